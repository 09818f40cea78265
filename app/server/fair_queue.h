// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

// Who is answered next: clients take turns, whatever one of them has asked before the others, and
// no client has more than its share of the workers. Not thread-safe.
//
//   queue.push(client, work);
//   while (auto next = queue.take()) run(next->work);   // later, once each: queue.done(client)

namespace mea {

template <class Work>
class FairQueue {
public:
    struct Next {
        std::string client;
        Work work;
    };

    // `share` 0: half of the workers, at least one.
    FairQueue(std::size_t workers, std::size_t share)
        : workers_(std::max<std::size_t>(1, workers)),
          share_(share > 0 ? std::min(share, workers_) : std::max<std::size_t>(1, workers_ / 2)) {}

    void push(const std::string& client, Work work) {
        Client& one = clients_[client];
        if (one.waiting.empty()) turns_.push_back(client);
        one.waiting.push_back(std::move(work));
    }

    // Work that a worker may begin now; nothing when all are busy or who waits has its share.
    std::optional<Next> take() {
        if (running_ >= workers_) return std::nullopt;
        const auto ready = std::find_if(
            turns_.begin(), turns_.end(),
            [this](const std::string& client) { return clients_.at(client).running < share_; });
        if (ready == turns_.end()) return std::nullopt;
        std::string client = std::move(*ready);
        turns_.erase(ready);
        Client& one = clients_.at(client);
        Next next{client, std::move(one.waiting.front())};
        one.waiting.pop_front();
        if (!one.waiting.empty()) turns_.push_back(std::move(client));
        ++one.running;
        ++running_;
        return next;
    }

    // A work of this client has ended.
    void done(const std::string& client) {
        --running_;
        const auto found = clients_.find(client);
        if (--found->second.running == 0 && found->second.waiting.empty()) clients_.erase(found);
    }

private:
    struct Client {
        std::deque<Work> waiting;
        std::size_t running = 0;
    };
    std::size_t workers_;
    std::size_t share_;
    std::size_t running_ = 0;
    std::deque<std::string> turns_;  // clients with work that waits, once each
    std::unordered_map<std::string, Client> clients_;
};

}  // namespace mea
