// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "extractors/arabic_glyphs.h"
#include "extractors/extractor.h"

namespace mea {
namespace {

using Names = std::vector<std::pair<int, int>>;  // glyph, character

std::string hex(int value) {
    char out[8];
    std::snprintf(out, sizeof out, "<%04X>", static_cast<unsigned>(value));
    return out;
}

std::string stream(const std::string& content) {
    return "<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content +
           "\nendstream\nendobj\n";
}

// One word of glyphs, from left to right, in a font that names some of them.
std::string file_of(const std::string& font, const Names& names, const std::vector<int>& glyphs) {
    std::string table = "begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n" +
                        std::to_string(names.size()) + " beginbfchar\n";
    for (const auto& [glyph, character] : names) table += hex(glyph) + " " + hex(character) + "\n";
    table += "endbfchar\nendcmap\n";
    std::string shown;
    for (const int glyph : glyphs) shown += hex(glyph) + " Tj ";
    return "%PDF-1.5\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
           "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
           "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents 4 0 R "
           "/Resources << /Font << /F1 5 0 R >> >> >>\nendobj\n4 0 obj\n" +
           stream("BT 40 200 Td /F1 10 Tf " + shown + "ET") +
           "5 0 obj\n<< /Type /Font /Subtype /Type0 /BaseFont /" + font +
           " /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>\nendobj\n"
           "6 0 obj\n<< /Type /Font /Subtype /CIDFontType2 /BaseFont /" +
           font +
           " /DW 500 /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
           ">>\nendobj\n7 0 obj\n" +
           stream(table) + "trailer\n<< /Root 1 0 R >>\n";
}

std::string text_of(const std::string& bytes) {
    Source source;
    source.path = "arabic.pdf";
    source.bytes = bytes;
    const auto document = extract_pdf(source, {});
    return document ? document->text : describe(document.error());
}

const Names named{{167, 0x627},  {341, 0xFE8E}, {345, 0xFE94}, {389, 0xFEDF},
                  {390, 0xFEE0}, {392, 0xFEE4}, {404, 0xFBFF}};

Names moved(const Names& names, int by) {
    Names out = names;
    for (auto& name : out) name.first += by;
    return out;
}

TEST(ArabicGlyphs, LettersThatTheFileDoesNotName) {
    EXPECT_EQ(
        text_of(file_of("AAAAAA+SimplifiedArabic", named, {345, 2429, 699, 673, 680, 389, 167})),
        "الوطنية");
    EXPECT_EQ(text_of(file_of("AAAAAA+SimplifiedArabic-Bold", moved(named, -2),
                              {343, 2427, 697, 671, 678, 387, 165})),
              "الوطنية");
    EXPECT_EQ(text_of(file_of("AAAAAA+SimplifiedArabic", named, {345, 404, 392, 390, 663})),
              "تلمية")
        << "the medial yeh that the file names is no Farsi one";
}

TEST(ArabicGlyphs, WhatTheFileNamesStays) {
    Names names = named;
    names.emplace_back(699, 0x628);
    EXPECT_EQ(text_of(file_of("AAAAAA+SimplifiedArabic", names, {345, 699, 389, 167})), "البة");
}

TEST(ArabicGlyphs, AnotherOrder) {
    Names other = named;
    other[2].first += 1;
    EXPECT_EQ(with_arabic_letters(file_of("A+SimplifiedArabic", other, {345, 699}),
                                  {{"A+SimplifiedArabic", 0}}),
              std::nullopt);
    EXPECT_EQ(with_arabic_letters(file_of("A+SimplifiedArabic", {{167, 0x627}}, {167, 699}),
                                  {{"A+SimplifiedArabic", 0}}),
              std::nullopt)
        << "too little is known of it";
    EXPECT_EQ(with_arabic_letters(file_of("A+Arial", named, {345, 699}), {{"A+Arial", 0}}),
              std::nullopt);
}

TEST(ArabicGlyphs, ADamagedFile) {
    const std::string whole = file_of("A+SimplifiedArabic", named, {345, 699, 389, 167});
    for (std::size_t size = 0; size < whole.size(); size += 41) {
        with_arabic_letters(whole.substr(0, size), {{"A+SimplifiedArabic", 0}});
    }
}

}  // namespace
}  // namespace mea
