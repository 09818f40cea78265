// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "compound_file_writer.h"
#include "extractors/extractor.h"

// Word 6 and 95: code pages, double bytes, automatic numbers; and what is older.

namespace mea {
namespace {

using test::compound_file;
using test::put16;
using test::put32;
using test::set16;
using test::set32;

constexpr std::size_t header_size = 0x300, page_size = 512;
constexpr std::size_t table_styles = 1, table_sections = 6, table_characters = 12,
                      table_paragraphs = 13, table_fonts = 15;

struct Word6 {
    unsigned magic = 0xA5DC;
    unsigned version = 101;
    unsigned language = 0x409;
    unsigned flags = 0;
    bool macintosh = false;
    std::vector<unsigned> charsets{0};  // of the fonts; the first is the default
    struct Paragraph {
        std::string bytes;  // with its mark
        std::string sprms = {};
        std::string letters = {};  // sprms of its characters
    };
    std::vector<Paragraph> paragraphs;
    std::string section = {};  // sprms
};

void place(std::string& file, std::size_t table, const std::string& bytes) {
    set32(file, 0x58 + 8 * table, file.size());
    set32(file, 0x58 + 8 * table + 4, bytes.size());
    file += bytes;
}

// One page of formatting for the characters of each paragraph.
void place_characters(std::string& file, const Word6& words, const std::string& ends) {
    std::string pages;
    std::size_t begin = header_size;
    for (const Word6::Paragraph& paragraph : words.paragraphs) {
        file.resize((file.size() + page_size - 1) / page_size * page_size, '\0');
        put16(pages, static_cast<unsigned>(file.size() / page_size));
        std::string page;
        put32(page, begin);
        put32(page, begin += paragraph.bytes.size());
        page += static_cast<char>(64);  // half the offset of what follows
        page.resize(128, '\0');
        page += static_cast<char>(paragraph.letters.size());
        page += paragraph.letters;
        page.resize(page_size - 1, '\0');
        file += page + '\1';
    }
    place(file, table_characters, ends + pages);
}

std::string word_document(const Word6& words) {
    std::string file(header_size, '\0');
    set16(file, 0, words.magic);
    set16(file, 2, words.version);
    set16(file, 6, words.language);
    set16(file, 10, words.flags);
    file[18] = words.macintosh ? '\1' : '\0';
    std::string ends, pages;
    put32(ends, header_size);
    for (const Word6::Paragraph& paragraph : words.paragraphs) {
        file += paragraph.bytes;
        put32(ends, file.size());
    }
    set32(file, 0x18, header_size);
    set32(file, 0x34, (file.size() - header_size) / ((words.flags & 0x1000) != 0 ? 2 : 1));
    std::size_t begin = header_size;
    for (const Word6::Paragraph& paragraph : words.paragraphs) {
        file.resize((file.size() + page_size - 1) / page_size * page_size, '\0');
        put16(pages, static_cast<unsigned>(file.size() / page_size));
        std::string page;
        put32(page, begin);
        put32(page, begin += paragraph.bytes.size());
        page += static_cast<char>(64);  // half the offset of what follows
        page.resize(128, '\0');
        page += static_cast<char>((paragraph.sprms.size() + 2) / 2);
        page += '\0' + paragraph.sprms;
        page.resize(page_size - 1, '\0');
        file += page + '\1';
    }
    place(file, table_paragraphs, ends + pages);
    place_characters(file, words, ends);
    std::string fonts(2, '\0');
    for (const unsigned charset : words.charsets) {
        fonts += std::string("\x08\0\0\0", 4) + static_cast<char>(charset);
        fonts += std::string("\0F1\0", 4);
    }
    place(file, table_fonts, fonts);
    place(file, table_styles, std::string(4, '\0'));
    if (!words.section.empty()) {
        std::string section, table;
        put16(section, static_cast<unsigned>(words.section.size()));
        const std::size_t at = file.size();
        file += section + words.section;
        put32(table, 0);
        put32(table, at);
        put16(table, 0);
        put32(table, at);
        table.resize(8 + 12, '\0');
        place(file, table_sections, table);
    }
    return file;
}

std::string text_of(const Word6& words) {
    Source source;
    source.path = "old.doc";
    source.bytes = compound_file({{"WordDocument", word_document(words)}});
    const Result<ExtractedDocument> document = extract_doc(source, Limits{});
    if (!document) return describe(document.error());
    EXPECT_EQ(check_extracted(*document), std::vector<std::string>{});
    return document->text;
}

TEST(DocWord6, DecodesByTheFontsCharacterSet) {
    struct Case {
        const char* name;
        unsigned language;
        std::vector<unsigned> charsets;
        const char* bytes;
        const char* expected;
    };
    const std::vector<Case> cases{
        {"en", 0x409, {0}, "Decision \x93IV/2\x94\r", "Decision “IV/2”"},
        {"fr",
         0x40C,
         {0},
         "d\xE9"
         "cision \x9C\r",
         "décision œ"},
        {"es", 0xC0A, {0}, "a\xF1o\r", "año"},
        {"ru, the language says English",
         0x409,
         {204},
         "\xD0\xE5\xF8\xE5\xED\xE8\xE5\r",
         "Решение"},
        {"ar", 0x401, {178}, "\xE3\xDE\xD1\xD1\r", "مقرر"},
        {"zh", 0x804, {134}, "\xBE\xF6\xB6\xA8 1\r", "决定 1"},
        {"zh, traditional", 0x404, {136}, "\xA8\x4D\xA9\x77\r", "決定"},
        {"cs", 0x405, {238}, "\xF8\xED\xE8\r", "říč"},
        {"ja", 0x411, {128}, "\x8C\x88\x92\xE8\r", "決定"},
        {"ko", 0x412, {129}, "\xB0\xE1\xC1\xA4\r", "결정"},
        {"el", 0x408, {161}, "\xC1\xF0\xFC\r", "Από"},
        {"a lead byte alone", 0x804, {134}, "a\xBE\r", "a¾"},
    };
    for (const Case& c : cases) {
        Word6 words;
        words.language = c.language;
        words.charsets = c.charsets;
        words.paragraphs = {{c.bytes}};
        EXPECT_EQ(text_of(words), c.expected) << c.name;
    }
    Word6 macintosh;
    macintosh.macintosh = true;
    macintosh.paragraphs = {
        {"d\x8E"
         "cision\r"}};
    EXPECT_EQ(text_of(macintosh), "décision");
    Word6 eastern;  // the font says nothing: the program's language does
    eastern.language = 0x804;
    eastern.flags = 0x4000;
    eastern.paragraphs = {{"\xBE\xF6\xB6\xA8\r"}};
    EXPECT_EQ(text_of(eastern), "决定");
}

TEST(DocWord6, ReadsTwoBytesACharacter) {
    struct Case {
        const char* name;
        unsigned magic;
        unsigned charset;
        std::vector<unsigned> codes;
        const char* expected;
    };
    const std::vector<Case> cases{
        {"zh", 0xA699, 134, {0xBEF6, 0xB6A8, ' ', '1'}, "决定 1"},
        {"zh, traditional", 0xA699, 136, {0xA84D, 0xA977}, "決定"},
        {"ja", 0xA697, 128, {0x8C88, 0x92E8}, "決定"},
        {"ko", 0xA698, 129, {0xB0E1, 0xC1A4}, "결정"},
        {"quotation marks of the West", 0xA699, 134, {0x1093, 0xBEF6, 0x1094}, "“决”"},
        {"a code that is no character", 0xA697, 128, {'a', 0xFFFE, 'b'}, "a\uFFFDb"},
    };
    for (const Case& c : cases) {
        Word6 words;
        words.magic = c.magic;
        words.flags = 0x1000;
        words.charsets = {0, c.charset};  // the default font is Western
        std::string bytes;
        for (const unsigned code : c.codes) put16(bytes, code);
        put16(bytes, '\r');
        words.paragraphs = {{bytes}};
        EXPECT_EQ(text_of(words), c.expected) << c.name;
    }
}

// ANLV: format, sizes of the text before and after, flags, …, the start.
std::string anlv(unsigned format, unsigned before, unsigned after, unsigned flags,
                 unsigned start = 1) {
    std::string bytes;
    bytes += static_cast<char>(format);
    bytes += static_cast<char>(before);
    bytes += static_cast<char>(after);
    bytes += static_cast<char>(flags);
    bytes.resize(10, '\0');
    put16(bytes, start);
    bytes.resize(16, '\0');
    return bytes;
}

std::string numbered(unsigned level, const std::string& look, std::string text) {
    text.resize(32, '\0');
    std::string sprms = "\x0D";
    sprms += static_cast<char>(level);
    return sprms + '\x0C' + static_cast<char>(52) + look + std::string(4, '\0') + text;
}

TEST(DocWord6, NumbersParagraphs) {
    constexpr unsigned body = 10, bullet = 11, skipped = 12, with_outer = 4;
    Word6 words;
    words.charsets = {0};
    const std::string first = numbered(1, anlv(1, 0, 1, 0), ".");
    const std::string second = numbered(2, anlv(0, 0, 0, with_outer), "");
    const std::string third = numbered(3, anlv(0, 1, 0, with_outer), ".");
    const std::string item = numbered(body, anlv(4, 1, 1, 0), "()");
    words.paragraphs = {
        {"General\r", first}, {"Scope\r", second},
        {"Aim\r", third},     {"Words\r"},
        {"one\r", item},      {"between\r", std::string("\x0D") + static_cast<char>(skipped)},
        {"two\r", item},      {"point\r", numbered(bullet, anlv(0, 1, 0, 0), "\x95")},
        {"Plain\r"},          {"anew\r", item},
        {"Final\r", first},   {"Term\r", second},
    };
    EXPECT_EQ(text_of(words),
              "I.\tGeneral\nI.1\tScope\nI.1.1\tAim\nWords\n(a)\tone\nbetween\n(b)\ttwo\n•\tpoint\n"
              "Plain\n(a)\tanew\nII.\tFinal\nII.1\tTerm");
}

TEST(DocWord6, CapitalsAreReadAsPrinted) {
    const std::string capitals("\x5B\1", 2), small_capitals("\x5A\1", 2), none("\x5B\0", 2);
    Word6 words;
    words.charsets = {0};
    words.paragraphs = {
        {"D\xE9"
         "cide\r",
         {},
         capitals},
        {"El a\xF1o\r", {}, capitals},
        {"El a\xF1o\r", {}, small_capitals},
        {"decides\r", {}, none},
        {"plain\r"},
    };
    EXPECT_EQ(text_of(words), "DÉCIDE\nEL AÑO\nEl año\ndecides\nplain");
    words.charsets = {204};
    words.paragraphs = {{"\xD0\xE5\xF8\xE5\xED\xE8\xE5\r", {}, capitals}};
    EXPECT_EQ(text_of(words), "РЕШЕНИЕ");
}

TEST(DocWord6, NumbersHeadingsByTheirSection) {
    std::string outline;
    outline += anlv(1, 8, 1, 0);  // "Article I."
    outline += anlv(0, 0, 1, 0, 3);
    for (int level = 2; level < 9; ++level) outline += anlv(0, 0, 0, 0);
    outline += std::string(4, '\0') + "Article .)";
    outline.resize(212, '\0');
    Word6 words;
    words.section = "\x85" + std::string(1, static_cast<char>(212)) + outline;
    words.paragraphs = {{"Use of terms\r", "\x0D\x01"},
                        {"Scope\r", "\x0D\x02"},
                        {"Aim\r", "\x0D\x02"},
                        {"Words\r"},
                        {"Parties\r", "\x0D\x01"}};
    EXPECT_EQ(text_of(words),
              "Article I.\tUse of terms\n3)\tScope\n4)\tAim\nWords\nArticle II.\tParties");
}

TEST(DocWord6, NamesWhatIsOlder) {
    struct Case {
        std::string begin;
        const char* name;
    };
    const std::vector<Case> cases{{"\xDB\xA5", "Word 2"},
                                  {"\x9B\xA5", "Word 1"},
                                  {"\xFE\x37", "Macintosh"},
                                  {"\x31\xBE", "Write"},
                                  {"\x32\xBE", "Write"}};
    for (const Case& c : cases) {
        Source source;
        source.bytes = c.begin + std::string(600, '\0');
        const Result<ExtractedDocument> document = extract_doc(source, Limits{});
        ASSERT_FALSE(document) << c.name;
        EXPECT_EQ(document.error().code, ErrorCode::unsupported) << c.name;
        EXPECT_NE(document.error().message.find(c.name), std::string::npos)
            << describe(document.error());
    }
}

}  // namespace
}  // namespace mea
