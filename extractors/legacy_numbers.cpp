// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/legacy_numbers.h"

#include <algorithm>

namespace mea {
namespace {

constexpr int largest_number = 1'000'000;
constexpr std::size_t longest_label = 256;

int counted(int number, bool counting, int start) {
    return std::clamp(counting ? number + 1 : start, 0, largest_number);
}

}  // namespace

std::string LegacyNumbers::next(const LegacyNumber& number) {
    if (number.level <= LegacyNumber::none) {
        pass();
        return {};
    }
    if (number.level == LegacyNumber::bullet) return number.before + number.after;
    if (number.level == LegacyNumber::body) {
        body_ = counted(body_, body_counting_, number.start);
        body_counting_ = true;
        return number.before + number_as(number.format, body_) + number.after;
    }
    if (number.level > LegacyNumber::last_outline) return {};
    pass();
    const auto at = static_cast<std::size_t>(number.level - 1);
    Level& level = outline_.at(at);
    level.number = counted(level.number, level.counting, number.start);
    level.counting = true;
    for (std::size_t inner = at + 1; inner < outline_.size(); ++inner) {
        outline_.at(inner).counting = false;
        outline_.at(inner).label.clear();
    }
    const bool outer = number.with_outer && at > 0;
    level.label = (outer ? outline_.at(at - 1).label : std::string{}) + number.before +
                  number_as(number.format, level.number) + number.after;
    if (level.label.size() > longest_label) level.label.clear();
    return level.label;
}

}  // namespace mea
