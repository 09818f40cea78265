// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "index_corpus.h"

namespace mea {
namespace {

using test::corpus;
using test::document;
using test::names;
using test::paragraph;
using test::place;
using test::TemporaryDirectory;
using test::write;

std::string places(const Results& results) {
    std::set<std::string> all;
    for (const Hit& hit : results.hits) all.insert(place(hit));
    std::string line;
    for (const std::string& one : all) line += (line.empty() ? "" : " ") + one;
    return line;
}

class Search : public testing::Test {
protected:
    static void SetUpTestSuite() {
        directory_ = new TemporaryDirectory();
        write(*directory_ / "index", corpus());
    }
    static void TearDownTestSuite() {
        delete directory_;
        directory_ = nullptr;
    }

    static Searcher open(const std::string& name = "index") {
        Result<Searcher> searcher = Searcher::open(*directory_ / name, test::tagger_of(names));
        EXPECT_TRUE(searcher) << describe(searcher.error());
        return std::move(*searcher);
    }

    static TemporaryDirectory* directory_;
};
TemporaryDirectory* Search::directory_ = nullptr;

struct SearchCase {
    const char* query;
    const char* found;  // sorted
};

const std::vector<SearchCase> search_cases{
    // inflection, accents, case
    {"decision", "en#p1 en#p5 es#p1 fr#p1"},
    {"parties", "en#p1 en#p5"},
    {"MERCURY", "en#p3"},
    {"economie", "es#p1 fr#p1"},
    {"économie", "es#p1 fr#p1"},
    {"environnement", "fr#p2"},
    {"decisiones region", "es#p1"},
    {"convención", "es#p2"},
    // Russian: cases, ё, й
    {"конвенция", "ru#p2 ru#p3"},
    {"сторона", "ru#p1 ru#p2"},
    {"еще", "ru#p2"},
    {"район", "ru#p2"},
    {"раион", ""},
    // Arabic: clitics, alef forms, tatweel, presentation forms, digits
    {"الأطراف", "ar#p1"},
    {"اطراف", "ar#p1"},
    {"بيئة", "ar#p2"},
    {"البيئة", "ar#p2"},
    {"اتفاقية", "ar#p1 ar#p2"},
    {"المقرر 18", "ar#p1"},
    {"مقرر ١٨", "ar#p1"},
    // Chinese: the word itself, never its characters or pairs scattered
    {"区域中心", "zh#p2 zh#p5"},
    {"區域中心", "zh#p2 zh#p5"},
    {"\"区域中心\"", "zh#p2 zh#p5"},
    {"中国区域中心", "zh#p2"},  // a name and a word
    {"中国 区域中心", "zh#p2"},
    {"信息中心", "zh#p3"},
    {"工作计划", "zh#p4"},
    {"铁路12306", "zh#p4"},
    {"12306", "zh#p4"},
    {"工作计划，铁路", "zh#p4"},
    {"12306，和平", "zh#p4"},
    {"和平", "zh#p4"},
    {"平利", "zh#p4"},
    {"心", "zh#p2 zh#p3 zh#p5"},
    // a decision, however it is written
    {"SC-1/15", "en#p1 ru#p1 ru#p3 zh#p1"},
    {"第SC-1/15号决定", "en#p1 ru#p1 ru#p3 zh#p1"},
    {"решение СК-1/15", "en#p1 ru#p1 ru#p3 zh#p1"},
    {"decision:SC-1/15", "en#p1 ru#p1 ru#p3 zh#p1"},
    {"decision:stockholm-cop:SC-1/15", "en#p1 ru#p1 ru#p3 zh#p1"},
    {"decision:第SC-1/15号决定", "en#p1 ru#p1 ru#p3 zh#p1"},
    {"decision:unfccc-cma:1/CMA.1", "es#p1 fr#p1"},
    {"decision:1/CMA.*", "es#p1 fr#p1"},
    {"decision:SC-1/1", ""},
    {"budget SC-1/15", "en#p1"},
    // dashes of every kind
    {"SC–1/15", "en#p1 zh#p1"},
    {"ＳＣ‑1/15", "en#p1 zh#p1"},
    // other entities
    {"treaty:basel", "en#p2 zh#p2"},
    {"treaty:basel lang:zh", "zh#p2"},
    {"country:CHN", "en#p2 zh#p2 zh#p3"},
    {"country:China", "en#p2 zh#p2 zh#p3"},
    {"country:ARG", "en#p2"},
    {"article:stockholm:12", "en#p4"},
    {"article:stockholm:12.4", "en#p4"},
    {"article:stockholm:12.5", ""},
    {"body:stockholm-cop lang:en kind:operative", "en#p3"},
    // symbols: whole, by parts, as a series
    {"UNEP/POPS/COP.3/30", "en#p4"},
    {"UNEP/POPS", "en#p1 en#p2 en#p3 en#p4 en#p5 ru#p1 ru#p2 ru#p3 zh#p1 zh#p2 zh#p3 zh#p4 zh#p5"},
    {"symbol:UNEP/POPS/COP.4/38 lang:ru", "ru#p1 ru#p2 ru#p3"},
    {"symbol:UNEP/POPS* lang:ru", "ru#p1 ru#p2 ru#p3"},
    {"symbol:UNEP/POPS lang:ru", "ru#p1 ru#p2 ru#p3"},
    {"symbol:UNEP/POPS/CO* lang:ru", "ru#p1 ru#p2 ru#p3"},
    {"symbol:FCCC/PA/CMA/2018/3", "es#p1 es#p2 fr#p1 fr#p2"},
    {"symbol:UNEP/POPS/COP.4/3", ""},
    {"FCCC/PA*", "es#p1 es#p2 fr#p1 fr#p2"},
    // operators
    {"waste -medical", "en#p3"},
    {"waste NOT medical", "en#p3"},
    {"mercury OR economía", "en#p3 es#p1 fr#p1"},
    {"(mercury OR medical) waste", "en#p3 en#p5"},
    {"\"medical waste\"", "en#p5"},
    {"\"waste medical\"", ""},
    {"\"environmentally sound\"", "en#p3"},
    {"\"environmentally sounds\"", ""},
    {"environmentally sounds", "en#p3"},
    {"environ*", "en#p3 fr#p2"},
    {"waste lang:zh", ""},
    // title and headings help other words, and do not drag in paragraphs by themselves
    {"pollutants", ""},
    {"pollutants mercury", "en#p3"},
    {"technical assistance", ""},
    {"technical centres", "en#p2"},
    {"title:pollutants kind:operative", "en#p3"},
    {"title:污染物", "zh#p1 zh#p2 zh#p3 zh#p4 zh#p5"},
    // titles as they are written: rows of words, beginnings, words without a stem
    {"title:\"organic pollutants\" kind:operative", "en#p3"},
    {"title:\"pollutants organic\"", ""},
    {"title:persist* kind:operative", "en#p3"},
    {"title:on kind:operative", "en#p3"},
    {"waste -title:\"organic pollutants\"", ""},
    {"\"organic pollutants\" mercury", "en#p3"},
    {"\"pollutants organic\" mercury", ""},
    {"title:\"有机污染物\" 铁路", "zh#p4"},
    {"title:\"污染物有机\"", ""},
    {"title:\"смета расходов\"", "ru#p1 ru#p2 ru#p3"},
    {"title:расход", "ru#p1 ru#p2 ru#p3"},
    {"title:\"расходов смета\"", ""},
    {"title:\"du secrétariat\" OR title:\"de la secretaría\"", "es#p1 es#p2 fr#p1 fr#p2"},
    {"title:secretar* lang:es", "es#p1 es#p2"},
    {"title:\"نفقات الأمانة\"", "ar#p1 ar#p2"},
    {"title:نفقة", "ar#p1 ar#p2"},
    // years and dates
    {"year:2018", "fr#p1 fr#p2"},
    {"year:2009..2017 lang:en mercury", "en#p3"},
    {"year:2010.. mercury", ""},
    {"date:2018-12", "fr#p1 fr#p2"},
    {"date:..2009-05-07 mercury", ""},
    {"date:..2009-05-08 mercury", "en#p3"},
    // running heads only when asked for
    {"mercury kind:running_head", "en#r1"},
    {"kind:footnote", "en#p5"},
    // function words do not narrow
    {"the waste of the medical", "en#p5"},
    {"по конвенции", "ru#p2 ru#p3"},
};

TEST_F(Search, FindsInSixLanguages) {
    Searcher searcher = open();
    SearchOptions options;
    options.limit = 100;
    for (const SearchCase& test : search_cases) {
        const Result<Results> results = searcher.search(test.query, options);
        ASSERT_TRUE(results) << test.query << ": " << describe(results.error());
        EXPECT_EQ(places(*results), test.found) << test.query << " = " << results->explained;
        EXPECT_EQ(results->total, results->hits.size()) << test.query;
        EXPECT_FALSE(results->total_is_estimate) << test.query;
    }
}

TEST_F(Search, ExactTakesWordsAsTyped) {
    Searcher searcher = open();
    SearchOptions options;
    options.exact = true;
    EXPECT_EQ(places(*searcher.search("decision", options)), "en#p1 es#p1");
    EXPECT_EQ(places(*searcher.search("decisions", options)), "en#p5 fr#p1");
    EXPECT_EQ(places(*searcher.search("конвенции", options)), "ru#p2");
    EXPECT_EQ(places(*searcher.search("title:pollutants kind:operative", options)), "en#p3");
    EXPECT_EQ(places(*searcher.search("title:pollutant", options)), "");
    EXPECT_EQ(places(*searcher.search("pollutants mercury", options)), "en#p3");
    EXPECT_EQ(places(*searcher.search("pollutant mercury", options)), "");
}

TEST(Titles, OfTenThousandDocumentsAreNamedAndOfMoreRefused) {
    constexpr int documents = 10'001;
    TemporaryDirectory directory;
    {
        Writer writer = *Writer::open(directory / "index", "rules 1");
        for (int i = 0; i < documents; ++i) {
            IndexDocument one = document("A/" + std::to_string(i), "en",
                                         {paragraph("p1", "Lamp " + std::to_string(i) + ".")});
            one.title = i == 0 ? "Lighthouse keepers" : "Report of the keepers of lighthouses";
            ASSERT_TRUE(writer.put(one));
        }
        ASSERT_TRUE(writer.commit());
    }
    Searcher searcher = *Searcher::open(directory / "index", {});
    EXPECT_EQ(searcher.search("title:\"of lighthouses\"", {})->total, documents - 1U);
    // beside other words, a row of so many titles is looked for by its words
    EXPECT_EQ(searcher.search("lamp \"of lighthouses\"", {})->total, 0U + documents);
    const Result<Results> refused = searcher.search("title:\"keepers\"", {});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::query);
    EXPECT_NE(describe(refused.error()).find("10000 titles"), std::string::npos);
}

struct MarkCase {
    const char* query;
    const char* where;
    std::vector<std::string> marked;
};

const std::vector<MarkCase> mark_cases{
    {"decision", "en#p5", {"decisions"}},
    {"economie", "fr#p1", {"économie"}},
    {"economia", "es#p1", {"economía"}},
    {"конвенция", "ru#p2", {"конвенции"}},
    {"اطراف", "ar#p1", {"والأطراف"}},
    {"اتفاقية", "ar#p2", {"ﺍﻻﺗﻔﺎﻗﻴﺎﺕ"}},
    {"区域中心", "zh#p5", {"區域中心"}},
    {"第SC-1/15号决定", "ru#p1", {"решение СК-1/15"}},
    {"decision:SC-1/15", "zh#p1", {"第SC-1/15号决定"}},
    {"country:China", "zh#p2", {"中国"}},
    {"mercury OR waste", "en#p3", {"Mercury waste"}},
    {"environ*", "en#p3", {"environmentally"}},
};

TEST_F(Search, MarksWhatMatched) {
    Searcher searcher = open();
    SearchOptions options;
    options.limit = 100;
    for (const MarkCase& test : mark_cases) {
        const Result<Results> results = searcher.search(test.query, options);
        ASSERT_TRUE(results) << test.query;
        bool seen = false;
        for (const Hit& hit : results->hits) {
            if (place(hit) != test.where) continue;
            seen = true;
            std::vector<std::string> marked;
            for (const Range& mark : hit.snippet.marks) {
                marked.emplace_back(slice(hit.snippet.text, mark));
            }
            if (test.query == std::string("mercury OR waste")) {
                EXPECT_EQ(marked, (std::vector<std::string>{"Mercury waste"}));
            } else {
                EXPECT_EQ(marked, test.marked) << test.query << " in " << test.where;
            }
        }
        EXPECT_TRUE(seen) << test.query << " misses " << test.where;
    }
}

TEST_F(Search, RanksOperativeTextAboveNotes) {
    Searcher searcher = open();
    const Result<Results> results = searcher.search("waste", {});
    ASSERT_TRUE(results);
    ASSERT_EQ(results->hits.size(), 2U);
    EXPECT_EQ(place(results->hits[0]), "en#p3");
    EXPECT_EQ(results->hits[0].rank, 1U);
    EXPECT_DOUBLE_EQ(results->hits[0].score, 1.0);
    EXPECT_LT(results->hits[1].score, 1.0);
    EXPECT_GT(results->hits[1].score, 0.0);
}

TEST_F(Search, RanksALongChineseQueryInOnePieceFirst) {
    TemporaryDirectory directory;
    write(directory / "index",
          {document("A/1", "zh",
                    {paragraph("p1", "污染物持久，有机物，性质，持久性，有机，污染物。")}),
           document("A/2", "zh",
                    {paragraph("p1",
                               "为了保护人类健康，缔约方会议审议了关于"
                               "斯德哥尔摩公约所列的持久性有机污染物的报告。")})});
    Searcher searcher = *Searcher::open(directory / "index", {});
    const Results results = *searcher.search("持久性有机污染物", {});
    ASSERT_EQ(results.hits.size(), 2U);
    EXPECT_EQ(results.hits[0].symbol, "A/2");
}

TEST_F(Search, HitsSayWhereTheyAre) {
    Searcher searcher = open();
    const Result<Results> results = searcher.search("mercury", {});
    ASSERT_TRUE(results);
    ASSERT_EQ(results->hits.size(), 1U);
    const Hit& hit = results->hits[0];
    EXPECT_EQ(hit.symbol, "UNEP/POPS/COP.4/38");
    EXPECT_EQ(hit.language, "en");
    EXPECT_EQ(hit.permalink, "/d/UNEP/POPS/COP.4/38#p3");
    EXPECT_EQ(hit.languages, (std::vector<std::string>{"en", "ru", "zh"}));
    EXPECT_EQ(hit.date, "2009-05-08");
    EXPECT_EQ(hit.paragraph.kind, "operative");
    EXPECT_EQ(hit.paragraph.first_page, 1);
    EXPECT_EQ(results->shards_asked, 1);
    EXPECT_EQ(results->shards_answered, 1);
}

TEST_F(Search, CountsFacetsExactly) {
    Searcher searcher = open();
    SearchOptions options;
    options.facets = true;
    options.limit = 1;
    const Result<Results> results = searcher.search("SC-1/15 OR country:CHN", options);
    ASSERT_TRUE(results);
    EXPECT_EQ(results->total, 7U);
    EXPECT_EQ(results->facets.at("language"), (FacetCounts{{"zh", 3}, {"en", 2}, {"ru", 2}}));
    EXPECT_EQ(results->facets.at("treaty"), (FacetCounts{{"basel", 2}}));
    EXPECT_EQ(results->facets.at("country"), (FacetCounts{{"CHN", 3}, {"ARG", 1}}));
    EXPECT_EQ(results->facets.at("decision"), (FacetCounts{{"stockholm-cop:SC-1/15", 4}}));
    EXPECT_EQ(results->facets.at("year"), (FacetCounts{{"2009", 5}}));
    EXPECT_EQ(results->facets.at("body"), (FacetCounts{{"stockholm-cop", 2}}));
    for (const char* name : {"language", "treaty", "body", "year", "kind", "country", "decision"}) {
        EXPECT_EQ(results->facets.count(name), 1U) << name;
    }
}

TEST_F(Search, GathersByDocument) {
    Searcher searcher = open();
    SearchOptions options;
    options.by_document = true;
    const Result<Results> results = searcher.search("UNEP/POPS", options);
    ASSERT_TRUE(results);
    EXPECT_EQ(results->hits.size(), 3U);
    EXPECT_EQ(results->total, 3U);
}

TEST_F(Search, PagesFollowEachOther) {
    Searcher searcher = open();
    for (const char* query : {"UNEP/POPS", "regional centres", "the parties decision",
                              "区域中心 缔约方", "региональные центры", "المراكز الإقليمية",
                              "centres régionaux", "centros regionales", "decision OR 公约"}) {
        SearchOptions all;
        all.limit = 100;
        const Results whole = *searcher.search(query, all);
        std::vector<Hit> paged;
        for (std::size_t offset = 0; offset < whole.hits.size(); offset += 4) {
            SearchOptions page;
            page.limit = 4;
            page.offset = offset;
            const Results results = *searcher.search(query, page);
            for (const Hit& hit : results.hits) {
                EXPECT_EQ(hit.rank, paged.size() + 1) << query;
                paged.push_back(hit);
            }
        }
        ASSERT_EQ(paged.size(), whole.hits.size()) << query;
        for (std::size_t i = 0; i < paged.size(); ++i) {
            EXPECT_EQ(place(paged[i]), place(whole.hits[i])) << query;
        }
        SearchOptions nothing;
        nothing.limit = 0;
        nothing.facets = true;
        const Results counted = *searcher.search(query, nothing);
        EXPECT_TRUE(counted.hits.empty()) << query;
        EXPECT_EQ(counted.total, whole.total) << query;
    }
    SearchOptions all;
    EXPECT_GT(searcher.search("UNEP/POPS", all)->hits.size(), 4U);
}

TEST_F(Search, TellsWhyAQueryFails) {
    Searcher searcher = open();
    const Result<Results> results = searcher.search("mercury AND", {});
    ASSERT_FALSE(results);
    EXPECT_EQ(results.error().code, ErrorCode::query);
    EXPECT_EQ(results.error().where, "column 9");
}

TEST_F(Search, StopsWhenItsTimeIsUp) {
    Searcher searcher = open();
    constexpr double none = 1e-9;
    constexpr double plenty = 3600;
    for (const char* query : {"decision", "decision OR mercury", "\"the parties\"", "lang:en"}) {
        SearchOptions options;
        options.facets = true;
        const Result<Results> whole = searcher.search(query, options);
        ASSERT_TRUE(whole) << query;
        options.seconds = plenty;
        const Result<Results> in_time = searcher.search(query, options);
        ASSERT_TRUE(in_time) << query;
        EXPECT_EQ(places(*in_time), places(*whole)) << query;
        EXPECT_EQ(in_time->total, whole->total) << query;
        EXPECT_FALSE(in_time->total_is_estimate) << query;
        EXPECT_EQ(in_time->facets, whole->facets) << query;
        options.seconds = none;
        const Result<Results> late = searcher.search(query, options);
        ASSERT_FALSE(late) << query;
        EXPECT_EQ(late.error().code, ErrorCode::timed_out) << query;
        // The next one has its own time.
        options.seconds = 0;
        EXPECT_TRUE(searcher.search(query, options)) << query;
    }
}

TEST_F(Search, LongParagraphsShowTheBestWindow) {
    TemporaryDirectory directory;
    std::string text;
    for (int i = 0; i < 200; ++i) text += "plain words stand here, ";
    text += "the mercury inventory of the region, ";
    for (int i = 0; i < 200; ++i) text += "环境与发展，";
    text += "区域中心在此。";
    for (int i = 0; i < 200; ++i) text += "环境与发展，";
    write(directory / "index", {document("A/1", "en", {paragraph("p1", text)})});
    Searcher searcher = *Searcher::open(directory / "index", {});
    const Snippet latin = searcher.search("inventory mercury", {})->hits.at(0).snippet;
    EXPECT_THAT(latin.text, testing::HasSubstr("the mercury inventory"));
    EXPECT_EQ(latin.marks.size(), 1U) << "neighbours are one mark";
    EXPECT_LT(count_code_points(latin.text), 320U);
    const Snippet han = searcher.search("区域中心", {})->hits.at(0).snippet;
    EXPECT_THAT(han.text, testing::HasSubstr("区域中心在此"));
    ASSERT_EQ(han.marks.size(), 1U);
    EXPECT_EQ(slice(han.text, han.marks[0]), "区域中心");
    EXPECT_EQ(to_nfc(han.text), han.text) << "cut inside a character";
    EXPECT_EQ(han.text.find("\xef\xbf\xbd"), std::string::npos);
}

TEST_F(Search, BoundsWhatAStarExpandsTo) {
    TemporaryDirectory directory;
    std::string text;
    for (int i = 0; i < 1500; ++i) text += "word" + std::to_string(i) + " ";
    write(directory / "index", {document("A/1", "en", {paragraph("p1", text)})});
    Searcher searcher = *Searcher::open(directory / "index", {});
    const Result<Results> many = searcher.search("other word*", {});
    ASSERT_FALSE(many);
    EXPECT_EQ(many.error().code, ErrorCode::query);
    EXPECT_EQ(many.error().where, "column 7");
    EXPECT_TRUE(searcher.search("word12*", {}));
}

}  // namespace
}  // namespace mea
