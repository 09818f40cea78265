// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/register_filter.h"
#include "app/render/registers.h"
#include "corpus_knowledge.h"
#include "extractors/extractor.h"
#include "extractors/registry.h"
#include "index/registers.h"
#include "index_fixture.h"
#include "pipeline/assemble.h"

// The registers over the samples of corpus/samples, a report and a note in six languages.

namespace mea {
namespace {

using testing::ElementsAre;

std::shared_ptr<const Knowledge> lent() { return {std::shared_ptr<void>(), &knowledge()}; }

class RegistersOfSamples : public testing::Test {
protected:
    static void SetUpTestSuite() {
        directory_ = new test::TemporaryDirectory;
        // Two shards: the registers read them as one.
        write("0", {"report.en", "report.zh", "report.ar", "note.en", "note.fr"});
        write("1",
              {"report.fr", "report.es", "report.ru", "note.zh", "note.ru", "note.ar", "note.es"});
        std::ofstream(*directory_ / "list") << "auto 0\nauto 1\n";
    }
    static void TearDownTestSuite() { delete directory_; }

    static void write(const std::string& shard, const std::vector<std::string>& names) {
        Result<Writer> writer = Writer::open(*directory_ / shard, "test");
        ASSERT_TRUE(writer) << describe(writer.error());
        for (const std::string& name : names) {
            const std::string path = corpus + "/samples/" + name + ".docx";
            Result<Source> source = read_source(path, std::size_t{64} << 20);
            ASSERT_TRUE(source) << path;
            const Result<Product> product = process(
                *source, [](const Source& one) { return extract(one, Limits{}); }, knowledge());
            ASSERT_TRUE(product) << path;
            ASSERT_TRUE(writer->put(assemble(*product, Terms{})));
        }
        ASSERT_TRUE(writer->commit());
    }

    static Registers open() {
        Result<Registers> registers = Registers::open(*directory_ / "list", names_of(lent()));
        EXPECT_TRUE(registers) << describe(registers.error());
        return std::move(*registers);
    }

    static RegisterFilter filter(const std::vector<std::string>& words) {
        const Result<RegisterFilter> parsed = parse_filter(words, knowledge());
        EXPECT_TRUE(parsed) << describe(parsed.error());
        return parsed.value_or(RegisterFilter{});
    }

    static test::TemporaryDirectory* directory_;
};

test::TemporaryDirectory* RegistersOfSamples::directory_ = nullptr;

std::vector<std::string> languages_of(const Edge& edge) {
    std::vector<std::string> languages;
    for (const Evidence& one : edge.evidence) languages.push_back(one.language);
    return languages;
}

TEST_F(RegistersOfSamples, ADecisionHasItsTitlesAndCitations) {
    Registers registers = open();
    const auto found = registers.decisions(filter({"SC-21/1"}));
    ASSERT_TRUE(found);
    ASSERT_EQ(found->rows.size(), 1U);
    const ActRow& act = found->rows.front();
    EXPECT_EQ(act.id, "decision:stockholm-cop:SC-21/1");
    EXPECT_TRUE(act.in_index);
    EXPECT_EQ(act.document + "#" + act.path, "UNEP/POPS/COP.21/98#d1");
    EXPECT_EQ(act.date, "2041-06-28");
    EXPECT_THAT(act.languages, ElementsAre("en", "fr", "es", "ru", "zh", "ar"));
    const std::map<std::string, std::string> titles(act.titles.begin(), act.titles.end());
    EXPECT_EQ(titles.at("en"), "Regional delivery of technical assistance");
    EXPECT_EQ(titles.at("zh"), "在区域一级提供技术援助");
    EXPECT_EQ(titles.at("ru"), "Оказание технической помощи на региональном уровне");
    EXPECT_EQ(titles.at("ar"), "تقديم المساعدة التقنية على الصعيد الإقليمي");
    EXPECT_EQ(act.verbs.at("adopts"), 1U);
    EXPECT_TRUE(act.status.empty());
}

TEST_F(RegistersOfSamples, SpellingsReachTheSameDecision) {
    Registers registers = open();
    for (const std::string_view typed :
         {"SC-1/15", "SC1/15", "решение СК-1/15", "第SC‑1/15号决定", "la décision SC-1/15",
          "la decisión SC-1/15", "المقرر ا س-1/15", "decision:SC-1/15",
          "decision:stockholm-cop:SC-1/15"}) {
        const Result<std::string> id = parse_id(std::string(typed), knowledge());
        ASSERT_TRUE(id) << typed;
        const auto found = registers.citations(*id, RegisterFilter{});
        ASSERT_TRUE(found) << typed;
        EXPECT_EQ(found->id, "decision:stockholm-cop:SC-1/15") << typed;
        EXPECT_FALSE(found->act.in_index);
        ASSERT_FALSE(found->cited_by.empty());
        const Edge& recalling = found->cited_by[1];
        EXPECT_EQ(recalling.from, "decision:stockholm-cop:SC-21/1");
        EXPECT_EQ(recalling.path, "d1.pp1");
        EXPECT_EQ(recalling.verb, "recalls");
        EXPECT_EQ(recalling.date, "2041-06-28");
        EXPECT_THAT(languages_of(recalling), ElementsAre("en", "fr", "es", "ru", "zh", "ar"));
        for (const Evidence& one : recalling.evidence) {
            EXPECT_EQ(one.verb, "recalls") << one.language << ' ' << one.text;
        }
    }
}

TEST_F(RegistersOfSamples, CitationsOfAnAct) {
    Registers registers = open();
    const auto found = registers.citations("decision:stockholm-cop:SC-21/1", RegisterFilter{});
    ASSERT_TRUE(found);
    std::vector<std::string> cites;
    for (const Edge& edge : found->cites) cites.push_back(edge.verb + " " + edge.to);
    EXPECT_THAT(cites, testing::IsSupersetOf({"recalls decision:stockholm-cop:SC-1/15",
                                              "recalls decision:stockholm-cop:SC-2/9",
                                              "recalls decision:stockholm-cop:SC-4/23"}));
    EXPECT_FALSE(registers.citations("decision:stockholm-cop:SC-99/9", RegisterFilter{}));
}

TEST_F(RegistersOfSamples, CentresByHost) {
    Registers registers = open();
    const auto stockholm = registers.centres(filter({"network:stockholm-rc"}));
    ASSERT_TRUE(stockholm);
    std::vector<std::string> hosts;
    for (const CentreRow& centre : stockholm->rows) {
        if (centre.host == "?") continue;
        hosts.push_back(centre.host);
        EXPECT_THAT(centre.decisions, ElementsAre("decision:stockholm-cop:SC-4/23"));
        ASSERT_FALSE(centre.evidence.empty());
        EXPECT_EQ(languages_of(centre.evidence.front()).size(), 6U) << centre.id;
    }
    EXPECT_THAT(hosts, ElementsAre("BRA", "CHN", "CZE", "ESP", "KWT", "MEX", "PAN", "URY"));
    // A host in any language.
    for (const char* china : {"China", "Chine", "Китай", "中国", "الصين", "country:CHN"}) {
        const auto found = registers.centres(filter({china}));
        ASSERT_TRUE(found);
        EXPECT_EQ(found->total, 2U) << china;
    }
}

TEST_F(RegistersOfSamples, DocumentsAndWhatIsMissing) {
    Registers registers = open();
    const auto found = registers.documents(filter({"symbol:UNEP/POPS"}));
    ASSERT_TRUE(found);
    std::vector<std::string> documents;
    for (const DocumentRow& row : found->documents.rows) {
        documents.push_back(row.document);
        EXPECT_TRUE(row.missing.empty()) << row.document;
        EXPECT_FALSE(row.conflict);
        EXPECT_EQ(row.files.size(), 6U);
    }
    EXPECT_THAT(documents, ElementsAre("UNEP/POPS/COP.21/98", "UNEP/POPS/COP.21/INF/97"));
    EXPECT_EQ(registers.documents(filter({"lang:zh", "body:unga"}))->documents.total, 0U);
}

TEST_F(RegistersOfSamples, WindowsAndForms) {
    Registers registers = open();
    RegisterFilter window = filter({});
    window.limit = 2;
    window.offset = 1;
    const auto all = registers.decisions(filter({}));
    const auto part = registers.decisions(window);
    ASSERT_TRUE(all && part);
    ASSERT_EQ(part->rows.size(), 2U);
    EXPECT_EQ(part->total, all->total);
    EXPECT_EQ(part->rows[0].id, all->rows[1].id);
    EXPECT_EQ(json_of(*part).at("schema"), "mea/decisions/1");
    EXPECT_EQ(json_of(*part).at("decisions").size(), 2U);
    EXPECT_THAT(csv_of(*part), testing::StartsWith("\"id\",\"body\""));
    EXPECT_THAT(text_of(*part), testing::HasSubstr("--offset"));
}

TEST(Registers, GapsFamiliesAndStatus) {
    test::TemporaryDirectory directory;
    Result<Writer> writer = Writer::open(directory / "index", "test");
    ASSERT_TRUE(writer);
    for (const char* symbol : {"UNEP/POPS/COP.4/1", "UNEP/POPS/COP.4/4", "UNEP/POPS/COP.4/4/Add.1",
                               "UNEP/POPS/COP.4/4/Add.3", "UNEP/POPS/COP.4/5"}) {
        IndexDocument document = test::document(symbol, "en", {test::paragraph("p1", symbol)});
        IndexParagraph clause = test::paragraph("d1.op1", "Amends decision SC-1/15", "operative");
        if (document.symbol == "UNEP/POPS/COP.4/5") {
            clause.act = "decision:stockholm-cop:SC-4/1";
            clause.entities.push_back(
                {"decision:stockholm-cop:SC-1/15", {7, 23}, {{"verb", "amends"}}});
            document.paragraphs.push_back(clause);
            clause.path = "d1.op2";
            clause.entities.front().id = "decision:stockholm-cop:SC-1/16";
            clause.entities.front().attributes["indirect"] = "yes";
            document.paragraphs.push_back(clause);
        }
        ASSERT_TRUE(writer->put(document));
    }
    ASSERT_TRUE(writer->commit());
    Result<Registers> registers = Registers::open(directory / "index", {});
    ASSERT_TRUE(registers);
    const auto documents = registers->documents(RegisterFilter{});
    ASSERT_TRUE(documents);
    std::map<std::string, std::vector<std::pair<int, int>>> gaps;
    for (const Gap& gap : documents->gaps) gaps[gap.series] = gap.absent;
    EXPECT_THAT(gaps["UNEP/POPS/COP.4/"], ElementsAre(std::pair(2, 3)));
    EXPECT_THAT(gaps["UNEP/POPS/COP.4/4/Add."], ElementsAre(std::pair(2, 2)));
    EXPECT_THAT(documents->documents.rows[1].family,
                ElementsAre("UNEP/POPS/COP.4/4/Add.1", "UNEP/POPS/COP.4/4/Add.3"));
    const auto acts = registers->decisions(RegisterFilter{});
    ASSERT_TRUE(acts);
    std::map<std::string, std::vector<StatusClaim>> status;
    for (const ActRow& act : acts->rows) status[act.number] = act.status;
    ASSERT_EQ(status["SC-1/15"].size(), 1U);
    EXPECT_EQ(status["SC-1/15"][0].status, "amended");
    EXPECT_EQ(status["SC-1/15"][0].by, "decision:stockholm-cop:SC-4/1");
    EXPECT_EQ(status["SC-1/15"][0].permalink, "/d/UNEP/POPS/COP.4/5#d1.op1");
    EXPECT_TRUE(status["SC-1/16"].empty()) << "what is not said of the act itself proves nothing";
}

TEST(RegisterFilter, SaysWhatItDoesNotKnow) {
    const Result<RegisterFilter> wrong = parse_filter({"colour:red"}, knowledge());
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().code, ErrorCode::usage);
    EXPECT_THAT(wrong.error().hint, testing::HasSubstr("network"));
    EXPECT_FALSE(parse_id("regional centres", knowledge()));
}

}  // namespace
}  // namespace mea
