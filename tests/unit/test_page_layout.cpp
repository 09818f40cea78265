// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "extractors/extractor.h"
#include "extractors/page_layout.h"
#include "pipeline/text.h"
#include "tests/unit/typesetter.h"

namespace mea {
namespace {

TEST(PageLayout, ParagraphsNotesAndFurniture) {
    const ExtractedDocument document = laid_out(report());
    EXPECT_EQ(check_extracted(document), std::vector<std::string>{});
    const std::vector<std::string> text = blocks_of(document, BlockKind::text);
    ASSERT_EQ(text.size(), 4U) << document.text;
    EXPECT_EQ(
        text[0],
        "1. The Conference of the Parties considered the report on the work of the secretariat "
        "and took note of it.");
    EXPECT_EQ(text[1],
              "2. It welcomed the adoption of the decision of the Parties and requested the "
              "secretariat to continue the work on the implementation of the decision in the light "
              "of the comments received.");
    EXPECT_EQ(document.blocks[1].first_page, 1);
    EXPECT_EQ(document.blocks[1].last_page, 2);
    EXPECT_EQ(blocks_of(document, BlockKind::footnote),
              std::vector<std::string>{"Decision SC-1/15."});
    EXPECT_EQ(blocks_of(document, BlockKind::header).size(), 2U);
    EXPECT_EQ(blocks_of(document, BlockKind::page_number).size(), 3U);
    ASSERT_EQ(document.note_references.size(), 1U);
    EXPECT_EQ(document.note_references[0].mark, "1");
    EXPECT_EQ(document.blocks.at(document.note_references[0].note).kind, BlockKind::footnote);
    EXPECT_EQ(
        slice(document.text, {document.note_references[0].at - 8, document.note_references[0].at}),
        "decision");
}

// The label of a part is a line of its own.
TEST(PageLayout, ALabelLineOpensABlock) {
    struct Case {
        const char* before;  // fills its line
        const char* label;
        const char* printed = nullptr;  // the label from left to right
        double left = 100;
    };
    constexpr Case cases[] = {
        {"The contract shall be in force for the period that the Council has approved in it.",
         "Article 16"},
        {"Le contrat est en vigueur pendant toute la période que le Conseil a approuvée ici.",
         "Article 16"},
        {"El contrato estará en vigor durante todo el período que el Consejo haya aprobado.",
         "Artículo 16"},
        {"Контракт действует в течение всего срока, который был одобрен Советом для него.",
         "Статья 16"},
        {"合同在理事会所核准的整个期间内有效并按照本规章的规定予以执行和修改直至期满为止双方应遵"
         "守。",
         "第十六条"},
        {".ماظنلا اذهل اقفو نأشلا اذه يف سلجملا اهيلع قفاو يتلا ةدملا لاوط دقعلا يرسي", "المادة ١٦",
         "١٦ ةداملا", 406},
    };
    for (const Case& c : cases) {
        Typesetter page(1);
        for (int i = 0; i < 8; ++i) page.line(100, 200 + 12 * i, c.before);
        page.line(c.left, 296, c.printed == nullptr ? c.label : c.printed);
        for (int i = 0; i < 8; ++i) page.line(100, 308 + 12 * i, c.before);
        const std::vector<std::string> text = blocks_of(laid_out({page.page()}), BlockKind::text);
        EXPECT_EQ(std::count(text.begin(), text.end(), c.label), 1) << c.label;
    }
}

// "km²" above and a paragraph "2." below it are no note.
TEST(PageLayout, ANumberedParagraphIsNoNote) {
    Typesetter page(1);
    page.line(100, 460, "1. The area shall not exceed 150.000 km").raised("2");
    page.line(100, 490, "2. In exceptional circumstances the Council may grant a deferral.");
    const ExtractedDocument document = laid_out({page.page()});
    EXPECT_TRUE(blocks_of(document, BlockKind::footnote).empty()) << document.text;
}

// Numbered rows in the small letters of a table at the foot of a page.
TEST(PageLayout, NumberedRowsAreNoNotes) {
    Typesetter page(1);
    for (int i = 0; i < 20; ++i) {
        page.line(100, 100 + 12 * i, "The text of the page goes on from line to line and says so.");
    }
    for (int i = 0; i < 4; ++i) {
        const double top = 600 + 10 * i;
        page.line(100, top, std::to_string(i + 1) + ". Meetings of the Committee", 8);
        page.line(300, top, "13", 8).line(360, top, "9", 8).line(420, top, "13", 8);
    }
    const ExtractedDocument document = laid_out({page.page()});
    EXPECT_TRUE(blocks_of(document, BlockKind::footnote).empty()) << document.text;
}

// The axis of a chart in small letters at the foot of a page.
TEST(PageLayout, FiguresOfAChartAreNoNotes) {
    Typesetter page(1);
    for (int i = 0; i < 20; ++i) {
        page.line(100, 100 + 12 * i, "The text of the page goes on from line to line and says so.");
    }
    for (int i = 0; i < 4; ++i) {
        page.line(100, 600 + 14 * i, std::to_string(40 - 10 * i) + " 000", 8);
    }
    page.line(100, 660, "5 000 lamps Planned Actual", 8);
    const ExtractedDocument document = laid_out({page.page()});
    EXPECT_TRUE(blocks_of(document, BlockKind::footnote).empty()) << document.text;
}

// A resolution of two pages: its head stands once, with the title and the symbol of the first page.
TEST(PageLayout, TheRunningHeadOfTwoPages) {
    for (const auto& [title, symbol] : {std::pair{"Keeping of lights in the seas", "A/RES/96/25"},
                                        std::pair{"Содержание огней на морях", "A/RES/96/25"}}) {
        Typesetter one(1);
        one.line(400, 40, symbol);
        one.line(100, 200, std::string("96/25. ") + title + " and on the coasts of the world");
        one.line(100, 240, "The General Assembly,");
        one.line(100, 260, "Recalling its resolutions on the keeping of lights, in which it asked");
        Typesetter two(2);
        two.line(400, 36, title, 8);
        two.line(100, 46, symbol, 8).line(400, 46, "and on the coasts", 8);
        two.line(100, 100, "keepers of lights to report on their lamps every year,");
        const ExtractedDocument document = laid_out({one.page(), two.page()});
        EXPECT_EQ(blocks_of(document, BlockKind::header),
                  (std::vector<std::string>{title, symbol, "and on the coasts"}))
            << document.text;
        EXPECT_NE(document.text.find("in which it asked keepers"), std::string::npos)
            << document.text;
    }
}

TEST(PageLayout, BoldSentencesGoOnOverThePage) {
    const auto bold = [](PageWords page, std::size_t from) {
        for (std::size_t i = from; i < page.words.size(); ++i) page.words[i].bold = true;
        return page;
    };
    Typesetter one(1);
    one.line(100, 700,
             "24. Upon enquiry, the Board was informed that eight lamps had no keeper at");
    const std::size_t plain = one.page().words.size();
    one.line(100, 712,
             "present. The Board trusts that a list of lamps will be sent to the General");
    Typesetter two(2);
    two.line(100, 100, "Assembly at its next session, and that the lamps of the north are in it.");
    const ExtractedDocument document = laid_out({bold(one.page(), plain), bold(two.page(), 0)});
    EXPECT_NE(document.text.find("General Assembly at its"), std::string::npos) << document.text;
}

// Lines of one length; dates at the right margin say nothing about where they end.
TEST(PageLayout, JustifiedLinesEndTogether) {
    Typesetter page(1);
    const auto ends_at = [&](double right, double top, const std::string& word) {
        page.line(right - 5 * static_cast<double>(word.size()), top, word);
    };
    for (int i = 0; i < 6; ++i) {
        const double top = 100 + 60 * i;
        page.line(100, top, "1" + std::to_string(i) + ".");
        page.line(128.5, top, "The Board noted that a list of lamps was sent to the");
        ends_at(400, top, "Kyoto");
        page.line(100, top + 12, "Board of Lights, in which keepers of lights are to tell");
        ends_at(400, top + 12, "whether");
        page.line(100, top + 24, "they sleep by day.");
        page.line(480, top + 40, "Kyoto, 14 December");
    }
    const ExtractedDocument document = laid_out({page.page()});
    std::size_t joined = 0;
    for (const std::string& block : blocks_of(document, BlockKind::text)) {
        if (block.find("to the Kyoto Board of") != std::string::npos) ++joined;
    }
    EXPECT_EQ(joined, 6U) << document.text;
}

// Clauses of a line each are the most of the page; lines of a paragraph stand closer.
TEST(PageLayout, WhiteSpaceAboveClausesInSmallLetters) {
    Typesetter page(1);
    double top = 60;
    for (int i = 1; i <= 4; ++i) {
        page.line(100, top,
                  std::to_string(i) +
                      ". The keepers of lights are to report to the Board "
                      "of Lights every year");
        page.line(100, top + 12,
                  "and to say how many lamps were lit and how many were out in all of "
                  "their towers");
        page.line(100, top + 24, "by the end of March.");
        top += 44;
    }
    const std::vector<std::string> clauses = {"Конференция Сторон,",
                                              "ссылаясь на решение о маяках,",
                                              "отмечая с обеспокоенностью состояние огней,",
                                              "La Conferencia de las Partes,",
                                              "recordando las antiguas luces,",
                                              "observando con preocupación su estado,",
                                              "La Conférence des Parties,",
                                              "rappelant les anciens feux,",
                                              "notant avec préoccupation leur état,",
                                              "The Conference of the Parties,",
                                              "recalling the old lights,",
                                              "noting with concern their state,"};
    for (const std::string& clause : clauses) {
        page.line(100, top, clause);
        top += 20;
    }
    const ExtractedDocument document = laid_out({page.page()});
    EXPECT_EQ(blocks_of(document, BlockKind::text).size(), 4 + clauses.size()) << document.text;
}

// No white space between them, an indent each.
TEST(PageLayout, IndentedClausesInSmallLetters) {
    Typesetter page(1);
    double top = 60;
    const auto paragraph = [&](const std::string& number) {
        page.line(124, top, number + " The keepers of lights are to report to the Board of Lights");
        page.line(100, top + 12,
                  "every year and to say how many lamps were lit and how many were "
                  "out in all");
        page.line(100, top + 24, "of their towers.");
        top += 36;
    };
    paragraph("1.");
    paragraph("2.");
    const std::vector<std::string> clauses = {"Конференция Сторон,",
                                              "ссылаясь на решение о маяках,",
                                              "отмечая с обеспокоенностью состояние огней,"};
    for (const std::string& clause : clauses) {
        page.line(124, top, clause);
        top += 12;
    }
    paragraph("3.");
    const ExtractedDocument document = laid_out({page.page()});
    EXPECT_EQ(blocks_of(document, BlockKind::text).size(), 3 + clauses.size()) << document.text;
}

// Bold lines of their own: a label, its title, a decision.
TEST(PageLayout, ATitleUnderALabelAndADecisionUnderATitle) {
    Typesetter page(1);
    page.line(100, 100, "Annexe à la décision BC-41/1 de la Conférence");
    page.line(100, 112, "Directives relatives aux phares de la haute mer");
    page.line(100, 124, "BC-41/2: Keeping of the lighthouses of the high seas");
    PageWords words = page.page();
    for (auto& word : words.words) word.bold = true;
    Typesetter plain(1);
    plain.line(100, 150, "The keepers of lights are to report to the Board of Lights every year,");
    plain.line(100, 162, "and to say how many lamps were lit in all of their towers in that year.");
    const PageWords text = plain.page();
    words.words.insert(words.words.end(), text.words.begin(), text.words.end());
    const ExtractedDocument document = laid_out({words});
    EXPECT_EQ(blocks_of(document, BlockKind::text).size(), 4U) << document.text;
}

TEST(PageLayout, ALineThatGoesBackToTheMargin) {
    Typesetter page(1);
    const std::string full =
        "of lights are to report to the Board of Lights every year, as they did before,";
    double top = 100;
    for (const char* beginning : {"Decides that the ninth session of the Board shall be held from",
                                  "Décide que la neuvième session de la Conférence se tiendra du",
                                  "Decide que el noveno período de sesiones se celebrará del",
                                  "постановляет провести девятую сессию Конференции в период с"}) {
        page.line(136, top, "1.").line(160, top, beginning);
        page.line(100, top + 12, "1 to 12 December 2041, and that the keepers");
        page.line(100, top + 24, full);
        top += 50;
    }
    const ExtractedDocument document = laid_out({page.page()});
    EXPECT_EQ(blocks_of(document, BlockKind::text).size(), 4U) << document.text;
}

TEST(PageLayout, TwoColumns) {
    Typesetter page(1);
    std::string left;
    for (int i = 0; i < 14; ++i) {
        const double top = 100 + 12 * i;
        page.line(60, top, "these words stand on the left side now");
        page.line(320, top, "those words stand on the right side too");
    }
    const ExtractedDocument document = laid_out({page.page()});
    const std::size_t last_left = document.text.rfind("left side");
    const std::size_t first_right = document.text.find("right side");
    EXPECT_LT(last_left, first_right) << document.text;
}

TEST(PageLayout, TableRows) {
    Typesetter page(1);
    page.line(60, 500, "Party").line(260, 500, "2004").line(360, 500, "2005");
    page.line(60, 514, "Kenya").line(260, 514, "1200").line(360, 514, "1300");
    page.line(60, 528, "Peru").line(260, 528, "1400").line(360, 528, "1500");
    const ExtractedDocument document = laid_out({page.page()});
    EXPECT_EQ(
        blocks_of(document, BlockKind::table_row),
        (std::vector<std::string>{"Party\t2004\t2005", "Kenya\t1200\t1300", "Peru\t1400\t1500"}));
}

// Filled in by another program: lower letters on one line, and a label in the page's own font.
TEST(PageLayout, ARowOfAFormBelongsTogether) {
    Typesetter page(1);
    for (int i = 0; i < 3; ++i) {
        const std::string number = std::to_string(i + 1);
        page.line(60, 500 + 20 * i, number + ".", 16);
        page.line(78, 503 + 20 * i, "Name" + number).line(260, 503 + 20 * i, "Room" + number);
        page.line(360, 503 + 20 * i, "Class" + number);
    }
    const ExtractedDocument document = laid_out({page.page()});
    EXPECT_EQ(blocks_of(document, BlockKind::table_row),
              (std::vector<std::string>{"1. Name1\tRoom1\tClass1", "2. Name2\tRoom2\tClass2",
                                        "3. Name3\tRoom3\tClass3"}));
}

TEST(PageLayout, DotLeaders) {
    for (const char* dots : {"........", "\u2026\u2026\u2026", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"}) {
        Typesetter page(1);
        page.line(60, 500, std::string("Introduction ") + dots + " 3");
        page.line(60, 514, std::string("Participation ") + dots + " 12");
        const ExtractedDocument document = laid_out({page.page()});
        EXPECT_EQ(blocks_of(document, BlockKind::toc),
                  (std::vector<std::string>{"Introduction\t3", "Participation\t12"}))
            << dots;
    }
}

// A number set off by a tab at the right: printed "-1", read "1-".
TEST(PageLayout, ArabicNumbersAreNoColumn) {
    Typesetter page(1);
    for (int i = 1; i <= 6; ++i) {
        page.line(220, 200 + 18 * i, ".رمتؤملا ىلإ ريرقت ميدقت ةنامألا نم رمتؤملا بلطو");
        page.line(520, 200 + 18 * i, "-" + std::to_string(i));
    }
    const ExtractedDocument document = laid_out({page.page()});
    EXPECT_TRUE(blocks_of(document, BlockKind::table_row).empty()) << document.text;
    const std::vector<std::string> text = blocks_of(document, BlockKind::text);
    ASSERT_EQ(text.size(), 6U) << document.text;
    EXPECT_EQ(text[0].substr(0, 3), "1- ");
    EXPECT_EQ(text[5].substr(0, 3), "6- ");
}

// Lines in Latin letters beside them say nothing of where Arabic lines end.
TEST(PageLayout, ArabicLinesBetweenLatinOnes) {
    Typesetter page(1);
    const auto from_right = [&](double top, const std::string& text) {
        page.line(520 - 5 * static_cast<double>(count_code_points(text)), top, text);
    };
    double top = 60;
    for (const char* field : {"UNEP/CHW.41/28", "Distr.: General", "Original: English", "Arabic"}) {
        from_right(top, field);
        top += 20;
    }
    for (int i = 0; i < 4; ++i) {
        from_right(top, "ريرقت ميدقت ةنامألا نم رمتؤملا بلطو");
        from_right(top + 12, "ةمداقلا هترود يف رمتؤملا ىلإ يونس لك");
        from_right(top + 24, ".راونألا لك نع");
        top += 50;
    }
    const ExtractedDocument document = laid_out({page.page()});
    EXPECT_EQ(blocks_of(document, BlockKind::text).size(), 8U) << document.text;
}

TEST(PageLayout, LettersMarkNotesAtTheFootButNotUnderATable) {
    Typesetter foot(1);
    foot.line(100, 100, "1. The report shall contain a statement of income.").raised("a");
    foot.line(100, 118, "2. The decision was taken in the light of SC-2/9").raised("3");
    foot.line(100, 136, "3. The meeting was closed at six in the afternoon on Friday.");
    foot.line(100, 700, "a The statement need not be audited.", 8);
    foot.line(100, 709, "3 The criteria were last amended in Geneva.", 8);
    Typesetter table(2);
    table.line(100, 640, "Party").line(300, 640, "Courses").raised("b");
    table.line(450, 640, "2005");
    table.line(100, 654, "Kenya").line(300, 654, "1200").line(450, 654, "1300");
    table.line(100, 668, "Peru").line(300, 668, "1400").line(450, 668, "1500");
    table.line(100, 700, "b Courses of more than a week only.", 8);
    const ExtractedDocument document = laid_out({foot.page(), table.page()});
    EXPECT_EQ(check_extracted(document), std::vector<std::string>{});
    EXPECT_EQ(blocks_of(document, BlockKind::footnote),
              (std::vector<std::string>{"The statement need not be audited.",
                                        "The criteria were last amended in Geneva."}));
    ASSERT_EQ(document.note_references.size(), 2U);
    EXPECT_EQ(document.note_references[0].mark, "a");
    EXPECT_EQ(document.note_references[1].mark, "3");
    EXPECT_EQ(document.text.find("2/93"), std::string::npos);
}

TEST(PageLayout, ChineseLinesOfANarrowBlock) {
    Typesetter page(1);
    for (int i = 0; i < 4; ++i) {
        const double top = 100 + 40 * i;
        page.line(100, top, std::to_string(i + 1) + ".");
        page.line(
            130, top,
            "各中心主任组成了一个指导小组先后在内罗毕和布拉迪斯拉发举行了两次会议小组商定的工作安"
            "排第二点和第三点内容如下各中心主任组成了一个指导");
        page.line(100, top + 12, "小组。");
    }
    page.line(130, 270,
              "“2. 指导小组每年至少举行一次会议以面对面或电子方式进行，并每年至少举行一次会议以面"
              "对面或电子方式");
    page.line(130, 282, "应在四周之内将其结论送交秘书处。");
    const ExtractedDocument document = laid_out({page.page()});
    EXPECT_NE(document.text.find("电子方式应在四周之内"), std::string::npos) << document.text;
}

TEST(PageLayout, ATitleInChineseOfTwoLines) {
    Typesetter page(1);
    const std::string line =
        "缔约方应在领海外缘的海底安放灯塔并维护这些灯塔的灯火以保障航行安全同时应当按照国际规则和标"
        "准予以公布";
    const auto width = [](const std::string& text) {
        return 5.0 * static_cast<double>(count_code_points(text));  // as the typesetter has it
    };
    const auto centred = [&](double top, const std::string& text) {
        page.line(100 + (width(line) - width(text)) / 2, top, text);
    };
    centred(80, "联合国");
    centred(92, "灯塔大会");
    centred(140, "第五条");
    centred(152, "本协定与相关法律文书和框架以及相关全球和次区域机构");
    centred(164, "灯塔评价进程之间的关系");
    for (int i = 0; i < 12; ++i) page.line(100, 188 + 12 * i, line);
    const ExtractedDocument document = laid_out({page.page()});
    EXPECT_EQ(document.text.substr(0, document.text.find("缔约方")),
              "联合国\n灯塔大会\n第五条\n本协定与相关法律文书和框架以及相关全球和次区域机构灯塔评价"
              "进程之间的关系\n");
}

// Full lines that end in a comma; only the indent of two characters shows where the next begins.
TEST(PageLayout, ChineseParagraphsThatBeginAlike) {
    Typesetter page(1);
    const std::string line = "缔约方应在领海外缘的海底安放灯塔并维护这些灯塔的灯火以保障航行安全，";
    double top = 100;
    for (int i = 0; i < 5; ++i) {
        page.line(120, top,
                  i == 0 ? line.substr(0, line.size() - 12) : "又认识到" + line.substr(24));
        page.line(100, top + 12, line);
        page.line(100, top + 24, line);
        top += 36;
    }
    page.line(120, top, "兹商定如下：");
    const ExtractedDocument document = laid_out({page.page()});
    std::size_t begun = 0;
    for (const std::string& text : blocks_of(document, BlockKind::text)) {
        if (text.starts_with("又认识到")) ++begun;
    }
    EXPECT_EQ(begun, 4U) << document.text;
    EXPECT_EQ(blocks_of(document, BlockKind::text).size(), 6U) << document.text;
}

}  // namespace
}  // namespace mea
