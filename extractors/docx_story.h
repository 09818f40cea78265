// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "extractors/docx_fields.h"
#include "extractors/docx_notes.h"
#include "extractors/docx_numbering.h"
#include "extractors/docx_styles.h"
#include "extractors/inline_text.h"

// A story of a DOCX file (body, header, footer, note, cell or text box) → blocks in reading order.
//
// Tracked changes are accepted, hidden text is left out, of alternatives one is read. A paragraph
// whose mark is deleted runs on into the next. A text box stands after the paragraph it is anchored
// in. A table row is one block; what stands in its cells (lists, boxes, tables) is joined with
// spaces. The tree must not be deeper than parse_xml() allows: the reader recurses.

namespace mea {

// What the stories of one document share.
struct DocxContext {
    const DocxStyles& styles;
    DocxNumbering& numbering;
    DocxNotes& notes;
    std::vector<pugi::xml_node> sections;  // w:sectPr in order; the first has begun
    std::size_t section = 0;
    int page = 0;  // of what is read now; 0 when pages are not known
    int tables = 0;
};

class DocxStory {
public:
    // `links`: relationship id → external target, for the part the story is in.
    DocxStory(DocxContext& context, const std::map<std::string, std::string>& links);

    std::vector<FlowBlock> read(const pugi::xml_node& container);

private:
    struct Paragraph;  // the one being read

    void blocks(const pugi::xml_node& container);
    void paragraph(const pugi::xml_node& node);
    void finish(Paragraph& paragraph);
    void table(const pugi::xml_node& node);
    void rows(const pugi::xml_node& node, int table, std::vector<FlowBlock>& out);
    FlowBlock row(const pugi::xml_node& node, int table);
    void cells(const pugi::xml_node& node, FlowBlock& row, std::size_t& count);

    void content(const pugi::xml_node& parent, Paragraph& paragraph);
    void element(const pugi::xml_node& node, Paragraph& paragraph);
    void hyperlink(const pugi::xml_node& node, Paragraph& paragraph);
    void field_character(const pugi::xml_node& node, Paragraph& paragraph);
    void simple_field(const pugi::xml_node& node, Paragraph& paragraph);
    void run(const pugi::xml_node& node, Paragraph& paragraph);
    void run_content(const pugi::xml_node& node, Paragraph& paragraph);
    void note_reference(const pugi::xml_node& node, Paragraph& paragraph);
    void text_boxes(const pugi::xml_node& node, Paragraph& paragraph);
    void page_break();

    DocxContext& context_;
    const std::map<std::string, std::string>& links_;
    FieldStack fields_;
    std::vector<FlowBlock> out_;
    InlineText carried_;  // words of paragraphs whose mark is deleted
    int contents_ = 0;    // nesting of tables of contents
};

}  // namespace mea
