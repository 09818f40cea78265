// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "extractors/inline_text.h"
#include "extractors/xml.h"

// Objects of an OpenDocument text: charts and formulas, which stand in parts of their own or, in a
// flat file, where they are shown.
//
// A chart is its titles and one table, as the document keeps it for drawing; the names of its
// series are shown where the chart has a legend.

namespace mea {

struct OdtObject {
    std::string formula;  // in one line
    std::vector<FlowBlock> blocks;
};

class OdtObjects {
public:
    using ReadPart = std::function<Result<Xml>(std::string_view)>;
    explicit OdtObjects(ReadPart read_part) : read_part_(std::move(read_part)) {}

    // `node` is draw:object; `table` the number of the table that a chart makes. Other objects, and
    // those that do not read, are empty.
    OdtObject read(const pugi::xml_node& node, int table) const;

private:
    ReadPart read_part_;
};

}  // namespace mea
