// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "index/query.h"
#include "index_fixture.h"

namespace mea {
namespace {

struct ParseCase {
    const char* query;
    const char* printed;
};

const std::vector<ParseCase> parse_cases{
    // words are AND-ed, in six languages
    {"mercury waste", "mercury AND waste"},
    {"区域中心 能力建设", "区域中心 AND 能力建设"},
    {"区域中心\u3000能力建设", "区域中心 AND 能力建设"},
    {"مقرر الأطراف", "مقرر AND الأطراف"},
    {"решение сторон", "решение AND сторон"},
    {"décision des parties", "décision AND des AND parties"},
    {"decisión de las partes", "decisión AND de AND las AND partes"},
    // operators; lower case is a word
    {"a OR b c", "a OR b AND c"},
    {"(a OR b) c", "(a OR b) AND c"},
    {"a AND b OR c", "a AND b OR c"},
    {"cats and dogs", "cats AND and AND dogs"},
    {"mercury -medical", "mercury AND NOT medical"},
    {"mercury NOT medical", "mercury AND NOT medical"},
    {"mercury NOT(medical waste)", "mercury AND NOT (medical AND waste)"},
    {"-medical mercury", "NOT medical AND mercury"},
    {"a -(b OR c)", "a AND NOT (b OR c)"},
    // phrases, with the quotes of each language
    {"\"regional centre\" basel", "\"regional centre\" AND basel"},
    {"“区域中心”", "\"区域中心\""},
    {"«régions du Sud» climat", "\"régions du Sud\" AND climat"},
    {"«региональный центр»", "\"региональный центр\""},
    {"「区域中心」", "\"区域中心\""},
    // wildcards
    {"merc*", "merc*"},
    {"UNEP/POPS*", "UNEP/POPS*"},
    {"region* \"a b\"", "region* AND \"a b\""},
    // symbols keep their parentheses and dashes
    {"UNEP(DTIE)/Hg/INC.1/10", "UNEP(DTIE)/Hg/INC.1/10"},
    {"(UNEP(DTIE)/Hg OR 2214(2015))", "UNEP(DTIE)/Hg OR 2214(2015)"},
    {"SC-1/15", "SC-1/15"},
    {"第SC-1/15号决定", "第SC-1/15号决定"},
    // fields
    {"lang:zh", "lang:zh"},
    {"language:zh", "lang:zh"},
    {"LANG:zh", "lang:zh"},
    {"decision:unfccc-cma:1/CMA.1", "decision:unfccc-cma:1/CMA.1"},
    {"article:stockholm:12.4", "article:stockholm:12.4"},
    {"country:\"South Africa\"", "country:\"South Africa\""},
    {"symbol:UNEP/POPS*", "symbol:UNEP/POPS*"},
    {"title:(mercury OR ртуть)", "title:mercury OR title:ртуть"},
    {"a -lang:zh", "a AND NOT lang:zh"},
    {"mercury (kind:operative OR kind:decision)", "mercury AND (kind:operative OR kind:decision)"},
    // years and dates, digits of any script
    {"year:2004", "year:2004"},
    {"year：2004", "year:2004"},
    {"year:٢٠٠٤", "year:2004"},
    {"year:2004..2010", "year:2004..2010"},
    {"year:2004..", "year:2004.."},
    {"year:..2010", "year:..2010"},
    {"date:2004-12..2005-02-21", "date:2004-12..2005-02-21"},
    // marks without letters are nothing
    {"mercury - waste", "mercury AND waste"},
    {"mercury – & waste", "mercury AND waste"},
    {"(mercury)", "mercury"},
};

TEST(Query, PrintsWhatWasUnderstood) {
    for (const ParseCase& test : parse_cases) {
        const Result<QueryNode> tree = parse_query(test.query);
        ASSERT_TRUE(tree) << test.query << ": " << describe(tree.error());
        EXPECT_EQ(print(*tree), test.printed) << test.query;
        const Result<QueryNode> again = parse_query(print(*tree));
        ASSERT_TRUE(again) << print(*tree) << ": " << describe(again.error());
        EXPECT_EQ(print(*again), test.printed) << "read back from " << print(*tree);
    }
}

struct ErrorCase {
    const char* query;
    const char* column;
    const char* said;
};

const std::vector<ErrorCase> error_cases{
    // nothing there
    {"", "column 1", "nothing to search"},
    {"   ", "column 1", "nothing to search"},
    {"- – …", "column 1", "nothing to search"},
    {"()", "column 1", "nothing between"},
    {"\"\"", "column 1", "no word between"},
    // unbalanced
    {"\"regional centre", "column 1", "not closed"},
    {"a \"b", "column 3", "not closed"},
    {"«регион", "column 1", "not closed"},
    {"区域“中心", "column 3", "not closed"},
    {"(a OR b", "column 1", "not closed"},
    {"a OR b)", "column 7", "without an opening"},
    {"a (b (c)", "column 3", "not closed"},
    // lone operators
    {"AND", "column 1", "needs a word before"},
    {"OR", "column 1", "needs a word before"},
    {"NOT", "column 1", "needs a word after"},
    {"a AND", "column 3", "both sides"},
    {"a OR", "column 3", "both sides"},
    {"OR b", "column 1", "needs a word before"},
    {"a AND OR b", "column 3", "both sides"},
    {"a NOT", "column 3", "needs a word after"},
    {"(a OR) b", "column 4", "both sides"},
    // exclusions with nothing to exclude from
    {"-mercury", "column 1", "nothing to exclude from"},
    {"NOT a -b", "column 1", "nothing to exclude from"},
    {"a OR -b", "column 6", "nothing to exclude from"},
    // fields
    {"colour:red", "column 1", "no field \"colour\""},
    {"mercury http://basel.int", "column 9", "no field \"http\""},
    {"lang:", "column 1", "needs a value"},
    {"lang: zh", "column 1", "needs a value"},
    {"title:)", "column 1", "needs a value"},
    // ranges
    {"year:2010..2004", "column 6", "ends before it begins"},
    {"year:abc", "column 6", "is no year"},
    {"year:20", "column 6", "is no year"},
    {"year:..", "column 6", "is no year"},
    {"date:2004-1", "column 6", "is no date"},
    {"year:(2004 OR 2005)", "column 6", "one value or a range"},
    {"lang:en..zh", "column 6", "only year and date"},
    // stars
    {"*", "column 1", "needs letters"},
    {"m*", "column 1", "at least two letters"},
    {"*cury", "column 1", "only at the end"},
    {"mer*cury", "column 1", "only at the end"},
};

TEST(Query, SaysWhereAndWhyItCannotBeParsed) {
    for (const ErrorCase& test : error_cases) {
        const Result<QueryNode> tree = parse_query(test.query);
        ASSERT_FALSE(tree) << test.query << " was read as " << print(*tree);
        EXPECT_EQ(tree.error().code, ErrorCode::query) << test.query;
        EXPECT_EQ(tree.error().where, test.column) << test.query;
        EXPECT_THAT(tree.error().message, testing::HasSubstr(test.said)) << test.query;
        EXPECT_FALSE(tree.error().hint.empty()) << test.query;
    }
}

TEST(Query, RefusesDepthAndLength) {
    EXPECT_FALSE(parse_query(std::string(100, '(') + "a" + std::string(100, ')')));
    EXPECT_FALSE(parse_query(std::string(100000, 'a')));
    EXPECT_TRUE(parse_query(std::string(20, '(') + "a" + std::string(20, ')')));
}

TEST(Query, SurvivesAnyBytes) {
    unsigned state = 7;
    const std::string alphabet = "ab \"()-*:“ANDORNOT区\xff\xe5\xd8year.2/";
    for (int round = 0; round < 3000; ++round) {
        std::string query;
        for (int i = 0; i < 12; ++i) {
            state = state * 1664525U + 1013904223U;
            query += alphabet[(state >> 8U) % alphabet.size()];
        }
        const Result<QueryNode> tree = parse_query(query);
        if (tree) {
            EXPECT_FALSE(print(*tree).empty()) << query;
        } else {
            EXPECT_EQ(tree.error().code, ErrorCode::query) << query;
        }
    }
}

const std::vector<test::Name> names{
    {"第SC-1/15号决定", "decision:stockholm-cop:SC-1/15", EntityKind::decision},
    {"решение СК-1/15", "decision:stockholm-cop:SC-1/15", EntityKind::decision},
    {"China", "country:CHN", EntityKind::country},
};

const std::vector<ParseCase> entity_cases{
    {"第SC-1/15号决定附件", "{decision:stockholm-cop:SC-1/15|第SC-1/15号决定} AND 附件"},
    {"выполнить решение СК-1/15", "выполнить AND {decision:stockholm-cop:SC-1/15|решение СК-1/15}"},
    {"решение \"СК-1/15\"", "решение AND \"СК-1/15\""},
    {"mercury China", "mercury AND China AND {country:CHN}^"},
    {"China", "China AND {country:CHN}^"},
    {"a OR 第SC-1/15号决定", "a OR {decision:stockholm-cop:SC-1/15|第SC-1/15号决定}"},
    {"a -China", "a AND NOT China"},
};

TEST(Query, KnowsTheEntitiesInItsWords) {
    const QueryTagger tagger = test::tagger_of(names);
    for (const ParseCase& test : entity_cases) {
        const Result<QueryNode> tree = parse_query(test.query);
        ASSERT_TRUE(tree) << test.query;
        EXPECT_EQ(print(with_entities(*tree, test.query, tagger)), test.printed) << test.query;
    }
}

}  // namespace
}  // namespace mea
