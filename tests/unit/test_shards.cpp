// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "index_corpus.h"

namespace mea {
namespace {

using test::corpus;
using test::place;
using test::TemporaryDirectory;
using test::write;

const std::vector<std::string> queries{"decision",
                                       "районы OR waste",
                                       "区域中心",
                                       "اتفاقية",
                                       "économie",
                                       "SC-1/15",
                                       "UNEP/POPS",
                                       "symbol:UNEP/POPS*",
                                       "environ*",
                                       "waste -medical",
                                       "country:CHN",
                                       "lang:zh",
                                       "absent",
                                       "year:2009.. (mercury OR конвенция OR 中国)",
                                       "pollutants mercury",
                                       "economía 1/CMA.1"};

class Shards : public testing::Test {
protected:
    void SetUp() override {
        const std::vector<IndexDocument> all = corpus();
        write(directory_ / "index", all);
        write(directory_ / "shard0", {all[0], all[3], all[4]});
        write(directory_ / "shard1", {all[1], all[2], all[5]});
        std::ofstream(directory_ / "shards") << "# two\nauto shard0\nauto shard1\n";
    }

    Searcher open(const std::string& name) {
        Result<Searcher> searcher = Searcher::open(directory_ / name, test::tagger_of(test::names));
        EXPECT_TRUE(searcher) << describe(searcher.error());
        return std::move(*searcher);
    }

    void expect_same(Searcher& one, Searcher& two) {
        SearchOptions options;
        options.limit = 100;
        options.facets = true;
        for (const std::string& query : queries) {
            const Results a = *one.search(query, options);
            const Result<Results> answer = two.search(query, options);
            ASSERT_TRUE(answer) << query << ": " << describe(answer.error());
            const Results& b = *answer;
            EXPECT_EQ(b.shards_asked, 2);
            EXPECT_EQ(b.shards_answered, 2);
            EXPECT_EQ(a.total, b.total) << query;
            EXPECT_EQ(a.facets, b.facets) << query;
            ASSERT_EQ(a.hits.size(), b.hits.size()) << query;
            for (std::size_t i = 0; i < a.hits.size(); ++i) {
                EXPECT_EQ(place(a.hits[i]), place(b.hits[i])) << query << " at " << i;
                EXPECT_NEAR(a.hits[i].score, b.hits[i].score, 1e-9) << query;
                EXPECT_EQ(a.hits[i].languages, b.hits[i].languages) << query;
                EXPECT_EQ(a.hits[i].snippet.marks, b.hits[i].snippet.marks) << query;
            }
        }
    }

    TemporaryDirectory directory_;
};

TEST_F(Shards, AnswerAsOne) {
    Searcher one = open("index");
    Searcher two = open("shards");
    expect_same(one, two);
    EXPECT_EQ(two.status()->documents, 6U);
    EXPECT_EQ(two.status()->shards, 2);
    EXPECT_THAT(*two.check(), testing::IsEmpty());
}

TEST_F(Shards, GiveOneOfTwoRenditions) {
    const std::string text = "the same words in two formats";
    write(directory_ / "shard2",
          {test::document("A/1", "en", {test::paragraph("p1", text)}, "pdf")});
    write(directory_ / "shard3",
          {test::document("A/1", "en", {test::paragraph("p1", text)}, "docx")});
    std::ofstream(directory_ / "twins") << "auto shard2\nauto shard3\n";
    Searcher twins = open("twins");
    const StoredDocument stored = *twins.document("A/1", "en");
    EXPECT_EQ(stored.document.file.extractor, "docx");
    EXPECT_EQ(stored.document.paragraphs.size(), 1U);
    EXPECT_EQ(stored.files.size(), 2U);
    EXPECT_THAT(*twins.check(), testing::Contains(testing::HasSubstr("stored twice")));
}

// A xapian-tcpsrv of a test; ended with the object.
class Server {
public:
    Server(const std::string& directory, int port) : child_(fork()) {
        if (child_ != 0) return;
        const std::string number = std::to_string(port);
        execlp("xapian-tcpsrv", "xapian-tcpsrv", "--quiet", "--interface", "127.0.0.1", "--port",
               number.c_str(), directory.c_str(), nullptr);
        _exit(127);
    }
    ~Server() { stop(); }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    void stop() {
        if (child_ <= 0) return;
        kill(child_, SIGKILL);
        waitpid(child_, nullptr, 0);
        child_ = 0;
    }

    bool is_gone() {
        if (child_ <= 0 || waitpid(child_, nullptr, WNOHANG) == 0) return false;
        child_ = 0;
        return true;
    }

private:
    pid_t child_;
};

TEST_F(Shards, RemoteOnesAnswerTheSameAndMayBeAway) {
    const int port = 20000 + static_cast<int>(getpid() % 20000);
    Server server(directory_ / "shard1", port);
    std::ofstream(directory_ / "mixed") << "auto shard0\nremote 127.0.0.1:" << port << "\n";
    int answered = 0;
    for (int i = 0; i < 100 && answered < 2; ++i) {
        if (server.is_gone()) GTEST_SKIP() << "xapian-tcpsrv is not installed or cannot listen";
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        Result<Searcher> searcher = Searcher::open(directory_ / "mixed", {});
        if (searcher) {
            answered = searcher->search("mercury", {})->shards_answered;
        }
    }
    ASSERT_EQ(answered, 2);
    Searcher one = open("index");
    Searcher mixed = open("mixed");
    expect_same(one, mixed);

    server.stop();
    Searcher alone = open("mixed");
    const Result<Results> partial = alone.search("mercury OR 区域中心", {});
    ASSERT_TRUE(partial) << describe(partial.error());
    EXPECT_EQ(partial->shards_asked, 2);
    EXPECT_EQ(partial->shards_answered, 1);
    EXPECT_EQ(partial->total, 1U);
}

TEST_F(Shards, AnswerRandomQueries) {
    Searcher searcher = open("shards");
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

}  // namespace
}  // namespace mea
