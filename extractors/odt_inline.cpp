// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "extractors/letter_case.h"
#include "extractors/odt_story.h"
#include "extractors/picture_text.h"
#include "extractors/symbol_fonts.h"
#include "pipeline/text.h"

// The inline half of OdtStory: from the children of a paragraph to words.

namespace mea {
namespace {

enum class Tag {
    other,    // descended into: fields that print what they hold, metadata fields
    skipped,  // page numbers, phonetic guides, hidden text
    span,
    link,
    space,
    tab,
    line_break,
    note,
    comment,
    frame,
    page_break,
};

Tag tag_of(std::string_view name) {
    static const std::unordered_map<std::string_view, Tag> tags{
        {"text:span", Tag::span},
        {"text:a", Tag::link},
        {"text:s", Tag::space},
        {"text:tab", Tag::tab},
        {"text:line-break", Tag::line_break},
        {"text:note", Tag::note},
        {"text:soft-page-break", Tag::page_break},
        {"text:page-number", Tag::skipped},
        {"text:page-count", Tag::skipped},
        {"text:page-continuation", Tag::skipped},
        {"text:hidden-text", Tag::skipped},
        {"text:script", Tag::skipped},
        {"text:tracked-changes", Tag::skipped},
        {"text:ruby-text", Tag::skipped},
        {"text:meta-field-data", Tag::skipped},
        {"office:annotation", Tag::comment},
        {"office:annotation-end", Tag::skipped},
        {"office:event-listeners", Tag::skipped},
        {"form:form", Tag::skipped},
        {"table:table", Tag::skipped},
    };
    const auto found = tags.find(name);
    if (found != tags.end()) return found->second;
    return name.substr(0, 5) == "draw:" ? Tag::frame : Tag::other;
}

constexpr int most_spaces = 1000;

}  // namespace

void OdtStory::content(const pugi::xml_node& parent, Paragraph& paragraph) {
    for (const pugi::xml_node& node : parent.children()) {
        if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
            words(node.value(), paragraph);
        } else if (node.type() == pugi::node_element) {
            element(node, paragraph);
        }
    }
}

void OdtStory::element(const pugi::xml_node& node, Paragraph& paragraph) {
    const bool shown = !paragraph.hidden;
    switch (tag_of(node.name())) {
        case Tag::skipped:
            break;
        case Tag::span:
            span(node, paragraph);
            break;
        case Tag::link:
            link(node, paragraph);
            break;
        case Tag::note:
            note(node, paragraph);
            break;
        case Tag::comment:
            comment(node, paragraph);
            break;
        case Tag::frame:
            frame(node, paragraph);
            break;
        case Tag::page_break:
            ++context_.page;
            if (paragraph.words.blank()) paragraph.first_page = context_.page;
            break;
        case Tag::space:
            if (shown) {
                const int count = std::clamp(node.attribute("text:c").as_int(1), 0, most_spaces);
                paragraph.words.text.append(static_cast<std::size_t>(count), ' ');
                paragraph.after_space = false;
            }
            break;
        case Tag::tab:
            if (shown) paragraph.words.text += '\t';
            paragraph.after_space = false;
            break;
        case Tag::line_break:
            if (shown) paragraph.words.text += '\n';
            paragraph.after_space = true;
            break;
        case Tag::other:
            if (std::string_view(node.attribute("text:display").value()) != "none")
                content(node, paragraph);
            break;
    }
}

// Runs of white space are one space, none stands at the beginning (OpenDocument part 3, 6.1.2).
void OdtStory::words(const char* text, Paragraph& paragraph) {
    if (paragraph.hidden) return;
    std::string out;
    for (const char* c = text; *c != '\0'; ++c) {
        const bool space = *c == ' ' || *c == '\t' || *c == '\n' || *c == '\r';
        if (space && paragraph.after_space) continue;
        out += space ? ' ' : *c;
        paragraph.after_space = space;
    }
    const bool symbols = symbol_character(paragraph.font, U'a') != 0;
    if (symbols) out = symbol_text(paragraph.font, out);
    paragraph.words.append(paragraph.capitals ? in_capitals(out) : out, paragraph.look);
}

void OdtStory::span(const pugi::xml_node& node, Paragraph& paragraph) {
    const OdtLook& look =
        context_.styles.find("text", node.attribute("text:style-name").value()).look;
    const InlineLook outer = paragraph.look;
    const bool outer_hidden = paragraph.hidden;
    const bool outer_capitals = paragraph.capitals;
    std::string outer_font = paragraph.font;
    paragraph.look = look.run(outer);
    paragraph.hidden = look.hidden.value_or(outer_hidden);
    paragraph.capitals = look.capitals.value_or(outer_capitals);
    if (!look.font.empty()) paragraph.font = look.font;
    content(node, paragraph);
    paragraph.look = outer;
    paragraph.hidden = outer_hidden;
    paragraph.capitals = outer_capitals;
    paragraph.font = std::move(outer_font);
}

void OdtStory::link(const pugi::xml_node& node, Paragraph& paragraph) {
    const std::size_t begin = paragraph.words.text.size();
    content(node, paragraph);
    const std::string_view target = node.attribute("xlink:href").value();
    if (!target.empty() && target.front() != '#')
        paragraph.words.links.push_back(
            {{begin, paragraph.words.text.size()}, std::string(target)});
}

void OdtStory::note(const pugi::xml_node& node, Paragraph& paragraph) {
    if (paragraph.hidden) return;
    const pugi::xml_node citation = node.child("text:note-citation");
    OdtNote found;
    const pugi::xml_attribute label = citation.attribute("text:label");
    found.mark = squeeze(label ? std::string(label.value()) : std::string(citation.child_value()));
    found.endnote = std::string_view(node.attribute("text:note-class").value()) == "endnote";
    found.page = context_.page;
    const std::size_t place = context_.notes.size();
    paragraph.words.marks.push_back({paragraph.words.text.size(), place, found.mark});
    context_.notes.push_back(std::move(found));
    OdtStory inside(context_);
    InlineText words = joined(inside.read(node.child("text:note-body")));
    words.marks.clear();
    context_.notes.at(place).words = std::move(words);
}

void OdtStory::comment(const pugi::xml_node& node, const Paragraph& paragraph) {
    if (paragraph.hidden) return;
    const std::size_t place = context_.comments.size();
    context_.comments.push_back({.page = context_.page, .paragraphs = {}});
    OdtStory inside(context_);
    std::vector<FlowBlock> found = inside.read(node);
    context_.comments.at(place).paragraphs = std::move(found);
}

void OdtStory::frame(const pugi::xml_node& node, Paragraph& paragraph) {
    if (paragraph.hidden) return;
    const std::string_view name = node.name();
    if (name == "draw:object") return object(node, paragraph);
    if (name == "draw:object-ole" || name == "draw:image" || name == "draw:glue-point") return;
    const bool holds_text = name != "draw:frame" && name != "draw:g" && name != "draw:a";
    if (holds_text) {
        OdtStory box(context_);
        for (FlowBlock& block : box.read(node)) {
            if (block.proto.kind != BlockKind::table_row) block.proto.kind = BlockKind::text_box;
            paragraph.boxes.push_back(std::move(block));
        }
        return;
    }
    if (name == "draw:frame") description(node, paragraph);
    for (const pugi::xml_node& child : node.children()) {
        if (std::string_view(child.name()).substr(0, 5) == "draw:") {
            frame(child, paragraph);
            // Of the alternatives in a frame the first is shown.
            if (name == "draw:frame") return;
        }
    }
}

void OdtStory::object(const pugi::xml_node& node, Paragraph& paragraph) {
    OdtObject found = context_.objects.read(node, context_.tables + 1);
    paragraph.words.append(found.formula, paragraph.look);
    if (!found.formula.empty()) paragraph.after_space = false;
    bool table = false;
    for (FlowBlock& block : found.blocks) {
        table = table || block.proto.kind == BlockKind::table_row;
        block.proto.first_page = block.proto.last_page = context_.page;
        paragraph.boxes.push_back(std::move(block));
    }
    if (table) ++context_.tables;
}

void OdtStory::description(const pugi::xml_node& node, Paragraph& paragraph) {
    if (in_ != In::body) return;
    std::string words = picture_description(node.child("svg:desc").child_value());
    if (words.empty()) words = picture_description(node.child("svg:title").child_value());
    if (words.empty()) return;
    FlowBlock block;
    block.words.append(words, {});
    block.proto.kind = BlockKind::caption;
    block.proto.first_page = block.proto.last_page = context_.page;
    paragraph.boxes.push_back(std::move(block));
}

}  // namespace mea
