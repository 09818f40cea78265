// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <charconv>
#include <cstring>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "extractors/docx_paragraph.h"
#include "extractors/docx_story.h"
#include "extractors/ooxml_package.h"
#include "extractors/symbol_fonts.h"

// The inline half of DocxStory: from the children of a paragraph to words.

namespace mea {
namespace {

enum class Tag {
    other,    // descended into: insertions, smart tags, formulas, text directions
    skipped,  // properties, deletions, instructions of deleted fields, phonetic guides
    run,
    text,
    tab,
    line_break,
    hyphen,
    symbol,
    hyperlink,
    simple_field,
    field_character,
    instruction,
    note_reference,
    drawing,
    alternative,
    page_break,
};

Tag tag_of(const pugi::xml_node& node) {
    static const std::unordered_map<std::string_view, Tag> tags{
        {"w:pPr", Tag::skipped},
        {"w:rPr", Tag::skipped},
        {"w:sdtPr", Tag::skipped},
        {"w:sdtEndPr", Tag::skipped},
        {"w:del", Tag::skipped},
        {"w:moveFrom", Tag::skipped},
        {"w:delText", Tag::skipped},
        {"w:delInstrText", Tag::skipped},
        {"w:rt", Tag::skipped},
        {"w:rubyPr", Tag::skipped},
        {"w:fldData", Tag::skipped},
        {"w:ffData", Tag::skipped},
        {"w:smartTagPr", Tag::skipped},
        {"w:customXmlPr", Tag::skipped},
        {"w:r", Tag::run},
        {"m:r", Tag::run},
        {"w:t", Tag::text},
        {"m:t", Tag::text},
        {"w:tab", Tag::tab},
        {"w:ptab", Tag::tab},
        {"w:br", Tag::line_break},
        {"w:cr", Tag::line_break},
        {"w:noBreakHyphen", Tag::hyphen},
        {"w:sym", Tag::symbol},
        {"w:hyperlink", Tag::hyperlink},
        {"w:fldSimple", Tag::simple_field},
        {"w:fldChar", Tag::field_character},
        {"w:instrText", Tag::instruction},
        {"w:footnoteReference", Tag::note_reference},
        {"w:endnoteReference", Tag::note_reference},
        {"w:drawing", Tag::drawing},
        {"w:pict", Tag::drawing},
        {"w:object", Tag::drawing},
        {"mc:AlternateContent", Tag::alternative},
        {"w:lastRenderedPageBreak", Tag::page_break},
    };
    const auto found = tags.find(node.name());
    return found == tags.end() ? Tag::other : found->second;
}

// A formula is read left to right; only what would change a number's meaning is shown.
bool is_fraction(const pugi::xml_node& node) { return std::strcmp(node.name(), "m:den") == 0; }

}  // namespace

DocxStory::Paragraph::Paragraph(const DocxStyles& styles, const pugi::xml_node& properties)
    : style(styles.paragraph(properties.child("w:pStyle").attribute("w:val").value())),
      direct(paragraph_look(properties)),
      look(direct),
      mark_hidden(on_off(properties.child("w:rPr").child("w:vanish"))) {
    look.inherit(style.paragraph);
    constexpr int body_text = 9;
    heading = direct.outline
                  ? (*direct.outline >= 0 && *direct.outline < body_text ? *direct.outline + 1 : 0)
                  : style.heading;
}

void DocxStory::content(const pugi::xml_node& parent, Paragraph& paragraph) {
    for (const pugi::xml_node& node : parent.children()) element(node, paragraph);
}

void DocxStory::element(const pugi::xml_node& node, Paragraph& paragraph) {
    switch (tag_of(node)) {
        case Tag::skipped:
            break;
        case Tag::run:
            run(node, paragraph);
            break;
        case Tag::hyperlink:
            hyperlink(node, paragraph);
            break;
        case Tag::simple_field:
            simple_field(node, paragraph);
            break;
        case Tag::alternative:
            text_boxes(node, paragraph);
            break;
        case Tag::page_break:
            page_break();
            break;
        case Tag::other:
            if (is_fraction(node)) paragraph.words.append("/", {});
            content(node, paragraph);
            break;
        default:
            run_content(node, paragraph);
            break;
    }
}

void DocxStory::run(const pugi::xml_node& node, Paragraph& paragraph) {
    const pugi::xml_node properties = node.child("w:rPr");
    DocxRunLook look = run_look(properties);
    if (const pugi::xml_node style = properties.child("w:rStyle"))
        look.inherit(context_.styles.character(style.attribute("w:val").value()));
    look.inherit(paragraph.style.run);
    look.inherit(context_.styles.default_run());
    paragraph.run = {look.bold.value_or(false), look.italic.value_or(false), look.size.value_or(0)};
    paragraph.symbol_font = look.symbol_font;
    paragraph.run_hidden = look.hidden.value_or(false);
    paragraph.mark_follows = false;
    for (const pugi::xml_node& child : node.children()) element(child, paragraph);
    paragraph.run_hidden = false;
    paragraph.mark_follows = false;
}

void DocxStory::run_content(const pugi::xml_node& node, Paragraph& paragraph) {
    const Tag tag = tag_of(node);
    if (tag == Tag::field_character) return field_character(node, paragraph);
    if (tag == Tag::instruction) return fields_.instruction(node.child_value());
    if (tag == Tag::drawing) return text_boxes(node, paragraph);
    if (paragraph.run_hidden || !fields_.shows()) return;
    if (tag == Tag::note_reference) return note_reference(node, paragraph);
    if (paragraph.mark_follows) return;

    const bool was_blank = paragraph.words.blank();
    if (tag == Tag::text) {
        const std::string_view words = node.child_value();
        const bool symbols = symbol_character(paragraph.symbol_font, U'a') != 0;
        paragraph.words.append(
            symbols ? symbol_text(paragraph.symbol_font, words) : std::string(words),
            paragraph.run);
    } else if (tag == Tag::tab) {
        paragraph.words.append("\t", {});
    } else if (tag == Tag::line_break) {
        const std::string_view type = node.attribute("w:type").value();
        if (type != "page" && type != "column") paragraph.words.append("\n", {});
    } else if (tag == Tag::hyphen) {
        paragraph.words.append("\u2011", paragraph.run);
    } else if (tag == Tag::symbol) {
        const std::string_view digits = node.attribute("w:char").value();
        unsigned code = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
        paragraph.words.append(
            symbol_text(node.attribute("w:font").value(), to_utf8(char32_t{code})), paragraph.run);
    }
    if (was_blank) paragraph.first_page = context_.page;
}

void DocxStory::note_reference(const pugi::xml_node& node, Paragraph& paragraph) {
    const NoteKind kind = std::strcmp(node.name(), "w:endnoteReference") == 0 ? NoteKind::endnote
                                                                              : NoteKind::footnote;
    std::string mark;
    const std::string_view custom = node.attribute("w:customMarkFollows").value();
    if (custom == "1" || custom == "true" || custom == "on") {
        paragraph.mark_follows = true;
        for (pugi::xml_node next = node.next_sibling(); next; next = next.next_sibling()) {
            if (tag_of(next) == Tag::text) mark += next.child_value();
            if (tag_of(next) != Tag::symbol) continue;
            unsigned code = 0;
            const std::string_view digits = next.attribute("w:char").value();
            std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
            mark += symbol_text(next.attribute("w:font").value(), to_utf8(char32_t{code}));
        }
        mark = std::string(trimmed(mark));
    }
    const std::size_t note =
        context_.notes.reference(kind, node.attribute("w:id").value(), mark, context_.page);
    paragraph.words.marks.push_back(
        {paragraph.words.text.size(), note, context_.notes.notes()[note].mark});
}

void DocxStory::hyperlink(const pugi::xml_node& node, Paragraph& paragraph) {
    const std::size_t begin = paragraph.words.text.size();
    content(node, paragraph);
    const auto target = links_.find(node.attribute("r:id").value());
    if (target == links_.end()) return;
    std::string full = target->second;
    if (const pugi::xml_attribute anchor = node.attribute("w:anchor"))
        full += '#' + std::string(anchor.value());
    paragraph.words.links.push_back({{begin, paragraph.words.text.size()}, std::move(full)});
}

void DocxStory::field_character(const pugi::xml_node& node, Paragraph& paragraph) {
    const std::string_view type = node.attribute("w:fldCharType").value();
    if (type == "begin") {
        fields_.begin();
    } else if (type == "separate") {
        fields_.separate(paragraph.words.text.size());
    } else if (type == "end") {
        const std::optional<FieldStack::Ended> field = fields_.end();
        if (!field || field_name(field->instruction) != "HYPERLINK") return;
        std::string target = hyperlink_target(field->instruction);
        const Range range{field->result_at, paragraph.words.text.size()};
        if (!target.empty() && !range.empty())
            paragraph.words.links.push_back({range, std::move(target)});
    }
}

void DocxStory::simple_field(const pugi::xml_node& node, Paragraph& paragraph) {
    fields_.begin();
    fields_.instruction(node.attribute("w:instr").value());
    fields_.separate(paragraph.words.text.size());
    content(node, paragraph);
    const std::optional<FieldStack::Ended> field = fields_.end();
    if (!field || field_name(field->instruction) != "HYPERLINK") return;
    std::string target = hyperlink_target(field->instruction);
    const Range range{field->result_at, paragraph.words.text.size()};
    if (!target.empty() && !range.empty())
        paragraph.words.links.push_back({range, std::move(target)});
}

void DocxStory::text_boxes(const pugi::xml_node& node, Paragraph& paragraph) {
    if (std::strcmp(node.name(), "mc:AlternateContent") == 0) {
        const pugi::xml_node choice = node.child("mc:Choice");
        for (const pugi::xml_node& child : (choice ? choice : node.child("mc:Fallback")).children())
            element(child, paragraph);
        return;
    }
    if (paragraph.run_hidden) return;
    for (const pugi::xml_node& child : node.children()) {
        if (std::strcmp(child.name(), "w:txbxContent") == 0) {
            DocxStory box(context_, links_);
            for (FlowBlock& block : box.read(child)) {
                if (block.proto.kind != BlockKind::table_row)
                    block.proto.kind = BlockKind::text_box;
                paragraph.boxes.push_back(std::move(block));
            }
        } else if (std::strcmp(child.name(), "v:textpath") == 0) {
            FlowBlock art;  // a watermark
            art.words.append(child.attribute("string").value(), {});
            art.proto.kind = BlockKind::text_box;
            if (!art.words.blank()) paragraph.boxes.push_back(std::move(art));
        } else if (std::strcmp(child.name(), "mc:AlternateContent") == 0) {
            const pugi::xml_node choice = child.child("mc:Choice");
            text_boxes(choice ? choice : child.child("mc:Fallback"), paragraph);
        } else {
            text_boxes(child, paragraph);
        }
    }
}

void DocxStory::page_break() {
    if (context_.page > 0) ++context_.page;
}

}  // namespace mea
