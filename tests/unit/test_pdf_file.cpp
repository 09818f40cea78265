// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <string>

#include "extractors/extractor.h"
#include "extractors/pdf_file.h"

namespace mea {
namespace {

std::string stream_of(const std::string& content) {
    return "<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content +
           "\nendstream\nendobj\n";
}

// Fonts: F1 has its letters; F2's a, b, c are alef, beh, teh; a third name is not there.
std::string file_with(const std::string& content, const std::string& more = "",
                      const std::string& page = "") {
    return "%PDF-1.5\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R /Outlines 9 0 R >>\nendobj\n"
           "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
           "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] " +
           page +
           " /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>\nendobj\n"
           "4 0 obj\n" +
           stream_of(content) +
           "5 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n"
           "6 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Courier-Bold "
           "/ToUnicode 7 0 R >>\nendobj\n7 0 obj\n" +
           stream_of(
               "1 begincodespacerange <00> <FF> endcodespacerange\n"
               "3 beginbfchar <61> <0627> <62> <0628> <63> <062A> endbfchar") +
           more + "trailer\n<< /Root 1 0 R /Info 8 0 R >>\n";
}

std::u32string text_of(const PdfPage& page, const PdfWord& word) {
    std::u32string out;
    for (std::size_t i = word.letters.begin; i < word.letters.end; ++i)
        out.push_back(page.letters[i].code);
    return out;
}

TEST(PdfFile, WordsHaveLettersFontsAndBoxes) {
    const std::string bytes = file_with(
        "BT /F1 10 Tf 40 200 Td (Mercury waste) Tj ET BT /F2 10 Tf 40 100 Td (abc) Tj ET "
        "BT /F1 10 Tf 40 50 Td (ab) Tj /F2 10 Tf (x) Tj ET");
    std::optional<PdfFile> file = PdfFile::open(bytes);
    ASSERT_TRUE(file);
    EXPECT_FALSE(file->needs_password());
    ASSERT_EQ(file->pages(), 1);
    const std::optional<PdfPage> page = file->page(1);
    ASSERT_TRUE(page);
    EXPECT_EQ(page->width, 400);
    EXPECT_EQ(page->height, 300);
    EXPECT_EQ(page->label, "1");
    ASSERT_EQ(page->words.size(), 4U);
    EXPECT_EQ(text_of(*page, page->words[0]), U"Mercury");
    EXPECT_TRUE(page->words[0].space_after);
    EXPECT_NEAR(page->words[0].box.left, 40, 0.01);
    EXPECT_NEAR(page->words[0].size, 10, 0.01);
    EXPECT_TRUE(page->words[0].boxes.empty());
    EXPECT_EQ(text_of(*page, page->words[1]), U"waste");
    for (const PdfWord& word : page->words) {
        const int font = page->letters[word.letters.begin].font;
        const std::u32string text = text_of(*page, word);
        ASSERT_GE(font, 0);
        if (text == U"ابت") {
            EXPECT_EQ(page->fonts[static_cast<std::size_t>(font)], "Courier-Bold");
            ASSERT_EQ(word.boxes.size(), 3U);
            EXPECT_NEAR(page->boxes[word.boxes.begin + 1].left, 46, 0.01);
        } else {
            EXPECT_EQ(page->fonts[static_cast<std::size_t>(font)], "Helvetica");
        }
        if (text == U"abx") {
            EXPECT_EQ(word.boxes.size(), 3U);
            EXPECT_NE(page->letters[word.letters.end - 1].font, font);
        }
    }
}

TEST(PdfFile, ATurnedPageIsReadAsItIsShown) {
    const std::string bytes =
        file_with("BT /F1 10 Tf 40 200 Td (a) Tj ET", "", "/Rotate 90 /CropBox [20 0 400 300]");
    std::optional<PdfFile> file = PdfFile::open(bytes);
    ASSERT_TRUE(file);
    const std::optional<PdfPage> page = file->page(1);
    ASSERT_TRUE(page);
    EXPECT_EQ(page->width, 300);
    EXPECT_EQ(page->height, 380);
    ASSERT_EQ(page->words.size(), 1U);
    EXPECT_EQ(page->words[0].turn, 1);
    EXPECT_NEAR(page->words[0].box.top, 20, 0.01);
}

TEST(PdfFile, WordsWithoutAFont) {
    const std::string bytes = file_with("BT /F9 10 Tf 40 200 Td (e) Tj ET");
    std::optional<PdfFile> file = PdfFile::open(bytes);
    ASSERT_TRUE(file);
    EXPECT_TRUE(file->page(1));
    Source source;
    source.path = "x.pdf";
    source.bytes = bytes;
    const auto document = extract_pdf(source, {});
    if (!document) {
        EXPECT_EQ(document.error().code, ErrorCode::empty);
    }
}

TEST(PdfFile, PagesThatAreNotThere) {
    const std::string bytes = file_with("BT /F1 10 Tf 40 200 Td (a) Tj ET");
    std::optional<PdfFile> file = PdfFile::open(bytes);
    ASSERT_TRUE(file);
    for (const int number : {-1, 0, 2, 1'000'000}) EXPECT_FALSE(file->page(number)) << number;
}

// UTF-16 with its mark, or the encoding of PDF itself, in which 0x85 is a dash and 0x8D a quote.
TEST(PdfFile, InformationInSixLanguages) {
    struct Case {
        const char* written;
        const char* read;
    };
    constexpr Case cases[] = {
        {"(Waste \\205 \\215draft\\216)", "Waste – “draft”"},
        {"<FEFF0049006E0066006F0072006D00650020006400650020006C006100200072006500750"
         "06E006900F3006E>",
         "Informe de la reunión"},
        {"(D\\351cision)", "Décision"},
        {"<FEFF0420043504480435043D04380435>", "Решение"},
        {"<FEFF51B35B9A>", "决定"},
        {"<FEFF064506420631063100200627064406450624062A06450631>", "مقرر المؤتمر"},
        {"<FEFFD83CDF0D>", "🌍"},
        {"()", ""},
    };
    for (const Case& c : cases) {
        const std::string title = c.written;
        const std::string bytes = file_with(
            "BT ET", "8 0 obj\n<< /Title " + title +
                         " >>\nendobj\n9 0 obj\n<< /Type /Outlines /First 10 0 R /Last 10 0 R >>\n"
                         "endobj\n10 0 obj\n<< /Title " +
                         title + " /Parent 9 0 R >>\nendobj\n");
        std::optional<PdfFile> file = PdfFile::open(bytes);
        ASSERT_TRUE(file) << c.read;
        EXPECT_EQ(file->information("Title"), c.read);
        EXPECT_EQ(file->information("Author"), "");
        const std::vector<OutlineTitle> outline = file->outline();
        ASSERT_EQ(outline.size(), 1U) << c.read;
        EXPECT_EQ(outline[0].level, 0);
        EXPECT_EQ(outline[0].title, c.read);
    }
}

TEST(PdfFile, NoFileOfThisKind) {
    for (const char* bytes : {"", "%PDF", "Article 1", "%PDF-1.4\n1 0 obj\n<<"}) {
        EXPECT_FALSE(PdfFile::open(bytes)) << bytes;
    }
}

}  // namespace
}  // namespace mea
