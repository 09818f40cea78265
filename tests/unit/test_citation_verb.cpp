// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "corpus_knowledge.h"
#include "pipeline/language.h"
#include "pipeline/process.h"

namespace mea {
namespace {

// "kind-of-id verb" of everything cited in a document of one clause, in order.
std::vector<Entity> cited_in(std::string_view text) {
    ExtractedDocument document;
    document.text = std::string(text);
    Block block;
    block.range = {0, text.size()};
    document.blocks.push_back(block);
    Source source;
    source.path = "clause";
    source.sha256 = std::string(64, '0');
    Product product = understand(source, std::move(document), knowledge());
    std::vector<Entity> cited;
    for (Entity& entity : product.entities) {
        if (entity.attributes.contains("verb")) cited.push_back(std::move(entity));
    }
    return cited;
}

TEST(VerbData, EveryVerbGovernsItsExamplesAndNoOthers) {
    std::ifstream in(corpus + "/lexicon/verbs.json");
    const auto file = nlohmann::json::parse(in);
    std::map<std::string, std::size_t> languages;
    for (const auto& entry : file.at("entries")) {
        std::string key = entry.at("key");
        if (key.starts_with("after:")) key = key.substr(6);
        for (const auto& [language, forms] : entry.at("short").items()) ++languages[language];
        for (const std::string text : entry.at("examples")) {
            const std::vector<Entity> cited = cited_in(text);
            EXPECT_FALSE(cited.empty()) << text;
            for (const Entity& e : cited) EXPECT_EQ(e.attributes.at("verb"), key) << text;
        }
        for (const std::string text : entry.at("non_examples")) {
            const std::vector<Entity> cited = cited_in(text);
            EXPECT_FALSE(cited.empty()) << text;
            for (const Entity& e : cited) EXPECT_NE(e.attributes.at("verb"), key) << text;
        }
    }
    EXPECT_EQ(languages.size(), 6U);
    for (const auto& [language, verbs] : languages) EXPECT_GE(verbs, 16U) << language;
}

struct VerbCase {
    std::string_view text;
    std::string_view verbs;  // of the citations in order; "verb>object id", "verb~" when indirect
};

constexpr VerbCase verb_cases[] = {
    // Lists share their verb; a relative clause gives way; a new clause does not.
    {"Recalling decisions SC-1/15 and SC-2/9,", "recalls recalls"},
    {"Recalling decision SC-1/15, which requested the Secretariat to apply decision SC-2/9,",
     "recalls recalls"},
    {"Recalling decision SC-1/15, by which it adopted guidance, and noting decision SC-2/9,",
     "recalls notes"},
    {"Rappelant la décision SC-1/15, par laquelle elle a adopté un plan, et prenant note de la "
     "décision SC-2/9,",
     "recalls notes"},
    {"Recordando la decisión SC-1/15, por la que aprobó un plan, y tomando nota de la decisión "
     "SC-2/9,",
     "recalls notes"},
    {"ссылаясь на решение СК-1/15, в котором она приняла план, и принимая к сведению решение "
     "СК-2/9,",
     "recalls notes"},
    {"忆及第SC-1/15号决定，其中请秘书处执行第SC-2/9号决定，", "recalls recalls"},
    {"إذ يشير إلى المقرر ا س-1/15 الذي اعتمد بموجبه الخطة، وإذ يحيط علما بالمقرر ا س-2/9،",
     "recalls notes"},
    // Another sentence, and nothing at all.
    {"The Conference adopted the agenda. Decision SC-1/15 was before it.", "mentions"},
    {"Decision SC-1/15, paragraph 5.", "mentions"},
    {"《斯德哥尔摩公约》第12条第4款", "mentions"},
    // Passives.
    {"Decision SC-1/15 was adopted by consensus.", "adopts"},
    {"La décision SC-1/15 a été adoptée par consensus.", "adopts"},
    {"La decisión SC-1/15 fue aprobada por consenso.", "adopts"},
    {"Решение СК-1/15 было принято консенсусом.", "adopts"},
    {"第SC-1/15号决定获得通过。", "adopts"},
    // What an act did to another.
    {"The terms of reference in decision SC-1/15, as amended by decision SC-2/9, apply.",
     "mentions amended-by>decision:stockholm-cop:SC-1/15"},
    {"经第SC-2/9号决定修正的第SC-1/15号决定", "amended-by>decision:stockholm-cop:SC-1/15 mentions"},
    {"Decides that the present decision supersedes decision SC-1/15;", "supersedes"},
    // Documents and articles.
    {"Having considered the note by the Secretariat (UNEP/POPS/COP.21/INF/97),", "considers"},
    {"In accordance with Article 12 of the Stockholm Convention,", "pursuant-to"},
    // In a parenthesis.
    {"Adopts the measures against absence (decision SC-1/15, annex, para. 13);", "refers"},
    {"请秘书处提出报告（第SC-1/15号决定）；", "refers"},
    {"(a) Recalls decision SC-1/15;", "recalls"},
    // Not of the act itself: the verb is kept, the attribute says so.
    {"Decides to extend the mandate set out in decision SC-1/15;", "extends~"},
    {"Decides to amend decision SC-1/15;", "amends"},
    // Names that look like verbs.
    {"附属执行机构第1/CP.17号决定", "mentions"},
};

TEST(CitationVerb, Cases) {
    for (const VerbCase& one : verb_cases) {
        std::string verbs;
        for (const Entity& e : cited_in(one.text)) {
            verbs += (verbs.empty() ? "" : " ") + e.attributes.at("verb");
            if (e.attributes.contains("indirect")) verbs += "~";
            const auto object = e.attributes.find("object");
            if (object != e.attributes.end()) verbs += ">" + object->second;
        }
        EXPECT_EQ(verbs, one.verbs) << one.text;
    }
}

TEST(CitationVerb, TheParagraphGovernsItsSubparagraphs) {
    ExtractedDocument document;
    for (const std::string_view line :
         {"Decision SC-21/1", "The Conference of the Parties,",
          "1. Recalls:", "(a) Decision SC-1/15;", "2. Welcomes the report."}) {
        Block block;
        block.range = {document.text.size(), document.text.size() + line.size()};
        document.text += line;
        document.text += '\n';
        block.range.end = document.text.size();
        document.blocks.push_back(block);
    }
    Source source;
    source.sha256 = std::string(64, '0');
    const Product product = understand(source, std::move(document), knowledge());
    std::string verbs;
    for (const Entity& e : product.entities) {
        if (e.id == "decision:stockholm-cop:SC-1/15") verbs += e.attributes.at("verb");
    }
    EXPECT_EQ(verbs, "recalls");
}

}  // namespace
}  // namespace mea
