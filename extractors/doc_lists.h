// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractors/doc_fib.h"
#include "extractors/doc_fonts.h"
#include "extractors/list_numbers.h"

// Lists of Word 97+ ([MS-DOC] 2.4.6.3): LSTF and LVL describe them, LFO and LFOLVL let a paragraph
// refer to one, with another start or another format. Counters belong to the list, so that two
// overrides of one list count on.

namespace mea::doc {

struct ListIndent {
    std::optional<int> left;  // twips
    std::optional<int> first;
};

struct ListFormat {  // one level as one override shows it
    ListLevel level;
    ListIndent indent;
};

class Lists {
public:
    // `tables` is the table stream.
    static Lists read(const Fib& fib, std::string_view tables, const Fonts& fonts);

    // Counts a paragraph and gives its label. `list` is ParagraphProperties::list. Empty for an
    // unknown list and for levels that print nothing.
    std::string count(int list, int level);

    // The identity of the list behind an override, from 1; 0 for an unknown one.
    int identity(int list) const;

    ListIndent indent(int list, int level) const;
    bool is_bullet(int list, int level) const;

private:
    struct List {
        int id = 0;  // lsid
        std::vector<ListFormat> formats;
    };
    struct Override {
        std::size_t list = 0;  // index in lists_
        std::vector<ListLevel> levels;
        std::vector<ListIndent> indents;
        std::array<std::optional<int>, ListCounters::max_levels> starts;
    };

    void read_lists(const Fib& fib, std::string_view tables, const Fonts& fonts);
    void read_overrides(const Fib& fib, std::string_view tables, const Fonts& fonts);
    const Override* find(int list) const;

    std::vector<List> lists_;
    std::vector<std::optional<Override>> overrides_;
    ListCounters counters_;
    std::set<std::pair<int, int>> started_;  // overrides and levels whose start was used
};

}  // namespace mea::doc
