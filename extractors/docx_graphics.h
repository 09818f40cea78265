// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <pugixml.hpp>

#include "extractors/inline_text.h"

// Charts and diagrams of a DOCX file, which stand in parts of their own (DrawingML, ECMA-376 21.2
// and 21.4) → blocks.
//
// A chart is its titles and one table: a row a category, a column a series, as the document keeps
// them for drawing. Names of series are shown where the chart has a legend. A diagram ("SmartArt")
// is one text box for each of its shapes, from the top of the hierarchy down.

namespace mea {

// `table` is the number of the table that the chart makes.
std::vector<FlowBlock> chart_blocks(const pugi::xml_node& chart_space, int table);

std::vector<FlowBlock> diagram_blocks(const pugi::xml_node& data_model);

}  // namespace mea
