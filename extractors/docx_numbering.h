// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <pugixml.hpp>

#include "extractors/docx_styles.h"
#include "extractors/list_numbers.h"

// The lists of a DOCX file (numbering.xml, ECMA-376 17.9): which list a paragraph belongs to and
// what its label is.
//
// A paragraph names a `num`; the num names an abstract list, whose levels it may override. Nums of
// one abstract list count together, except that a num with a start override begins anew where it is
// first used. Counting follows the order of calls: ask once a paragraph, in reading order.

namespace mea {

struct DocxListItem {
    std::string label;  // as printed, "" when the level prints nothing
    int list = 0;       // identity: from 1
    int level = 0;      // 0–8
    bool bullet = false;
    std::optional<double> left;  // points, from the level's own indent
    std::optional<double> first_line;
};

class DocxNumbering {
public:
    DocxNumbering() = default;  // no numbering.xml
    DocxNumbering(const pugi::xml_node& root, const DocxStyles& styles);

    // Counts the paragraph; nothing when it is in no list. `style` is the paragraph's style and
    // `direct` what the paragraph itself says.
    std::optional<DocxListItem> next(const DocxStyle& style, const DocxParagraphLook& direct);

    // An identity for a list of an imported document, the same for the same pair.
    int imported(int import, int list);

private:
    struct Level {
        ListLevel counting;
        std::string paragraph_style;  // id of the style this level belongs to
        std::optional<double> left;
        std::optional<double> first_line;
        bool hidden = false;
    };
    using Levels = std::array<Level, ListCounters::max_levels>;
    struct Num {
        int abstract = 0;
        Levels levels;
        std::map<int, int> start_overrides;  // level → number
        std::array<bool, ListCounters::max_levels> used{};
    };

    static Level read_level(const pugi::xml_node& node);
    void read_nums(const pugi::xml_node& root);
    int identity(int num_id, const Num& num);

    std::map<int, Levels> abstracts_;
    std::map<int, Num> nums_;
    std::map<std::pair<int, int>, int> identities_;
    ListCounters counters_;
};

}  // namespace mea
