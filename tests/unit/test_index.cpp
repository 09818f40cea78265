// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "index/record.h"
#include "index/resemblance.h"
#include "index_fixture.h"

namespace mea {
namespace {

using test::document;
using test::paragraph;
using test::TemporaryDirectory;

const std::string long_text =
    "The Conference of the Parties requests the Secretariat to prepare a report on the "
    "implementation of the programme of work, including the activities of the regional centres, "
    "for consideration at its next meeting, and invites Parties to submit their views by June.";

IndexDocument report(const std::string& format, const std::string& text = long_text) {
    IndexDocument out = document("UNEP/CHW.12/27", "en", {paragraph("p1", text)}, format);
    out.file.path = "report." + format;
    out.file.sha256 = "hash of " + format + text;
    return out;
}

Writer open_writer(const std::string& directory, const std::string& settings = "rules 1") {
    Result<Writer> writer = Writer::open(directory, settings);
    EXPECT_TRUE(writer) << describe(writer.error());
    return std::move(*writer);
}

Searcher open_searcher(const std::string& directory) {
    Result<Searcher> searcher = Searcher::open(directory, {});
    EXPECT_TRUE(searcher) << describe(searcher.error());
    return std::move(*searcher);
}

std::size_t hits(Searcher& searcher, const std::string& query) {
    const Result<Results> results = searcher.search(query, {});
    EXPECT_TRUE(results) << describe(results.error());
    return results ? results->total : 0;
}

void expect_whole(const std::string& directory) {
    Searcher searcher = open_searcher(directory);
    EXPECT_THAT(*searcher.check(), testing::IsEmpty());
}

TEST(Writer, NothingIsVisibleBeforeCommit) {
    TemporaryDirectory directory;
    Writer writer = open_writer(directory / "index");
    Searcher searcher = open_searcher(directory / "index");
    ASSERT_TRUE(writer.put(report("pdf")));
    EXPECT_EQ(hits(searcher, "secretariat"), 0U);
    EXPECT_EQ(searcher.status()->documents, 0U);
    ASSERT_TRUE(writer.commit());
    EXPECT_EQ(hits(searcher, "secretariat"), 1U) << "the reader follows the commit";
    EXPECT_EQ(searcher.status()->documents, 1U);
}

TEST(Writer, ManyParagraphsStayInvisibleUntilCommit) {
    TemporaryDirectory directory;
    Writer writer = open_writer(directory / "index");
    Searcher searcher = open_searcher(directory / "index");
    std::vector<IndexParagraph> many;
    for (int i = 0; i < 12000; ++i) {
        many.push_back(paragraph("p" + std::to_string(i), "mercury"));
    }
    ASSERT_TRUE(writer.put(document("A/1", "en", many)));
    EXPECT_EQ(hits(searcher, "mercury"), 0U) << "the library flushes every 10,000 records";
    ASSERT_TRUE(writer.commit());
    EXPECT_EQ(hits(searcher, "mercury"), 12000U);
}

TEST(Writer, DropsWhatWasNotCommitted) {
    TemporaryDirectory directory;
    {
        Writer writer = open_writer(directory / "index");
        ASSERT_TRUE(writer.put(report("pdf")));
        ASSERT_TRUE(writer.commit());
        ASSERT_TRUE(writer.put(document("A/2", "en", {paragraph("p1", "lost words")})));
    }
    Searcher searcher = open_searcher(directory / "index");
    EXPECT_EQ(hits(searcher, "lost"), 0U);
    EXPECT_EQ(hits(searcher, "secretariat"), 1U);
    expect_whole(directory / "index");
}

TEST(Writer, SurvivesBeingKilled) {
    TemporaryDirectory directory;
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        Result<Writer> writer = Writer::open(directory / "index", "rules 1");
        if (!writer || !writer->put(report("pdf")) || !writer->commit()) _exit(1);
        if (!writer->put(document("A/2", "en", {paragraph("p1", "lost words")}))) _exit(2);
        kill(getpid(), SIGKILL);
    }
    int state = 0;
    ASSERT_EQ(waitpid(child, &state, 0), child);
    ASSERT_TRUE(WIFSIGNALED(state));
    Searcher searcher = open_searcher(directory / "index");
    EXPECT_EQ(hits(searcher, "secretariat"), 1U);
    EXPECT_EQ(hits(searcher, "lost"), 0U);
    Writer again = open_writer(directory / "index");
    EXPECT_TRUE(again.tried("report.pdf"));
    EXPECT_FALSE(again.tried("A/2-en.docx")) << "ledger and text share one commit";
    EXPECT_TRUE(again.put(report("pdf")));
    EXPECT_TRUE(again.commit());
}

TEST(Writer, RefusesASecondOneAndSaysWhoWrites) {
    TemporaryDirectory directory;
    Writer first = open_writer(directory / "index");
    const Result<Writer> second = Writer::open(directory / "index", "rules 1");
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::locked);
    EXPECT_THAT(second.error().message, testing::HasSubstr("process " + std::to_string(getpid())));
}

TEST(Writer, LeavesOtherDirectoriesAlone) {
    TemporaryDirectory directory;
    std::ofstream(directory / "thesis.docx") << "years of work";
    const Result<Writer> writer = Writer::open(directory / "", "rules 1");
    ASSERT_FALSE(writer);
    EXPECT_EQ(writer.error().code, ErrorCode::usage);
    EXPECT_FALSE(std::filesystem::exists(directory / "iamglass"));
}

TEST(Writer, RefusesAnotherSchema) {
    TemporaryDirectory directory;
    { Writer writer = open_writer(directory / "index"); }
    test::set_schema_version(directory / "index", "999");
    const Result<Writer> writer = Writer::open(directory / "index", "rules 1");
    ASSERT_FALSE(writer);
    EXPECT_EQ(writer.error().code, ErrorCode::schema);
    EXPECT_THAT(writer.error().message, testing::HasSubstr("999"));
    const Result<Searcher> searcher = Searcher::open(directory / "index", {});
    ASSERT_FALSE(searcher);
    EXPECT_EQ(searcher.error().code, ErrorCode::schema);
    EXPECT_FALSE(searcher.error().hint.empty());
    test::set_schema_version(directory / "index", "");
    EXPECT_EQ(Searcher::open(directory / "index", {}).error().code, ErrorCode::schema);
}

TEST(Searcher, SaysWhatIsNotAnIndex) {
    TemporaryDirectory directory;
    std::ofstream(directory / "notes.txt") << "not a list\nof shards\n";
    std::ofstream(directory / "gone") << "auto nowhere\n";
    EXPECT_EQ(Searcher::open(directory / "missing", {}).error().code, ErrorCode::not_found);
    const Result<Searcher> plain = Searcher::open(directory / "", {});
    ASSERT_FALSE(plain);
    EXPECT_EQ(plain.error().code, ErrorCode::not_found);
    EXPECT_THAT(plain.error().message, testing::HasSubstr("holds no index"));
    EXPECT_FALSE(Searcher::open(directory / "notes.txt", {}));
    EXPECT_EQ(Searcher::open(directory / "gone", {}).error().code, ErrorCode::not_found);
}

TEST(Writer, KeepsTheRichestRendition) {
    TemporaryDirectory directory;
    Writer writer = open_writer(directory / "index");
    EXPECT_EQ(writer.put(report("pdf"))->status, "indexed");
    EXPECT_EQ(writer.put(report("docx"))->status, "indexed") << "richer than pdf";
    EXPECT_EQ(writer.put(report("html"))->status, "rendition");
    IndexDocument copy = report("docx");
    copy.file.path = "copy.docx";
    EXPECT_EQ(writer.put(copy)->status, "duplicate");
    ASSERT_TRUE(writer.commit());
    EXPECT_EQ(writer.tried("report.pdf")->status, "rendition");
    EXPECT_EQ(writer.tried("report.docx")->status, "indexed");
    EXPECT_EQ(writer.tried("copy.docx")->document, "UNEP/CHW.12/27/en");

    Searcher searcher = open_searcher(directory / "index");
    const Status status = *searcher.status();
    EXPECT_EQ(status.documents, 1U);
    EXPECT_EQ(status.paragraphs, 1U);
    EXPECT_EQ(status.renditions, 2U);
    EXPECT_EQ(status.duplicates, 1U);
    const StoredDocument stored = *searcher.document("UNEP/CHW.12/27", "");
    EXPECT_EQ(stored.document.file.path, "report.docx");
    EXPECT_EQ(stored.files.size(), 4U);
    expect_whole(directory / "index");
}

TEST(Writer, RenditionsWithoutASymbolMeetByTheirText) {
    const auto leaflet = [](const std::string& format, const std::string& language,
                            const std::string& more) {
        std::string text;
        for (int i = 0; i < 30; ++i) text += "word " + std::to_string(i) + " 海洋保护 ";
        IndexDocument out = document("", language, {paragraph("p1", text + more)}, format);
        out.file.path = language + more + "." + format;
        out.file.sha256 = "sha of " + out.file.path;
        out.key = "sha256:" + std::to_string(std::hash<std::string>{}(out.file.path));
        return out;
    };
    TemporaryDirectory directory;
    Writer writer = open_writer(directory / "index");
    const Put first = *writer.put(leaflet("pdf", "en", ""));
    EXPECT_EQ(first.status, "indexed");
    const Put richer = *writer.put(leaflet("docx", "en", ""));
    EXPECT_EQ(richer.status, "indexed");
    EXPECT_EQ(richer.key, first.key) << "the address of a document survives a better file";
    EXPECT_EQ(writer.put(leaflet("rtf", "en", " and a line more"))->status, "rendition");
    EXPECT_EQ(writer.put(leaflet("rtf", "zh", ""))->status, "indexed") << "another language";
    IndexDocument other = leaflet("odt", "en", "");
    for (IndexParagraph& p : other.paragraphs) p.text = "Another leaflet " + long_text + long_text;
    EXPECT_EQ(writer.put(other)->status, "indexed") << "another text";
    ASSERT_TRUE(writer.commit());
    EXPECT_EQ(open_searcher(directory / "index").status()->documents, 3U);
    expect_whole(directory / "index");
}

TEST(Writer, ARenditionLendsItsPages) {
    struct Case {
        const char* first;
        const char* second;
    };
    for (const Case& c : {Case{"docx", "pdf"}, Case{"pdf", "docx"}}) {
        TemporaryDirectory directory;
        Writer writer = open_writer(directory / "index");
        for (const std::string format : {c.first, c.second}) {
            IndexDocument document = report(format);
            const int page = format == "pdf" ? 4 : 0;
            document.paragraphs[0].first_page = document.paragraphs[0].last_page = page;
            ASSERT_TRUE(writer.put(document));
        }
        ASSERT_TRUE(writer.commit());
        Searcher searcher = open_searcher(directory / "index");
        const StoredDocument stored = *searcher.document("UNEP/CHW.12/27", "");
        EXPECT_EQ(stored.document.file.path, "report.docx") << c.first << " first";
        ASSERT_EQ(stored.document.paragraphs.size(), 1U) << c.first << " first";
        EXPECT_EQ(stored.document.paragraphs[0].first_page, 4) << c.first << " first";
        expect_whole(directory / "index");
    }
}

TEST(Writer, KeepsAConflictBesideTheFirst) {
    TemporaryDirectory directory;
    Writer writer = open_writer(directory / "index");
    EXPECT_EQ(writer.put(report("pdf"))->key, "UNEP/CHW.12/27/en");
    IndexDocument other = report("pdf", "Quite another text has the same symbol by mistake.");
    other.file.path = "other.pdf";
    for (int round = 0; round < 2; ++round) {
        const Put put = *writer.put(other);
        EXPECT_EQ(put.status, "indexed") << "round " << round;
        EXPECT_EQ(put.key, "UNEP/CHW.12/27~2/en") << "round " << round;
        EXPECT_TRUE(put.conflict) << "round " << round;
    }
    ASSERT_TRUE(writer.commit());
    Searcher searcher = open_searcher(directory / "index");
    EXPECT_EQ(searcher.status()->documents, 2U);
    const StoredDocument stored = *searcher.document("UNEP/CHW.12/27~2", "en");
    EXPECT_THAT(stored.document.warnings, testing::Contains(testing::HasSubstr("symbol_conflict")));
    EXPECT_EQ(stored.document.symbol, "UNEP/CHW.12/27");
    EXPECT_EQ(hits(searcher, "symbol:UNEP/CHW.12/27"), 2U);
    expect_whole(directory / "index");
}

TEST(Writer, TheSameFormatMustAgree) {
    TemporaryDirectory directory;
    Writer writer = open_writer(directory / "index");
    ASSERT_TRUE(writer.put(report("pdf")));
    IndexDocument amended = report("pdf", long_text +
                                              " It further requests the Secretariat to "
                                              "cancel the programme of work.");
    amended.file.path = "amended.pdf";
    EXPECT_TRUE(writer.put(amended)->conflict);
    IndexDocument again = report("pdf");
    again.file.path = "downloaded again.pdf";
    again.file.sha256 = "other bytes, same text";
    EXPECT_EQ(writer.put(again)->status, "rendition");
}

TEST(Writer, ReplacesADocumentWhole) {
    TemporaryDirectory directory;
    Writer writer = open_writer(directory / "index");
    ASSERT_TRUE(writer.put(
        document("A/1", "en", {paragraph("p1", "old first"), paragraph("p2", "old second")})));
    ASSERT_TRUE(writer.commit());
    IndexDocument changed = document("A/1", "en", {paragraph("p1", "new first")});
    changed.file.sha256 = "changed";
    EXPECT_EQ(writer.put(changed)->status, "indexed");
    ASSERT_TRUE(writer.commit());
    Searcher searcher = open_searcher(directory / "index");
    EXPECT_EQ(hits(searcher, "old"), 0U);
    EXPECT_EQ(hits(searcher, "new"), 1U);
    EXPECT_EQ(searcher.status()->paragraphs, 1U);
    expect_whole(directory / "index");
}

TEST(Writer, APathThatHoldsAnotherDocumentReleasesTheFirst) {
    TemporaryDirectory directory;
    Writer writer = open_writer(directory / "index");
    IndexDocument first = document("A/1", "en", {paragraph("p1", "old words")});
    IndexDocument second = document("A/2", "en", {paragraph("p1", "new words")});
    first.file.path = second.file.path = "inbox.docx";
    ASSERT_TRUE(writer.put(first));
    ASSERT_TRUE(writer.put(second));
    ASSERT_TRUE(writer.commit());
    Searcher searcher = open_searcher(directory / "index");
    EXPECT_EQ(hits(searcher, "old"), 0U);
    EXPECT_EQ(searcher.status()->documents, 1U);
    expect_whole(directory / "index");
}

TEST(Writer, NewSettingsReadTheSameFilesAgain) {
    TemporaryDirectory directory;
    {
        Writer writer = open_writer(directory / "index", "rules 1");
        ASSERT_TRUE(writer.put(report("docx")));
        IndexDocument copy = report("docx");
        copy.file.path = "copy.docx";
        ASSERT_TRUE(writer.put(copy));
        ASSERT_TRUE(writer.commit());
    }
    Writer writer = open_writer(directory / "index", "rules 2");
    EXPECT_EQ(writer.tried("report.docx")->settings, "rules 1");
    IndexDocument copy = report("docx");
    copy.file.path = "copy.docx";
    EXPECT_NE(writer.put(copy)->status, "failed");
    EXPECT_TRUE(writer.put(report("docx")));
    ASSERT_TRUE(writer.commit());
    EXPECT_EQ(writer.tried("report.docx")->settings, "rules 2");
    EXPECT_EQ(writer.tried("copy.docx")->settings, "rules 2");
    Searcher searcher = open_searcher(directory / "index");
    EXPECT_EQ(searcher.status()->documents, 1U);
    EXPECT_EQ(searcher.status()->rules, "rules 2");
    expect_whole(directory / "index");
}

TEST(Writer, KeepsAListOfFailures) {
    TemporaryDirectory directory;
    Writer writer = open_writer(directory / "index");
    LedgerRow failure;
    failure.path = "пропавший файл.pdf";
    failure.code = "encrypted";
    failure.message = "a password is needed";
    ASSERT_TRUE(writer.put_failure(failure));
    ASSERT_TRUE(writer.commit());
    Searcher searcher = open_searcher(directory / "index");
    const Status status = *searcher.status();
    EXPECT_EQ(status.failed, 1U);
    ASSERT_EQ(status.failures.size(), 1U);
    EXPECT_EQ(status.failures[0].path, failure.path);
    EXPECT_EQ(status.failures[0].code, "encrypted");
    EXPECT_EQ(status.failures[0].settings, "rules 1");
    IndexDocument read = report("pdf");
    read.file.path = failure.path;
    ASSERT_TRUE(writer.put(read));
    ASSERT_TRUE(writer.commit());
    EXPECT_EQ(searcher.status()->failed, 0U) << "a later success takes its place";
    expect_whole(directory / "index");
}

TEST(Writer, AFailureOfUnchangedBytesKeepsTheRecords) {
    TemporaryDirectory directory;
    Writer writer = open_writer(directory / "index");
    ASSERT_TRUE(writer.put(report("pdf")));
    LedgerRow failure;
    failure.path = "report.pdf";
    failure.sha256 = report("pdf").file.sha256;
    failure.code = "timed_out";
    ASSERT_TRUE(writer.put_failure(failure));
    ASSERT_TRUE(writer.commit());
    Searcher searcher = open_searcher(directory / "index");
    EXPECT_EQ(hits(searcher, "secretariat"), 1U);
    EXPECT_EQ(searcher.status()->failed, 1U);
    expect_whole(directory / "index");
    failure.sha256 = "other bytes";
    ASSERT_TRUE(writer.put_failure(failure));
    ASSERT_TRUE(writer.commit());
    EXPECT_EQ(hits(searcher, "secretariat"), 0U);
    expect_whole(directory / "index");
}

TEST(Writer, ForgetsAPath) {
    TemporaryDirectory directory;
    Writer writer = open_writer(directory / "index");
    ASSERT_TRUE(writer.put(report("docx")));
    ASSERT_TRUE(writer.put(report("pdf")));
    ASSERT_TRUE(writer.remove("report.docx"));
    ASSERT_TRUE(writer.remove("never seen"));
    ASSERT_TRUE(writer.commit());
    Searcher searcher = open_searcher(directory / "index");
    EXPECT_EQ(hits(searcher, "secretariat"), 0U);
    EXPECT_FALSE(writer.tried("report.docx"));
    EXPECT_EQ(writer.tried("report.pdf")->settings, "") << "tried again by the next ingest";
    ASSERT_EQ(writer.put(report("pdf"))->status, "indexed");
    ASSERT_TRUE(writer.commit());
    EXPECT_EQ(hits(searcher, "secretariat"), 1U);
    expect_whole(directory / "index");
}

TEST(Searcher, GivesDocumentsBackAsTheyWere) {
    TemporaryDirectory directory;
    IndexDocument given = report("doc", "第SC-1/15号决定\nТекст");
    given.title = "标题";
    given.warnings = {"numbering_gap: 3"};
    given.masthead_json = R"({"symbol":"UNEP/CHW.12/27"})";
    given.paragraphs.push_back(paragraph("p1.a", "второй", "subparagraph"));
    given.paragraphs[0].headings = {"I. A", "B"};
    given.paragraphs[0].note_marks = {{4, "fn1"}, {19, "fn2"}};
    given.paragraphs[0].entities = {
        {"decision:stockholm-cop:SC-1/15", Range{0, 19}, {{"term", "2009"}}}};
    Writer writer = open_writer(directory / "index");
    ASSERT_TRUE(writer.put(given));
    ASSERT_TRUE(writer.commit());
    Searcher searcher = open_searcher(directory / "index");
    const StoredDocument stored = *searcher.document("UNEP/CHW.12/27", "en");
    EXPECT_EQ(write_document(stored.document), write_document(given));
    ASSERT_EQ(stored.document.paragraphs.size(), 2U);
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_EQ(write_paragraph({stored.document.paragraphs[i], "k", "en", i}),
                  write_paragraph({given.paragraphs[i], "k", "en", i}));
    }
    ASSERT_EQ(stored.document.paragraphs[0].note_marks.size(), 2U);
    EXPECT_EQ(stored.document.paragraphs[0].note_marks[1].at, 19U);
    EXPECT_EQ(stored.document.paragraphs[0].note_marks[1].note, "fn2");
    std::size_t visited = 0;
    ASSERT_TRUE(searcher.each_document([&](const IndexDocument& one) {
        ++visited;
        return one.paragraphs.size() == 2;
    }));
    EXPECT_EQ(visited, 1U);
    EXPECT_EQ(searcher.document("A/404", "").error().code, ErrorCode::not_found);
    EXPECT_EQ(searcher.document("UNEP/CHW.12/27", "zh").error().code, ErrorCode::not_found);
    EXPECT_EQ(searcher.ledger()->size(), 1U);
}

TEST(Check, FindsWhatIsWrong) {
    TemporaryDirectory directory;
    {
        Writer writer = open_writer(directory / "index");
        ASSERT_TRUE(
            writer.put(document("A/1", "en", {paragraph("p1", "one"), paragraph("p2", "two")})));
        ASSERT_TRUE(writer.put(document("A/2", "en", {paragraph("p3", "three")})));
        ASSERT_TRUE(writer.commit());
    }
    test::delete_records(directory / "index", "XAp1");
    test::delete_records(directory / "index", "XNA/2");
    const std::vector<std::string> faults = *open_searcher(directory / "index").check();
    EXPECT_THAT(faults, testing::Contains(testing::HasSubstr("A/1/en: paragraphs are missing")));
    EXPECT_THAT(faults,
                testing::Contains(testing::HasSubstr("A/2/en: paragraphs without their document")));
}

TEST(Resemblance, TellsFormatsFromTexts) {
    const auto shingles = [](const std::string& text) {
        return shingles_of({paragraph("p1", text)});
    };
    EXPECT_DOUBLE_EQ(resemblance(shingles(long_text), shingles(long_text)), 1.0);
    EXPECT_DOUBLE_EQ(resemblance(shingles(long_text), shingles("Quite another text here.")), 0.0);
    EXPECT_GT(resemblance(shingles("缔约方会议第一次会议的报告"),
                          shingles("缔约方会议第一次会议\n的報告")),
              0.9);
    EXPECT_GT(richness("docx"), richness("pdf"));
    EXPECT_GT(richness("pdf"), richness("plain"));
}

}  // namespace
}  // namespace mea
