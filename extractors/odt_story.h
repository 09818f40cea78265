// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "extractors/inline_text.h"
#include "extractors/odt_lists.h"
#include "extractors/odt_objects.h"
#include "extractors/odt_styles.h"

// A story of an OpenDocument text (body, header, footer, note, cell or text box) → blocks.
//
// Deleted text is kept apart by the format and not read; hidden text, hidden sections and page
// numbers are left out, comments are kept apart. Text boxes, charts and descriptions of pictures
// stand after the paragraph they are anchored in; a formula is read where it stands; a table row is
// one block. The tree must not be deeper than parse_xml() allows: the reader recurses.

namespace mea {

struct OdtNote {
    std::string mark;
    bool endnote = false;
    int page = 0;
    InlineText words;
};

struct OdtComment {
    int page = 0;
    std::vector<FlowBlock> paragraphs;
};

// What the stories of one document share.
struct OdtContext {
    const OdtStyles& styles;
    OdtLists& lists;
    const OdtObjects& objects;
    std::vector<OdtNote> notes;
    int page = 1;  // counted from the breaks that are marked
    int tables = 0;
    std::vector<std::string> master_pages;  // as paragraphs ask for them
    std::vector<OdtComment> comments{};     // in order of their anchors
};

class OdtStory {
public:
    // Descriptions of pictures stand as captions in a body, and are left out elsewhere.
    enum class In { body, apart };
    explicit OdtStory(OdtContext& context, In in = In::apart);
    std::vector<FlowBlock> read(const pugi::xml_node& container);

private:
    // Where in a list a paragraph stands.
    struct Place {
        int list = 0;  // identity, 0 outside lists
        int level = -1;
        std::string style;
        bool counted = true;  // the item has its label, or has none
        BlockKind kind = BlockKind::text;
    };
    struct Paragraph {
        InlineText words;
        InlineLook look;
        std::string font;
        bool hidden = false;
        bool capitals = false;
        bool after_space = true;  // white space collapses
        int first_page = 0;
        std::vector<FlowBlock> boxes;
    };

    void blocks(const pugi::xml_node& container, Place& place);
    void block(const pugi::xml_node& node, Place& place);
    void list(const pugi::xml_node& node, const Place& around);
    void paragraph(const pugi::xml_node& node, Place& place);
    void table(const pugi::xml_node& node);
    void rows(const pugi::xml_node& node, int table, std::vector<int>& spans);
    void row(const pugi::xml_node& node, int table, std::vector<int>& spans);

    void content(const pugi::xml_node& parent, Paragraph& paragraph);
    void element(const pugi::xml_node& node, Paragraph& paragraph);
    void words(const char* text, Paragraph& paragraph);
    void span(const pugi::xml_node& node, Paragraph& paragraph);
    void link(const pugi::xml_node& node, Paragraph& paragraph);
    void note(const pugi::xml_node& node, Paragraph& paragraph);
    void comment(const pugi::xml_node& node, const Paragraph& paragraph);
    void frame(const pugi::xml_node& node, Paragraph& paragraph);
    void object(const pugi::xml_node& node, Paragraph& paragraph);
    void description(const pugi::xml_node& node, Paragraph& paragraph);

    OdtContext& context_;
    In in_;
    std::vector<FlowBlock> out_;
};

}  // namespace mea
