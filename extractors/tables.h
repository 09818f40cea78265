// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extractors/paragraphs.h"

// Tables and contents among the lines of a page.
//
// Lines in which wide gaps separate parts that stand under the parts of the line before make a
// table; a line that fits into one of its columns continues a cell. A line with dot leaders and a
// number is an entry of a table of contents; the dots may be of a font without characters. Rulings
// are not visible here.
//
// Pure and thread-safe.

namespace mea::layout {

// Marks the lines of tables (kind, table, cells, row_begins) and of contents. `next_table` is the
// number of the next table; the result is the number after the last one.
int mark_tables(std::vector<FlowLine>& lines, int next_table, Reading reading);

}  // namespace mea::layout
