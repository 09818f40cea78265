// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

// What a run of `mea ingest` did so far, in numbers; and the three forms in which it is told.

namespace mea {

struct Tally {
    std::size_t files = 0;
    std::size_t done = 0;
    std::size_t indexed = 0;
    std::size_t unchanged = 0;
    std::size_t renditions = 0;
    std::size_t duplicates = 0;
    std::size_t elsewhere = 0;  // of other partitions
    std::size_t failed = 0;
    std::size_t removed = 0;
    std::size_t from_kept = 0;  // of what was read, not extracted again
    std::size_t pages = 0;      // of what was read
    std::size_t bytes = 0;      // of what was looked at
    std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
    std::string started;  // UTC

    double seconds() const;
    // At the rate of the run so far; 0 when nothing is known.
    double seconds_left() const;
};

// "12 files: 3 indexed, 8 unchanged, 1 failed → /srv/index"
std::string summary(const Tally& tally, const std::string& index);

// "mea/run/1", kept in the index and shown by `mea status`; `end`: "running", "done",
// "interrupted".
std::string run_record(const Tally& tally, const std::string& end);

// "2026-11-21T03:00:00Z"
std::string utc_now();

}  // namespace mea
