// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <cstdint>
#include <optional>

#include "extractors/doc_properties.h"
#include "extractors/little_endian.h"

// The sprms of Word 6 and 95: one byte of opcode, a fixed size or a size byte. From Microsoft's
// "Word 6.0 Binary File Format" as readers have carried it on; 0 in `word97` is one that is not
// read.

namespace mea::doc {
namespace {

constexpr int with_size = -1;       // a byte of size before the operand
constexpr int with_long_size = -2;  // two bytes of size, one too many
constexpr int tabs = -3;            // a byte of size, 255 meaning two counts

struct Row {
    std::uint8_t code;
    int size;
    std::uint16_t word97;
};

constexpr std::array<Row, 120> rows{{
    {2, 2, sprm::p_style},
    {3, with_size, 0},
    {4, 1, 0},
    {5, 1, sprm::p_align},
    {6, 1, 0},
    {7, 1, 0},
    {8, 1, 0},
    {9, 1, sprm::p_page_break},
    {10, 1, 0},
    {11, 1, 0},
    {12, with_size, sprm::p_legacy_number},
    {13, 1, sprm::p_legacy_level},
    {14, 1, 0},
    {15, with_size, 0},
    {16, 2, 0},
    {17, 2, sprm::p_left},
    {18, 2, 0},
    {19, 2, sprm::p_first},
    {20, 4, 0},
    {21, 2, 0},
    {22, 2, 0},
    {23, tabs, 0},
    {24, 1, sprm::p_in_table},
    {25, 1, sprm::p_row_end},
    {26, 2, 0},
    {27, 2, 0},
    {28, 2, 0},
    {29, 1, 0},
    {30, 2, 0},
    {31, 2, 0},
    {32, 2, 0},
    {33, 2, 0},
    {34, 2, 0},
    {35, 2, 0},
    {36, 2, 0},
    {37, 1, 0},
    {38, 2, 0},
    {39, 2, 0},
    {40, 2, 0},
    {41, 2, 0},
    {42, 2, 0},
    {43, 2, 0},
    {44, 1, 0},
    {45, 2, 0},
    {46, 2, 0},
    {47, 2, 0},
    {48, 2, 0},
    {49, 2, 0},
    {50, 1, 0},
    {51, 1, 0},
    {52, 0, 0},
    {64, with_size, 0},
    {65, 1, sprm::c_deleted},
    {66, 1, 0},
    {67, 1, 0},
    {68, with_size, 0},
    {69, 2, 0},
    {70, 4, 0},
    {71, 1, 0},
    {72, 2, 0},
    {73, 3, 0},
    {74, with_size, sprm::c_symbol},
    {75, 1, 0},
    {77, with_size, 0},
    {79, with_size, 0},
    {80, 2, sprm::c_style},
    {81, with_size, 0},
    {82, with_size, 0},
    {83, 0, sprm::c_plain},
    {85, 1, sprm::c_bold},
    {86, 1, sprm::c_italic},
    {87, 1, 0},
    {88, 1, 0},
    {89, 1, 0},
    {90, 1, 0},
    {91, 1, sprm::c_capitals},
    {92, 1, sprm::c_hidden},
    {93, 2, sprm::c_font},
    {94, 1, 0},
    {95, 3, 0},
    {96, 2, 0},
    {97, 2, 0},
    {98, 1, 0},
    {99, 2, sprm::c_size},
    {100, 1, 0},
    {101, 1, 0},
    {102, 1, 0},
    {103, with_size, 0},
    {104, 1, sprm::c_position},
    {105, with_size, 0},
    {106, with_size, 0},
    {107, 2, 0},
    {108, with_size, 0},
    {109, 2, 0},
    {110, 2, 0},
    {111, 2, 0},
    {112, 2, 0},
    {113, with_size, 0},
    {115, with_size, 0},
    {116, with_size, 0},
    {117, 1, sprm::c_special},
    {118, 1, 0},
    {119, 1, 0},
    {120, with_size, 0},
    {121, 2, 0},
    {122, 2, 0},
    {123, 2, 0},
    {124, 2, 0},
    {131, 1, 0},
    {132, 1, 0},
    {133, with_size, sprm::s_legacy_outline},
    {136, 3, 0},
    {137, 3, 0},
    {138, 1, 0},
    {139, 1, 0},
    {140, 2, 0},
    {141, 2, 0},
    {142, 1, sprm::s_break},
    {143, 1, sprm::s_title_page},
    {144, 2, 0},
}};

// Sections and tables after the last row.
int size_of_others(std::uint8_t code) {
    switch (code) {
        case 146:
        case 147:
        case 150:
        case 151:
        case 152:
        case 153:
        case 158:
        case 159:
        case 162:
        case 185:
        case 186:
            return 1;
        case 187:
            return 12;
        case 188:
        case 190:
            return with_long_size;
        case 179:
        case 181:
        case 191:
        case 207:
            return with_size;
        case 192:
        case 194:
        case 196:
        case 200:
            return 4;
        case 193:
        case 199:
            return 5;
        default:
            return 2;
    }
}

Row row_of(std::uint8_t code) {
    for (const Row& row : rows)
        if (row.code == code) return row;
    return {code, code > 144 ? size_of_others(code) : 0, 0};
}

}  // namespace

std::optional<Sprm> Sprms::next_word6() {
    const LittleEndian bytes(bytes_);
    if (!bytes.has(at_, 1)) return std::nullopt;
    const Row row = row_of(bytes.u8(at_));
    std::size_t begin = at_ + 1;
    std::size_t size = 0;
    if (row.size >= 0) {
        size = static_cast<std::size_t>(row.size);
    } else if (row.size == with_long_size) {
        const std::size_t stated = bytes.u16(begin);
        begin += 2;
        size = stated > 0 ? stated - 1 : 0;
    } else {
        size = bytes.u8(begin);
        if (row.size == tabs && size == 255) {
            const std::size_t deleted = bytes.u8(begin + 1);
            size = 2 + 4 * deleted + 3 * bytes.u8(begin + 2 + 4 * deleted);
        }
        begin += 1;
    }
    at_ = begin + size;
    return Sprm{row.word97, bytes.view(begin, size)};
}

}  // namespace mea::doc
