// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/readers.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace mea {
namespace {

struct Slot {
    ReadTask task;
    std::optional<std::chrono::steady_clock::time_point> begun;
    std::optional<ReadOutcome> outcome;
};

}  // namespace

struct Readers::Parts {
    Read read;
    std::size_t window = 0;
    mutable std::mutex mutex;
    std::condition_variable work;
    std::condition_variable done;
    std::deque<std::shared_ptr<Slot>> order;  // oldest first
    std::deque<std::shared_ptr<Slot>> waiting;
    bool closing = false;
    std::vector<std::thread> threads;

    static double age(std::chrono::steady_clock::time_point since) {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - since).count();
    }

    void serve() {
        while (true) {
            std::shared_ptr<Slot> slot;
            {
                std::unique_lock lock(mutex);
                work.wait(lock, [this] { return closing || !waiting.empty(); });
                if (closing) return;
                slot = waiting.front();
                waiting.pop_front();
                slot->begun = std::chrono::steady_clock::now();
            }
            ReadOutcome outcome = read(slot->task);
            outcome.seconds = age(*slot->begun);
            {
                const std::lock_guard lock(mutex);
                slot->outcome = std::move(outcome);
            }
            done.notify_one();
        }
    }
};

Readers::Readers(unsigned threads, Read read) : parts_(std::make_unique<Parts>()) {
    constexpr std::size_t files_a_thread = 4;
    parts_->read = std::move(read);
    parts_->window = threads * files_a_thread;
    for (unsigned i = 0; i < threads; ++i)
        parts_->threads.emplace_back([parts = parts_.get()] { parts->serve(); });
}

Readers::~Readers() {
    {
        const std::lock_guard lock(parts_->mutex);
        parts_->closing = true;
    }
    parts_->work.notify_all();
    for (std::thread& thread : parts_->threads) thread.join();
}

bool Readers::full() const { return parts_->order.size() >= parts_->window; }

bool Readers::idle() const { return parts_->order.empty(); }

void Readers::add(ReadTask task) {
    auto slot = std::make_shared<Slot>();
    slot->task = std::move(task);
    parts_->order.push_back(slot);
    {
        const std::lock_guard lock(parts_->mutex);
        parts_->waiting.push_back(std::move(slot));
    }
    parts_->work.notify_one();
}

std::optional<ReadOutcome> Readers::take(std::chrono::milliseconds patience) {
    const std::shared_ptr<Slot> slot = parts_->order.front();
    std::unique_lock lock(parts_->mutex);
    if (!parts_->done.wait_for(lock, patience, [&slot] { return slot->outcome.has_value(); })) {
        return std::nullopt;
    }
    parts_->order.pop_front();
    return std::move(slot->outcome);
}

std::vector<InHand> Readers::in_hand(std::size_t at_most) const {
    std::vector<InHand> all;
    const std::lock_guard lock(parts_->mutex);
    for (const auto& slot : parts_->order) {
        if (!slot->begun || slot->outcome) continue;
        all.push_back({slot->task.path, Parts::age(*slot->begun)});
        if (all.size() == at_most) break;  // in the order of their beginning, nearly
    }
    return all;
}

}  // namespace mea
