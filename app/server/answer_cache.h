// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "app/server/http.h"

// Answers from the index, kept while it stays the same: the last used of a bounded number of bytes.
//
// The key holds the ETag of the commit, so that an answer of another one is never found. Answers
// larger than `most_of_one` are made anew each time. Thread-safe.

namespace mea {

class AnswerCache {
public:
    static constexpr std::size_t most_bytes = std::size_t{32} << 20;
    static constexpr std::size_t most_of_one = std::size_t{256} << 10;

    static std::string key_of(const std::string& tag, const Request& request);

    std::optional<Response> find(const std::string& key);
    void keep(const std::string& key, const Response& response);

    std::size_t found() const;  // answers that were not made again

private:
    mutable std::mutex mutex_;
    std::list<std::pair<std::string, Response>> answers_;  // the last used first
    std::unordered_map<std::string, decltype(answers_)::iterator> by_key_;
    std::size_t bytes_ = 0;
    std::size_t found_ = 0;
};

}  // namespace mea
