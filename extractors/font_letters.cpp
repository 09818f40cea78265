// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/font_letters.h"

#include <algorithm>
#include <cstdint>
#include <exception>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "extractors/glyph_letters.h"
#include "extractors/glyph_numbers.h"
#include "extractors/pdf_objects.h"
#include "pipeline/text.h"

namespace mea {
namespace {

using Object = QPDFObjectHandle;
using layout::PageWords;
using layout::Word;
using pdf_objects::name_of;

constexpr std::size_t max_fonts = 500;
constexpr std::size_t max_font_bytes = std::size_t{32} << 20;
constexpr std::size_t max_map_bytes = std::size_t{1} << 17;

std::set<int> fonts_in_doubt(const std::vector<PageWords>& pages) {
    std::set<int> out;
    for (const PageWords& page : pages) {
        for (const Word& word : page.words) {
            const bool strange = std::any_of(
                word.text.begin(), word.text.end(),
                [](char32_t value) { return value < 0x20 || layout::is_strange(value); });
            if (strange && word.font >= 0) out.insert(word.font);
        }
    }
    return out;
}

// Windows code page 1252, the widest of the usual simple encodings, and what it has in common with
// Mac OS Roman.
bool is_of_simple_font(char32_t value) {
    if (value < 0x100) return true;
    static constexpr std::u32string_view others = U"ŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™ﬁﬂ";
    return others.find(value) != std::u32string_view::npos;
}

struct FontLetters {
    std::map<char32_t, char32_t> letters;
    bool beside_simple = false;
    bool in_doubt = false;  // two fonts of this name do not agree
};

class Fonts {
public:
    Fonts(const PdfFonts& numbers, std::set<int> wanted)
        : numbers_(numbers), wanted_(std::move(wanted)) {}

    void read(QPDF& pdf) {
        for (Object& object : pdf.getAllObjects()) {
            if (!object.isDictionary() || name_of(object.getKey("/Type")) != "/Font") continue;
            const auto number = numbers_.find(plain_name(object));
            if (number == numbers_.end() || wanted_.count(number->second) == 0) continue;
            if (++read_ > max_fonts) return;
            add(found[number->second], object);
        }
    }

    std::map<int, FontLetters> found;

private:
    static std::string plain_name(Object font) {
        const std::string name = name_of(font.getKey("/BaseFont"));
        return name.empty() ? name : name.substr(1);
    }

    void add(FontLetters& out, Object font) {
        const std::string kind = name_of(font.getKey("/Subtype"));
        if (kind == "/TrueType" || kind == "/Type1") out.beside_simple = true;
        if (kind != "/Type0") return;
        std::map<char32_t, char32_t> letters = letters_of(font);
        if (letters.empty()) {
            out.in_doubt = true;
        } else if (out.letters.empty()) {
            out.letters = std::move(letters);
        } else if (out.letters != letters) {
            out.in_doubt = true;
        }
    }

    // Nothing where the file says what the characters are or the font does not.
    std::map<char32_t, char32_t> letters_of(Object font) {
        const std::string encoding = name_of(font.getKey("/Encoding"));
        if (font.hasKey("/ToUnicode") || (encoding != "/Identity-H" && encoding != "/Identity-V"))
            return {};
        Object parts = font.getKey("/DescendantFonts");
        if (!parts.isArray() || parts.getArrayNItems() == 0) return {};
        Object part = parts.getArrayItem(0);
        if (!part.isDictionary() || name_of(part.getKey("/Subtype")) != "/CIDFontType2") return {};
        Object system = part.getKey("/CIDSystemInfo");
        if (!system.isDictionary()) return {};
        Object ordering = system.getKey("/Ordering");
        if (!ordering.isString() || ordering.getStringValue() != "Identity") return {};
        Object descriptor = part.getKey("/FontDescriptor");
        if (!descriptor.isDictionary() || !descriptor.getKey("/FontFile2").isStream()) return {};
        const std::string file =
            pdf_objects::stream_bytes(descriptor.getKey("/FontFile2"), max_font_bytes);
        return by_character_id(letters_of_glyphs(file), part.getKey("/CIDToGIDMap"));
    }

    static std::map<char32_t, char32_t> by_character_id(const GlyphLetters& glyphs, Object map) {
        if (!map.isStream()) return {glyphs.begin(), glyphs.end()};
        std::map<char32_t, char32_t> out;
        const std::string bytes = pdf_objects::stream_bytes(map, max_map_bytes + 2);
        for (std::size_t i = 0; 2 * i + 1 < bytes.size(); ++i) {
            const auto high = static_cast<unsigned char>(bytes[2 * i]);
            const auto low = static_cast<unsigned char>(bytes[2 * i + 1]);
            const auto glyph = glyphs.find(static_cast<std::uint32_t>(high << 8 | low));
            if (glyph != glyphs.end()) out.emplace(static_cast<char32_t>(i), glyph->second);
        }
        return out;
    }

    const PdfFonts& numbers_;
    std::set<int> wanted_;
    std::size_t read_ = 0;
};

void rename(Word& word, const FontLetters& font) {
    for (char32_t& value : word.text) {
        if (font.beside_simple && is_of_simple_font(value)) continue;
        const auto letter = font.letters.find(value);
        if (letter != font.letters.end()) value = letter->second;
    }
}

}  // namespace

void name_letters(std::string_view bytes, const PdfFonts& fonts, std::vector<PageWords>& pages) {
    std::set<int> wanted = fonts_in_doubt(pages);
    if (wanted.empty()) return;
    Fonts reader(fonts, std::move(wanted));
    try {
        QPDF pdf;
        pdf_objects::open(pdf, bytes);
        reader.read(pdf);
    } catch (const std::exception&) {
        return;
    }
    for (PageWords& page : pages) {
        for (Word& word : page.words) {
            const auto font = reader.found.find(word.font);
            if (font != reader.found.end() && !font->second.in_doubt) rename(word, font->second);
        }
    }
}

}  // namespace mea
