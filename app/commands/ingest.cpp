// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <iostream>
#include <thread>

#include "app/commands/command.h"
#include "app/ingest/lexicon.h"
#include "app/ingest/plan.h"
#include "app/ingest/reading.h"
#include "app/ingest/scan.h"
#include "app/ingest/storing.h"
#include "app/knowledge.h"
#include "extractors/version.h"
#include "index/writer.h"

namespace mea {
namespace {

volatile std::sig_atomic_t interrupted = 0;

// The first one asks to finish the batch, the second one leaves: the index is as last committed.
void interrupt(int signal) {
    if (interrupted != 0) std::_Exit(128 + signal);
    interrupted = 1;
}

unsigned threads_for(const IngestOptions& options) {
    if (options.jobs > 0) return options.jobs;
    return std::max(1U, std::thread::hardware_concurrency());
}

Result<void> run(Storing& storing, Readers& readers, const Scan& found, Writer& writer,
                 const IngestOptions& options) {
    constexpr std::chrono::milliseconds look_around{200};
    for (const Error& problem : found.problems) {
        if (auto stored = storing.store_problem(problem); !stored) return stored;
    }
    std::size_t next = 0;
    while (next < found.files.size() || !readers.idle()) {
        while (interrupted == 0 && next < found.files.size() && !readers.full()) {
            ReadTask task;
            task.path = found.files[next++];
            task.tried = writer.tried(task.path);
            task.planned = !options.from.empty();
            readers.add(std::move(task));
        }
        if (readers.idle()) break;
        storing.show(&readers);
        std::optional<ReadOutcome> outcome = readers.take(look_around);
        if (!outcome) continue;
        if (auto stored = storing.store(std::move(*outcome)); !stored) return stored;
    }
    return {};
}

bool lies_under(const std::string& path, const std::string& folder) {
    if (!path.starts_with(folder)) return false;
    return path.size() == folder.size() || folder.ends_with('/') || path[folder.size()] == '/';
}

// Forgets every path under those given that is no longer there.
Result<void> prune(Storing& storing, const Writer& writer, const IngestOptions& options) {
    const Result<std::vector<LedgerRow>> rows = writer.rows();
    if (!rows) return tl::unexpected<Error>(rows.error());
    for (const LedgerRow& row : *rows) {
        const auto holds = [&row](const std::string& p) { return lies_under(row.path, p); };
        if (std::none_of(options.paths.begin(), options.paths.end(), holds)) continue;
        std::error_code problem;
        if (std::filesystem::exists(row.path, problem) || problem) continue;
        if (auto done = storing.forget(row.path); !done) return done;
    }
    return {};
}

// Learns the lexicon again when a document that stands in several languages was stored, now or in a
// run that was cut short.
Result<void> learn_when_due(Writer& writer, const IngestOptions& options, const Common& common) {
    if (options.no_align || !options.shard.empty() || interrupted != 0) return {};
    const Result<bool> due = writer.learning_due();
    if (!due) return tl::unexpected<Error>(due.error());
    Common said = common;
    said.quiet = common.quiet || options.json;
    const std::string directory = index_of(common);
    return *due ? learn_lexicon(writer, directory, directory, said) : Result<void>();
}

Exit make_plan(const IngestOptions& options, const Common& common) {
    const Scan found = scan(options.paths);
    for (const Error& problem : found.problems) complain(describe(problem));
    const Result<Planned> planned = write_plan(found, options.parts, options.plan);
    if (!planned) return complain(planned.error());
    if (!common.quiet) {
        std::cout << planned->files << " files, " << planned->bytes << " bytes in " << options.parts
                  << " parts → " << options.plan << '\n';
    }
    return found.problems.empty() ? Exit::done : Exit::warnings;
}

std::optional<Error> misuse(const IngestOptions& options) {
    if (options.ocr == "always")
        return Error{ErrorCode::unsupported, "this build has no text recognition", "--ocr",
                     "use --ocr never; scanned pages are then named as empty"};
    if (options.paths.empty() == options.from.empty())
        return Error{ErrorCode::usage, "files and folders are needed, or a plan", "mea ingest",
                     "write mea ingest PATH..., or mea ingest --from PLAN --shard I/N"};
    if (!options.from.empty() && (options.prune || options.shard.empty()))
        return Error{ErrorCode::usage, "a plan is read with --shard I/N and without --prune",
                     "--from", "see mea ingest --help"};
    return std::nullopt;
}

Result<Scan> files_of(const IngestOptions& options, const Partition& partition) {
    if (options.from.empty()) return scan(options.paths);
    Result<std::vector<std::string>> planned = read_plan(options.from, partition);
    if (!planned) return tl::unexpected<Error>(planned.error());
    return Scan{std::move(*planned), {}};
}

Exit ingest(Writer& writer, const ReadingContext& context, const Common& common) {
    const IngestOptions& options = context.options;
    const Readers::Read read = [&context](const ReadTask& task) {
        return read_file(context, task);
    };
    const Result<Scan> found = files_of(options, context.partition);
    if (!found) return complain(found.error());
    const Result<std::vector<std::string>> known = writer.known_contents();
    if (!known) return complain(known.error());
    context.contents.add(*known);
    Storing storing(writer, common, options, read);
    storing.begin(found->files.size(), context.settings);
    if (options.prune) {
        // Before reading: a file that stood in the shadow of one that is gone is read now.
        if (const auto pruned = prune(storing, writer, options); !pruned)
            return complain(pruned.error());
    }
    {
        Readers readers(threads_for(options), read);
        if (const auto stored = run(storing, readers, *found, writer, options); !stored)
            return complain(stored.error());
    }
    if (const auto committed = storing.finish(interrupted != 0); !committed)
        return complain(committed.error());
    if (options.prune && interrupted == 0) {
        context.kept.sweep([&writer](const std::string& sha256) { return writer.knows(sha256); });
    }
    if (!common.quiet && !options.json) {
        std::cout << summary(storing.tally(), index_of(common)) << std::endl;
    }
    if (const auto learnt = learn_when_due(writer, options, common); !learnt)
        return complain(learnt.error());
    return storing.tally().failed > 0 || interrupted != 0 ? Exit::warnings : Exit::done;
}

}  // namespace

Exit run_ingest(const IngestOptions& options, const Common& common) {
    if (const auto wrong = misuse(options)) return complain(*wrong);
    const Result<Partition> partition = parse_partition(options.shard);
    if (!partition) return complain(partition.error());
    if (!options.plan.empty()) return make_plan(options, common);
    if (const auto missing = missing_data()) return complain(*missing);
    const Result<Child> child = Child::start(child_limits(options.reading));
    if (!child) return complain(child.error());
    if (!common.quiet) {
        for (const std::string& layer : child->missing_layers()) complain("sandbox: " + layer);
    }
    const Result<Knowledge> knowledge = load_knowledge();
    if (!knowledge) return complain(knowledge.error());
    const std::string settings = settings_version(*knowledge);
    std::signal(SIGINT, interrupt);
    std::signal(SIGTERM, interrupt);
    Result<Writer> writer = Writer::open(index_of(common), settings);
    if (!writer) return complain(writer.error());
    Contents contents;
    const Kept kept(options.no_keep ? std::string() : index_of(common), readers_version());
    return ingest(*writer, {*child, *knowledge, options, *partition, settings, contents, kept},
                  common);
}

}  // namespace mea
