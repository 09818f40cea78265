// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/page_image.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "extractors/registry.h"

namespace mea {
namespace {

// A page of lines, each of one word a printed word, 12 points high.
PrintedPage page_of(const std::vector<std::string>& lines) {
    PrintedPage page{600, 800, {}};
    double top = 100;
    for (const std::string& line : lines) {
        double left = 70;
        std::size_t at = 0;
        while (at <= line.size()) {
            const std::size_t end = std::min(line.find(' ', at), line.size());
            page.words.push_back({line.substr(at, end - at), {left, top, left + 50, top + 12}});
            left += 55;
            at = end + 1;
        }
        top += 20;
    }
    return page;
}

TEST(PassageBoxes, AreTheLinesOfThePassage) {
    struct Case {
        const char* name;
        std::vector<std::string> lines;
        std::string passage;
        std::vector<double> tops;
    };
    const Case cases[] = {
        {"en",
         {"1. Quite another paragraph", "2. The regional centres report", "to the Conference."},
         "2.\tThe regional centres report to the Conference.",
         {120, 140}},
        {"fr",
         {"Texte précédent", "Les centres régionaux", "font rapport."},
         "Les centres régionaux font rapport.",
         {120, 140}},
        {"es",
         {"Los centros regionales", "informan.", "Otra cosa distinta"},
         "Los centros regionales informan.",
         {100, 120}},
        {"ru",
         {"Прочие вопросы", "Региональные центры", "докладывают."},
         "Региональные центры докладывают.",
         {120, 140}},
        {"zh, without spaces",
         {"其他事项", "区域中心向缔约方", "大会提交报告"},
         "区域中心向缔约方大会提交报告",
         {120, 140}},
        {"ar, words from the left",
         {"تقدم المراكز الإقليمية", "ريرقت مالقأ"},
         "تقدم المراكز الإقليمية",
         {100}},
        {"ar, letters and words turned",
         {"ةيميلقلإا زكارملا مدقت", "نودب"},
         "تقدم المراكز الإقليمية",
         {100}},
        {"a page number between its lines",
         {"The regional centres of the", "17", "Basel Convention report"},
         "The regional centres of the Basel Convention report",
         {100, 140}},
        {"the same word ends the paragraph before",
         {"held in Spain and", "Uruguay.", "12. Centres are in Panama and", "Uruguay."},
         "12. Centres are in Panama and Uruguay.",
         {140, 160}},
        {"the paragraph after begins with its words",
         {"Centres report to Parties", "in Geneva.", "Parties"},
         "Centres report to Parties in Geneva.",
         {100, 120}},
        {"it began on the page before",
         {"Uruguay and other Parties", "are invited to report."},
         "The Secretariat and all the centres, Uruguay and other Parties are invited to report.",
         {100, 120}},
        {"not on this page", {"Quite another paragraph"}, "Xyzzy plugh", {}},
        {"nothing", {"Quite another paragraph"}, "", {}},
        {"no words", {}, "Xyzzy", {}},
    };
    for (const Case& c : cases) {
        std::vector<double> tops;
        for (const Box& box : boxes_of(page_of(c.lines), c.passage)) tops.push_back(box.top);
        EXPECT_EQ(tops, c.tops) << c.name;
    }
}

TEST(Png, HasItsSizeInItsHeader) {
    const std::string pixels(7 * 5 * 3, '\x40');
    const std::string png = png_of({pixels.data(), 7, 5, 21});
    EXPECT_EQ(png.substr(1, 3), "PNG");
    EXPECT_EQ(png.substr(16, 8), std::string("\0\0\0\7\0\0\0\5", 8));
    EXPECT_EQ(png.substr(png.size() - 8, 4), "IEND");
}

TEST(PagePainter, DrawsAndRefuses) {
    const auto painter = PagePainter::start();
    ASSERT_TRUE(painter) << describe(painter.error());
    for (const char* language : {"ar", "en", "es", "fr", "ru", "zh"}) {
        const std::string path =
            std::string(MEA_SOURCE_DIR) + "/corpus/samples/note." + language + ".pdf";
        const auto source = read_source(path, 10'000'000);
        ASSERT_TRUE(source) << path;
        const auto png = painter->png(*source, 1, 300);
        ASSERT_TRUE(png) << path << describe(png.error());
        EXPECT_EQ(png->substr(16, 4), std::string("\0\0\1\x2C", 4)) << path;  // 300 wide
        const auto words = painter->words(*source, 1);
        ASSERT_TRUE(words) << path;
        EXPECT_GT(words->words.size(), 20U) << path;
        EXPECT_EQ(painter->png(*source, 0, 300).error().code, ErrorCode::not_found) << path;
    }
    struct Case {
        const char* name;
        Source source;
        ErrorCode code;
    };
    const Case cases[] = {
        {"no PDF", {"a.txt", "words", "", "text/plain"}, ErrorCode::unsupported},
        {"damaged", {"a.pdf", "%PDF-1.4 nothing", "", "application/pdf"}, ErrorCode::damaged},
        {"empty", {"a.pdf", "", "", "application/pdf"}, ErrorCode::damaged},
    };
    for (const Case& c : cases) {
        const auto png = painter->png(c.source, 1, 300);
        ASSERT_FALSE(png) << c.name;
        EXPECT_EQ(png.error().code, c.code) << c.name << ": " << describe(png.error());
    }
}

}  // namespace
}  // namespace mea
