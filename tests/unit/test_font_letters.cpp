// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "extractors/extractor.h"
#include "extractors/glyph_letters.h"

namespace mea {
namespace {

std::string u16(std::uint32_t value) {
    return {static_cast<char>(value >> 8 & 0xFF), static_cast<char>(value & 0xFF)};
}

std::string u32(std::uint32_t value) { return u16(value >> 16) + u16(value & 0xFFFF); }

struct Pair {
    char32_t letter;
    std::uint32_t glyph;
};

// A segment a letter, and the last one that the format demands.
std::string segments(const std::vector<Pair>& pairs) {
    std::string ends;
    std::string starts;
    std::string deltas;
    std::string offsets;
    for (const Pair& pair : pairs) {
        ends += u16(pair.letter);
        starts += u16(pair.letter);
        deltas += u16((pair.glyph - pair.letter) & 0xFFFF);
        offsets += u16(0);
    }
    ends += u16(0xFFFF);
    starts += u16(0xFFFF);
    deltas += u16(1);
    offsets += u16(0);
    const auto count = static_cast<std::uint32_t>(pairs.size() + 1);
    const auto size = static_cast<std::uint32_t>(16 + 8 * count);
    return u16(4) + u16(size) + u16(0) + u16(2 * count) + u16(0) + u16(0) + u16(0) + ends + u16(0) +
           starts + deltas + offsets;
}

std::string groups(const std::vector<Pair>& pairs) {
    std::string out;
    for (const Pair& pair : pairs) out += u32(pair.letter) + u32(pair.letter) + u32(pair.glyph);
    return u16(12) + u16(0) + u32(static_cast<std::uint32_t>(16 + out.size())) + u32(0) +
           u32(static_cast<std::uint32_t>(pairs.size())) + out;
}

// A font of a table of characters alone.
std::string font_of(const std::string& table, std::uint32_t platform = 3,
                    std::uint32_t encoding = 1) {
    const std::string cmap = u16(0) + u16(1) + u16(platform) + u16(encoding) + u32(12) + table;
    return u32(0x10000) + u16(1) + u16(0) + u16(0) + u16(0) + "cmap" + u32(0) + u32(28) +
           u32(static_cast<std::uint32_t>(cmap.size())) + cmap;
}

TEST(GlyphLetters, Tables) {
    const std::vector<Pair> pairs{{U'م', 12}, {U'约', 0x54FE}, {U'ж', 9}};
    const GlyphLetters expected{{12, U'م'}, {0x54FE, U'约'}, {9, U'ж'}};
    EXPECT_EQ(letters_of_glyphs(font_of(segments(pairs))), expected);
    EXPECT_EQ(letters_of_glyphs(font_of(groups(pairs), 3, 10)), expected);
    EXPECT_EQ(letters_of_glyphs(font_of(segments(pairs), 0, 3)), expected);
    EXPECT_EQ(letters_of_glyphs(font_of(segments(pairs), 3, 0)), GlyphLetters{})
        << "a table of symbols";
    EXPECT_EQ(letters_of_glyphs(font_of(segments({{0xF041, 36}, {0xE9, 37}}))),
              (GlyphLetters{{37, U'é'}}));
}

TEST(GlyphLetters, OneGlyphOfSeveralCharacters) {
    EXPECT_EQ(letters_of_glyphs(font_of(segments({{0x20, 3}, {0xA0, 3}}))).at(3), U' ');
    EXPECT_EQ(letters_of_glyphs(font_of(segments({{0x2F00, 7}, {0x4E00, 7}}))).at(7), U'一');
    EXPECT_EQ(letters_of_glyphs(font_of(segments({{0x884C, 8}, {0xFA08, 8}}))).at(8), U'行');
}

TEST(GlyphLetters, DamagedFonts) {
    const std::string whole = font_of(segments({{U'a', 1}, {U'b', 2}, {U'c', 3}}));
    for (std::size_t size = 0; size < whole.size(); ++size) {
        EXPECT_LE(letters_of_glyphs(whole.substr(0, size)).size(), 3U) << size;
        std::string wrong = whole;
        wrong[size] = '\xFF';
        EXPECT_LE(letters_of_glyphs(wrong).size(), 0xFFFFU) << size;
    }
}

std::string stream(const std::string& content) {
    return "<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content +
           "\nendstream\nendobj\n";
}

struct File {
    std::string shown;      // operators
    std::string font;       // the embedded font
    std::string composite;  // what else its dictionary says
    std::string name = "ABCDEF+Song";
    std::string simple = "ABCDEF+Song";  // the name of the simple font
};

std::string pdf_of(const File& file) {
    return "%PDF-1.5\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
           "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
           "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents 4 0 R "
           "/Resources << /Font << /F1 5 0 R /F2 9 0 R >> >> >>\nendobj\n4 0 obj\n" +
           stream("BT 40 200 Td " + file.shown + " ET") +
           "5 0 obj\n<< /Type /Font /Subtype /Type0 /BaseFont /" + file.name +
           " /Encoding /Identity-H "
           "/DescendantFonts [6 0 R] " +
           file.composite +
           " >>\nendobj\n"
           "6 0 obj\n<< /Type /Font /Subtype /CIDFontType2 /BaseFont /" +
           file.name +
           " /DW 1000 "
           "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
           "/FontDescriptor 7 0 R >>\nendobj\n"
           "7 0 obj\n<< /Type /FontDescriptor /FontName /" +
           file.name +
           " /Flags 4 /FontFile2 8 0 R "
           ">>\nendobj\n8 0 obj\n" +
           stream(file.font) + "9 0 obj\n<< /Type /Font /Subtype /TrueType /BaseFont /" +
           file.simple +
           " /Encoding "
           "/WinAnsiEncoding /FontDescriptor 7 0 R >>\nendobj\n"
           "trailer\n<< /Root 1 0 R >>\n";
}

TEST(FontLetters, TheFontKnowsItsLetters) {
    const std::string font = font_of(segments({{U'缔', 0x1D6}, {U'约', 0x1D7}, {U'方', 0x41}}));
    struct Case {
        const char* name;
        File file;
        const char* text;
    };
    const Case cases[] = {
        {"numbers", {"/F1 10 Tf <01D601D7> Tj", font, ""}, "缔约"},
        {"beside a simple font of its name",
         {"/F2 10 Tf (A) Tj 30 0 Td /F1 10 Tf <01D601D7> Tj", font, ""},
         "A 缔约"},
        {"a font without a table", {"/F1 10 Tf <01D601D7> Tj", "none", ""}, "ǖǗ"},
        {"a font without a table, of a known order",
         {"/F1 10 Tf <0033002400350037002400B6002A0028> Tj", "none", "", "ABCDEF+TimesNewRomanPS",
          "GHIJKL+TimesNewRomanPS"},
         "PARTA’GE"},
        {"signs of a known font",
         {"/F1 10 Tf <002A0028> Tj", "none", "", "ABCDEF+Arial-BoldMT", "GHIJKL+Arial-BoldMT"},
         "GE"},
        {"letters of a known font that may be letters",
         {"/F1 10 Tf <0047004400570048> Tj", "none", "", "ABCDEF+Arial-BoldMT",
          "GHIJKL+Arial-BoldMT"},
         "GDWH"},
        {"the file says what they are",
         {"/F1 10 Tf <01D601D7> Tj", font, "/ToUnicode /Identity-H"},
         "ǖǗ"},
    };
    for (const Case& c : cases) {
        Source source;
        source.path = "letters.pdf";
        source.bytes = pdf_of(c.file);
        const auto document = extract_pdf(source, {});
        ASSERT_TRUE(document) << c.name << ": " << describe(document.error());
        EXPECT_EQ(document->text, c.text) << c.name;
    }
}

}  // namespace
}  // namespace mea
