// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

// How far a long run is: one line rewritten on a terminal, one line a minute elsewhere.

namespace mea {

class Progress {
public:
    Progress(std::size_t files, bool quiet);
    void advance(std::size_t done, std::size_t failed, const std::string& file);
    void clear();  // before another message

private:
    using Clock = std::chrono::steady_clock;
    std::size_t files_;
    bool terminal_;
    bool quiet_;
    Clock::time_point start_;
    Clock::time_point shown_;
};

}  // namespace mea
