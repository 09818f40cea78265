// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "index_fixture.h"

namespace mea {
namespace {

using test::document;
using test::Name;
using test::paragraph;
using test::TemporaryDirectory;

const std::vector<Name> names{
    {"第SC-1/15号决定", "decision:stockholm-cop:SC-1/15", EntityKind::decision},
    {"решение СК-1/15", "decision:stockholm-cop:SC-1/15", EntityKind::decision},
    {"решении СК-1/15", "decision:stockholm-cop:SC-1/15", EntityKind::decision},
    {"SC-1/15", "decision:stockholm-cop:SC-1/15", EntityKind::decision},
    {"1/CMA.1", "decision:unfccc-cma:1/CMA.1", EntityKind::decision},
    {"resolution 54/217", "resolution:unga:54/217", EntityKind::resolution},
    {"Basel Convention", "treaty:basel", EntityKind::treaty},
    {"巴塞尔公约", "treaty:basel", EntityKind::treaty},
    {"China", "country:CHN", EntityKind::country},
    {"中国", "country:CHN", EntityKind::country},
    {"Argentina", "country:ARG", EntityKind::country},
    {"article 12.4", "article:stockholm:12.4", EntityKind::article},
};

// A small corpus in six languages; paths say what a paragraph is about.
std::vector<IndexDocument> corpus() {
    std::vector<IndexDocument> all;
    all.push_back(document(
        "UNEP/POPS/COP.4/38", "en",
        {paragraph("p1",
                   "The Conference of the Parties, by its decision SC-1/15, adopted the budget."),
         paragraph("p2", "Regional centres of the Basel Convention in China and Argentina."),
         paragraph("p3", "Mercury waste shall be managed in an environmentally sound manner.",
                   "operative"),
         paragraph("p4", "Document UNEP/POPS/COP.3/30 contains the report; see article 12.4."),
         paragraph("p5", "The party adopted decisions on medical waste.", "footnote"),
         paragraph("r1", "UNEP/POPS/COP.4/38 mercury", "running_head")}));
    all.push_back(document("UNEP/POPS/COP.4/38", "zh",
                           {paragraph("p1", "缔约方会议第SC-1/15号决定通过了预算。"),
                            paragraph("p2", "巴塞尔公约区域中心设在中国。"),
                            paragraph("p3", "区域合作与信息中心。中国的心区。", "paragraph"),
                            paragraph("p4", "铁路12306，勘探工\n作计划，和平利用。"),
                            paragraph("p5", "區域中心的能力建設。")}));
    all.push_back(
        document("UNEP/POPS/COP.4/38", "ru",
                 {paragraph("p1", "Конференция Сторон приняла решение СК-1/15 о бюджете."),
                  paragraph("p2", "Стороны конвенции, ещё не представившие доклады о районе."),
                  paragraph("p3", "В решении СК-1/15 о конвенциях.")}));
    all.push_back(document("FCCC/PA/CMA/2018/3", "fr",
                           {paragraph("p1", "L’économie circulaire : décisions adoptées, 1/CMA.1."),
                            paragraph("p2", "Les régions côtières et l'environnement marin.")}));
    all.push_back(document("FCCC/PA/CMA/2018/3", "es",
                           {paragraph("p1", "La decisión 1/CMA.1 sobre la economía de la región."),
                            paragraph("p2", "Convenciones sobre el medio ambiente.")}));
    all.push_back(document("A/54/1", "ar",
                           {paragraph("p1", "والأطراف في اتفاقيـــة التنوع البيولوجي، المقرر ١٨."),
                            paragraph("p2", "للبيئة والتنمية، ﺍﻻﺗﻔﺎﻗﻴﺎﺕ الدولية.")}));
    all[0].title = "Report of the Conference on persistent organic pollutants";
    all[0].date = "2009-05-08";
    all[0].body = "stockholm-cop";
    all[1].date = "2009-05-08";
    all[1].title = "持久性有机污染物缔约方会议报告";
    all[3].date = "2018-12-15";
    all[0].paragraphs[1].headings = {"IV. Technical assistance"};
    for (IndexDocument& one : all) test::tag(one, names);
    return all;
}

void write(const std::string& directory, const std::vector<IndexDocument>& documents) {
    Result<Writer> writer = Writer::open(directory, "rules 1");
    ASSERT_TRUE(writer) << describe(writer.error());
    for (const IndexDocument& one : documents) {
        const Result<Put> put = writer->put(one);
        ASSERT_TRUE(put) << describe(put.error());
        EXPECT_EQ(put->status, "indexed") << one.file.path;
    }
    ASSERT_TRUE(writer->commit());
}

std::string place(const Hit& hit) { return hit.language + "#" + hit.paragraph.path; }

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
    {"中国区域中心", ""},
    {"中国 区域中心", "zh#p2"},
    {"信息中心", "zh#p3"},
    {"工作计划", "zh#p4"},
    {"铁路12306", "zh#p4"},
    {"12306", "zh#p4"},
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
                EXPECT_EQ(marked, (std::vector<std::string>{"Mercury", "waste"}));
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
    SearchOptions all;
    all.limit = 100;
    const Results whole = *searcher.search("UNEP/POPS", all);
    std::vector<std::string> paged;
    for (std::size_t offset = 0; offset < whole.hits.size(); offset += 4) {
        SearchOptions page;
        page.limit = 4;
        page.offset = offset;
        const Results results = *searcher.search("UNEP/POPS", page);
        for (const Hit& hit : results.hits) {
            EXPECT_EQ(hit.rank, paged.size() + 1);
            paged.push_back(place(hit));
        }
    }
    ASSERT_EQ(paged.size(), whole.hits.size());
    for (std::size_t i = 0; i < paged.size(); ++i) EXPECT_EQ(paged[i], place(whole.hits[i]));
}

TEST_F(Search, TellsWhyAQueryFails) {
    Searcher searcher = open();
    const Result<Results> results = searcher.search("mercury AND", {});
    ASSERT_FALSE(results);
    EXPECT_EQ(results.error().code, ErrorCode::query);
    EXPECT_EQ(results.error().where, "column 9");
}

TEST_F(Search, ShardsAnswerAsOne) {
    const std::vector<IndexDocument> all = corpus();
    write(*directory_ / "shard0", {all[0], all[3], all[4]});
    write(*directory_ / "shard1", {all[1], all[2], all[5]});
    std::ofstream(*directory_ / "shards") << "# two\nauto shard0\nauto shard1\n";
    Searcher one = open();
    Searcher two = open("shards");
    SearchOptions options;
    options.limit = 100;
    options.facets = true;
    for (const SearchCase& test : search_cases) {
        const Results a = *one.search(test.query, options);
        const Results b = *two.search(test.query, options);
        EXPECT_EQ(b.shards_asked, 2);
        EXPECT_EQ(b.shards_answered, 2);
        EXPECT_EQ(a.total, b.total) << test.query;
        EXPECT_EQ(a.facets, b.facets) << test.query;
        ASSERT_EQ(a.hits.size(), b.hits.size()) << test.query;
        for (std::size_t i = 0; i < a.hits.size(); ++i) {
            EXPECT_EQ(place(a.hits[i]), place(b.hits[i])) << test.query << " at " << i;
            EXPECT_NEAR(a.hits[i].score, b.hits[i].score, 1e-9) << test.query;
            EXPECT_EQ(a.hits[i].languages, b.hits[i].languages) << test.query;
        }
    }
    const Status status = *two.status();
    EXPECT_EQ(status.documents, 6U);
    EXPECT_EQ(status.shards, 2);
    EXPECT_THAT(*two.check(), testing::IsEmpty());
}

TEST_F(Search, RandomQueriesOverTwoShards) {
    const std::vector<IndexDocument> all = corpus();
    write(*directory_ / "random0", {all[0], all[3], all[4]});
    write(*directory_ / "random1", {all[1], all[2], all[5]});
    std::ofstream(*directory_ / "random") << "auto random0\nauto random1\n";
    Searcher searcher = open("random");
    const std::vector<std::string> words{"mercury",
                                         "waste",
                                         "区域中心",
                                         "(",
                                         ")",
                                         "OR",
                                         "-",
                                         "\"",
                                         "решение",
                                         "SC-1/15",
                                         "lang:zh",
                                         "NOT",
                                         "absent",
                                         "econom*",
                                         "décision",
                                         "year:2009..",
                                         "symbol:UNEP*",
                                         "第SC-1/15号决定",
                                         "اتفاقية",
                                         "中",
                                         "title:report",
                                         "AND"};
    unsigned state = 11;
    int answered = 0;
    for (int round = 0; round < 1500; ++round) {
        std::string query;
        for (int i = 0; i < 5; ++i) {
            state = state * 1664525U + 1013904223U;
            query += words[(state >> 8U) % words.size()];
            if (query.back() != '-') query += ' ';
        }
        const Result<Results> results = searcher.search(query, {});
        if (results) {
            ++answered;
        } else {
            EXPECT_EQ(results.error().code, ErrorCode::query)
                << query << ": " << describe(results.error());
        }
    }
    EXPECT_GT(answered, 200);
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
    EXPECT_EQ(latin.marks.size(), 2U);
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
