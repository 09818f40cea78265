// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/docx_story.h"

#include <cstring>
#include <utility>

#include "extractors/docx_paragraph.h"
#include "extractors/ooxml_package.h"

namespace mea {
namespace {

bool named(const pugi::xml_node& node, const char* name) {
    return std::strcmp(node.name(), name) == 0;
}

// Containers that stand around blocks and inline content alike and mean nothing for the text.
bool transparent(const pugi::xml_node& node) {
    for (const char* name : {"w:customXml", "w:ins", "w:moveTo", "w:sdtContent", "w:smartTag"}) {
        if (named(node, name)) return true;
    }
    return false;
}

bool contents_gallery(const pugi::xml_node& sdt) {
    const pugi::xml_node gallery =
        sdt.child("w:sdtPr").child("w:docPartObj").child("w:docPartGallery");
    return std::string_view(gallery.attribute("w:val").value()) == "Table of Contents";
}

// Deleted or moved away, as a tracked change that is accepted.
bool taken_out(const pugi::xml_node& mark_properties) {
    return mark_properties.child("w:del") || mark_properties.child("w:moveFrom");
}

// A large initial, set as a paragraph of its own before the paragraph it begins.
bool is_drop_cap(const pugi::xml_node& properties) {
    const std::string_view kind = properties.child("w:framePr").attribute("w:dropCap").value();
    return kind == "drop" || kind == "margin";
}

bool begins_with(std::string_view text, std::string_view start) {
    return text.substr(0, start.size()) == start;
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

}  // namespace

DocxStory::DocxStory(DocxContext& context, const std::map<std::string, std::string>& links)
    : context_(context), links_(links) {}

std::vector<FlowBlock> DocxStory::read(const pugi::xml_node& container) {
    blocks(container);
    if (!carried_.blank()) out_.push_back({std::move(carried_), Block{}});
    return std::move(out_);
}

void DocxStory::blocks(const pugi::xml_node& container) {
    for (const pugi::xml_node& node : container.children()) {
        if (named(node, "w:p")) {
            paragraph(node);
        } else if (named(node, "w:tbl")) {
            table(node);
        } else if (named(node, "w:sdt")) {
            const int contents = contents_gallery(node) ? 1 : 0;
            contents_ += contents;
            blocks(node.child("w:sdtContent"));
            contents_ -= contents;
        } else if (named(node, "mc:AlternateContent")) {
            const pugi::xml_node choice = node.child("mc:Choice");
            blocks(choice ? choice : node.child("mc:Fallback"));
        } else if (transparent(node) || named(node, "w:body")) {
            blocks(node);
        }
    }
}

void DocxStory::paragraph(const pugi::xml_node& node) {
    const pugi::xml_node properties = node.child("w:pPr");
    Paragraph paragraph(context_.styles, properties);
    paragraph.first_page = context_.page;
    paragraph.in_contents = contents_ > 0 || fields_.inside("TOC");
    paragraph.words = std::move(carried_);
    carried_ = InlineText{};
    content(node, paragraph);
    paragraph.in_contents = paragraph.in_contents || fields_.inside("TOC");

    if (taken_out(properties.child("w:rPr")) || is_drop_cap(properties)) {
        carried_ = std::move(paragraph.words);
    } else {
        finish(paragraph);
    }
    for (FlowBlock& box : paragraph.boxes) out_.push_back(std::move(box));
    if (properties.child("w:sectPr") && context_.section + 1 < context_.sections.size()) {
        context_.notes.begin_section(context_.sections[++context_.section]);
    }
}

void DocxStory::finish(Paragraph& paragraph) {
    const bool blank = paragraph.words.blank();
    if (blank && paragraph.mark_hidden) return;
    Block proto;
    proto.first_page = paragraph.first_page;
    proto.last_page = context_.page;
    proto.style = paragraph.style.name;
    const DocxParagraphLook& look = paragraph.look;
    proto.centred = look.centred.value_or(false);
    proto.right_to_left = look.right_to_left.value_or(false);
    proto.indent = look.left.value_or(0);
    proto.first_line = look.first_line.value_or(0);

    const std::optional<DocxListItem> item =
        context_.numbering.next(paragraph.style, paragraph.direct);
    if (item) {
        proto.label = item->label;
        proto.list = item->list;
        proto.level = item->level;
        proto.kind = BlockKind::list_item;
        // The level's indent gives way to the paragraph's own, and to the style's when the style
        // numbers.
        const bool by_style = !paragraph.direct.num_id && paragraph.style.paragraph.left;
        if (item->left && !paragraph.direct.left && !by_style) {
            proto.indent = *item->left;
            if (!paragraph.direct.first_line) proto.first_line = item->first_line.value_or(0);
        }
    }
    const std::string style = lower(proto.style);
    if (paragraph.in_contents || (begins_with(style, "toc ") && style != "toc heading")) {
        proto.kind = BlockKind::toc;
    } else if (paragraph.heading > 0) {
        proto.kind = BlockKind::heading;
        proto.level = paragraph.heading;
    } else if (style == "caption") {
        proto.kind = BlockKind::caption;
    }
    if (proto.kind != BlockKind::list_item && proto.label.empty()) proto.list = 0;
    if (blank && (proto.label.empty() || item->bullet)) return;
    out_.push_back({std::move(paragraph.words), std::move(proto)});
}

void DocxStory::table(const pugi::xml_node& node) {
    std::vector<FlowBlock> found;
    rows(node, ++context_.tables, found);
    for (FlowBlock& block : found) out_.push_back(std::move(block));
}

void DocxStory::rows(const pugi::xml_node& node, int table, std::vector<FlowBlock>& out) {
    for (const pugi::xml_node& child : node.children()) {
        if (named(child, "w:tr")) {
            if (child.child("w:trPr").child("w:del")) continue;
            FlowBlock found = row(child, table);
            if (!found.words.blank()) out.push_back(std::move(found));
        } else if (named(child, "w:sdt")) {
            rows(child.child("w:sdtContent"), table, out);
        } else if (transparent(child)) {
            rows(child, table, out);
        }
    }
}

FlowBlock DocxStory::row(const pugi::xml_node& node, int table) {
    FlowBlock row;
    row.proto.kind = BlockKind::table_row;
    row.proto.table = table;
    row.proto.first_page = context_.page;
    std::size_t count = 0;
    cells(node, row, count);
    row.proto.last_page = context_.page;
    return row;
}

void DocxStory::cells(const pugi::xml_node& node, FlowBlock& row, std::size_t& count) {
    for (const pugi::xml_node& child : node.children()) {
        if (named(child, "w:tc")) {
            const bool deleted = child.child("w:tcPr").child("w:cellDel");
            DocxStory cell(context_, links_);
            std::vector<FlowBlock> inside = cell.read(child);
            if (deleted) continue;
            for (const FlowBlock& block : inside) {
                row.proto.right_to_left |= block.proto.right_to_left;
            }
            if (count++ > 0) row.words.text += '\t';
            row.words.append(joined(std::move(inside)), "");
        } else if (named(child, "w:sdt")) {
            cells(child.child("w:sdtContent"), row, count);
        } else if (transparent(child)) {
            cells(child, row, count);
        }
    }
}

}  // namespace mea
