// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "extractors/list_numbers.h"

// The lists of an RTF file (\listtable, \listoverridetable): what label a paragraph has.
//
// A paragraph names an override (\ls) and a level (\ilvl); the override names a list by its id and
// may state other starts or other levels. Overrides of one list count together, except that one
// with a start of its own begins anew where it is first used. Counting follows the order of calls:
// ask once a paragraph, in reading order.

namespace mea::rtf {

struct Level {
    ListLevel counting;
    std::optional<double> left;  // points
    std::optional<double> first_line;
    bool hidden = false;
};
using Levels = std::array<Level, ListCounters::max_levels>;

// What a \listlevel group says, before its template is put together.
struct LevelDescription {
    int format = 0;  // \levelnfc
    int start = 1;
    bool legal = false;
    bool no_restart = false;
    bool picture = false;
    bool hidden = false;
    std::u32string text;  // \leveltext: its length, then characters; 0–8 stand for levels
    std::string font;     // of bullets
    std::optional<double> left;
    std::optional<double> first_line;
};
Level level_of(const LevelDescription& description);

struct ListItem {
    std::string label;  // as printed; "" when the level prints nothing
    int list = 0;       // identity, from 1
    int level = 0;      // 0–8
    bool bullet = false;
    std::optional<double> left;
    std::optional<double> first_line;
};

class Lists {
public:
    // Reading the tables, in the order of the file.
    void begin_list();
    void add_level(const LevelDescription& description);
    void end_list(int id);

    void begin_override();
    void begin_override_level() { ++override_level_; }
    void override_start(int start);
    void override_format(const LevelDescription& description);
    void end_override(int list, int number);

    // No table names a list: labels can come only from the text itself.
    bool empty() const { return overrides_.empty(); }
    bool knows(int number) const { return overrides_.count(number) > 0; }

    // Counts a paragraph; nothing when there is no such override.
    std::optional<ListItem> next(int number, int level);

    // The identity of lists that exist only as text (\pn, \listtext without a table).
    static constexpr int textual = 1'000'000;

private:
    struct Override {
        int list = 0;
        Levels levels;
        std::map<std::size_t, int> starts;
        std::map<std::size_t, Level> formats;
        std::array<bool, ListCounters::max_levels> used{};
    };
    int identity(int number, const Override& override_entry);

    Levels list_{};  // being read
    std::size_t level_ = 0;
    Override override_;  // being read
    int override_level_ = -1;

    std::map<int, Levels> lists_;
    std::map<int, Override> overrides_;
    std::map<std::pair<int, int>, int> identities_;
    ListCounters counters_;
};

}  // namespace mea::rtf
