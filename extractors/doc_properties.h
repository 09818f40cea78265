// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "extractors/doc_fib.h"

// What formatting says about characters and paragraphs ([MS-DOC] 2.6: single property modifiers).
//
// A grpprl is a run of sprms: an opcode and an operand. Word 6/95 has one-byte opcodes; Sprms turns
// them into the opcodes of Word 97, so that only those are interpreted. Lengths are in twips (1/20
// pt).

namespace mea::doc {

namespace sprm {
inline constexpr std::uint16_t c_deleted = 0x0800, c_field_hidden = 0x0802, c_ole = 0x080A,
                               c_bold = 0x0835, c_italic = 0x0836, c_capitals = 0x083B,
                               c_hidden = 0x083C, c_special = 0x0855, c_right_to_left = 0x085A,
                               c_bold_bidi = 0x085C, c_italic_bidi = 0x085D, c_position = 0x2A48,
                               c_plain = 0x2A33, c_style = 0x4A30, c_size = 0x4A43, c_font = 0x4A4F,
                               c_font_other = 0x4A51, c_size_bidi = 0x4A61, c_symbol = 0x6A09,
                               c_picture = 0x6A03;
inline constexpr std::uint16_t p_align_physical = 0x2403, p_in_table = 0x2416, p_row_end = 0x2417,
                               p_page_break = 0x2407, p_right_to_left = 0x2441, p_align = 0x2461,
                               p_inner_cell = 0x244B, p_inner_row_end = 0x244C, p_level = 0x260A,
                               p_outline = 0x2640, p_list = 0x460B, p_style = 0x4600,
                               p_depth = 0x6649, p_left_physical = 0x840F,
                               p_first_physical = 0x8411, p_left = 0x845E, p_first = 0x8460,
                               p_huge = 0x6646, p_huge_old = 0x6645, p_legacy_level = 0x240D,
                               p_legacy_number = 0xC63E;
inline constexpr std::uint16_t s_break = 0x3009, s_title_page = 0x300A, s_footnote_restart = 0x303C,
                               s_endnote_restart = 0x303E, s_footnote_start = 0x503F,
                               s_footnote_format = 0x5040, s_endnote_start = 0x5041,
                               s_endnote_format = 0x5042, s_legacy_outline = 0xD202;
}  // namespace sprm

struct Sprm {
    std::uint16_t code = 0;    // as in Word 97; 0 for one of Word 6/95 that is not read
    std::string_view operand;  // without the size byte of variable operands
    int value() const;         // the first one, two or four bytes as a number
    bool on() const { return value() != 0; }
};

// Walks a grpprl.  Sprms sprms(bytes, version);  while (auto sprm = sprms.next()) …
class Sprms {
public:
    Sprms(std::string_view bytes, Version version) : bytes_(bytes), version_(version) {}
    std::optional<Sprm> next();

private:
    std::optional<Sprm> next_word6();
    std::string_view bytes_;
    std::size_t at_ = 0;
    Version version_;
};

struct CharacterProperties {
    bool deleted = false;  // tracked deletion
    bool hidden = false;
    bool special = false;  // the character stands for something: a mark, a picture, a field
    bool bold = false;
    bool italic = false;
    bool bold_bidi = false;  // the same for right-to-left runs
    bool italic_bidi = false;
    bool right_to_left = false;
    bool capitals = false;    // printed as capitals; small capitals stay as they are typed
    bool has_symbol = false;  // the character is `symbol` of font `symbol_font`
    bool raised = false;      // superscript
    int style = 0;            // character style; 0 for none (10 is the default)
    int half_points = 20;
    int half_points_bidi = 20;
    int font = 0;
    std::uint16_t symbol_font = 0;
    char16_t symbol = 0;
};

struct ParagraphProperties {
    int style = 0;
    int list = 0;  // 1-based index of the list override; 0 for none
    int level = 0;
    int outline = 9;                   // 0–8; 9 is body text
    int alignment = 0;                 // 0 left, 1 centred, 2 right, 3 justified …
    int left = 0;                      // twips
    int first = 0;                     // twips, relative to left
    int depth = 0;                     // nesting of tables
    int legacy_level = 0;              // LegacyNumber::level of Word 6/95
    std::string_view legacy_number{};  // its ANLD; borrowed
    bool page_break = false;           // stands at the top of a page
    bool keep_indent = false;          // the list does not set the indents
    bool in_table = false;
    bool row_end = false;
    bool inner_cell = false;
    bool inner_row_end = false;
    bool right_to_left = false;
};

// The operand of a toggle: 0 and 1, 0x80 as the style, 0x81 the contrary of the style.
bool toggled(int operand, bool of_style);

// Applies one sprm; `style` holds the properties of the styles alone. c_style and c_plain are the
// caller's: they need the stylesheet.
void apply(CharacterProperties& to, const Sprm& sprm, const CharacterProperties& style);
void apply(ParagraphProperties& to, const Sprm& sprm);

}  // namespace mea::doc
