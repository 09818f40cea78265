// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "extractors/docx_fields.h"
#include "extractors/docx_import.h"
#include "extractors/docx_notes.h"
#include "extractors/docx_numbering.h"
#include "extractors/docx_styles.h"
#include "extractors/field_numbers.h"
#include "extractors/inline_text.h"
#include "extractors/ooxml_package.h"

// A story of a DOCX file (body, header, footer, note, cell or text box) → blocks in reading order.
//
// Tracked changes are accepted, hidden text is left out, of alternatives one is read. A paragraph
// whose mark is deleted or hidden runs on into the next. Text boxes, charts and diagrams stand
// after the paragraph they are anchored in, as do descriptions of pictures in a body. A table row
// is one block; what stands in its cells (lists, boxes, tables) is joined with spaces; a cell that
// the one above reaches into shows nothing. Imported documents stand where they are imported. The
// tree must not be deeper than parse_xml() allows: the reader recurses.

namespace mea {

// What relationships of the part that holds a story lead to, by their ids.
struct DocxLinks {
    std::map<std::string, std::string> pages;  // external targets of hyperlinks
    std::map<std::string, std::string> parts;  // names of parts in the package
};

DocxLinks links_of(const std::vector<Relationship>& relationships);

// Where a comment is anchored.
struct DocxComment {
    std::string id;
    int page = 0;
};

// What the stories of one document share.
struct DocxContext {
    OoxmlPackage& package;
    const DocxStyles& styles;
    DocxNumbering& numbering;
    DocxNotes& notes;
    const Limits& limits;
    DocxNesting& nesting;
    std::vector<pugi::xml_node> sections;  // w:sectPr in order; the first has begun
    std::size_t section = 0;
    int page = 0;  // of what is read now; 0 when pages are not known
    int tables = 0;
    int imports = 0;
    bool even_pages_differ = false;  // w:evenAndOddHeaders
    FieldNumbers field_numbers;
    std::vector<Warning> warnings;
    std::vector<DocxComment> comments;  // as their anchors were read
};

class DocxStory {
public:
    // `links` are those of the part the story is in. `place` tells what becomes of descriptions of
    // pictures: they stand as captions in a body, and are left out elsewhere.
    enum class Place { body, apart };
    DocxStory(DocxContext& context, const DocxLinks& links, Place place = Place::apart);

    std::vector<FlowBlock> read(const pugi::xml_node& container);

private:
    struct Paragraph;  // the one being read
    struct Table {     // the one being read
        int number = 0;
        std::set<std::size_t> merged;   // columns whose cell in the row above may reach down
        std::set<std::size_t> merging;  // … in this row
        std::size_t column = 0;
        bool first_cell = true;
    };

    void blocks(const pugi::xml_node& container);
    void paragraph(const pugi::xml_node& node);
    void finish(Paragraph& paragraph);
    Block described(Paragraph& paragraph);  // counts it in its list
    void table(const pugi::xml_node& node);
    void rows(const pugi::xml_node& node, Table& table, std::vector<FlowBlock>& out);
    FlowBlock row(const pugi::xml_node& node, Table& table);
    void cells(const pugi::xml_node& node, FlowBlock& row, Table& table);
    void import(const pugi::xml_node& node);

    void content(const pugi::xml_node& parent, Paragraph& paragraph);
    void element(const pugi::xml_node& node, Paragraph& paragraph);
    void hyperlink(const pugi::xml_node& node, Paragraph& paragraph);
    void field_character(const pugi::xml_node& node, Paragraph& paragraph);
    void simple_field(const pugi::xml_node& node, Paragraph& paragraph);
    std::string without_result(std::string_view instruction, const Paragraph& paragraph);
    void field_ended(const FieldStack::Ended& field, Paragraph& paragraph);
    void run(const pugi::xml_node& node, Paragraph& paragraph);
    void run_content(const pugi::xml_node& node, Paragraph& paragraph);
    void note_reference(const pugi::xml_node& node, Paragraph& paragraph);
    void formula(const pugi::xml_node& node, Paragraph& paragraph);
    void graphics(const pugi::xml_node& node, Paragraph& paragraph);
    void description(const pugi::xml_node& node, Paragraph& paragraph);
    void other_part(const pugi::xml_node& node, Paragraph& paragraph);
    void page_break();

    DocxContext& context_;
    const DocxLinks& links_;
    Place place_;
    FieldStack fields_;
    std::vector<FlowBlock> out_;
    InlineText carried_;   // words of paragraphs whose mark is deleted or hidden
    Block carried_proto_;  // what such a paragraph looks like, where its mark is hidden
    int contents_ = 0;     // nesting of tables of contents
};

}  // namespace mea
