// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "app/render/columns.h"
#include "app/render/parallel.h"
#include "index/agreement.h"
#include "index/parallel.h"
#include "index_fixture.h"

namespace mea {
namespace {

using test::document;
using test::paragraph;

std::string figures(std::string_view text, std::string_view number = {}) {
    const Figures found = figures_of(text, number);
    std::string out;
    for (const auto& [figure, count] : found.digits) out += figure + " ";
    for (const std::string& figure : found.spelled) out += "(" + figure + ") ";
    if (!out.empty()) out.pop_back();
    return out;
}

TEST(Agreement, ReadsFigures) {
    struct Case {
        std::string text;
        std::string number;
        std::string figures;
    };
    const std::vector<Case> cases{
        // thousands of every language
        {"500,000 dollars", "", "500000"},
        {"500 000 dollars", "", "500000"},
        {"500.000 dólares", "", "500000"},
        {"500\u00A0000 долларов", "", "500000"},
        {"٥٠٠ ٠٠٠ دولار", "", "500000"},
        {"费用为50 万美元", "", "500000"},
        {"30 million", "", "30000000"},
        // codes and years stay apart
        {"resolution 54/217 of 2004", "", "2004 217 54"},
        // the label is no figure
        {"28. In 2004 …", "28", "2004"},
        {"١٣-٣ ينفذ المتعاقد", "13.3", ""},
        {"15 days", "28", "15"},
        // numerals and words
        {"根据第二十七条", "", "(27)"},
        {"Part XI", "", "(11)"},
        {"fifteen years", "", "(15)"},
        {"quinze ans", "", "(15)"},
        {"noventa días", "", "(90)"},
        {"пятнадцати лет", "", "(15)"},
        {"مدة الخمسة عشر عاما", "", "(15)"},
        {"the sixth and seventh", "", ""},
    };
    for (const Case& one : cases) {
        EXPECT_EQ(figures(one.text, one.number), one.figures) << one.text;
    }
}

IndexParagraph numbered(const std::string& number, const std::string& text) {
    IndexParagraph out = paragraph("p" + number, text);
    out.number = number;
    return out;
}

TEST(Agreement, OfTwoLanguages) {
    struct Case {
        std::string language;
        std::string text;
        std::string codes;  // of differences
        bool likely = true;
    };
    const std::string english =
        "28. By resolution 54/217, the Assembly gave 45 countries 90 days to report on article 12.";
    const std::vector<Case> cases{
        {"fr",
         "28. Par sa résolution 54/217, l’Assemblée a donné à 45 pays un délai de 90 jours pour "
         "rendre compte de l’article 12.",
         ""},
        {"es",
         "28. En su resolución 54/217 la Asamblea dio a 45 países noventa días para informar sobre "
         "el artículo 12.",
         ""},
        {"ru", "28. В резолюции 54/217 Ассамблея дала 45 странам 90 дней для докладов о статье 12.",
         ""},
        {"zh", "28. 大会第54/217号决议给予45个国家90天时间就第十二条提出报告。", ""},
        {"ar", "٢٨ - منحت الجمعية في قرارها ٥٤/٢١٧ عدد ٤٥ بلدا مهلة ٩٠ يوما للإبلاغ عن المادة ١٢.",
         ""},
        // what differs
        {"zh", "28. 大会第54/217号决议给予47个国家90天时间就第十二条提出报告。", "figures"},
        {"es", "28. La Conferencia aplaza el examen.", "figures", false},
    };
    for (const Case& one : cases) {
        const IndexParagraph first = numbered("28", english);
        const IndexParagraph second = numbered("28", one.text);
        const Agreement found = agreement_of(Wording{"en", first}, Wording{one.language, second});
        std::string codes;
        for (const Difference& d : found.differences) codes += (codes.empty() ? "" : " ") + d.code;
        EXPECT_EQ(codes, one.codes) << one.text;
        EXPECT_EQ(is_parallel(first, "en", second, one.language), one.likely)
            << one.text << found.confidence;
        if (one.codes.empty()) {
            EXPECT_GT(found.confidence, 0.9) << one.text;
        }
    }
}

TEST(Agreement, NamesWithNumbers) {
    IndexParagraph first = paragraph("p1", "Recalling decision SC-1/15, adopts the budget.");
    IndexParagraph second = paragraph("p1", "回顾第SC-2/9号决定，通过预算。");
    first.entities.push_back({"decision:stockholm-cop:SC-1/15", {10, 26}, {}});
    second.entities.push_back({"decision:stockholm-cop:SC-2/9", {6, 20}, {}});
    const Agreement found = agreement_of(Wording{"en", first}, Wording{"zh", second});
    ASSERT_FALSE(found.differences.empty());
    EXPECT_EQ(found.differences.front().code, "names");
    EXPECT_EQ(found.differences.front().detail, "SC-1/15 missing; SC-2/9 only here");
}

std::vector<IndexDocument> six_versions() {
    return {
        document("A/1", "en",
                 {paragraph("h1", "Mercury", "heading"), paragraph("p1", "1. Waste."),
                  paragraph("p1.a", "(a) In 2004;"), paragraph("p2", "2. Ozone."),
                  paragraph("r1", "A/1", "running_head")}),
        document("A/1", "fr",
                 {paragraph("h1", "Mercure", "heading"), paragraph("p1", "1. Déchets."),
                  paragraph("p1.a", "a) En 2004;"), paragraph("p1.b", "b) Plomb;"),
                  paragraph("p2", "2. Ozone."), paragraph("p3", "3. Fin.")}),
        document("A/1", "es",
                 {paragraph("h1", "Mercurio", "heading"), paragraph("p1", "1. Desechos."),
                  paragraph("p1.a", "a) En 2004;"), paragraph("p2", "2. Ozono.")}),
        document("A/1", "ru",
                 {paragraph("h1", "Ртуть", "heading"), paragraph("p1", "1. Отходы."),
                  paragraph("p1.a", "a) В 2005 году;"), paragraph("p2", "2. Озон.")}),
        document("A/1", "zh",
                 {paragraph("h1", "汞", "heading"), paragraph("h2", "二", "heading"),
                  paragraph("p1", "1. 废物。"), paragraph("p1.a", "(a) 2004年；"),
                  paragraph("p2", "2. 臭氧。")}),
        document("A/1", "ar",
                 {paragraph("h1", "الزئبق", "heading"), paragraph("p1", "١ - النفايات."),
                  paragraph("p1.a", "(أ) في ٢٠٠٤؛"), paragraph("p2", "٢ - الأوزون.")}),
    };
}

std::string paths(const Parallel& parallel) {
    std::string out;
    for (const ParallelRow& row : parallel.rows) out += (out.empty() ? "" : " ") + row.path;
    return out;
}

std::string alarms(const Parallel& parallel) {
    std::string out;
    const auto add = [&out](const ParallelAlarm& a) {
        out += (out.empty() ? "" : "; ") + a.path + " " + a.language + " " + a.code;
    };
    for (const ParallelAlarm& alarm : parallel.alarms) add(alarm);
    for (const ParallelRow& row : parallel.rows) {
        for (const ParallelAlarm& alarm : row.alarms) add(alarm);
    }
    return out;
}

TEST(Parallel, RowsStandWhereTheirVersionHasThem) {
    struct Case {
        std::string path;
        std::string paths;
    };
    const std::vector<Case> cases{
        {"", "h1 h2 p1 p1.a p1.b p2 p3"},
        {"p1", "p1 p1.a p1.b"},
        {"p1.b", "p1.b"},
        {"p", ""},
        {"p10", ""},
    };
    for (const Case& one : cases) {
        EXPECT_EQ(paths(side_by_side(six_versions(), one.path)), one.paths) << one.path;
    }
}

TEST(Parallel, AlarmsWhereVersionsDisagree) {
    EXPECT_EQ(alarms(side_by_side(six_versions(), "")),
              " zh count; p1.a ru figures; p1.b en missing; p1.b es missing; p1.b ru missing; "
              "p1.b zh missing; p1.b ar missing; p3 en missing; p3 es missing; p3 ru missing; "
              "p3 zh missing; p3 ar missing");
    EXPECT_EQ(alarms(side_by_side(six_versions(), "p2")), "");
}

TEST(Parallel, HeadingsOfAnArticleLieInIt) {
    IndexDocument one = document("A/1", "en",
                                 {paragraph("h7", "Article 2", "heading"),
                                  paragraph("a2.p1", "1. Text."), paragraph("a3.p1", "1. Other.")});
    one.paragraphs[0].parent = "a2";
    IndexParagraph container = paragraph("a2", "", "article");
    one.paragraphs.insert(one.paragraphs.begin(), container);
    EXPECT_EQ(paths(side_by_side({one}, "a2")), "a2 h7 a2.p1");
}

TEST(Parallel, ConfidenceIsThatOfTheLeastCertainVersion) {
    const Parallel parallel = side_by_side(six_versions(), "");
    for (const ParallelRow& row : parallel.rows) {
        if (row.path == "p2") {
            EXPECT_GT(row.confidence, 0.85);
        } else if (row.path == "p1.a") {
            EXPECT_LT(row.confidence, 0.6);
        } else if (row.path == "p3") {
            EXPECT_EQ(row.confidence, 0) << "one version alone";
        }
    }
}

TEST(Columns, WidthInCells) {
    struct Case {
        std::string text;
        std::size_t width;
    };
    const std::vector<Case> cases{
        {"convention", 10}, {"décision", 8}, {"año", 3},   {"озёра", 5}, {"区域中心", 8},
        {"اتفاقية", 7},     {"اتفاقيّة", 7},  {"（a）", 5}, {"", 0},
    };
    for (const Case& one : cases) EXPECT_EQ(display_width(one.text), one.width) << one.text;
}

TEST(Columns, Wrap) {
    struct Case {
        std::string text;
        std::size_t width;
        std::vector<std::string> lines;
    };
    const std::vector<Case> cases{
        {"the regional centres", 10, {"the", "regional", "centres"}},
        {"the regional centres", 12, {"the regional", "centres"}},
        {"区域中心，在中国。", 8, {"区域中", "心，在中", "国。"}},
        {"区域中心", 4, {"区域", "中心"}},
        {"unbreakable", 4, {"unbr", "eaka", "ble"}},
        {"a\x1b[1mb\u202Ec", 10, {"a[1mbc"}},
        {"المادة الثانية", 6, {"المادة", "الثاني", "ة"}},
        {"", 10, {}},
    };
    for (const Case& one : cases) EXPECT_EQ(wrapped(one.text, one.width), one.lines) << one.text;
}

TEST(ParallelText, ColumnsWhenThereIsRoomElseOneBelowTheOther) {
    const std::vector<IndexDocument> all = six_versions();
    const Parallel two = side_by_side({all[0], all[5]}, "p2");
    const std::string wide = text_of(two, 80);
    EXPECT_NE(wide.find("2. Ozone."), std::string::npos) << wide;
    EXPECT_NE(wide.find(" │ "), std::string::npos) << wide;
    EXPECT_NE(wide.find("\u2067٢ - الأوزون.\u2069\n"), std::string::npos) << wide;
    const std::string narrow = text_of(two, 40);
    EXPECT_EQ(narrow.find(" │ "), std::string::npos) << narrow;
    EXPECT_NE(narrow.find("\n  en p. 1"), std::string::npos) << narrow;
    EXPECT_NE(narrow.find("\n  ar p. 1"), std::string::npos) << narrow;
    EXPECT_NE(narrow.find("no alarms"), std::string::npos) << narrow;
}

TEST(ParallelText, AlarmsAreSummedUp) {
    const std::string text = text_of(side_by_side(six_versions(), ""), 80);
    EXPECT_NE(text.find("  missing  ar  p1.b, p3\n"), std::string::npos) << text;
    EXPECT_NE(text.find("12 alarms"), std::string::npos) << text;
}

TEST(ParallelExports, HoldAnyText) {
    std::vector<IndexDocument> two{document("A/1", "en",
                                            {paragraph("p1",
                                                       "a < b & \"c\",\n\x01"
                                                       "d")}),
                                   document("A/1", "zh", {paragraph("p1", "汞，<废物>")})};
    const Parallel parallel = side_by_side(two, "");
    const std::string tmx = tmx_of(parallel);
    EXPECT_NE(tmx.find("<seg>a &lt; b &amp; &quot;c&quot;,\nd</seg>"), std::string::npos) << tmx;
    EXPECT_NE(tmx.find("<tuv xml:lang=\"zh\"><seg>汞，&lt;废物&gt;</seg></tuv>"),
              std::string::npos);
    const std::string csv = csv_of(parallel);
    EXPECT_TRUE(csv.starts_with("path,kind,number,confidence,alarms,en,zh\r\n")) << csv;
    EXPECT_NE(csv.find("\"a < b & \"\"c\"\",\n\x01"
                       "d\",\"汞，<废物>\"\r\n"),
              std::string::npos);
    const Json json = json_of(parallel);
    EXPECT_EQ(json["schema"], "mea/parallel/1");
    EXPECT_EQ(json["rows"][0]["texts"]["zh"]["permalink"], "/d/A/1#p1");
}

}  // namespace
}  // namespace mea
