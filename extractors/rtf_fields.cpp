// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "extractors/docx_fields.h"
#include "extractors/rtf_reader.h"
#include "extractors/symbol_fonts.h"
#include "pipeline/text.h"

// Fields: an instruction that is not text, then a result that is, except page numbers.

namespace mea::rtf {
namespace {

constexpr std::array<std::string_view, 3> page_fields{"PAGE", "NUMPAGES", "SECTIONPAGES"};

bool is_page_field(std::string_view instruction) {
    const std::string name = field_name(instruction);
    return std::find(page_fields.begin(), page_fields.end(), name) != page_fields.end();
}

// "SYMBOL 183 \f "Symbol" \s 10" → the character, for files that leave its result empty.
std::string symbol_of(std::string_view instruction) {
    const std::size_t digits = instruction.find_first_of("0123456789");
    if (digits == std::string_view::npos) return {};
    std::string_view number = instruction.substr(digits);
    const bool hexadecimal = number.size() > 2 && (number[1] == 'x' || number[1] == 'X');
    if (hexadecimal) number.remove_prefix(2);
    unsigned code = 0;
    std::from_chars(number.data(), number.data() + number.size(), code, hexadecimal ? 16 : 10);
    constexpr unsigned last_unit = 0xFFFF;
    if (code < 0x20 || code > last_unit) return {};
    std::string_view font;
    if (const std::size_t at = instruction.find("\\f \""); at != std::string_view::npos) {
        font = instruction.substr(at + 4);
        font = font.substr(0, font.find('"'));
    }
    return symbol_text(font, to_utf8(char32_t{code}));
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

void Reader::end_field() {
    if (fields_.empty()) return;
    const Field field = std::move(fields_.back());
    fields_.pop_back();
    const std::string name = field_name(field.instruction);
    const bool here = field.story == stories_.size() && field.paragraph == story().paragraphs();
    if (name == "SYMBOL" && in_story() &&
        (!field.had_result || (here && story().words().text.size() == field.begin)))
        emit(symbol_of(field.instruction));
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
