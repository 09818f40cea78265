// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <xapian.h>

#include "app/commands/command.h"
#include "app/ingest/reading.h"
#include "app/ingest/scan.h"
#include "app/knowledge.h"
#include "extractors/version.h"
#include "index_fixture.h"

// Ingest of the samples again after a name was changed: from what was kept of them, without the
// extractor.

namespace mea {
namespace {

namespace fs = std::filesystem;

const std::string source_corpus = std::string(MEA_SOURCE_DIR) + "/corpus";

std::string content_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
}

// Every record of an index whatever its number: data, values, terms and positions.
std::multiset<std::string> records_of_index(const std::string& directory) {
    const Xapian::Database database(directory);
    std::multiset<std::string> records;
    for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
        records.insert(database.get_document(*it).serialise());
    }
    return records;
}

Result<ExtractedDocument> reads_nothing(const Source& source, const Limits&) {
    return fail(ErrorCode::unsupported, "this reader reads nothing", source.path);
}

class KeptTexts : public testing::Test {
protected:
    KeptTexts() {
        fs::create_directories(directory_ / "files");
        for (const char* language : {"ar", "en", "es", "fr", "ru", "zh"}) {
            for (const char* format : {".doc", ".docx", ".pdf"}) {
                const std::string name = std::string("note.") + language + format;
                fs::copy(source_corpus + "/samples/" + name, directory_ / "files/" + name);
            }
        }
        fs::copy(source_corpus, directory_ / "corpus", fs::copy_options::recursive);
        setenv("MEA_CORPUS", (directory_ / "corpus").c_str(), 1);
    }
    ~KeptTexts() override { unsetenv("MEA_CORPUS"); }

    IngestOptions options() const {
        IngestOptions asked;
        asked.paths = {directory_ / "files"};
        asked.jobs = 2;
        asked.no_align = true;
        return asked;
    }

    Exit ingest(const std::string& index, const IngestOptions& asked) const {
        Common common;
        common.index = directory_ / index;
        common.quiet = true;
        return run_ingest(asked, common);
    }

    // What an ingest does with each file, with readers that read nothing.
    void ingest_without_readers(const std::string& index, std::size_t expected_failures) const {
        const Result<Child> child = Child::start(ChildLimits{}, reads_nothing);
        const Result<Knowledge> knowledge = load_knowledge();
        ASSERT_TRUE(child && knowledge);
        const std::string settings = settings_version(*knowledge);
        Result<Writer> writer = Writer::open(directory_ / index, settings);
        ASSERT_TRUE(writer) << describe(writer.error());
        const Kept kept(directory_ / index, readers_version());
        const IngestOptions asked = options();
        Contents contents;
        const ReadingContext context{*child, *knowledge, asked, {}, settings, contents, kept};
        std::size_t failures = 0;
        for (const std::string& path : scan(asked.paths).files) {
            const ReadOutcome outcome = read_file(context, {path, writer->tried(path), true, true});
            if (outcome.kind == ReadOutcome::Kind::failed) {
                ++failures;
                continue;
            }
            ASSERT_EQ(outcome.kind, ReadOutcome::Kind::read) << path;
            EXPECT_TRUE(outcome.from_kept) << path;
            ASSERT_TRUE(writer->put(outcome.document, outcome.records)) << path;
        }
        EXPECT_EQ(failures, expected_failures);
        ASSERT_TRUE(writer->commit());
    }

    void change_a_name() const {
        const std::string path = directory_ / "corpus/lexicon/treaties.json";
        std::string names = content_of(path);
        const std::string before = "Basel Convention{|s}";
        ASSERT_NE(names.find(before), std::string::npos);
        names.replace(names.find(before), before.size(), "Convention of Basel");
        std::ofstream(path) << names;
    }

    std::size_t from_kept(const std::string& index) const {
        const std::string journal = content_of(directory_ / index + "/journal.jsonl");
        const std::string sign = "\"from_kept\":true";
        std::size_t count = 0;
        for (std::size_t at = journal.find(sign); at != std::string::npos;
             at = journal.find(sign, at + 1)) {
            ++count;
        }
        return count;
    }

    std::vector<fs::path> kept_files(const std::string& index) const {
        std::vector<fs::path> files;
        for (const auto& entry :
             fs::recursive_directory_iterator(directory_ / index + "/extracted")) {
            if (entry.is_regular_file()) files.push_back(entry.path());
        }
        return files;
    }

    test::TemporaryDirectory directory_;
};

TEST_F(KeptTexts, AChangeOfNamesNeedsNoExtractor) {
    ASSERT_EQ(ingest("kept", options()), Exit::done);
    const auto before = records_of_index(directory_ / "kept");
    EXPECT_EQ(from_kept("kept"), 0U);
    change_a_name();
    ingest_without_readers("kept", 0);
    ASSERT_EQ(ingest("fresh", options()), Exit::done);
    const auto again = records_of_index(directory_ / "kept");
    EXPECT_TRUE(again == records_of_index(directory_ / "fresh")) << "record for record";
    EXPECT_FALSE(again == before) << "the name made no difference";
    ingest_without_readers("nothing kept", 18);
}

TEST_F(KeptTexts, NothingIsKeptWhenItIsNotWanted) {
    IngestOptions unkept = options();
    unkept.no_keep = true;
    ASSERT_EQ(ingest("unkept", unkept), Exit::done);
    EXPECT_FALSE(fs::exists(directory_ / "unkept/extracted"));
}

TEST_F(KeptTexts, DamageCostsAnExtraction) {
    ASSERT_EQ(ingest("kept", options()), Exit::done);
    const std::vector<fs::path> files = kept_files("kept");
    ASSERT_EQ(files.size(), 18U);
    fs::resize_file(files[0], fs::file_size(files[0]) / 2);
    std::ofstream(files[1]) << "";
    std::string bytes = content_of(files[2]);
    bytes.replace(bytes.find('\n') + 1, 4, "????");  // of other readers
    std::ofstream(files[2], std::ios::binary) << bytes;
    bytes = content_of(files[3]);
    bytes[bytes.size() - 9] = static_cast<char>(bytes[bytes.size() - 9] + 1);
    std::ofstream(files[3], std::ios::binary) << bytes;
    change_a_name();
    ASSERT_EQ(ingest("kept", options()), Exit::done);
    EXPECT_EQ(from_kept("kept"), 14U);
    ASSERT_EQ(ingest("fresh", options()), Exit::done);
    EXPECT_TRUE(records_of_index(directory_ / "kept") == records_of_index(directory_ / "fresh"));
}

TEST_F(KeptTexts, PruningRemovesWhatNoFileNeeds) {
    ASSERT_EQ(ingest("kept", options()), Exit::done);
    const fs::path leaving = kept_files("kept").front().string() + ".0";
    std::ofstream(leaving) << "of a run that was killed";
    fs::remove(directory_ / "files/note.en.pdf");
    IngestOptions pruning = options();
    pruning.prune = true;
    ASSERT_EQ(ingest("kept", pruning), Exit::done);
    EXPECT_EQ(kept_files("kept").size(), 17U);
    EXPECT_FALSE(fs::exists(leaving));
}

}  // namespace
}  // namespace mea
