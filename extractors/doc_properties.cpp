// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/doc_properties.h"

#include "extractors/little_endian.h"

namespace mea::doc {
namespace {

constexpr std::uint16_t p_tabs = 0xC615;
constexpr std::uint16_t t_define = 0xD608;
constexpr std::uint16_t t_define10 = 0xD606;
constexpr int not_in_a_list = -2047;  // sprmPIlfo 0xF801

struct Operand {
    std::size_t prefix = 0;  // bytes of its size
    std::size_t size = 0;
};

Operand operand_of(std::uint16_t code, const LittleEndian& bytes, std::size_t at) {
    switch (code >> 13) {
        case 0:
        case 1:
            return {0, 1};
        case 3:
            return {0, 4};
        case 7:
            return {0, 3};
        case 6:
            break;
        default:
            return {0, 2};
    }
    if (code == t_define || code == t_define10) {
        const std::size_t size = bytes.u16(at);
        return {2, size > 0 ? size - 1 : 0};
    }
    const std::size_t size = bytes.u8(at);
    if (code == p_tabs && size == 255) {
        const std::size_t deleted = bytes.u8(at + 1);
        const std::size_t added = bytes.u8(at + 2 + 4 * deleted);
        return {1, 2 + 4 * deleted + 3 * added};
    }
    return {1, size};
}

}  // namespace

int Sprm::value() const {
    const LittleEndian bytes(operand);
    switch (operand.size()) {
        case 0:
            return 0;
        case 1:
            return bytes.u8(0);
        case 2:
        case 3:
            return bytes.i16(0);
        default:
            return bytes.i32(0);
    }
}

std::optional<Sprm> Sprms::next() {
    if (version_ == Version::word6) return next_word6();
    const LittleEndian bytes(bytes_);
    if (!bytes.has(at_, 3)) return std::nullopt;
    const std::uint16_t code = bytes.u16(at_);
    const Operand operand = operand_of(code, bytes, at_ + 2);
    const std::size_t begin = at_ + 2 + operand.prefix;
    at_ = begin + operand.size;
    return Sprm{code, bytes.view(begin, operand.size)};
}

bool toggled(int operand, bool of_style) {
    if (operand == 0x80) return of_style;
    if (operand == 0x81) return !of_style;
    return operand != 0;
}

void apply(CharacterProperties& to, const Sprm& sprm, const CharacterProperties& style) {
    switch (sprm.code) {
        case sprm::c_deleted:
            to.deleted = sprm.on();
            break;
        case sprm::c_hidden:
            to.hidden = toggled(sprm.value(), style.hidden);
            break;
        case sprm::c_capitals:
            to.capitals = toggled(sprm.value(), style.capitals);
            break;
        case sprm::c_special:
            to.special = sprm.on();
            break;
        case sprm::c_bold:
            to.bold = toggled(sprm.value(), style.bold);
            break;
        case sprm::c_italic:
            to.italic = toggled(sprm.value(), style.italic);
            break;
        case sprm::c_bold_bidi:
            to.bold_bidi = toggled(sprm.value(), style.bold_bidi);
            break;
        case sprm::c_italic_bidi:
            to.italic_bidi = toggled(sprm.value(), style.italic_bidi);
            break;
        case sprm::c_right_to_left:
            to.right_to_left = sprm.on();
            break;
        case sprm::c_position:
            to.raised = sprm.value() == 1;
            break;
        case sprm::c_size:
            to.half_points = sprm.value();
            break;
        case sprm::c_size_bidi:
            to.half_points_bidi = sprm.value();
            break;
        case sprm::c_font:
            to.font = sprm.value();
            break;
        case sprm::c_symbol: {
            const LittleEndian operand(sprm.operand);
            to.symbol_font = operand.u16(0);
            to.symbol = static_cast<char16_t>(operand.u16(2));
            to.has_symbol = true;
            break;
        }
        default:
            break;
    }
}

void apply(ParagraphProperties& to, const Sprm& sprm) {
    switch (sprm.code) {
        case sprm::p_align_physical:
        case sprm::p_align:
            to.alignment = sprm.value();
            break;
        case sprm::p_in_table:
            to.in_table = sprm.on();
            break;
        case sprm::p_page_break:
            to.page_break = sprm.on();
            break;
        case sprm::p_row_end:
            to.row_end = sprm.on();
            break;
        case sprm::p_inner_cell:
            to.inner_cell = sprm.on();
            break;
        case sprm::p_inner_row_end:
            to.inner_row_end = sprm.on();
            break;
        case sprm::p_depth:
            to.depth = sprm.value();
            break;
        case sprm::p_right_to_left:
            to.right_to_left = sprm.on();
            break;
        case sprm::p_level:
            to.level = sprm.value() & 0x0F;
            break;
        case sprm::p_legacy_level:
            to.legacy_level = sprm.value();
            break;
        case sprm::p_legacy_number:
            to.legacy_number = sprm.operand;
            break;
        case sprm::p_outline:
            to.outline = sprm.value();
            break;
        case sprm::p_left_physical:
        case sprm::p_left:
            to.left = sprm.value();
            break;
        case sprm::p_first_physical:
        case sprm::p_first:
            to.first = sprm.value();
            break;
        case sprm::p_list: {
            const int list = sprm.value();
            to.keep_indent = list < 0;
            to.list = list == not_in_a_list ? 0 : list < 0 ? -list : list;
            break;
        }
        default:
            break;
    }
}

}  // namespace mea::doc
