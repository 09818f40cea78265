// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extractors/page_furniture.h"
#include "extractors/paragraphs.h"

// The reading order of a page's lines: the parts of the masthead one by one, two columns of text
// one after the other, everything else from top to bottom.
//
// Pure and thread-safe.

namespace mea::layout {

std::vector<FlowLine> reading_order(PageLines page, Reading reading);

// The x of the gutter between two columns of running text; 0 when the page has one column.
double find_gutter(const PageLines& page);

}  // namespace mea::layout
