// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/list_numbers.h"

#include <algorithm>
#include <vector>

namespace mea {
namespace {

constexpr int largest_number = 1'000'000;

int clamped_level(int level) { return std::clamp(level, 0, ListCounters::max_levels - 1); }

std::size_t index_of(int level) { return static_cast<std::size_t>(clamped_level(level)); }

std::string written(const ListLevel& level, int number, const ListLevel& item) {
    if (level.format == NumberFormat::bullet) return {};
    const bool decimal = item.legal && level.format != NumberFormat::none;
    return number_as(decimal ? NumberFormat::decimal : level.format, number, level.language);
}

}  // namespace

std::string list_label(std::span<const ListLevel> levels, int level, std::span<const int> numbers) {
    const std::size_t at = index_of(level);
    if (at >= levels.size()) return {};
    const ListLevel& item = levels[at];
    if (item.format == NumberFormat::bullet) return item.text;
    std::string label;
    for (std::size_t i = 0; i < item.text.size(); ++i) {
        const char c = item.text[i];
        const char next = i + 1 < item.text.size() ? item.text[i + 1] : '\0';
        if (c != '%' || next < '1' || next > '9') {
            label += c;
            continue;
        }
        const auto outer = static_cast<std::size_t>(next - '1');
        if (outer < levels.size() && outer < numbers.size())
            label += written(levels[outer], numbers[outer], item);
        ++i;
    }
    return label;
}

std::string ListCounters::next(int list, int level, std::span<const ListLevel> levels) {
    const std::size_t at = index_of(level);
    if (at >= levels.size()) return {};
    Counters& counters = lists_[list];
    Counter& counter = counters[at];
    if (counter.forced)
        counter.forced = false;
    else if (counter.counting)
        counter.number = std::min(counter.number + 1, largest_number);
    else
        counter.number = std::clamp(levels[at].start, 0, largest_number);
    counter.counting = true;

    for (std::size_t inner = at + 1; inner < counters.size(); ++inner) {
        const int restart = inner < levels.size() ? levels[inner].restart : ListLevel::after_any;
        if (static_cast<int>(at) < restart) counters[inner].counting = false;
    }
    std::vector<int> numbers;
    for (std::size_t outer = 0; outer <= at; ++outer) {
        Counter& passed = counters[outer];
        if (!passed.counting && !passed.forced)
            passed.number = std::clamp(levels[outer].start, 0, largest_number);
        // A level that was skipped counts as one item: after 2.a.I comes 2.b.
        passed.counting = true;
        passed.forced = false;
        numbers.push_back(passed.number);
    }
    return list_label(levels, static_cast<int>(at), numbers);
}

void ListCounters::restart(int list, int level, int number) {
    Counter& counter = lists_[list][index_of(level)];
    counter.number = std::clamp(number, 0, largest_number);
    counter.forced = true;
}

int ListCounters::number(int list, int level) const {
    const auto found = lists_.find(list);
    if (found == lists_.end()) return 0;
    const Counter& counter = found->second[index_of(level)];
    return counter.counting ? counter.number : 0;
}

}  // namespace mea
