// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/doc_fonts.h"

#include "extractors/little_endian.h"

namespace mea::doc {
namespace {

constexpr std::size_t charset_at = 4;
constexpr std::size_t name_at_word97 = 40;
constexpr std::size_t name_at_word6 = 6;

std::string name_of_font(const LittleEndian& font, Version version) {
    std::string name;
    const bool wide = version == Version::word97;
    for (std::size_t at = wide ? name_at_word97 : name_at_word6; at < font.size();
         at += wide ? 2 : 1) {
        const unsigned unit = wide ? font.u16(at) : font.u8(at);
        if (unit == 0) break;
        name += unit < 0x80 ? static_cast<char>(unit) : '?';
    }
    return name;
}

}  // namespace

Fonts Fonts::read(std::string_view table, Version version) {
    const LittleEndian bytes(table);
    Fonts fonts;
    std::size_t at = version == Version::word97 ? 4 : 2;
    while (bytes.has(at, 1) && bytes.u8(at) != 0) {
        const std::size_t size = bytes.u8(at) + std::size_t{1};
        const LittleEndian font(bytes.view(at, size));
        fonts.fonts_.push_back({name_of_font(font, version), font.u8(charset_at)});
        at += size;
    }
    return fonts;
}

const Font& Fonts::at(int index) const {
    static const Font none;
    if (index < 0 || static_cast<std::size_t>(index) >= fonts_.size()) return none;
    return fonts_[static_cast<std::size_t>(index)];
}

}  // namespace mea::doc
