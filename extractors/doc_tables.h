// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extractors/doc_text.h"

// Paragraphs → paragraphs and rows. Word has no tables, only paragraphs that end a cell or a row
// ([MS-DOC] 2.4.3, 2.4.4): a row is what stands before its end mark, at one depth of nesting.

namespace mea::doc {

// Rows have `is_row`, `table` (from 1, counted on from `tables`) and their cells joined by '\t';
// paragraphs of one cell are joined by a space. The rows of a table inside a cell follow the row
// that holds them, as a table of their own. Rows without an end mark end with the table.
std::vector<Paragraph> assemble_tables(std::vector<Paragraph> paragraphs, int& tables);

// Appends `more` to `to` after `separator`, with its label, notes, links and weights.
void append(Paragraph& to, Paragraph&& more, std::string_view separator);

}  // namespace mea::doc
