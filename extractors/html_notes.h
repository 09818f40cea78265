// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "extractors/html_tree.h"

// Footnotes in HTML, which has no element for them.
//
// What word processors, wikis and converters write has one shape: a short mark links to a place
// further down, and a link in that place leads back to the mark. Such a pair is a note; links in
// one direction only are not.

namespace mea {

struct HtmlNote {
    std::string mark;                      // without brackets: "1", "*"
    const GumboNode* container = nullptr;  // the block that holds the note's words
};

struct HtmlNotes {
    std::vector<HtmlNote> notes;                                   // in order of reference
    std::unordered_map<const GumboNode*, std::size_t> references;  // link → note
    std::unordered_map<const GumboNode*, std::size_t> containers;  // block → note
    std::unordered_map<const GumboNode*, std::size_t> symbols;     // link back → note
};

HtmlNotes find_notes(const HtmlTree& tree);

}  // namespace mea
