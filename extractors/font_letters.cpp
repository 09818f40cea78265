// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/font_letters.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <exception>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>
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
using pdf_objects::font_name;
using pdf_objects::name_of;

constexpr std::size_t max_fonts = 500;
constexpr std::size_t max_font_bytes = std::size_t{32} << 20;
constexpr std::size_t max_map_bytes = std::size_t{1} << 17;

constexpr std::array<std::string_view, 3> windows_fonts{"TimesNewRoman", "Arial", "CourierNew"};

using Texts = std::map<int, std::set<char32_t>>;  // the characters of each font

bool is_strange(char32_t value) { return value < 0x20 || layout::is_strange(value); }

// Signs that stand for capitals in glyph numbers, and no letters.
bool may_be_capitals(const std::set<char32_t>& text) {
    constexpr std::u32string_view signs = U"#$%&*+<=>@";
    return std::none_of(text.begin(), text.end(), is_letter) &&
           std::any_of(text.begin(), text.end(), [signs](char32_t value) {
               return signs.find(value) != std::u32string_view::npos;
           });
}

Texts texts_in_doubt(const std::vector<PageWords>& pages) {
    std::map<int, std::unordered_set<char32_t>> seen;
    for (const PageWords& page : pages) {
        for (const Word& word : page.words) {
            if (word.font >= 0) seen[word.font].insert(word.text.begin(), word.text.end());
        }
    }
    Texts out;
    for (const auto& [font, text] : seen) out[font].insert(text.begin(), text.end());
    for (auto font = out.begin(); font != out.end();) {
        const std::set<char32_t>& text = font->second;
        const bool doubt =
            std::any_of(text.begin(), text.end(), is_strange) || may_be_capitals(text);
        font = doubt ? std::next(font) : out.erase(font);
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
    bool by_order = false;
};

class Fonts {
public:
    Fonts(const PdfFonts& numbers, const Texts& wanted) : numbers_(numbers), wanted_(wanted) {}

    void read(QPDF& pdf) {
        for (Object& font : pdf_objects::fonts_of(pdf, max_fonts)) {
            const auto number = numbers_.find(font_name(font));
            if (number == numbers_.end() || wanted_.count(number->second) == 0) continue;
            add(found[number->second], font, wanted_.at(number->second));
        }
    }

    std::map<int, FontLetters> found;

private:
    void add(FontLetters& out, Object font, const std::set<char32_t>& text) {
        const std::string kind = name_of(font.getKey("/Subtype"));
        if (kind == "/TrueType" || kind == "/Type1") out.beside_simple = true;
        if (kind != "/Type0") return;
        std::map<char32_t, char32_t> letters;
        if (std::optional<Unnamed> file = unnamed(font)) {
            letters = by_character_id(letters_of_glyphs(file->font), file->map);
            if (letters.empty() && !file->map.isStream()) {
                letters = by_order(font_name(font), text);
                out.by_order = true;
            }
        }
        if (letters.empty()) {
            out.in_doubt = true;
        } else if (out.letters.empty()) {
            out.letters = std::move(letters);
        } else if (out.letters != letters) {
            out.in_doubt = true;
        }
    }

    struct Unnamed {
        std::string font;  // the embedded file
        Object map;
    };

    // Nothing where the file says what the characters are.
    static std::optional<Unnamed> unnamed(Object font) {
        const std::string encoding = name_of(font.getKey("/Encoding"));
        if (font.hasKey("/ToUnicode") || (encoding != "/Identity-H" && encoding != "/Identity-V"))
            return std::nullopt;
        Object parts = font.getKey("/DescendantFonts");
        if (!parts.isArray() || parts.getArrayNItems() == 0) return std::nullopt;
        Object part = parts.getArrayItem(0);
        if (!part.isDictionary() || name_of(part.getKey("/Subtype")) != "/CIDFontType2")
            return std::nullopt;
        Object system = part.getKey("/CIDSystemInfo");
        if (!system.isDictionary()) return std::nullopt;
        Object ordering = system.getKey("/Ordering");
        if (!ordering.isString() || ordering.getStringValue() != "Identity") return std::nullopt;
        Object descriptor = part.getKey("/FontDescriptor");
        if (!descriptor.isDictionary() || !descriptor.getKey("/FontFile2").isStream())
            return std::nullopt;
        return Unnamed{pdf_objects::stream_bytes(descriptor.getKey("/FontFile2"), max_font_bytes),
                       part.getKey("/CIDToGIDMap")};
    }

    // Nothing where some of the text is beyond the Latin letters.
    static std::map<char32_t, char32_t> by_order(const std::string& name,
                                                 const std::set<char32_t>& text) {
        std::map<char32_t, char32_t> out;
        const bool known = std::any_of(
            windows_fonts.begin(), windows_fonts.end(),
            [&name](std::string_view font) { return name.find(font) != std::string::npos; });
        for (const char32_t glyph : text) {
            const char32_t letter = layout::latin_letter(glyph);
            if (!known || letter == 0xFFFD) return {};
            out.emplace(glyph, letter);
        }
        return out;
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
    const Texts& wanted_;
};

void rename(Word& word, const FontLetters& font) {
    for (char32_t& value : word.text) {
        if (font.beside_simple && is_of_simple_font(value)) continue;
        const auto letter = font.letters.find(value);
        if (letter != font.letters.end()) value = letter->second;
    }
}

}  // namespace

std::vector<int> name_letters(std::string_view bytes, const PdfFonts& fonts,
                              std::vector<PageWords>& pages) {
    const Texts wanted = texts_in_doubt(pages);
    std::vector<int> out;
    if (wanted.empty()) return out;
    Fonts reader(fonts, wanted);
    try {
        QPDF pdf;
        pdf_objects::open(pdf, bytes);
        reader.read(pdf);
    } catch (const std::exception&) {
        return out;
    }
    for (PageWords& page : pages) {
        for (Word& word : page.words) {
            const auto font = reader.found.find(word.font);
            if (font != reader.found.end() && !font->second.in_doubt) rename(word, font->second);
        }
    }
    for (const auto& [number, font] : reader.found) {
        if (font.by_order && !font.in_doubt && !font.letters.empty()) out.push_back(number);
    }
    return out;
}

}  // namespace mea
