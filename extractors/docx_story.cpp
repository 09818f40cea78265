// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/docx_story.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "extractors/docx_imported_blocks.h"
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

// Columns of the grid that a property states, within reason.
std::size_t columns_of(const pugi::xml_node& property, int otherwise) {
    constexpr int most_columns = 1024;
    const int stated = int_of(property.attribute("w:val").value(), otherwise);
    return static_cast<std::size_t>(std::clamp(stated, 0, most_columns));
}

enum class Merge { none, begins, down };

Merge merge_of(const pugi::xml_node& property) {
    if (!property) return Merge::none;
    const std::string_view kind = property.attribute("w:val").value();
    return kind == "restart" ? Merge::begins : Merge::down;
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

}  // namespace

DocxLinks links_of(const std::vector<Relationship>& relationships) {
    DocxLinks links;
    for (const Relationship& row : relationships) {
        if (!row.external) {
            links.parts.emplace(row.id, row.target);
        } else if (row.type == "hyperlink") {
            links.pages.emplace(row.id, row.target);
        }
    }
    return links;
}

DocxStory::DocxStory(DocxContext& context, const DocxLinks& links, Place place)
    : context_(context), links_(links), place_(place) {}

std::vector<FlowBlock> DocxStory::read(const pugi::xml_node& container) {
    blocks(container);
    if (!carried_.blank()) out_.push_back({std::move(carried_), std::move(carried_proto_)});
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
        } else if (named(node, "w:altChunk")) {
            import(node);
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
    context_.field_numbers.begin_paragraph();
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
    Block proto = described(paragraph);
    const Block run_in = std::exchange(carried_proto_, Block{});
    if (proto.label.empty() && !run_in.label.empty()) {
        proto.kind = BlockKind::list_item;
        proto.label = run_in.label;
        proto.list = run_in.list;
        proto.level = run_in.level;
    }
    const bool bullet_only = blank && paragraph.bullet;
    if (blank && (proto.label.empty() || bullet_only)) return;
    if (paragraph.mark_hidden) {
        carried_ = std::move(paragraph.words);
        carried_proto_ = std::move(proto);
    } else {
        out_.push_back({std::move(paragraph.words), std::move(proto)});
    }
}

Block DocxStory::described(Paragraph& paragraph) {
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
        paragraph.bullet = item->bullet;
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
    return proto;
}

// What an imported document says, as blocks of this one.
void DocxStory::import(const pugi::xml_node& node) {
    const auto part = links_.parts.find(node.attribute("r:id").value());
    if (part == links_.parts.end()) return;
    const Result<ExtractedDocument> document =
        import_part(context_.package, part->second, context_.limits, context_.nesting);
    if (!document) {
        context_.warnings.push_back(
            {"import_unread", 0, "An imported document is left out: " + document.error().message});
        return;
    }
    ImportedBlocks imported = blocks_of_import(*document, context_.notes, context_.page);
    ++context_.imports;
    for (FlowBlock& block : imported.blocks) {
        if (block.proto.list > 0)
            block.proto.list = context_.numbering.imported(context_.imports, block.proto.list);
        if (block.proto.table > 0) block.proto.table += context_.tables;
        out_.push_back(std::move(block));
    }
    context_.tables += imported.tables;
}

void DocxStory::table(const pugi::xml_node& node) {
    std::vector<FlowBlock> found;
    Table table;
    table.number = ++context_.tables;
    rows(node, table, found);
    for (FlowBlock& block : found) out_.push_back(std::move(block));
}

void DocxStory::rows(const pugi::xml_node& node, Table& table, std::vector<FlowBlock>& out) {
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

FlowBlock DocxStory::row(const pugi::xml_node& node, Table& table) {
    FlowBlock row;
    row.proto.kind = BlockKind::table_row;
    row.proto.table = table.number;
    row.proto.first_page = context_.page;
    table.column = columns_of(node.child("w:trPr").child("w:gridBefore"), 0);
    table.first_cell = true;
    table.merged = std::exchange(table.merging, {});
    cells(node, row, table);
    row.proto.last_page = context_.page;
    return row;
}

void DocxStory::cells(const pugi::xml_node& node, FlowBlock& row, Table& table) {
    for (const pugi::xml_node& child : node.children()) {
        if (named(child, "w:tc")) {
            const pugi::xml_node properties = child.child("w:tcPr");
            const std::size_t column = table.column;
            table.column += columns_of(properties.child("w:gridSpan"), 1);
            const Merge merge = merge_of(properties.child("w:vMerge"));
            const bool covered = merge == Merge::down && table.merged.count(column) > 0;
            if (covered || merge == Merge::begins) table.merging.insert(column);
            DocxStory cell(context_, links_);
            std::vector<FlowBlock> inside = cell.read(child);
            if (properties.child("w:cellDel")) continue;
            if (covered) inside.clear();
            for (const FlowBlock& block : inside) {
                row.proto.right_to_left |= block.proto.right_to_left;
            }
            if (!std::exchange(table.first_cell, false)) row.words.text += '\t';
            row.words.append(joined(std::move(inside)), "");
        } else if (named(child, "w:sdt")) {
            cells(child.child("w:sdtContent"), row, table);
        } else if (transparent(child)) {
            cells(child, row, table);
        }
    }
}

}  // namespace mea
