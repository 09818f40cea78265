// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <nlohmann/json.hpp>

#include "pipeline/pattern.h"
#include "pipeline/tagger.h"
#include "tests/unit/corpus_knowledge.h"

namespace mea {
namespace {

using nlohmann::json;

struct Proof {
    std::string file;
    json rule;
};

std::vector<Proof> all_rules() {
    std::vector<Proof> rules;
    for (const auto& entry : std::filesystem::directory_iterator(corpus + "/rules")) {
        if (entry.path().extension() != ".json") continue;
        std::ifstream in(entry.path());
        const json file = json::parse(in);
        const json list = file.value("rules", json::array());
        for (const json& rule : list) {
            rules.push_back({entry.path().filename().string(), rule});
        }
    }
    return rules;
}

// Ids that `rule` gives `text`, in order.
std::vector<std::string> ids_by(const std::string& rule, const std::string& text) {
    std::vector<std::string> ids;
    for (const Entity& entity : tag_query(text, knowledge())) {
        if (entity.rule == rule) ids.push_back(entity.id);
    }
    return ids;
}

std::string all_ids(const std::string& text) {
    std::string ids;
    for (const Entity& entity : tag_query(text, knowledge()))
        ids += entity.id + " [" + entity.rule + "] ";
    return ids;
}

TEST(Rules, GiveTheirExamplesTheStatedIds) {
    for (const Proof& proof : all_rules()) {
        const std::string id = proof.rule.at("id");
        for (const json& example : proof.rule.at("examples")) {
            const std::string text = example.at("text");
            const std::vector<std::string> want =
                example.contains("ids") ? example["ids"].get<std::vector<std::string>>()
                                        : std::vector<std::string>{example.at("id")};
            EXPECT_EQ(ids_by(id, text), want)
                << proof.file << " " << id << ": " << text << "\n  read: " << all_ids(text);
        }
    }
}

TEST(Rules, AreSilentOnTheirNonExamples) {
    for (const Proof& proof : all_rules()) {
        const std::string id = proof.rule.at("id");
        EXPECT_FALSE(proof.rule.at("non_examples").empty()) << proof.file << " " << id;
        for (const json& text : proof.rule.at("non_examples")) {
            EXPECT_EQ(ids_by(id, text), std::vector<std::string>())
                << proof.file << " " << id << ": " << text;
        }
    }
}

TEST(Rules, NameTheirSource) {
    for (const Proof& proof : all_rules()) {
        EXPECT_FALSE(proof.rule.value("source", "").empty())
            << proof.file << " " << proof.rule.at("id");
    }
}

TEST(Rules, LoadOrSayWhatIsWrong) {
    EXPECT_EQ(load_rules("/nonexistent").error().code, ErrorCode::not_found);
    EXPECT_FALSE(knowledge().rules.version().empty());
    const auto directory = std::filesystem::temp_directory_path() / "mea_rules_test";
    std::filesystem::create_directories(directory);
    const struct {
        const char* content;
        ErrorCode code;
    } cases[] = {
        {"[]", ErrorCode::damaged},
        {R"({"schema":"mea/rules/9","rules":[]})", ErrorCode::schema},
        {R"({"schema":"mea/rules/1","rules":[{"id":"a","kind":"decision","pattern":"("}]})",
         ErrorCode::damaged},
        {R"({"schema":"mea/rules/1","rules":[{"id":"a","kind":"nothing"}]})", ErrorCode::damaged},
    };
    for (const auto& c : cases) {
        std::ofstream(directory / "x.json") << c.content;
        const auto rules = load_rules(directory.string());
        ASSERT_FALSE(rules.has_value()) << c.content;
        EXPECT_EQ(rules.error().code, c.code) << c.content;
    }
    std::filesystem::remove_all(directory);
}

struct QueryCase {
    const char* query;
    const char* id;
};

TEST(TagQuery, ReachesTheSameIdFromEverySpelling) {
    const QueryCase cases[] = {
        {"SC-1/15", "decision:stockholm-cop:SC-1/15"},
        {"sc-1/15", "decision:stockholm-cop:SC-1/15"},
        {"第SC-1/15号决定", "decision:stockholm-cop:SC-1/15"},
        {"решение СК-1/15", "decision:stockholm-cop:SC-1/15"},
        {"décision SC 1/15", "decision:stockholm-cop:SC-1/15"},
        {"decisión SC1/15", "decision:stockholm-cop:SC-1/15"},
        {"المقرر ا س-1/15", "decision:stockholm-cop:SC-1/15"},
        {"المقرر ا س-١/١٥", "decision:stockholm-cop:SC-1/15"},
        {"1/CMA.1", "decision:unfccc-cma:1/CMA.1"},
        {"UNEP/GC.23/8", "symbol:UNEP/GC.23/8"},
        {"unep/gc.23/8", "symbol:UNEP/GC.23/8"},
        {"A/RES/54/217", "resolution:unga:54/217"},
        {"UNEP/EA.5/Res.14", "resolution:unea:5/14"},
        {"resolution 54/217", "resolution:unga:54/217"},
    };
    for (const QueryCase& c : cases) {
        const std::vector<Entity> found = tag_query(c.query, knowledge());
        const bool has =
            std::any_of(found.begin(), found.end(), [&](const Entity& e) { return e.id == c.id; });
        EXPECT_TRUE(has) << c.query << " → " << all_ids(c.query);
    }
    EXPECT_TRUE(tag_query("", knowledge()).empty());
}

TEST(TagQuery, RangesAreWhatWasRead) {
    const std::string query = "依照第ＳＣ‑１/１５号决定的规定";
    const std::vector<Entity> found = tag_query(query, knowledge());
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(slice(query, found[0].range), "第ＳＣ‑１/１５号决定");
}

TEST(Pattern, SaysWhatIsWrongBeforeItIsAsked) {
    const auto broken = Pattern::of("the (Council");
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().code, ErrorCode::damaged);
    EXPECT_NE(broken.error().message.find("the (Council"), std::string::npos)
        << broken.error().message;
}

TEST(Pattern, IsReadByManyThreads) {
    const auto made = Pattern::of("решени[ея]|决定|مقرر|decisi[oó]n|décision");
    ASSERT_TRUE(made);
    const Pattern& pattern = *made;
    std::vector<std::thread> threads;
    std::vector<int> found(8);
    for (int& one : found) {
        threads.emplace_back([&] {
            for (const char* text : {"решение СК-1/15", "第SC-1/15号决定", "المقرر", "la decisión",
                                     "la décision", "the decision"}) {
                if (RE2::PartialMatch(text, *pattern)) ++one;
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    for (const int one : found) EXPECT_EQ(one, 6);
    EXPECT_EQ(pattern.text(), pattern->pattern());
}

}  // namespace
}  // namespace mea
