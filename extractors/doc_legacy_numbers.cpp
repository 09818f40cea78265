// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/doc_legacy_numbers.h"

#include <algorithm>

#include "extractors/doc_pieces.h"
#include "extractors/little_endian.h"
#include "extractors/symbol_fonts.h"
#include "pipeline/text.h"

namespace mea::doc {
namespace {

constexpr std::size_t anlv_size = 16;
constexpr std::size_t anld_text = 20, olst_text = 9 * anlv_size + 4;
constexpr std::size_t anld_characters = 32, olst_characters = 64;

std::string characters(const LittleEndian& text, std::size_t first, std::size_t count,
                       Version version) {
    std::string out;
    for (std::size_t i = first; i < first + count; ++i) {
        const char32_t c = version == Version::word97 ? text.u16(2 * i) : from_cp1252(text.u8(i));
        const bool half = c >= 0xD800 && c < 0xE000;
        if (c >= 0x20 && !half) out += to_utf8(c);
    }
    return out;
}

}  // namespace

LegacyNumber read_legacy_number(int level, std::string_view anld, std::string_view olst,
                                Version version, const Fonts& fonts) {
    LegacyNumber number;
    number.level = level;
    const bool outline = level > LegacyNumber::none && level <= LegacyNumber::last_outline;
    const bool of_section = anld.empty() && outline;
    const LittleEndian bytes(of_section ? olst : anld);
    if (bytes.size() < anlv_size) {
        // Nothing says how the number looks, so that none is printed.
        number.format = NumberFormat::none;
        return number;
    }
    const std::size_t most = of_section ? olst_characters : anld_characters;
    const std::size_t at = of_section ? anlv_size * static_cast<std::size_t>(level - 1) : 0;
    std::size_t text_first = 0;
    for (std::size_t passed = 0; passed < at; passed += anlv_size)
        text_first += bytes.u8(passed + 1) + std::size_t{bytes.u8(passed + 2)};
    text_first = std::min(text_first, most);
    const std::size_t before = std::min<std::size_t>(bytes.u8(at + 1), most - text_first);
    const std::size_t after = std::min<std::size_t>(bytes.u8(at + 2), most - text_first - before);
    constexpr std::uint8_t with_outer = 0x04;
    number.format = number_format_from_nfc(bytes.u8(at));
    number.with_outer = (bytes.u8(at + 3) & with_outer) != 0;
    number.start = bytes.u16(at + 10);
    const LittleEndian text(bytes.view(of_section ? olst_text : anld_text, bytes.size()));
    number.before = characters(text, text_first, before, version);
    number.after = characters(text, text_first + before, after, version);
    if (level == LegacyNumber::bullet) {
        const std::string bullet = number.before + number.after;
        const Font& font = fonts.at(bytes.i16(at + 6));
        number.before = bullet.empty() ? "•" : bullet_text(font.name, bullet);
        number.after.clear();
    }
    return number;
}

}  // namespace mea::doc
