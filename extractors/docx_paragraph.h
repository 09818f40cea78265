// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include <pugixml.hpp>

#include "extractors/docx_story.h"

// The paragraph that a DocxStory is reading: its looks, and the words so far.

namespace mea {

struct DocxStory::Paragraph {
    Paragraph(const DocxStyles& styles, const pugi::xml_node& properties);  // w:pPr

    const DocxStyle& style;
    DocxParagraphLook direct;  // what the paragraph itself says
    DocxParagraphLook look;    // with its style
    int heading = 0;           // 1–9, 0 for none
    bool mark_hidden = false;
    bool in_contents = false;
    bool bullet = false;  // the label says nothing
    int first_page = 0;
    InlineText words;
    std::vector<FlowBlock> boxes;  // text boxes anchored here

    // The run being read.
    InlineLook run;
    std::string symbol_font;
    bool run_hidden = false;
    bool run_capitals = false;
    bool mark_follows = false;  // the rest of the run is the mark of the last note
};

}  // namespace mea
