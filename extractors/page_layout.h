// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "extractors/page_furniture.h"
#include "extractors/paragraphs.h"
#include "pipeline/extracted.h"

// Pages of words → a document: the whole of the layout, step by step.
//
//   words → lines (lines.h) → without furniture (page_furniture.h) → without notes (footnotes.h)
//   → reading order (columns.h) → tables (tables.h) → paragraphs (paragraphs.h) → blocks
//
// Any format that knows its text only as words with boxes can use it (PDF, OCR). Pure.

namespace mea::layout {

struct LaidNote {
    std::string mark;  // empty when it has none
    Paragraph paragraph;
};

struct Layout {
    double body_size = 0;
    Reading reading;
    std::vector<Paragraph> body;
    std::vector<LaidNote> notes;
    std::vector<Furniture> furniture;
};

Layout lay_out(const std::vector<PageWords>& pages);

// Adds the blocks of a layout in the order that extracted.h promises, with references to notes.
void add_blocks(DocumentBuilder& out, const Layout& layout);

}  // namespace mea::layout
