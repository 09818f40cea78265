// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <charconv>
#include <cstring>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "extractors/doc_fields.h"
#include "extractors/docx_forms.h"
#include "extractors/docx_math.h"
#include "extractors/docx_paragraph.h"
#include "extractors/docx_story.h"
#include "extractors/letter_case.h"
#include "extractors/ooxml_package.h"
#include "extractors/symbol_fonts.h"

// The inline half of DocxStory: from the children of a paragraph to words.

namespace mea {
namespace {

enum class Tag {
    other,    // descended into: insertions, smart tags, text directions
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
    comment_reference,
    drawing,
    alternative,
    formula,
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
        {"w:t", Tag::text},
        {"m:oMath", Tag::formula},
        {"m:oMathPara", Tag::formula},
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
        {"w:commentReference", Tag::comment_reference},
        {"w:drawing", Tag::drawing},
        {"w:pict", Tag::drawing},
        {"w:object", Tag::drawing},
        {"mc:AlternateContent", Tag::alternative},
        {"w:lastRenderedPageBreak", Tag::page_break},
    };
    const auto found = tags.find(node.name());
    return found == tags.end() ? Tag::other : found->second;
}

}  // namespace

DocxStory::Paragraph::Paragraph(const DocxStyles& styles, const pugi::xml_node& properties)
    : style(styles.paragraph(properties.child("w:pStyle").attribute("w:val").value())),
      direct(paragraph_look(properties)),
      look(direct),
      mark_hidden(on_off(properties.child("w:rPr").child("w:vanish"))) {
    look.inherit(style.paragraph);
    constexpr int body_text = 9;
    if (!properties.child("w:rPr").child("w:vanish"))
        mark_hidden = style.run.hidden.value_or(false);
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
            graphics(node, paragraph);
            break;
        case Tag::formula:
            formula(node, paragraph);
            break;
        case Tag::page_break:
            page_break();
            break;
        case Tag::other:
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
    paragraph.run_capitals = look.capitals.value_or(false);
    paragraph.mark_follows = false;
    for (const pugi::xml_node& child : node.children()) element(child, paragraph);
    paragraph.run_hidden = false;
    paragraph.mark_follows = false;
}

void DocxStory::run_content(const pugi::xml_node& node, Paragraph& paragraph) {
    const Tag tag = tag_of(node);
    if (tag == Tag::field_character) return field_character(node, paragraph);
    if (tag == Tag::instruction) return fields_.instruction(node.child_value());
    if (tag == Tag::drawing) return graphics(node, paragraph);
    if (tag == Tag::comment_reference) {
        context_.comments.push_back({node.attribute("w:id").value(), context_.page});
        return;
    }
    if (paragraph.run_hidden || !fields_.shows()) return;
    if (tag == Tag::note_reference) return note_reference(node, paragraph);
    if (paragraph.mark_follows) return;

    const bool was_blank = paragraph.words.blank();
    if (tag == Tag::text) {
        const std::string_view words = node.child_value();
        const bool symbols = symbol_character(paragraph.symbol_font, U'a') != 0;
        std::string shown =
            symbols ? symbol_text(paragraph.symbol_font, words) : std::string(words);
        paragraph.words.append(paragraph.run_capitals ? in_capitals(shown) : shown, paragraph.run);
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
    const auto target = links_.pages.find(node.attribute("r:id").value());
    if (target == links_.pages.end()) return;
    std::string full = target->second;
    if (const pugi::xml_attribute anchor = node.attribute("w:anchor"))
        full += '#' + std::string(anchor.value());
    paragraph.words.links.push_back({{begin, paragraph.words.text.size()}, std::move(full)});
}

void DocxStory::field_character(const pugi::xml_node& node, Paragraph& paragraph) {
    const std::string_view type = node.attribute("w:fldCharType").value();
    if (type == "begin") {
        fields_.begin(form_state(node.child("w:ffData")));
    } else if (type == "separate") {
        fields_.separate(paragraph.words.text.size());
    } else if (type == "end") {
        if (const std::optional<FieldStack::Ended> field = fields_.end())
            field_ended(*field, paragraph);
    }
}

void DocxStory::simple_field(const pugi::xml_node& node, Paragraph& paragraph) {
    fields_.begin();
    fields_.instruction(node.attribute("w:instr").value());
    fields_.separate(paragraph.words.text.size());
    content(node, paragraph);
    if (const std::optional<FieldStack::Ended> field = fields_.end())
        field_ended(*field, paragraph);
}

// What a field prints that stores no result: the number that Word counts when it lays the text out
// (ECMA-376 17.16.5), or what its instruction says.
std::string DocxStory::without_result(std::string_view instruction, const Paragraph& paragraph) {
    const std::optional<int> list =
        paragraph.direct.num_id ? paragraph.direct.num_id : paragraph.style.paragraph.num_id;
    const int level =
        paragraph.direct.list_level.value_or(paragraph.style.paragraph.list_level.value_or(0));
    const FieldNumbers::Place place{
        .outline = paragraph.heading > 0 ? paragraph.heading - 1 : FieldNumbers::Place::body,
        .list_level = list.value_or(0) > 0 ? level : -1};
    const std::string number =
        context_.field_numbers.next(doc::words_of_instruction(instruction), place);
    return number.empty() ? doc::printed_by_instruction(instruction) : number;
}

void DocxStory::field_ended(const FieldStack::Ended& field, Paragraph& paragraph) {
    const Range result{field.result_at, paragraph.words.text.size()};
    if (field_name(field.instruction) == "HYPERLINK") {
        std::string target = hyperlink_target(field.instruction);
        if (field.had_result && !target.empty() && !result.empty())
            paragraph.words.links.push_back({result, std::move(target)});
        return;
    }
    if (paragraph.run_hidden || !fields_.shows() || (field.had_result && !result.empty())) return;
    const std::string printed =
        field.state.empty() ? without_result(field.instruction, paragraph) : field.state;
    paragraph.words.append(printed, paragraph.run);
}

void DocxStory::formula(const pugi::xml_node& node, Paragraph& paragraph) {
    if (!fields_.shows()) return;
    const std::string line = linear_formula(node);
    if (line.empty()) return;
    if (paragraph.words.blank()) paragraph.first_page = context_.page;
    // A formula for itself stands on a line of its own.
    const bool apart = std::strcmp(node.name(), "m:oMathPara") == 0;
    if (apart && !paragraph.words.blank()) paragraph.words.append("\n", {});
    paragraph.words.append(line, paragraph.run);
    if (apart) paragraph.words.append("\n", {});
}

void DocxStory::page_break() {
    if (context_.page > 0) ++context_.page;
}

}  // namespace mea
