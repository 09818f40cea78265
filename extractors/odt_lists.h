// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <pugixml.hpp>

#include "extractors/list_numbers.h"

// Lists of an OpenDocument text: list styles, which list goes on with which, outline numbers.
//
// Source: OpenDocument 1.3 part 3, 5.3 and 16.30–16.39. A list begins anew unless it continues
// another (by id, or the last one of its style). Counting follows the order of calls, in reading
// order.

namespace mea {

struct OdtListItem {
    std::string label;
    std::optional<double> left;  // points, of the level
    std::optional<double> first_line;
    bool bullet = false;
};

class OdtLists {
public:
    // Call once for each part that has list styles.
    void collect(const pugi::xml_node& root);

    // The identity (from 1) of the list that a top-level text:list element begins or continues.
    int open(const pugi::xml_node& list);

    // The next item of a list has this number (text:start-value).
    void start(int list, int level, int number) { counters_.restart(list, level, number); }

    // Counts an item and says its label. An unknown style prints nothing.
    OdtListItem next(int list, int level, std::string_view style);

    // Counts a heading of the outline; `level` from 0.
    OdtListItem next_heading(int level);
    void start_heading(int level, int number) { counters_.restart(outline_list, level, number); }

private:
    static constexpr int outline_list = 0;
    struct Level {
        ListLevel counting;
        std::optional<double> left;
        std::optional<double> first_line;
    };
    using Levels = std::array<Level, ListCounters::max_levels>;

    void collect_styles(const pugi::xml_node& group);
    static Levels read_levels(const pugi::xml_node& style);
    OdtListItem count(int list, int level, const Levels& levels);

    std::map<std::string, Levels, std::less<>> styles_;
    Levels outline_ = read_levels({});
    std::map<std::string, int> by_id_;
    std::map<std::string, int> last_of_style_;
    int opened_ = 0;
    ListCounters counters_;
};

}  // namespace mea
