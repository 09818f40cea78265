// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "extractors/docx_story.h"
#include "extractors/ooxml_package.h"

// Headers and footers of a DOCX file, apart from the body.
//
// The first page shows the first section's own first-page header where w:titlePg asks for one, else
// its default header. Even pages have their own only where the settings say so
// (w:evenAndOddHeaders). Sections inherit what they do not state, and repeat each other: a text is
// returned once. Page numbers are fields and gone; what then holds no letter and no digit is left
// out.

namespace mea {

struct DocxFurniture {
    std::vector<FlowBlock> first_header;  // of page 1, kind header, first_page 1
    std::vector<FlowBlock> others;        // every other header and footer
};

// `context.sections` in order; `relationships` of the main part.
DocxFurniture read_furniture(OoxmlPackage& package, DocxContext& context,
                             const std::vector<Relationship>& relationships);

}  // namespace mea
