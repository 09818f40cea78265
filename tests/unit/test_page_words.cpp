// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "extractors/glyph_numbers.h"
#include "extractors/letter_pairs.h"
#include "extractors/text_quality.h"
#include "extractors/turned_words.h"
#include "pipeline/text.h"
#include "tests/unit/typesetter.h"

namespace mea {
namespace {

// ---- rows ---------------------------------------------------------------------------------------

std::vector<std::string> lines_on(const PageWords& page) {
    std::vector<std::string> out;
    for (const Line& line : find_lines(page, {})) out.push_back(line.text);
    return out;
}

using Lines = std::vector<std::string>;

TEST(Rows, SuperscriptAboveTheLine) {
    Typesetter page(1);
    page.line(100, 100, "E = mc").line(133, 100, "is energy");
    Word two;
    two.text = U"2";
    two.size = 6;
    two.box = {126, 94.4, 129, 101};
    two.box.bottom = 99;
    PageWords words = page.page();
    words.words.push_back(two);
    EXPECT_EQ(lines_on(words), (Lines{"E = mc2 is energy"}));
}

TEST(Rows, LinesBesideADropCapStayApart) {
    Typesetter page(1);
    page.line(100, 100, "D", 30);
    page.line(117, 102, "rop caps open the first paragraph");
    page.line(117, 114, "of a section and reach over lines");
    page.line(117, 126, "of their own, as they always did.");
    EXPECT_EQ(lines_on(page.page()),
              (Lines{"Drop caps open the first paragraph", "of a section and reach over lines",
                     "of their own, as they always did."}));
}

TEST(Rows, TextPrintedOverText) {
    Typesetter page(1);
    page.line(100, 100, "Text the second time").line(141, 100, "first time");
    EXPECT_EQ(lines_on(page.page()), (Lines{"Text the first time", "second time"}));
}

TEST(Rows, WordsThatStandOnEachOthersEnds) {
    const auto line = [](const char* first, const char* second, double overlap) {
        Typesetter page(1);
        page.line(100, 100, first);
        page.line(page.page().words.back().box.right - overlap, 100, second);
        return lines_on(page.page());
    };
    EXPECT_EQ(line("True", "With", 1.2), (Lines{"True With"}));
    EXPECT_EQ(line("True", "With", 0.3), (Lines{"TrueWith"})) << "parts of a word may touch";
    EXPECT_EQ(line("Статья", "пункт", 1.2), (Lines{"Статья пункт"}));
    EXPECT_EQ(line("V", "an", 1.2), (Lines{"Van"})) << "a kerned letter";
}

Word arabic(std::u32string_view printed, double left, double right) {
    Word word;
    word.text = printed;
    word.size = 10;
    word.box = {left, 100, right, 111};
    const auto count = static_cast<double>(printed.size());
    for (std::size_t i = 0; i < printed.size(); ++i) {
        word.edges.push_back(left + (right - left) * static_cast<double>(i) / count);
    }
    return word;
}

TEST(Rows, AnAlefOverTheTailOfAReh) {
    PageWords page = Typesetter(1).page();
    page.words = {arabic(U"تا", 90, 100), arabic(U"ر", 99.6, 106), arabic(U"ا", 100.4, 103),
                  arabic(U"ق", 106, 110)};
    EXPECT_EQ(lines_on(page), (Lines{"قراات"}));
}

TEST(Rows, TatweelsSetLooselyPartNoWord) {
    PageWords page = Typesetter(1).page();
    page.words = {arabic(U"حلا", 100, 110), arabic(U"ـ", 110.9, 111.8), arabic(U"ـ", 112.7, 113.6),
                  arabic(U"صل", 114.5, 124), arabic(U"ىلع", 127, 140)};
    EXPECT_EQ(lines_on(page), (Lines{"على لصالح"}));
}

TEST(Rows, AWordPrintedTwiceIsOne) {
    Typesetter page(1);
    page.line(100, 100, "Annex to").line(100.4, 100, "Annex to");
    EXPECT_EQ(lines_on(page.page()), (Lines{"Annex to"}));
}

TEST(Rows, AFirstLetterPrintedTwiceIsOne) {
    for (const char* text : {"ARTICLE 2", "СТАТЬЯ 2", "第二条"}) {
        Typesetter page(1);
        page.line(100, 100, text);
        const std::string first = to_utf8(code_point_at(text, 0).value);
        page.line(100, 100, first);
        EXPECT_EQ(lines_on(page.page()), (Lines{text}));
    }
    Typesetter apart(1);
    apart.line(100, 100, "A").line(108, 100, "Article 2");
    EXPECT_EQ(lines_on(apart.page()), (Lines{"A Article 2"}));
}

TEST(Rows, ChineseSignsSetCloselyStayInOrder) {
    Typesetter page(1);
    page.line(100, 100, "第一卷，").line(115, 100, "《决议》，决议");
    EXPECT_EQ(lines_on(page.page()), (Lines{"第一卷，《决议》，决议"}));
}

// ---- letters that are one sign ------------------------------------------------------------------

// Each letter of a word as printed from left to right, and its width in hundredths of an em.
struct Sign {
    char32_t letter;
    int width;
};

// The first of the words of a page.
std::u32string mended(const std::vector<std::vector<Sign>>& words) {
    PageWords page;
    for (const std::vector<Sign>& signs : words) {
        Word word;
        word.size = 10;
        double at = 100;
        for (const Sign& sign : signs) {
            word.text.push_back(sign.letter);
            word.edges.push_back(at);
            at += 0.1 * sign.width;
        }
        word.box = {100, 100, at, 111};
        page.words.push_back(word);
    }
    mend_letter_pairs(page);
    return page.words.front().text;
}

TEST(LetterPairs, LamAndAlefOfOneGlyph) {
    EXPECT_EQ(mended({{{U'ن', 50}, {U'ل', 30}, {U'ا', 30}, {U'ع', 20}}}), U"نالع");
    EXPECT_EQ(mended({{{U'م', 40}, {U'ل', 31}, {U'إ', 30}, {U'ا', 25}}}), U"مإلا") << "kerned";
    EXPECT_EQ(mended({{{U'ن', 50}, {U'ل', 23}, {U'ا', 28}, {U'ع', 20}}}), U"نلاع") << "two glyphs";
}

TEST(LetterPairs, AFontWhoseAlefIsAsWideAsItsLam) {
    const std::vector<Sign> article{{U'ة', 50}, {U'د', 30}, {U'ا', 28},
                                    {U'م', 40}, {U'ل', 28}, {U'ا', 28}};
    EXPECT_EQ(mended({article}), U"ةداملا");
    const std::vector<Sign> inside{{U'ن', 50}, {U'ل', 28}, {U'ا', 28}, {U'ع', 20}};
    EXPECT_EQ(mended({inside, article, inside}), U"نالع") << "most pairs are inside words";
    EXPECT_EQ(mended({inside, article, article}), U"نلاع");
}

TEST(LetterPairs, ALetterDrawnOverItself) {
    EXPECT_EQ(mended({{{U'ر', 30}, {U'ر', 4}, {U'ر', 30}, {U'ق', 50}}}), U"ررق");
    EXPECT_EQ(mended({{{U'ر', 30}, {U'ر', 30}, {U'ق', 50}}}), U"ررق");
}

// ---- turned pages -------------------------------------------------------------------------------

// The words of a page 600 by 800 as a printer turns them: `turn` quarters clockwise.
PageWords turned_page(const PageWords& upright, int turn) {
    PageWords out = upright;
    if (turn % 2 != 0) std::swap(out.width, out.height);
    for (Word& word : out.words) word.turn = turn;
    return out;
}

TEST(TurnedWords, TheFrameOfATurnedWord) {
    PageWords page;
    page.width = 600;
    page.height = 800;
    const Box box{100, 200, 110, 260};
    const Box down = turned(box, 1, page);
    EXPECT_EQ(down.left, 200);
    EXPECT_EQ(down.top, 490);
    EXPECT_EQ(down.right, 260);
    const Box up = turned(box, 3, page);
    EXPECT_EQ(up.left, 540);
    EXPECT_EQ(up.top, 100);
    EXPECT_EQ(turned(box, 2, page).top, 540);
    EXPECT_EQ(turned(box, 0, page).top, 200);
}

TEST(TurnedWords, ATurnedPageReadsAsAnUprightOne) {
    for (const int turn : {1, 2, 3}) {
        std::vector<PageWords> pages = report();
        for (PageWords& page : pages) {
            page = turned_page(page, turn);
            set_upright(page);
            EXPECT_EQ(page.width, 600) << turn;
        }
        EXPECT_EQ(laid_out(pages).text, laid_out(report()).text) << turn;
    }
}

TEST(TurnedWords, TheMarginFollowsThePage) {
    Typesetter page(1);
    for (int i = 0; i < 6; ++i) page.line(100, 100 + 12 * i, "The text of the page goes on.");
    PageWords words = page.page();
    for (const char* text : {"Turned", "Повёрнуто", "翻转", "مقلوب"}) {
        Typesetter margin(1);
        margin.line(300, 40 + 20 * static_cast<double>(words.words.size() % 7), text);
        words.words.push_back(margin.page().words.front());
        words.words.back().turn = 3;
    }
    set_upright(words);
    const ExtractedDocument document = laid_out({words});
    EXPECT_EQ(check_extracted(document), std::vector<std::string>{});
    for (const char* text : {"Turned", "Повёрнуто", "翻转"}) {
        EXPECT_GT(document.text.find(text), document.text.rfind("goes on.")) << text;
        EXPECT_NE(document.text.find(text), std::string::npos) << text;
    }
}

// ---- what fonts say -----------------------------------------------------------------------------

TEST(TextQuality, SuspectPages) {
    Typesetter good(1);
    Typesetter glyphs(1);
    Typesetter lone(1);
    for (int i = 0; i < 12; ++i) {
        good.line(60, 100 + 12 * i, "Конференция Сторон 缔约方大会 مؤتمر الأطراف");
        glyphs.line(60, 100 + 12 * i, "ɨɯɪɚɧɹɟɦɵɣ ɪɚɣɨɧ ɨɡɧɚɱɚɟɬ");
        lone.line(60, 100 + 12 * i, "ر م ت ؤ م راف");
    }
    Typesetter leaders(1);
    for (int i = 0; i < 12; ++i) {
        leaders.line(60, 100 + 12 * i, "Contents of the report");
        leaders.line(300, 100 + 12 * i, "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
    }
    EXPECT_EQ(suspect_text(leaders.page()), std::nullopt) << "a dot leader is no text";
    EXPECT_EQ(suspect_text(good.page()), std::nullopt);
    EXPECT_NE(suspect_text(glyphs.page()), std::nullopt);
    EXPECT_NE(suspect_text(lone.page()), std::nullopt);
}

// ---- fonts without characters ------------------------------------------------------------------

// One word a page, its characters as glyph numbers of the given offset from Unicode.
PageWords in_glyph_numbers(std::string_view text, char32_t offset) {
    PageWords page;
    page.number = 1;
    page.words.emplace_back();
    for (const char32_t value : wide(text)) {
        page.words.back().text.push_back(value < 0x80 ? value - 29 : value - offset);
    }
    return page;
}

std::string text_of(const PageWords& page) {
    std::string out;
    for (const char32_t value : page.words.front().text) out += to_utf8(value);
    return out;
}

TEST(GlyphNumbers, LatinLetters) {
    struct Case {
        char32_t glyph;
        char32_t letter;
    };
    const Case cases[] = {{3, U' '},   {19, U'0'},    {36, U'A'},   {68, U'a'},  {112, U'é'},
                          {169, U'«'}, {170, U'»'},   {171, U'…'},  {177, U'–'}, {178, U'—'},
                          {179, U'“'}, {180, U'”'},   {181, U'‘'},  {182, U'’'}, {3031, 0xA0},
                          {2, 0xFFFD}, {570, 0xFFFD}, {400, 0xFFFD}};
    for (const Case& c : cases)
        EXPECT_EQ(latin_letter(c.glyph), c.letter) << static_cast<int>(c.glyph);
}

// A title in a font of another order, and the numbers of paragraphs in a font of their own.
TEST(GlyphNumbers, FontsBesideAChineseOne) {
    constexpr std::string_view chinese =
        "本协定的缔约方大会在第一次会议上应以协商一致方式通过本协定和公约的条款及其他机构的工作方法"
        "在不妨碍公约各方的条件下本协定的一般规定应为有关国家和其他机构所用";
    std::vector<PageWords> pages{in_glyph_numbers(chinese, 0x49CA)};
    Word title = pages.front().words.front();
    title.font = 1;
    title.text = {0x285F, 0x2E4C, 0x429D, 0x2B65, 0x2E87, 0x2C09,
                  0x2F2E, 0x2DD8, 0x2E9B, 0x2B65, 0x4146, 0x3E52};
    Word number = title;
    number.font = 2;
    number.text = {20, 19, 17, 3};
    PageWords& page = pages.front();
    page.words.push_back(title);
    for (int i = 0; i < 20; ++i) page.words.push_back(number);
    EXPECT_EQ(decode_glyph_numbers(pages).size(), 3U);
    EXPECT_EQ(page.words[1].text, U"本公约的规定和各国的义务");
    EXPECT_EQ(page.words[2].text, U"10.");
}

TEST(GlyphNumbers, RussianAndChinese) {
    constexpr std::string_view russian =
        "Конференция Сторон, действующая в качестве совещания Сторон Соглашения, 12 декабря";
    constexpr std::string_view chinese =
        "本协定的缔约方大会在第一次会议上应以协商一致方式通过本协定和公约的条款及其他机构的工作方法"
        "在不妨碍公约各方的条件下本协定的一般规定应为有关国家和其他机构所用";
    std::vector<PageWords> pages{in_glyph_numbers(russian, 0x1D6)};
    EXPECT_EQ(decode_glyph_numbers(pages).size(), 1U);
    EXPECT_EQ(text_of(pages.front()), russian);
    pages = {in_glyph_numbers(chinese, 0x49CA)};
    EXPECT_EQ(decode_glyph_numbers(pages).size(), 1U);
    EXPECT_EQ(text_of(pages.front()), chinese);
    constexpr std::string_view english =
        "Recalling also the decision of the Conference of the Parties on the financial mechanism";
    pages = {in_glyph_numbers(english, 0)};
    EXPECT_EQ(decode_glyph_numbers(pages).size(), 1U);
    EXPECT_EQ(text_of(pages.front()), english);
    constexpr std::string_view arabic =
        "إن مؤتمر الأطراف إذ يشير إلى المقرر المتعلق بالآلية المالية للاتفاقية وإلى مرفقه الأول";
    for (const std::string_view readable :
         {russian, chinese, english, arabic,
          std::string_view(
              "Rappelant la décision de la Conférence des Parties relative au mécanisme"),
          std::string_view(
              "Recordando también la decisión de la Conferencia de las Partes sobre")}) {
        pages = {in_glyph_numbers("", 0)};
        pages.front().words.front().text = wide(readable);
        EXPECT_TRUE(decode_glyph_numbers(pages).empty()) << readable;
        EXPECT_EQ(text_of(pages.front()), readable);
    }
}

}  // namespace
}  // namespace mea
