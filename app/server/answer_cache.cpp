// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/answer_cache.h"

namespace mea {
namespace {

std::size_t size_of(const std::string& key, const Response& response) {
    constexpr std::size_t beside = 512;  // headers, nodes
    return key.size() + response.body.size() + beside;
}

}  // namespace

std::string AnswerCache::key_of(const std::string& tag, const Request& request) {
    // No byte of a decoded address is 0.
    std::string key = tag + '\0' + request.path;
    for (const auto& [name, value] : request.query) key += '\0' + name + '\0' + value;
    return key;
}

std::optional<Response> AnswerCache::find(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto known = by_key_.find(key);
    if (known == by_key_.end()) return std::nullopt;
    answers_.splice(answers_.begin(), answers_, known->second);
    ++found_;
    return known->second->second;
}

void AnswerCache::keep(const std::string& key, const Response& response) {
    if (response.body.size() > most_of_one) return;
    const std::lock_guard lock(mutex_);
    if (by_key_.contains(key)) return;
    answers_.emplace_front(key, response);
    by_key_[key] = answers_.begin();
    bytes_ += size_of(key, response);
    while (bytes_ > most_bytes) {
        const auto& [old_key, old] = answers_.back();
        bytes_ -= size_of(old_key, old);
        by_key_.erase(old_key);
        answers_.pop_back();
    }
}

std::size_t AnswerCache::found() const {
    const std::lock_guard lock(mutex_);
    return found_;
}

}  // namespace mea
