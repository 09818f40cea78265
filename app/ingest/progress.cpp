// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/progress.h"

#include <cstdio>
#include <iostream>

#include <unistd.h>

namespace mea {
namespace {

constexpr std::chrono::milliseconds terminal_interval{200};
constexpr std::chrono::seconds line_interval{60};

}  // namespace

Progress::Progress(std::size_t files, bool quiet)
    : files_(files),
      terminal_(isatty(STDERR_FILENO) == 1),
      quiet_(quiet),
      start_(Clock::now()),
      shown_(start_) {}

void Progress::advance(std::size_t done, std::size_t failed, const std::string& file) {
    if (quiet_) return;
    const auto now = Clock::now();
    if (now - shown_ <
        (terminal_ ? Clock::duration(terminal_interval) : Clock::duration(line_interval)))
        return;
    shown_ = now;
    const double seconds = std::chrono::duration<double>(now - start_).count();
    const double rate = static_cast<double>(done) / seconds;
    const double left = rate > 0 ? static_cast<double>(files_ - done) / rate : 0;
    char line[160];
    std::snprintf(line, sizeof line, "%zu of %zu files, %zu failed, %.1f files/s, %.0f s left",
                  done, files_, failed, rate, left);
    if (terminal_) {
        std::cerr << "\r\x1b[K" << line << "  "
                  << file.substr(file.size() > 40 ? file.size() - 40 : 0) << std::flush;
    } else {
        std::cerr << line << '\n';
    }
}

void Progress::clear() {
    if (terminal_ && !quiet_) std::cerr << "\r\x1b[K" << std::flush;
}

}  // namespace mea
