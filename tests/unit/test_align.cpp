// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <xapian.h>

#include <array>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "index/align.h"
#include "index/cooccurrence.h"
#include "index/learnt.h"
#include "index/tokens.h"
#include "index_fixture.h"

namespace mea {
namespace {

using test::document;
using test::paragraph;
using test::TemporaryDirectory;

std::string keys(std::string_view text, std::string_view language) {
    std::string out;
    for (const Token& token : Tokenizer().tokens(text, language)) {
        if (!out.empty()) out += token.after_gap ? " | " : " ";
        out += token.function ? "(" + token.key + ")" : token.key;
    }
    return out;
}

TEST(Tokens, AreComparableWords) {
    struct Case {
        std::string language;
        std::string text;
        std::string keys;
    };
    const std::vector<Case> cases{
        {"en", "Contracting Parties, 2 plans of work", "contract parti | plan (of) work"},
        {"fr", "l’économie des États côtiers", "econom (des) etat coti"},
        {"es", "planes de trabajo; contratistas", "plan (de) trabaj | contrat"},
        {"ru", "Стороны конвенции", "сторон конвенц"},
        {"zh", "缔约方应提交报告。", "缔 约 方 (应) 提交 报告"},
        {"ar", "السلطة، المتعاقد", "سلط | متعاقد"},
        // figures, codes, numbers of annexes and parts are gaps
        {"en", "Annex III to decision SC-1/15 adopted", "annex | (to) decis | adopt"},
        {"zh", "第十一部分", "部分"},
        {"", "", ""},
    };
    for (const Case& one : cases) EXPECT_EQ(keys(one.text, one.language), one.keys) << one.text;
}

TEST(Cooccurrence, CountsPairs) {
    Cooccurrence counts;
    EXPECT_TRUE(counts.cells(1).empty());
    counts.add({2, 5}, {1});
    counts.add({1}, {2});
    counts.add({}, {7, 9});
    counts.add({2}, {3, 1, 1});
    const auto all = counts.cells(1);
    ASSERT_EQ(all.size(), 4U);
    const auto pair = [](std::uint64_t first, std::uint64_t second) {
        return first << 32U | second;
    };
    EXPECT_EQ(all[0].pair, pair(1, 2));
    EXPECT_EQ(all[1].pair, pair(2, 1));
    EXPECT_EQ(all[1].count, 3U);
    EXPECT_EQ(all[2].pair, pair(2, 3));
    EXPECT_EQ(all[3].pair, pair(5, 1));
    ASSERT_EQ(counts.cells(2).size(), 1U);
    EXPECT_EQ(counts.cells(2)[0].pair, pair(2, 1));
    EXPECT_NEAR(log_likelihood(10, 20, 50, 100), 0, 1e-9) << "as by chance";
    EXPECT_GT(log_likelihood(20, 20, 20, 100), log_likelihood(10, 20, 20, 100));
}

// Sentences of an invented corpus: what each thing is called, put together by a table, so that
// every word stands with many others.
struct Thing {
    std::array<std::string, 6> names;  // en fr es ru zh ar
};

const std::array<std::string, 6> languages{"en", "fr", "es", "ru", "zh", "ar"};

const std::vector<Thing> things{
    {{"the sponsoring State", "l’État parrain", "el Estado patrocinante",
      "поручившееся государство", "担保国家", "الدولة المزكية"}},
    {{"the contractor", "le contractant", "el contratista", "контрактор", "承包者", "المتعاقد"}},
    {{"the prospector", "le prospecteur", "el prospector", "изыскатель", "探矿者", "المنقب"}},
    {{"the council", "le conseil", "el consejo", "совет", "理事会", "المجلس"}},
    {{"the neighbouring State", "l’État voisin", "el Estado vecino", "соседнее государство",
      "邻近国家", "الدولة المجاورة"}},
};
const std::vector<Thing> acts{
    {{"protects", "protège", "protege", "охраняет", "保护", "تحمي"}},
    {{"monitors", "surveille", "vigila", "наблюдает", "监测", "ترصد"}},
    {{"describes", "décrit", "describe", "описывает", "描述", "تصف"}},
    {{"cleans", "nettoie", "limpia", "очищает", "清理", "تنظف"}},
};
const std::vector<Thing> objects{
    {{"polymetallic nodules", "les nodules polymétalliques", "los nódulos polimetálicos",
      "полиметаллические конкреции", "多金属结核", "العقيدات المعدنية"}},
    {{"the seabed", "les fonds marins", "los fondos marinos", "морское дно", "海底", "قاع البحر"}},
    {{"mercury waste", "les déchets de mercure", "los desechos de mercurio", "ртутные отходы",
      "汞废物", "نفايات الزئبق"}},
    {{"the atmosphere", "l’atmosphère", "la atmósfera", "атмосферу", "大气层", "الغلاف الجوي"}},
};

std::vector<IndexDocument> invented() {
    std::vector<IndexDocument> all;
    for (std::size_t language = 0; language < languages.size(); ++language) {
        std::vector<IndexParagraph> paragraphs;
        std::size_t number = 0;
        for (const Thing& who : things) {
            for (const Thing& does : acts) {
                for (const Thing& what : objects) {
                    const std::string space = languages[language] == "zh" ? "" : " ";
                    paragraphs.push_back(paragraph(
                        "p" + std::to_string(++number),
                        who.names[language] + space + does.names[language] + space +
                            what.names[language] + (languages[language] == "zh" ? "。" : ".")));
                }
            }
        }
        all.push_back(document("UNEP/ALIGN/1", languages[language], std::move(paragraphs)));
    }
    return all;
}

class Learnt : public testing::Test {
protected:
    static void SetUpTestSuite() {
        directory_ = new TemporaryDirectory;
        index_ = *directory_ / "index";
        Result<Writer> writer = Writer::open(index_, "rules 1");
        ASSERT_TRUE(writer);
        for (const IndexDocument& one : invented()) ASSERT_TRUE(writer->put(one));
        // one language only: says nothing
        ASSERT_TRUE(writer->put(document("A/1", "en", {paragraph("p1", "Polymetallic nodules.")})));
        ASSERT_TRUE(writer->commit());
        const auto lexicon = learn(index_, *directory_ / ".");
        ASSERT_TRUE(lexicon) << describe(lexicon.error());
        ASSERT_TRUE(writer->put_lexicon(*lexicon));
        ASSERT_TRUE(writer->commit());
    }
    static void TearDownTestSuite() { delete directory_; }

    static std::string best(std::string_view words, std::string_view from, std::string_view to) {
        const Xapian::Database database(index_);
        for (const LearntTerm& term : learnt(database, words, from)) {
            if (term.language == to) return term.text;
        }
        return {};
    }

    static TemporaryDirectory* directory_;
    static std::string index_;
};

TemporaryDirectory* Learnt::directory_ = nullptr;
std::string Learnt::index_;

TEST_F(Learnt, WordsAndPhrasesOfSixLanguages) {
    struct Case {
        std::string from;
        std::string words;
        std::string to;
        std::string text;
    };
    const std::vector<Case> cases{
        // words
        {"en", "contractor", "fr", "contractant"},
        {"en", "contractor", "es", "contratista"},
        {"en", "contractor", "ru", "контрактор"},
        {"en", "contractor", "zh", "承包者"},
        {"en", "contractor", "ar", "المتعاقد"},
        {"zh", "承包者", "en", "contractor"},
        {"ar", "المتعاقد", "en", "contractor"},
        {"ru", "изыскатель", "es", "prospector"},
        // phrases
        {"en", "polymetallic nodules", "fr", "nodules polymétalliques"},
        {"en", "polymetallic nodules", "es", "nódulos polimetálicos"},
        {"en", "polymetallic nodules", "ru", "полиметаллические конкреции"},
        {"en", "polymetallic nodules", "zh", "多金属结核"},
        {"fr", "nodules polymétalliques", "ar", "العقيدات المعدنية"},
        {"es", "desechos de mercurio", "en", "mercury waste"},
        // a word for a phrase
        {"en", "seabed", "fr", "fonds marins"},
        // not what only stands beside it
        {"en", "sponsoring", "es", "patrocinante"},
        {"en", "neighbouring", "ru", "соседнее"},
        // inflected, accents and capitals as anyone types
        {"en", "Contractors", "fr", "contractant"},
        {"fr", "NODULES POLYMETALLIQUES", "en", "polymetallic nodules"},
        {"ru", "контрактора", "en", "contractor"},
        // the language is known by the script
        {"", "контрактор", "en", "contractor"},
        {"", "承包者", "fr", "contractant"},
        {"", "contratista", "fr", "contractant"},
        // nothing
        {"en", "the", "fr", ""},
        {"en", "unheard", "fr", ""},
        {"en", "", "fr", ""},
    };
    for (const Case& one : cases) {
        EXPECT_EQ(best(one.words, one.from, one.to), one.text)
            << one.from << " " << one.words << " → " << one.to;
    }
}

TEST_F(Learnt, TermsHaveWeightAndEvidence) {
    const Xapian::Database database(index_);
    const std::vector<LearntTerm> terms = learnt(database, "contractor", "en");
    ASSERT_FALSE(terms.empty());
    std::map<std::string, std::size_t> languages_found;
    double before = 1;
    for (const LearntTerm& term : terms) {
        EXPECT_GT(term.weight, 0);
        EXPECT_LE(term.weight, before) << "strongest first";
        before = term.weight;
        EXPECT_TRUE(term.evidence.starts_with("/d/UNEP/ALIGN/1#p")) << term.evidence;
        EXPECT_LE(++languages_found[term.language], 3U);
    }
}

TEST_F(Learnt, MentionsInAText) {
    const Xapian::Database database(index_);
    const LearntReader reader(database);
    struct Case {
        std::string text;
        std::vector<std::string> mentions;
    };
    const std::vector<Case> cases{
        {"polymetallic nodules of which contractor?", {"polymetallic nodules", "contractor"}},
        {"承包者保护海底", {"承包者", "保护", "海底"}},
        {"контрактор, морское дно", {"контрактор", "морское дно"}},
        {"contractor, council", {"contractor", "council"}},
        {"nothing here", {}},
    };
    for (const Case& one : cases) {
        std::vector<std::string> found;
        for (const LearntMention& mention : reader.mentions(one.text)) {
            EXPECT_FALSE(mention.terms.empty());
            found.emplace_back(slice(one.text, mention.range));
        }
        EXPECT_EQ(found, one.mentions) << one.text;
    }
}

TEST_F(Learnt, IsTheSameEveryTime) {
    const auto once = learn(index_, *directory_ / ".");
    const auto again = learn(index_, *directory_ / ".");
    ASSERT_TRUE(once && again);
    ASSERT_EQ(once->entries.size(), again->entries.size());
    for (std::size_t i = 0; i < once->entries.size(); ++i) {
        const LearntEntry& a = once->entries[i];
        const LearntEntry& b = again->entries[i];
        EXPECT_EQ(a.key, b.key);
        ASSERT_EQ(a.terms.size(), b.terms.size());
        for (std::size_t t = 0; t < a.terms.size(); ++t) {
            EXPECT_EQ(a.terms[t].text, b.terms[t].text);
            EXPECT_EQ(a.terms[t].weight, b.terms[t].weight);
            EXPECT_EQ(a.terms[t].evidence, b.terms[t].evidence);
        }
    }
}

TEST_F(Learnt, StatusCountsIt) {
    Result<Searcher> searcher = Searcher::open(index_, {});
    ASSERT_TRUE(searcher);
    const Result<Status> status = searcher->status();
    ASSERT_TRUE(status);
    ASSERT_TRUE(status->lexicon);
    EXPECT_EQ(status->lexicon->version, lexicon_version);
    EXPECT_EQ(status->lexicon->rows, 80U);
    EXPECT_EQ(status->lexicon->pairs.size(), 15U);
    EXPECT_TRUE(searcher->check().value_or(std::vector<std::string>{"error"}).empty());
}

TEST(LearntLexicon, IsReplacedAsAWhole) {
    const TemporaryDirectory directory;
    const std::string index = directory / "index";
    Result<Writer> writer = Writer::open(index, "rules 1");
    ASSERT_TRUE(writer);
    LearntLexicon first;
    first.entries = {{"en", "ozon", {{"ozone", "fr", 0.9, "/d/A/1#p1"}}},
                     {"en", "lead", {{"plomb", "fr", 0.5, ""}}}};
    first.summary.entries = 2;
    LearntLexicon second;
    second.entries = {{"en", "ozon", {{"ozono", "es", 0.75, "/d/A/2#p1"}}}};
    second.summary.entries = 1;
    ASSERT_TRUE(writer->put_lexicon(first));
    ASSERT_TRUE(writer->commit());
    ASSERT_TRUE(writer->put_lexicon(second));
    EXPECT_EQ(learnt(Xapian::Database(index), "ozone", "en").front().text, "ozone")
        << "not before the commit";
    ASSERT_TRUE(writer->commit());
    const Xapian::Database database(index);
    const std::vector<LearntTerm> terms = learnt(database, "ozone", "en");
    ASSERT_EQ(terms.size(), 1U);
    EXPECT_EQ(terms.front().text, "ozono");
    EXPECT_EQ(terms.front().weight, 0.75);
    EXPECT_EQ(terms.front().evidence, "/d/A/2#p1");
    EXPECT_TRUE(learnt(database, "lead", "en").empty());
}

TEST(LearntLexicon, AnIndexWithoutOneAnswersWithNothing) {
    const TemporaryDirectory directory;
    const std::string index = directory / "index";
    ASSERT_TRUE(Writer::open(index, "rules 1"));
    const Xapian::Database database(index);
    EXPECT_FALSE(lexicon_summary(database));
    EXPECT_TRUE(LearntReader(database).empty());
    EXPECT_TRUE(LearntReader(database).mentions("ozone").empty());
    const auto nothing = learn(index, directory / ".");
    ASSERT_TRUE(nothing);
    EXPECT_TRUE(nothing->entries.empty());
}

}  // namespace
}  // namespace mea
