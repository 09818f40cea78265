// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include <pugixml.hpp>

#include "extractors/odt_story.h"

// Headers and footers of an OpenDocument text: they belong to master pages.
//
// `used` are the master pages that paragraphs ask for, in order; the first page has the first of
// them, or "Standard". The pages that follow one (style:next-style-name) are used too. A text is
// returned once.

namespace mea {

struct OdtFurniture {
    std::vector<FlowBlock> first_header;  // of page 1, kind header, first_page 1
    std::vector<FlowBlock> others;        // every other header and footer
};

// `masters` is office:master-styles. `first_asked` says whether the first paragraph asks for a
// master page.
OdtFurniture read_master_pages(const pugi::xml_node& masters, OdtContext& context,
                               bool first_asked);

}  // namespace mea
