// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>

#include "app/ingest/readers.h"
#include "app/ingest/tally.h"

// How far a long run is, for a person: lines rewritten in place on a terminal (files, pages, MB,
// rate, time left, failures, the files that are slow just now), one line a minute elsewhere.

namespace mea {

class Progress {
public:
    explicit Progress(bool quiet);
    // Shows what changed when it is time to; cheap otherwise. `readers` may be null.
    void show(const Tally& tally, const Readers* readers);
    void clear();  // before another message

private:
    using Clock = std::chrono::steady_clock;
    bool terminal_;
    bool quiet_;
    int lines_ = 0;  // on the terminal now
    Clock::time_point shown_;
};

// "120 of 300 files, 2 failed, 1400 pages, 45.1 MB, 3.2 files/s, 56 s left"
std::string progress_line(const Tally& tally);

}  // namespace mea
