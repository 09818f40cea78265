// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/doc_fib.h"

#include <algorithm>

#include "extractors/little_endian.h"

namespace mea::doc {
namespace {

constexpr std::array<std::uint16_t, 2> magics{0xA5EC, 0xA5DC};
// Word 6 and 95 of the Far East.
constexpr std::array<std::uint16_t, 5> far_east_magics{0x8098, 0x8099, 0xA697, 0xA698, 0xA699};
constexpr std::uint16_t oldest_word6 = 101;
constexpr std::uint16_t oldest_word97 = 0xC1;
constexpr std::size_t base_size = 32;

// The same tables in the FIB of Word 6 and 95: an FC and an LCB from byte 0x58 on, in this order.
constexpr std::size_t word6_tables = 0x58;

template <class Known>
bool among(const Known& known, std::uint16_t magic) {
    return std::find(known.begin(), known.end(), magic) != known.end();
}

Result<Fib> read_word6(const LittleEndian& bytes, Fib fib) {
    if (bytes.size() < 0x1A0) return fail(ErrorCode::damaged, "the Word header is cut short");
    fib.version = Version::word6;
    fib.text_begin = bytes.u32(0x18);
    for (std::size_t i = 0; i < story_count; ++i) fib.lengths[i] = bytes.u32(0x34 + 4 * i);
    fib.table_offsets = bytes.view(word6_tables, 8 * 72);
    return fib;
}

Result<Fib> read_word97(const LittleEndian& bytes, Fib fib) {
    const std::size_t words = bytes.u16(base_size);
    const std::size_t longs_at = base_size + 2 + 2 * words;
    const std::size_t longs = bytes.u16(longs_at);
    const std::size_t tables_at = longs_at + 2 + 4 * longs;
    const std::size_t tables = bytes.u16(tables_at);
    if (!bytes.has(tables_at + 2, 8 * tables) || longs < 11)
        return fail(ErrorCode::damaged, "the Word header is cut short");
    constexpr std::size_t first_length = 3;  // FibRgLw97: ccpText
    for (std::size_t i = 0; i < story_count; ++i)
        fib.lengths[i] = bytes.u32(longs_at + 2 + 4 * (first_length + i));
    fib.table_offsets = bytes.view(tables_at + 2, 8 * tables);
    return fib;
}

}  // namespace

Extent Fib::table(Table which) const {
    const LittleEndian pairs(table_offsets);
    const std::size_t at = 8 * static_cast<std::size_t>(which);
    return {pairs.u32(at), pairs.u32(at + 4)};
}

Cps Fib::story(Story which) const {
    Cps cps;
    for (std::size_t i = 0; i < static_cast<std::size_t>(which); ++i) cps.begin += lengths[i];
    cps.end = cps.begin + lengths[static_cast<std::size_t>(which)];
    return cps;
}

Result<Fib> read_fib(std::string_view document) {
    const LittleEndian bytes(document);
    if (bytes.size() < base_size) return fail(ErrorCode::damaged, "the Word header is missing");
    const std::uint16_t magic = bytes.u16(0);
    const std::uint16_t version = bytes.u16(2);
    const bool eastern = among(far_east_magics, magic);
    if ((!eastern && !among(magics, magic)) || version < oldest_word6)
        return fail(ErrorCode::unsupported, "a Word document older than Word 6", {},
                    "convert it to .doc (Word 97-2003), .docx or .odt");
    const std::uint16_t flags = bytes.u16(10);
    Fib fib;
    fib.language = bytes.u16(6);
    fib.encrypted = (flags & 0x0100) != 0;
    fib.second_table = (flags & 0x0200) != 0;
    fib.far_east = eastern || (flags & 0x4000) != 0;
    fib.double_bytes = version < oldest_word97 && (flags & 0x1000) != 0;
    fib.macintosh = bytes.u8(18) == 1;
    if (fib.encrypted) return fib;  // what follows the base is encrypted too
    return version < oldest_word97 ? read_word6(bytes, fib) : read_word97(bytes, fib);
}

}  // namespace mea::doc
