// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/progress.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <iostream>

#include <sys/ioctl.h>
#include <unistd.h>

namespace mea {
namespace {

constexpr std::chrono::milliseconds terminal_interval{200};
constexpr std::chrono::seconds line_interval{60};
constexpr std::size_t slow_files = 3;
constexpr double slow_seconds = 2;

std::string time_left(double seconds) {
    constexpr double minute = 60;
    constexpr double hour = 3600;
    std::array<char, 32> text{};
    if (seconds < 2 * minute) {
        std::snprintf(text.data(), text.size(), "%.0f s left", seconds);
    } else if (seconds < 2 * hour) {
        std::snprintf(text.data(), text.size(), "%.0f min left", seconds / minute);
    } else {
        std::snprintf(text.data(), text.size(), "%.1f h left", seconds / hour);
    }
    return text.data();
}

std::size_t columns() {
    constexpr std::size_t narrow = 80;
    winsize size{};
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return narrow;
    return size.ws_col;
}

// Whole characters only; a name may be in any script.
std::string cut(const std::string& line, std::size_t width) {
    std::size_t end = 0;
    for (std::size_t shown = 0; end < line.size() && shown + 1 < width; ++shown) {
        ++end;
        while (end < line.size() && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) ++end;
    }
    std::string out = line.substr(0, end);
    std::replace_if(
        out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
    return out;
}

}  // namespace

std::string progress_line(const Tally& tally) {
    std::array<char, 192> line{};
    const double seconds = std::max(tally.seconds(), 1e-3);
    std::snprintf(line.data(), line.size(),
                  "%zu of %zu files, %zu failed, %zu pages, %.1f MB, %.1f files/s, ", tally.done,
                  tally.files, tally.failed, tally.pages, static_cast<double>(tally.bytes) / 1e6,
                  static_cast<double>(tally.done) / seconds);
    return line.data() + time_left(tally.seconds_left());
}

Progress::Progress(bool quiet)
    : terminal_(isatty(STDERR_FILENO) == 1), quiet_(quiet), shown_(Clock::now()) {}

void Progress::show(const Tally& tally, const Readers* readers) {
    if (quiet_) return;
    const auto now = Clock::now();
    const auto interval =
        terminal_ ? Clock::duration(terminal_interval) : Clock::duration(line_interval);
    if (now - shown_ < interval) return;
    shown_ = now;
    if (!terminal_) {
        std::cerr << "mea: " << progress_line(tally) << '\n';
        return;
    }
    clear();
    const std::size_t width = columns();
    std::cerr << cut(progress_line(tally), width);
    lines_ = 1;
    if (readers != nullptr) {
        for (const InHand& one : readers->in_hand(slow_files)) {
            if (one.seconds < slow_seconds) continue;
            std::cerr << '\n'
                      << cut("  " + std::to_string(static_cast<long>(one.seconds)) + " s  " +
                                 one.path,
                             width);
            ++lines_;
        }
    }
    std::cerr << std::flush;
}

void Progress::clear() {
    if (quiet_ || !terminal_ || lines_ == 0) return;
    std::cerr << "\r\x1b[K";
    for (; lines_ > 1; --lines_) std::cerr << "\x1b[1A\x1b[K";
    lines_ = 0;
    std::cerr << std::flush;
}

}  // namespace mea
