// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
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
        setpgid(child_, child_);  // a process a connection: they end together
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
        kill(-child_, SIGKILL);
        waitpid(child_, nullptr, 0);
        child_ = 0;
    }

    void pause() const { kill(-child_, SIGSTOP); }

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
    ASSERT_EQ(partial->shards_away.size(), 1U);
    EXPECT_EQ(partial->shards_away[0].first, "127.0.0.1:" + std::to_string(port));

    // A reader that was open all the time: the shard goes, hangs, and comes back.
    const auto answered_by_mixed = [&mixed] {
        const Result<Results> results = mixed.search("mercury OR 区域中心", {});
        return results ? results->shards_answered : 0;
    };
    const auto comes_to = [&](int wanted) {
        for (int i = 0; i < 400; ++i) {
            if (answered_by_mixed() == wanted) return true;
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
        return false;
    };
    EXPECT_EQ(answered_by_mixed(), 1);
    Server again(directory_ / "shard1", port);
    EXPECT_TRUE(comes_to(2)) << "the shard does not come back";
    again.stop();
    EXPECT_EQ(answered_by_mixed(), 1);

    // A replica beside the primary takes over; one that does not answer in time is left out.
    Server replica(directory_ / "shard1", port + 1);
    const std::string away = "remote 127.0.0.1:" + std::to_string(port);
    const std::string spare = "#: replica remote 127.0.0.1:" + std::to_string(port + 1);
    std::ofstream(directory_ / "spared") << "auto shard0\n"
                                         << away << "\n"
                                         << spare << "\n#: timeout 1\n";
    int with_replica = 0;
    for (int i = 0; i < 100 && with_replica < 2; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        Searcher spared = open("spared");
        with_replica = spared.search("mercury", {})->shards_answered;
    }
    EXPECT_EQ(with_replica, 2);
    Searcher spared = open("spared");
    EXPECT_EQ(spared.search("mercury", {})->shards_answered, 2);
    replica.pause();
    EXPECT_EQ(spared.search("mercury", {})->shards_answered, 1) << "a shard that hangs";
}

TEST_F(Shards, AnOpenReaderFollowsANewList) {
    Searcher reader = open("shards");
    EXPECT_EQ(reader.search("mercury OR 区域中心", {})->shards_asked, 2);
    std::ofstream(directory_ / "new") << "auto index\n";
    std::filesystem::rename(directory_ / "new", directory_ / "shards");
    EXPECT_EQ(reader.search("mercury OR 区域中心", {})->shards_asked, 1);
}

TEST_F(Shards, AMissingOrDamagedOneIsLeftOutAndNamed) {
    struct Case {
        std::string list;
        int asked;
        int answered;
    };
    const Case cases[] = {
        {"auto shard0\nauto nowhere\n", 2, 1},
        {"auto nowhere\n#: replica auto shard1\nauto shard0\n", 2, 2},
        {"auto shard0\nauto broken\nauto shard1\n", 3, 2},
    };
    std::filesystem::create_directory(directory_ / "broken");
    std::ofstream(directory_ / "broken/iamglass") << "x";
    for (const Case& c : cases) {
        std::ofstream(directory_ / "case") << c.list;
        const Results results = *open("case").search("mercury OR 区域中心", {});
        EXPECT_EQ(results.shards_asked, c.asked) << c.list;
        EXPECT_EQ(results.shards_answered, c.answered) << c.list;
        EXPECT_EQ(static_cast<int>(results.shards_away.size()), c.asked - c.answered) << c.list;
    }
    for (const char* list : {"auto nowhere\n", "auto broken\n", "nonsense\n", "",
                             "#: replica auto shard1\n", "auto shard0\n#: timeout x\n"}) {
        std::ofstream(directory_ / "case") << list;
        EXPECT_FALSE(Searcher::open(directory_ / "case", {})) << list;
    }
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
