// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extractors/lines.h"

// Running heads, footers and page numbers: told from the body by what pages have in common.
//
// A piece of a line near the top or the bottom edge is furniture when
//  * the same words (numbers apart) stand at the same height on several pages, or
//  * it is a number that counts with the pages ("3", "3/50", "- 3 -", "Page 3", "第3页"), or
//  * it stands, set off from the body, at the height where other pages have a running head, or
//  * it repeats the symbol of the first page at the top of a later page, with lines of its title
//  beside and above, or
//  * it is a job number or bar code at the bottom ("26-04950 (E)", "*2604950*"), with what is
//  below.
// Only from the edge inwards: a line of the body ends the search. The first page keeps its
// masthead.
//
// Pure and thread-safe.

namespace mea::layout {

struct PageLines {
    PageWords page;           // its words are not needed any more
    std::vector<Line> lines;  // from top to bottom
};

struct Furniture {
    BlockKind kind = BlockKind::header;  // header, footer or page_number
    Line line;
};

// Takes the furniture out of the pages. Result in order of pages, from top to bottom.
std::vector<Furniture> take_furniture(std::vector<PageLines>& pages, Reading reading);

}  // namespace mea::layout
