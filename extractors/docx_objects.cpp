// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

#include "extractors/docx_graphics.h"
#include "extractors/docx_paragraph.h"
#include "extractors/docx_story.h"
#include "extractors/ooxml_package.h"
#include "extractors/picture_text.h"

// What a DocxStory finds in drawings: text boxes, charts, diagrams, descriptions of pictures.

namespace mea {
namespace {

bool named(const pugi::xml_node& node, const char* name) {
    return std::strcmp(node.name(), name) == 0;
}

// Of what a producer offers, the first is read.
pugi::xml_node chosen(const pugi::xml_node& alternatives) {
    const pugi::xml_node choice = alternatives.child("mc:Choice");
    return choice ? choice : alternatives.child("mc:Fallback");
}

FlowBlock block_of(std::string_view words, BlockKind kind) {
    FlowBlock block;
    block.words.append(words, {});
    block.proto.kind = kind;
    return block;
}

}  // namespace

void DocxStory::graphics(const pugi::xml_node& node, Paragraph& paragraph) {
    if (named(node, "mc:AlternateContent")) {
        for (const pugi::xml_node& child : chosen(node).children()) element(child, paragraph);
        return;
    }
    if (paragraph.run_hidden) return;
    for (const pugi::xml_node& child : node.children()) {
        if (named(child, "w:txbxContent")) {
            DocxStory box(context_, links_);
            for (FlowBlock& block : box.read(child)) {
                if (block.proto.kind != BlockKind::table_row)
                    block.proto.kind = BlockKind::text_box;
                paragraph.boxes.push_back(std::move(block));
            }
        } else if (named(child, "v:textpath")) {
            FlowBlock art = block_of(child.attribute("string").value(), BlockKind::text_box);
            if (!art.words.blank()) paragraph.boxes.push_back(std::move(art));  // a watermark
        } else if (named(child, "mc:AlternateContent")) {
            graphics(chosen(child), paragraph);
        } else if (named(child, "c:chart") || named(child, "dgm:relIds")) {
            other_part(child, paragraph);
        } else {
            description(child, paragraph);
            graphics(child, paragraph);
        }
    }
}

void DocxStory::description(const pugi::xml_node& node, Paragraph& paragraph) {
    if (place_ != Place::body) return;
    std::string words;
    if (named(node, "wp:docPr")) {
        words = picture_description(node.attribute("descr").value());
        if (words.empty()) words = picture_description(node.attribute("title").value());
    } else if (named(node, "v:shape") || named(node, "v:rect")) {
        words = picture_description(node.attribute("alt").value());
    }
    if (words.empty()) return;
    FlowBlock block = block_of(words, BlockKind::caption);
    block.proto.first_page = block.proto.last_page = context_.page;
    paragraph.boxes.push_back(std::move(block));
}

void DocxStory::other_part(const pugi::xml_node& node, Paragraph& paragraph) {
    const bool chart = named(node, "c:chart");
    const auto part = links_.parts.find(node.attribute(chart ? "r:id" : "r:dm").value());
    if (part == links_.parts.end()) return;
    const Result<Xml> xml = context_.package.parse(part->second);
    if (!xml) return;
    const pugi::xml_node root = xml->tree.document_element();
    std::vector<FlowBlock> found =
        chart ? chart_blocks(root, context_.tables + 1) : diagram_blocks(root);
    const bool table = std::any_of(found.begin(), found.end(), [](const FlowBlock& block) {
        return block.proto.kind == BlockKind::table_row;
    });
    if (table) ++context_.tables;
    for (FlowBlock& block : found) {
        block.proto.first_page = block.proto.last_page = context_.page;
        paragraph.boxes.push_back(std::move(block));
    }
}

}  // namespace mea
