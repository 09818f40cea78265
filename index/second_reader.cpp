// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/second_reader.h"

#include <xapian.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

#include "index/shards.h"

namespace mea {
namespace {

using Job = std::function<Result<Matched>(const IndexReader&)>;

std::atomic<unsigned> under_way{0};  // searches and jobs

unsigned processors() {
    static const unsigned count = std::max(1U, std::thread::hardware_concurrency());
    return count;
}

// One of the database's commits.
std::string commit_of(const Xapian::Database& database) {
    return database.get_uuid() + "." + std::to_string(database.get_revision());
}

}  // namespace

SearchUnderWay::SearchUnderWay() { ++under_way; }
SearchUnderWay::~SearchUnderWay() { --under_way; }

struct SecondReader::Parts {
    explicit Parts(std::string where) : directory(std::move(where)) {}

    const std::string directory;

    // Of the thread that asks.
    std::thread thread;
    bool busy = false;  // between begin() and end()

    std::mutex mutex;  // of what follows
    std::condition_variable changed;
    Job job;  // nothing: none is wanted or under way
    std::string commit;
    std::optional<Matched> found;
    bool leave = false;

    // Of the other.
    std::optional<Shards> shards;
    Stemmer stemmer;
    StandingCache standing;

    // False: no processor is free.
    bool begin(const Xapian::Database& database, Job wanted) {
        if (++under_way > processors() || !started()) {
            --under_way;
            return false;
        }
        {
            const std::lock_guard lock(mutex);
            job = std::move(wanted);
            commit = commit_of(database);
        }
        busy = true;
        changed.notify_all();
        return true;
    }

    // Waits for the job. Nothing: it failed.
    std::optional<Matched> end() {
        if (!busy) return std::nullopt;
        std::unique_lock lock(mutex);
        changed.wait(lock, [this] { return !job; });
        busy = false;
        --under_way;
        return std::exchange(found, std::nullopt);
    }

    void stop() {
        static_cast<void>(end());
        if (!thread.joinable()) return;
        {
            const std::lock_guard lock(mutex);
            leave = true;
        }
        changed.notify_all();
        thread.join();
    }

private:
    bool started() {
        try {
            if (!thread.joinable()) thread = std::thread([this] { run(); });
            return true;
        } catch (const std::system_error&) {
            return false;
        }
    }

    void run() {
        std::unique_lock lock(mutex);
        for (;;) {
            changed.wait(lock, [this] { return leave || job; });
            if (leave) return;
            lock.unlock();
            std::optional<Matched> matched = done();
            lock.lock();
            found = std::move(matched);
            job = nullptr;
            changed.notify_all();
        }
    }

    std::optional<Matched> done() {
        try {
            if (!ready()) return std::nullopt;
            Result<Matched> matched = job(IndexReader{*shards->database, stemmer, standing});
            if (matched) return std::move(*matched);
        } catch (...) {
            shards.reset();
        }
        return std::nullopt;
    }

    bool ready() {
        if (shards && commit_of(*shards->database) == commit) return true;
        shards.reset();
        standing.forget();
        Result<Shards> opened = open_shards(directory);
        if (!opened || commit_of(*opened->database) != commit) return false;
        shards = std::move(*opened);
        return true;
    }
};

SecondReader::SecondReader(std::string directory)
    : parts_(std::make_unique<Parts>(std::move(directory))) {}

SecondReader::~SecondReader() { parts_->stop(); }

Matched SecondReader::match(Enquiry& enquiry, const Ask& ask, const Xapian::Database& database,
                            Share& share, const Wanted& wanted,
                            std::chrono::microseconds patience) {
    struct Ended {
        ~Ended() { static_cast<void>(parts.end()); }
        Parts& parts;
    };
    const Ended ended{*parts_};
    const Xapian::docid all = database.get_lastdocid();
    share = Share(1, all);
    share.give_after(patience, enquiry.made_in(), [&](const Share::Rest& left) {
        Wanted still = wanted;
        still.counted -= std::min(still.counted, left.passed);
        return parts_->begin(database,
                             [&ask, still, left](const IndexReader& reader) -> Result<Matched> {
                                 Share rest(left.first, left.last);
                                 Result<Enquiry> again = Enquiry::make(reader, ask, &rest);
                                 if (!again) return tl::unexpected<Error>(again.error());
                                 return again->match(still);
                             });
    });
    Matched found = enquiry.match(wanted);
    if (!share.given()) return found;
    std::optional<Matched> rest = parts_->end();
    if (!rest) {
        share = Share(share.last() + 1, all);
        rest = enquiry.match(wanted);
    }
    return merged(std::move(found), std::move(*rest), wanted.best);
}

}  // namespace mea
