// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "index/relations.h"
#include "index/schema.h"
#include "index/sentences.h"
#include "index_corpus.h"

namespace mea {
namespace {

using test::document;
using test::names;
using test::paragraph;
using test::place;
using test::TemporaryDirectory;
using test::write;

struct Concept {
    const char* typed;
    std::vector<RelatedTerm> said;
};

const std::vector<Concept> concepts{
    {"clearing-house mechanism",
     {{"信息交换所机制", "zh", 0.5},
      {"механизм посредничества", "ru", 0.5},
      {"آلية تبادل المعلومات", "ar", 0.5}}},
    {"信息交换所机制", {{"clearing-house mechanism", "en", 0.5}, {"centre d'échange", "fr", 0.5}}},
    {"creación de capacidad", {{"capacity-building", "en", 0.5}, {"能力建设", "zh", 0.5}}},
};

std::vector<RelatedTerms> thesaurus(std::string_view text) {
    std::vector<RelatedTerms> found;
    for (const Concept& one : concepts) {
        const std::size_t at = text.find(one.typed);
        if (at == std::string_view::npos) continue;
        found.push_back({{at, at + std::string_view(one.typed).size()}, one.said});
    }
    return found;
}

struct TreeCase {
    const char* query;
    const char* printed;
};

const std::vector<TreeCase> tree_cases{
    // terms in words, alone and among others
    {"clearing-house mechanism",
     "{clearing-house mechanism ~ zh:\"信息交换所机制\" ru:\"механизм посредничества\" "
     "ar:\"آلية تبادل المعلومات\"}"},
    {"budget creación de capacidad 2024",
     "budget AND {creación de capacidad ~ en:\"capacity-building\" zh:\"能力建设\"} AND 2024"},
    {"关于信息交换所机制的报告",
     "关于 AND {信息交换所机制 ~ en:\"clearing-house mechanism\" fr:\"centre d'échange\"} AND "
     "的报告 AND {\"关于信息交换所机制\"}^ AND {\"信息交换所机制的报告\"}^"},
    {"关于 信息交换所机制",
     "关于 AND {信息交换所机制 ~ en:\"clearing-house mechanism\" fr:\"centre d'échange\"}"},
    // names by their ids
    {"Basel Convention waste", "{Basel Convention ~ treaty:basel} AND waste AND {treaty:basel}^"},
    {"中国 废物", "{中国 ~ country:CHN} AND 废物 AND {country:CHN}^"},
    // what is quoted, of a field, starred or excluded stays as typed
    {"\"clearing-house mechanism\"", "\"clearing-house mechanism\""},
    {"title:(clearing-house mechanism)", "title:clearing-house AND title:mechanism"},
    {"waste -信息交换所机制", "waste AND NOT 信息交换所机制"},
    {"能力建设", "能力建设"},
};

TEST(Related, IsPutBesideWhatWasTyped) {
    for (const TreeCase& test : tree_cases) {
        QueryNode tree =
            with_entities(*parse_query(test.query), test.query, test::tagger_of(names));
        EXPECT_EQ(print(with_related(std::move(tree), test.query, thesaurus)), test.printed)
            << test.query;
    }
}

TEST(Related, NeighboursAreBoosted) {
    EXPECT_EQ(
        print(with_neighbours(*parse_query("mercury waste year:2010"), "mercury waste year:2010")),
        "mercury AND waste AND year:2010 AND {\"mercury waste\"}^");
    EXPECT_EQ(print(with_neighbours(*parse_query("mercury"), "mercury")), "mercury");
}

std::vector<IndexDocument> versions() {
    std::vector<IndexDocument> all{
        document("UNEP/CHM/1", "en",
                 {paragraph("p1", "The clearing-house mechanism of the Convention."),
                  paragraph("p2", "A mechanism for the house that keeps clearing."),
                  paragraph("p3", "China took part in capacity-building.")}),
        document("UNEP/CHM/1", "zh",
                 {paragraph("p1", "公约的信息交换所机制。"), paragraph("p2", "信息与机制。"),
                  paragraph("p3", "中国参加了能力建设。")}),
        document("UNEP/CHM/1", "ru",
                 {paragraph("p1", "О механизме посредничества Конвенции."),
                  paragraph("p2", "Механизм финансирования.")}),
        document("UNEP/CHM/1", "fr", {paragraph("p1", "Le centre d’échange de la Convention.")}),
        document("UNEP/CHM/1", "es",
                 {paragraph("p3", "China participó en la creación de capacidad.")}),
        document("UNEP/CHM/1", "ar", {paragraph("p1", "وآلية تبادل المعلومات للاتفاقية.")}),
    };
    for (IndexDocument& one : all) tag(one, names);
    return all;
}

struct FoundCase {
    const char* query;
    std::vector<std::string> found;  // the first ones in order, then any
    std::size_t in_order;
};

const std::vector<FoundCase> found_cases{
    {"clearing-house mechanism", {"en#p1", "en#p2", "zh#p1", "ru#p1", "ar#p1"}, 1},
    {"信息交换所机制", {"zh#p1", "en#p1", "en#p2", "fr#p1"}, 1},
    {"creación de capacidad", {"es#p3", "en#p3", "zh#p3"}, 1},
    {"China", {"en#p3", "es#p3", "zh#p3"}, 0},
    {"\"clearing-house mechanism\"", {"en#p1"}, 1},
};

TEST(Related, FindsTheSameInOtherLanguagesBelow) {
    TemporaryDirectory directory;
    write(directory / "index", versions());
    Searcher searcher = *Searcher::open(directory / "index", test::tagger_of(names), thesaurus);
    for (const FoundCase& test : found_cases) {
        const Result<Results> results = searcher.search(test.query, {});
        ASSERT_TRUE(results) << test.query << ": " << describe(results.error());
        std::vector<std::string> found;
        for (const Hit& hit : results->hits) {
            found.push_back(place(hit));
            EXPECT_FALSE(hit.snippet.marks.empty()) << test.query << ": " << place(hit);
        }
        EXPECT_THAT(found, testing::UnorderedElementsAreArray(test.found)) << test.query;
        for (std::size_t i = 0; i < test.in_order && i < found.size(); ++i) {
            EXPECT_EQ(found[i], test.found[i]) << test.query;
        }
    }
    SearchOptions exact;
    exact.exact = true;
    EXPECT_EQ(searcher.search("信息交换所机制", exact)->total, 1U);
    EXPECT_EQ(searcher.search("China", exact)->total, 2U);
}

// Of the thesaurus, whose concepts stand in the index.
std::vector<RelatedTerms> concept_of(std::string_view text) {
    std::vector<RelatedTerms> found = thesaurus(text);
    for (RelatedTerms& one : found) one.concept_key = "chm";
    return found;
}

TEST(Related, AConceptIsPrintedWithItsNames) {
    EXPECT_EQ(print(with_related(*parse_query("信息交换所机制"), "信息交换所机制", concept_of)),
              "{信息交换所机制 ~ concept:chm en:\"clearing-house mechanism\" "
              "fr:\"centre d'échange\"}");
}

TEST(Related, AConceptFindsWhatItStandsIn) {
    std::vector<IndexDocument> named = versions();
    for (IndexDocument& one : named) {
        if (one.language != "es") one.paragraphs[0].concepts = {"chm"};
    }
    TemporaryDirectory directory;
    write(directory / "concepts", named);
    write(directory / "names", versions());
    Searcher of_concepts = *Searcher::open(directory / "concepts", {}, concept_of);
    Searcher of_names = *Searcher::open(directory / "names", {}, concept_of);
    const auto places = [](Searcher& searcher) {
        std::vector<std::string> found;
        const Results results = *searcher.search("信息交换所机制", {});
        for (const Hit& hit : results.hits) {
            found.push_back(place(hit));
        }
        return found;
    };
    // Two names are known of six, the concept knows them all; words that lie scattered come last.
    EXPECT_THAT(places(of_concepts), testing::UnorderedElementsAre("zh#p1", "en#p1", "fr#p1",
                                                                   "ru#p1", "ar#p1", "en#p2"));
    EXPECT_EQ(places(of_concepts).front(), "zh#p1");
    EXPECT_EQ(places(of_concepts).back(), "en#p2");
    EXPECT_THAT(places(of_names),
                testing::UnorderedElementsAre("zh#p1", "en#p1", "en#p2", "fr#p1"));
    const Results results = *of_concepts.search("信息交换所机制", {});
    for (const Hit& hit : results.hits) {
        const bool name_known = hit.language != "ru" && hit.language != "ar";
        EXPECT_EQ(hit.snippet.marks.empty(), !name_known) << place(hit);
    }
}

struct NumberCase {
    const char* typed;
    const char* other;  // empty: none
};

const std::vector<NumberCase> number_cases{
    {"第三十三条", "第33条"}, {"第33条", "第三十三条"},
    {"第十条", "第10条"},     {"第20段", "第二十段"},
    {"第１２条", "第十二条"}, {"第三十三條", "第33條"},
    {"第三方", ""},           {"第33", ""},
    {"三十三条", ""},         {"第105条", ""},
    {"article 33", ""},       {"المادة ٣٣", ""},
};

TEST(Related, ChineseNumbersInBothSigns) {
    for (const NumberCase& test : number_cases) {
        const std::vector<RelatedTerms> found = related_numbers(test.typed);
        ASSERT_EQ(found.empty(), *test.other == '\0') << test.typed;
        if (!found.empty()) {
            EXPECT_EQ(found[0].terms.at(0).text, test.other) << test.typed;
        }
    }
}

struct ArticleCase {
    const char* key;
    const char* path;
    const char* id;  // empty: none
};

const std::vector<ArticleCase> article_cases{
    {"treaty:bbnj", "a51.p2.a", "article:bbnj:51.2"},
    {"treaty:bbnj", "a51.h1", "article:bbnj:51"},
    {"instrument:udhr", "a12", "article:udhr:12"},
    {"treaty:bbnj", "annex1", ""},
    {"treaty:bbnj", "x1.a2", ""},
    {"UNEP/GC.23/8", "a51", ""},
};

TEST(Schema, ATreatysTextIsItsArticles) {
    for (const ArticleCase& test : article_cases) {
        const std::vector<std::string> terms = own_article_terms(test.key, test.path);
        EXPECT_EQ(terms, *test.id == '\0' ? std::vector<std::string>() : entity_terms(test.id))
            << test.key << " " << test.path;
    }
}

struct MeantCase {
    const char* query;
    const char* suggested;
};

const std::vector<MeantCase> meant_cases{
    {"clearnig-house mechanism", "clearing-house mechanism"},
    {"\"mecanism\"", "\"mechanism\""},
    {"Конвенцыи", "Конвенции"},
    {"échanje", "echange"},
    {"capacidaad", "capacidad"},
    {"المعلوومات", "المعلومات"},
    // too short, numbers, nothing near
    {"abc", ""},
    {"x1234", ""},
    {"zzyzx quux", ""},
};

TEST(Suggestion, IsTheNearestWordOfTheIndex) {
    TemporaryDirectory directory;
    write(directory / "index", versions());
    Searcher searcher = *Searcher::open(directory / "index", test::tagger_of(names), thesaurus);
    for (const MeantCase& test : meant_cases) {
        const Result<Results> results = searcher.search(test.query, {});
        ASSERT_TRUE(results) << test.query;
        EXPECT_TRUE(results->total == 0 || results->relaxed) << test.query;
        EXPECT_EQ(results->suggestion, test.suggested) << test.query;
    }
    EXPECT_EQ(searcher.search("mechanism", {})->suggestion, "");
}

const std::vector<MeantCase> meant_with_vocabulary{
    // words of the thesaurus are right, and are what others are near to, with their accents
    {"déchets dangeureux", "déchets dangereux"},
    {"Stokholm hazzardous", "Stockholm hazardous"},
    {"umanidad", "humanidad"},
    {"النفياات", "النفايات"},
    // of words equally near the one that stands with the others
    {"hoase clearing", "house clearing"},
};

TEST(Suggestion, KnowsTheWordsOfTheThesaurus) {
    const Vocabulary vocabulary{{"dangereux", "dangereux"}, {"dechets", "déchets"},
                                {"hazardous", "hazardous"}, {"humanidad", "humanidad"},
                                {"stockholm", "stockholm"}, {"النفايات", "النفايات"},
                                {"horse", "horse"}};
    TemporaryDirectory directory;
    write(directory / "index", versions());
    Searcher searcher = *Searcher::open(directory / "index", test::tagger_of(names), thesaurus,
                                        [&] { return vocabulary; });
    for (const MeantCase& test : meant_with_vocabulary) {
        EXPECT_EQ(searcher.search(test.query, {})->suggestion, test.suggested) << test.query;
    }
}

TEST(Relaxed, MostOfTheWordsWhenHardlyAnythingHasAll) {
    TemporaryDirectory directory;
    write(directory / "index", versions());
    Searcher searcher = *Searcher::open(directory / "index", test::tagger_of(names), thesaurus);
    const Result<Results> most = searcher.search("which house keeps clearing zebras", {});
    EXPECT_TRUE(most->relaxed);
    ASSERT_FALSE(most->hits.empty());
    EXPECT_EQ(place(most->hits[0]), "en#p2");
    const Result<Results> term = searcher.search("clearing-house mechanism zebras", {});
    EXPECT_TRUE(term->relaxed) << "a term of three words is most of the four";
    EXPECT_EQ(term->total, 5U);
    EXPECT_EQ(searcher.search("China zebras", {})->total, 0U) << "one of two is not";
    const Result<Results> parts = searcher.search("能力机制", {});
    EXPECT_EQ(parts->total, 0U) << "two words, and no paragraph has both";
    EXPECT_FALSE(searcher.search("China capacity", {})->relaxed);
    SearchOptions exact;
    exact.exact = true;
    EXPECT_EQ(searcher.search("which house keeps clearing zebras", exact)->total, 0U);
}

// A table has many words by chance: it does not stand above what has most of them.
TEST(Relaxed, TablesAreNotFirstForHavingEveryWord) {
    TemporaryDirectory directory;
    IndexParagraph table = paragraph("tb1", "Zebras; house; keeps; budget; mercury; clearing; " +
                                                std::string(2000, ' ') + "mechanism");
    table.kind = "table";
    write(directory / "index",
          {document("UNEP/CHM/2", "en",
                    {table, paragraph("p1", "The house keeps clearing."),
                     paragraph("p2", "Zebras in the house: it keeps clearing and clearing.")})});
    Searcher searcher = *Searcher::open(directory / "index", test::tagger_of(names), thesaurus);
    const Result<Results> found = searcher.search("house keeps clearing zebras", {});
    EXPECT_TRUE(found->relaxed);
    ASSERT_EQ(found->hits.size(), 3U);
    EXPECT_EQ(place(found->hits[0]), "en#p2");
}

struct RowCase {
    const char* query;
    const char* first;
};

// What was typed in one piece stands first in one piece, with title brackets or without.
const std::vector<RowCase> row_cases{
    {"信息交换所机制区域中心", "zh#p2"},
    {"信息交换所机制的区域中心", "zh#p3"},
};

TEST(Related, ChineseInOnePieceStandsFirst) {
    TemporaryDirectory directory;
    write(directory / "index",
          {document("UNEP/CHM/3", "zh",
                    {paragraph("p1", "本公约的区域中心与信息交换所机制在各国。"),
                     paragraph("p2", "本公约的《信息交换所机制》区域中心在各国。"),
                     paragraph("p3", "本公约关于信息交换所机制的区域中心在各国。")})});
    Searcher searcher = *Searcher::open(directory / "index", test::tagger_of(names), thesaurus);
    for (const RowCase& test : row_cases) {
        const Result<Results> found = searcher.search(test.query, {});
        ASSERT_FALSE(found->hits.empty()) << test.query;
        EXPECT_EQ(place(found->hits[0]), test.first) << test.query;
    }
}

struct SentenceCase {
    const char* text;
    std::vector<std::string> sentences;
};

const std::vector<SentenceCase> sentence_cases{
    {"28. One sentence. Another one!", {"28. One sentence. ", "Another one!"}},
    {"(c) Une phrase ; la même. Une autre.", {"(c) Une phrase ; la même. ", "Une autre."}},
    {"Первое предложение. Второе.", {"Первое предложение. ", "Второе."}},
    {"第一句。第二句！", {"第一句。", "第二句！"}},
    {"الجملة الأولى. والثانية؟ والثالثة.", {"الجملة الأولى. ", "والثانية؟ ", "والثالثة."}},
    {"¿Quién? Nadie.", {"¿Quién? ", "Nadie."}},
    {"", {}},
};

TEST(Sentences, BeginAndEnd) {
    for (const SentenceCase& test : sentence_cases) {
        const std::string text = test.text;
        const std::vector<std::size_t> borders = sentence_borders(text);
        ASSERT_EQ(borders.size(), test.sentences.size() + 1) << text;
        EXPECT_EQ(borders.front(), 0U);
        EXPECT_EQ(borders.back(), text.size());
        for (std::size_t place = 0; place <= text.size(); ++place) {
            const auto after = std::upper_bound(borders.begin(), borders.end(), place);
            const std::vector<std::size_t> first(borders.begin(),
                                                 after == borders.end() ? after : std::next(after));
            EXPECT_EQ(sentence_borders(text, place), first) << text << " " << place;
        }
    }
}

TEST(Sentences, WordsAndCharactersStayWhole) {
    const std::string text = "cafe\u0301 décision 区域 👩‍🔬";
    std::set<std::size_t> borders;
    for (std::size_t at = 0; at < text.size(); at = code_point_at(text, at).next) {
        if (is_word_border(text, at)) borders.insert(at);
    }
    EXPECT_EQ(borders.count(text.find("\u0301")), 0U) << "an accent stays on its letter";
    EXPECT_EQ(borders.count(text.find("cision")), 0U) << "a word stays whole";
    EXPECT_EQ(borders.count(text.find("域")), 1U);
    EXPECT_EQ(borders.count(text.find("\u200d")), 0U) << "a joined sign stays whole";
}

}  // namespace
}  // namespace mea
