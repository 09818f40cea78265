// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "index/enquiry.h"
#include "index/query.h"
#include "index/second_reader.h"
#include "index/share.h"
#include "index_corpus.h"

namespace mea {
namespace {

using test::document;
using test::paragraph;
using test::TemporaryDirectory;
using test::write;
using namespace std::chrono_literals;

constexpr auto at_once = 0us;
constexpr auto never = std::chrono::microseconds(1h);

TEST(Share, GivesHalfOfWhatIsLeft) {
    Share share(1, 1000);
    std::vector<Share::Rest> given;
    share.give_after(at_once, 0s, [&](const Share::Rest& rest) {
        given.push_back(rest);
        return true;
    });
    for (Xapian::docid id = 11; id <= share.last(); id += 10) share.pass(id);
    ASSERT_EQ(given.size(), 1U);
    EXPECT_EQ(given[0].first, share.last() + 1);
    EXPECT_EQ(given[0].last, 1000U);
    EXPECT_EQ(given[0].passed, 1U);
    EXPECT_NEAR(share.last(), 505, 1);
    EXPECT_TRUE(share.given());
}

TEST(Share, KeepsWhatNobodyTakes) {
    Share share(1, 1000);
    int asked = 0;
    share.give_after(at_once, 0s, [&](const Share::Rest&) {
        ++asked;
        return false;
    });
    for (Xapian::docid id = 1; id <= 1000; ++id) share.pass(id);
    EXPECT_EQ(asked, 1);
    EXPECT_EQ(share.last(), 1000U);
    EXPECT_FALSE(share.given());
}

TEST(Share, KeepsWhatIsDoneSoonerAlone) {
    struct Case {
        std::chrono::microseconds patience;
        Share::Clock::duration prepared;
    };
    for (const Case& one : {Case{never, 0s}, Case{1us, 1h}}) {
        Share share(1, 1000);
        share.give_after(one.patience, one.prepared, [](const Share::Rest&) {
            ADD_FAILURE();
            return true;
        });
        for (Xapian::docid id = 1; id <= 1000; ++id) share.pass(id);
        EXPECT_FALSE(share.given());
    }
}

// Many paragraphs that weigh alike, and words that nearly all, some or few have.
std::vector<IndexDocument> many_documents() {
    struct Text {
        const char* language;
        const char* common;
        const char* some;
    };
    const std::vector<Text> texts{
        {"en", "The Parties shall manage mercury waste", "regional centres of the Convention"},
        {"fr", "Les Parties gèrent les déchets de mercure", "centres régionaux de la Convention"},
        {"es", "Las Partes gestionan desechos de mercurio", "centros regionales del Convenio"},
        {"ru", "Стороны регулируют ртутные отходы", "региональные центры Конвенции"},
        {"zh", "缔约方应管理汞废物", "公约区域中心"},
        {"ar", "تدير الأطراف نفايات الزئبق", "المراكز الإقليمية للاتفاقية"}};
    std::vector<IndexDocument> all;
    for (std::size_t i = 0; i < 60; ++i) {
        const Text& text = texts[i % texts.size()];
        std::vector<IndexParagraph> paragraphs;
        for (std::size_t p = 1; p <= 12; ++p) {
            std::string words = text.common;
            if ((i + p) % 3 == 0) words += std::string(", ") + text.some;
            if ((i + p) % 7 == 0) words += ", SC-1/15";
            paragraphs.push_back(paragraph("p" + std::to_string(p), words + "."));
        }
        all.push_back(document("UNEP/POPS/COP." + std::to_string(i) + "/1", text.language,
                               std::move(paragraphs)));
    }
    return all;
}

const std::vector<std::string> questions{"mercury waste",
                                         "\"mercury waste\"",
                                         "centres",
                                         "centr*",
                                         "SC-1/15",
                                         "UNEP/POPS",
                                         "lang:es",
                                         "parties centres -mercury OR décision",
                                         "centres régionaux",
                                         "desechos de mercurio",
                                         "региональные центры",
                                         "ртутные отходы lang:ru",
                                         "区域中心",
                                         "缔约方 汞废物",
                                         "المراكز الإقليمية",
                                         "نفايات"};

std::string line_of(const Matched& matched) {
    std::string line = std::to_string(matched.total) + (matched.counted ? "" : "~") +
                       (matched.complete ? " all:" : ":");
    for (const RankedMatch& match : matched.best) {
        line += " " + std::to_string(match.id) + "=" + std::to_string(match.weight) + match.place;
    }
    return line;
}

class SecondReaderTest : public testing::Test {
protected:
    static void SetUpTestSuite() {
        directory_ = new TemporaryDirectory();
        write(*directory_ / "index", many_documents());
    }
    static void TearDownTestSuite() {
        delete directory_;
        directory_ = nullptr;
    }

    // One reader of a database, with a second one on `directory`.
    struct Readers {
        explicit Readers(const std::string& first, const std::string& directory)
            : database(first), second(directory) {}

        Matched match(const std::string& text, const Wanted& wanted,
                      std::chrono::microseconds patience) {
            const Result<QueryNode> tree = parse_query(text);
            EXPECT_TRUE(tree) << text;
            const QueryTagger no_names;
            const Ask ask{*tree, text, no_names, false, false, false, Deadline(0)};
            Share share(1, database.get_lastdocid());
            Result<Enquiry> enquiry =
                Enquiry::make(IndexReader{database, stemmer, standing, false}, ask, &share);
            EXPECT_TRUE(enquiry) << text;
            Matched matched = second.match(*enquiry, ask, database, share, wanted, patience);
            shared = share.given();
            return matched;
        }

        Xapian::Database database;
        Stemmer stemmer;
        StandingCache standing;
        SecondReader second;
        bool shared = false;
    };

    static TemporaryDirectory* directory_;
};
TemporaryDirectory* SecondReaderTest::directory_ = nullptr;

TEST_F(SecondReaderTest, FindsTheSameTogether) {
    const std::string index = *directory_ / "index";
    Readers readers(index, index);
    for (const std::string& question : questions) {
        for (const Wanted& wanted :
             {Wanted{10, 1000, false}, Wanted{10, 1000, true}, Wanted{1000, 1000, true}}) {
            const Matched alone = readers.match(question, wanted, never);
            EXPECT_FALSE(readers.shared) << question;
            EXPECT_FALSE(alone.best.empty()) << question;
            const Matched together = readers.match(question, wanted, at_once);
            EXPECT_EQ(readers.shared, std::thread::hardware_concurrency() > 1) << question;
            EXPECT_EQ(line_of(together), line_of(alone)) << question;
        }
    }
}

TEST_F(SecondReaderTest, SaysWhatItDidNotCount) {
    const std::string index = *directory_ / "index";
    Readers readers(index, index);
    std::size_t estimates = 0;
    for (const std::string& question : questions) {
        const Matched whole = readers.match(question, Wanted{2000, 2000, true}, never);
        ASSERT_TRUE(whole.counted) << question;
        constexpr std::size_t counted = 20;
        for (const bool in_order : {false, true}) {
            const Wanted few{5, counted, in_order};
            const Matched together = readers.match(question, few, at_once);
            EXPECT_EQ(together.best.size(), std::min<std::size_t>(5, whole.total)) << question;
            EXPECT_GE(together.total, std::min(whole.total, counted)) << question;
            EXPECT_LE(together.total, together.at_most) << question;
            if (together.counted) {
                EXPECT_EQ(together.total, whole.total) << question;
            } else {
                ++estimates;
            }
        }
    }
    EXPECT_GT(estimates, 0U);
}

TEST_F(SecondReaderTest, DoesAloneWhatTheOtherCannot) {
    const std::string index = *directory_ / "index";
    const Wanted wanted{20, 1000, true};
    Readers readers(index, *directory_ / "nothing");
    for (const std::string& question : questions) {
        const Matched alone = readers.match(question, wanted, never);
        EXPECT_EQ(line_of(readers.match(question, wanted, at_once)), line_of(alone)) << question;
    }
}

TEST_F(SecondReaderTest, ReadsTheSameCommit) {
    const std::string index = *directory_ / "grows";
    write(index, many_documents());
    const Wanted wanted{20, 1000, true};
    Readers readers(index, index);
    const Matched before = readers.match("mercury", wanted, never);
    EXPECT_EQ(line_of(readers.match("mercury", wanted, at_once)), line_of(before));
    write(index, {document("UNEP/POPS/COP.99/1", "en", {paragraph("p1", "mercury, mercury")})});
    Readers late(index, index);
    EXPECT_EQ(late.match("mercury", wanted, at_once).total, before.total + 1);
    EXPECT_EQ(line_of(readers.match("mercury", wanted, at_once)), line_of(before));
    ASSERT_TRUE(readers.database.reopen());
    readers.standing.forget();
    EXPECT_EQ(line_of(readers.match("mercury", wanted, at_once)),
              line_of(late.match("mercury", wanted, never)));
}

TEST_F(SecondReaderTest, SearchesAnswerTheSame) {
    Result<Searcher> searcher = Searcher::open(*directory_ / "index", test::tagger_of(test::names));
    ASSERT_TRUE(searcher);
    const auto answer = [&](const std::string& question, std::size_t offset, auto alone) {
        SearchOptions options;
        options.limit = 9;
        options.offset = offset;
        options.alone = alone;
        const Result<Results> results = searcher->search(question, options);
        EXPECT_TRUE(results) << question;
        std::string line = std::to_string(results->total);
        for (const Hit& hit : results->hits) {
            line += " " + hit.document + test::place(hit) + std::to_string(hit.score);
        }
        return line;
    };
    for (const std::string& question : questions) {
        for (const std::size_t offset : {0U, 9U, 40U}) {
            EXPECT_EQ(answer(question, offset, at_once), answer(question, offset, never))
                << question;
        }
    }
}

}  // namespace
}  // namespace mea
