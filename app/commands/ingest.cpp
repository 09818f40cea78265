// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <charconv>
#include <csignal>
#include <filesystem>
#include <iostream>
#include <set>
#include <thread>

#include "app/commands/command.h"
#include "app/ingest/lexicon.h"
#include "app/ingest/progress.h"
#include "app/ingest/readers.h"
#include "app/ingest/scan.h"
#include "app/knowledge.h"
#include "index/writer.h"
#include "pipeline/assemble.h"
#include "pipeline/process.h"

namespace mea {
namespace {

volatile std::sig_atomic_t interrupted = 0;

void interrupt(int signal) {
    if (interrupted != 0) std::_Exit(128 + signal);
    interrupted = 1;
}

struct Partition {  // --shard I/N
    std::size_t number = 0;
    std::size_t of = 1;

    bool holds(const std::string& sha256) const {
        constexpr std::size_t digits = 15;
        std::size_t value = 0;
        std::from_chars(sha256.data(), sha256.data() + digits, value, 16);
        return value % of == number;
    }
};

Result<Partition> parse_partition(const std::string& text) {
    Partition partition;
    if (text.empty()) return partition;
    const char* end = text.data() + text.size();
    const auto first = std::from_chars(text.data(), end, partition.number);
    const bool slash = first.ec == std::errc() && first.ptr != end && *first.ptr == '/';
    const auto second = slash ? std::from_chars(first.ptr + 1, end, partition.of)
                              : std::from_chars_result{end, std::errc::invalid_argument};
    if (second.ec != std::errc() || second.ptr != end || partition.of == 0 ||
        partition.number >= partition.of)
        return fail(ErrorCode::usage, "not a partition: " + text, "--shard",
                    "write I/N with 0 <= I < N, for example 0/4");
    return partition;
}

struct Tally {
    std::size_t files = 0;
    std::size_t done = 0;
    std::size_t indexed = 0;
    std::size_t unchanged = 0;
    std::size_t renditions = 0;
    std::size_t duplicates = 0;
    std::size_t elsewhere = 0;
    std::size_t failed = 0;
    std::size_t removed = 0;
};

class Reading {  // what a reader thread does with one file
public:
    Reading(const Child& child, const Knowledge& knowledge, const IngestOptions& options,
            Partition partition, std::string settings)
        : child_(child),
          knowledge_(knowledge),
          options_(options),
          partition_(partition),
          settings_(std::move(settings)) {}

    ReadOutcome operator()(const ReadTask& task) const {
        ReadOutcome outcome;
        outcome.path = task.path;
        const Result<Source> source = read_source(task.path, options_.reading.max_bytes);
        if (!source) return failed(std::move(outcome), source.error());
        outcome.sha256 = source->sha256;
        outcome.bytes = source->bytes.size();
        if (!partition_.holds(source->sha256)) {
            outcome.kind = ReadOutcome::Kind::elsewhere;
            return outcome;
        }
        if (task.tried && unchanged(*task.tried, *source)) {
            outcome.kind = ReadOutcome::Kind::unchanged;
            return outcome;
        }
        const Result<Product> product = process(
            *source, [this](const Source& s) { return child_.run(s); }, knowledge_);
        if (!product) return failed(std::move(outcome), product.error());
        outcome.document = assemble(*product);
        return outcome;
    }

private:
    bool unchanged(const LedgerRow& row, const Source& source) const {
        if (row.sha256 != source.sha256 || row.settings != settings_) return false;
        return row.status != "failed" || !options_.retry_failed;
    }

    static ReadOutcome failed(ReadOutcome outcome, const Error& error) {
        outcome.kind = ReadOutcome::Kind::failed;
        outcome.error = error;
        return outcome;
    }

    const Child& child_;
    const Knowledge& knowledge_;
    const IngestOptions& options_;
    Partition partition_;
    std::string settings_;
};

class Ingest {
public:
    Ingest(Writer& writer, const Common& common, std::size_t files)
        : writer_(writer), common_(common), progress_(files, common.quiet) {
        tally_.files = files;
    }

    Result<void> store(const ReadOutcome& outcome) {
        ++tally_.done;
        progress_.advance(tally_.done, tally_.failed, outcome.path);
        switch (outcome.kind) {
            case ReadOutcome::Kind::unchanged:
                ++tally_.unchanged;
                return {};
            case ReadOutcome::Kind::elsewhere:
                ++tally_.elsewhere;
                return {};
            case ReadOutcome::Kind::failed:
                return store_failure(outcome);
            case ReadOutcome::Kind::read:
                break;
        }
        const Result<Put> put = writer_.put(outcome.document);
        if (!put) return tl::unexpected<Error>(put.error());
        if (put->status == "indexed") {
            ++tally_.indexed;
            changed_.insert(outcome.document.key);
        }
        if (put->status == "rendition") ++tally_.renditions;
        if (put->status == "duplicate") ++tally_.duplicates;
        if (common_.verbose) say(outcome.path + ": " + put->status + " as " + put->key);
        bytes_ += outcome.bytes;
        return commit_when(bytes_ >= batch_bytes || ++uncommitted_ >= batch_files);
    }

    Result<void> finish() {
        progress_.clear();
        return writer_.commit();
    }

    Result<void> store_problem(const Error& error) {
        ReadOutcome outcome;
        outcome.path = error.where;
        outcome.error = error;
        return store_failure(outcome);
    }

    Tally& tally() { return tally_; }

    // Keys of the documents that were indexed.
    const std::set<std::string>& changed() const { return changed_; }

private:
    // One commit costs about as much as adding some hundred paragraphs; a batch is what a crash may
    // cost.
    static constexpr std::size_t batch_files = 500;
    static constexpr std::size_t batch_bytes = std::size_t{256} << 20;

    void say(const std::string& message) {
        progress_.clear();
        complain(message);
    }

    Result<void> store_failure(const ReadOutcome& outcome) {
        ++tally_.failed;
        say(describe(outcome.error));
        LedgerRow row;
        row.path = outcome.path;
        row.sha256 = outcome.sha256;
        row.status = "failed";
        row.code = std::string(name_of(outcome.error.code));
        row.message = outcome.error.message;
        row.bytes = outcome.bytes;
        return writer_.put_failure(row);
    }

    Result<void> commit_when(bool full) {
        if (!full) return {};
        bytes_ = uncommitted_ = 0;
        return writer_.commit();
    }

    Writer& writer_;
    const Common& common_;
    Progress progress_;
    Tally tally_;
    std::set<std::string> changed_;
    std::size_t bytes_ = 0;
    std::size_t uncommitted_ = 0;
};

std::string summary(const Tally& tally, const std::string& index) {
    std::string out =
        std::to_string(tally.done) + " files: " + std::to_string(tally.indexed) + " indexed";
    const auto add = [&out](std::size_t count, const char* what) {
        if (count > 0) out += ", " + std::to_string(count) + " " + what;
    };
    add(tally.unchanged, "unchanged");
    add(tally.renditions, "renditions of indexed documents");
    add(tally.duplicates, "duplicates");
    add(tally.elsewhere, "of other shards");
    add(tally.removed, "removed");
    add(tally.failed, "failed");
    if (tally.done < tally.files) add(tally.files - tally.done, "not reached");
    return out + " → " + index;
}

unsigned threads_for(const IngestOptions& options) {
    if (options.jobs > 0) return options.jobs;
    return std::max(1U, std::thread::hardware_concurrency());
}

Result<void> run(Ingest& ingest, Readers& readers, const Scan& found, Writer& writer) {
    for (const Error& problem : found.problems) {
        if (auto stored = ingest.store_problem(problem); !stored) return stored;
    }
    std::size_t next = 0;
    while (next < found.files.size() || !readers.idle()) {
        while (interrupted == 0 && next < found.files.size() && !readers.full()) {
            readers.add({found.files[next], writer.tried(found.files[next])});
            ++next;
        }
        if (readers.idle()) break;
        if (auto stored = ingest.store(readers.take()); !stored) return stored;
    }
    return {};
}

// Forgets every path that is no longer there; returns how many.
Result<std::size_t> prune(Writer& writer) {
    const Result<std::vector<LedgerRow>> rows = writer.rows();
    if (!rows) return tl::unexpected<Error>(rows.error());
    std::size_t removed = 0;
    for (const LedgerRow& row : *rows) {
        std::error_code problem;
        if (std::filesystem::exists(row.path, problem) || problem) continue;
        if (const auto done = writer.remove(row.path); !done)
            return tl::unexpected<Error>(done.error());
        ++removed;
    }
    return removed;
}

// Learns the lexicon again when a document that stands in several languages was indexed.
Result<void> learn_when_changed(Writer& writer, const std::set<std::string>& changed,
                                const IngestOptions& options, const Common& common) {
    if (options.no_align || !options.shard.empty() || changed.empty() || interrupted != 0) {
        return {};
    }
    const std::string directory = index_of(common);
    const Result<bool> several = any_in_several_languages(directory, changed);
    if (!several) return tl::unexpected<Error>(several.error());
    return *several ? learn_lexicon(writer, directory, directory, common) : Result<void>();
}

}  // namespace

Exit run_ingest(const IngestOptions& options, const Common& common) {
    if (options.ocr == "always")
        return complain(Error{ErrorCode::unsupported, "this build has no text recognition", "--ocr",
                              "use --ocr never; scanned pages are then named as empty"});
    const Result<Partition> partition = parse_partition(options.shard);
    if (!partition) return complain(partition.error());
    if (const auto missing = missing_data()) return complain(*missing);
    const Result<Child> child = Child::start(child_limits(options.reading));
    if (!child) return complain(child.error());
    if (!common.quiet) {
        for (const std::string& layer : child->missing_layers()) complain("sandbox: " + layer);
    }
    const Result<Knowledge> knowledge = load_knowledge();
    if (!knowledge) return complain(knowledge.error());
    const std::string settings = settings_version(*knowledge);
    const std::string directory = index_of(common);
    Result<Writer> writer = Writer::open(directory, settings);
    if (!writer) return complain(writer.error());

    std::signal(SIGINT, interrupt);
    std::signal(SIGTERM, interrupt);
    const Scan found = scan(options.paths);
    Ingest ingest(*writer, common, found.files.size());
    if (options.prune) {
        // Before reading: a file that stood in the shadow of one that is gone is read now.
        const Result<std::size_t> removed = prune(*writer);
        if (!removed) return complain(removed.error());
        ingest.tally().removed = *removed;
    }
    {
        Readers readers(threads_for(options),
                        Reading(*child, *knowledge, options, *partition, settings));
        if (const auto stored = run(ingest, readers, found, *writer); !stored)
            return complain(stored.error());
    }
    if (const auto committed = ingest.finish(); !committed) return complain(committed.error());
    if (!common.quiet) std::cout << summary(ingest.tally(), directory) << '\n';
    if (const auto learnt = learn_when_changed(*writer, ingest.changed(), options, common); !learnt)
        return complain(learnt.error());
    return ingest.tally().failed > 0 || interrupted != 0 ? Exit::warnings : Exit::done;
}

}  // namespace mea
