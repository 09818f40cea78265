// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <utility>

#include "extractors/doc_fields.h"
#include "extractors/docx_fields.h"
#include "extractors/rtf_reader.h"

// Fields: an instruction that is not text, then a result that is, except page numbers.

namespace mea::rtf {
namespace {

constexpr std::array<std::string_view, 3> page_fields{"PAGE", "NUMPAGES", "SECTIONPAGES"};

bool is_page_field(std::string_view instruction) {
    const std::string name = field_name(instruction);
    return std::find(page_fields.begin(), page_fields.end(), name) != page_fields.end();
}

}  // namespace

void Reader::field(const Call&) {
    Field field;
    field.is_inner = state_.sink == Sink::instruction;
    fields_.push_back(std::move(field));
    state_.closing = Closing::field;
}

void Reader::instruction(const Call&) {
    if (fields_.empty()) return skip_group();
    state_.sink = Sink::instruction;
}

void Reader::result(const Call&) {
    if (fields_.empty()) return;
    Field& field = fields_.back();
    if (field.is_inner || is_page_field(field.instruction)) return skip_group();
    field.had_result = true;
    field.begin = story().words().text.size();
    field.paragraph = story().paragraphs();
    field.story = stories_.size();
    if (field_name(field.instruction) != "TOC") return;
    ++contents_;
    state_.closing = Closing::contents;
}

std::string Reader::without_result(std::string_view instruction) {
    const ParagraphLook& look = state_.paragraph;
    const auto style = context_.styles.find(look.style);
    const int heading = style == context_.styles.end() ? 0 : style->second.heading;
    const int outline =
        look.outline.value_or(heading > 0 ? heading - 1 : FieldNumbers::Place::body);
    const int list_level = look.list.value_or(0) > 0 ? look.level : -1;
    const std::string number = field_numbers_.next(doc::words_of_instruction(instruction),
                                                   {.outline = outline, .list_level = list_level});
    return number.empty() ? doc::printed_by_instruction(instruction) : number;
}

void Reader::end_field() {
    if (fields_.empty()) return;
    const Field field = std::move(fields_.back());
    fields_.pop_back();
    const std::string name = field_name(field.instruction);
    const bool here = field.story == stories_.size() && field.paragraph == story().paragraphs();
    if (in_story() && (!field.had_result || (here && story().words().text.size() == field.begin)))
        emit(without_result(field.instruction));
    if (!field.had_result || field.story != stories_.size() || name != "HYPERLINK") return;
    const std::size_t begin = here ? field.begin : 0;
    const Range range{begin, story().words().text.size()};
    std::string target = hyperlink_target(field.instruction);
    const bool inside = target.substr(0, 1) == "#";
    if (!target.empty() && !inside && !range.empty())
        story().words().links.push_back({range, std::move(target)});
}

void Reader::add_fields(Controls& rows) {
    using R = Reader;
    const Controls known{
        {"field", {&R::field, 0, true}},
        {"fldinst", {&R::instruction, 0, true}},
        {"fldrslt", {&R::result, 0, true}},
    };
    rows.insert(known.begin(), known.end());
}

}  // namespace mea::rtf
