// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/storing.h"

#include <utility>

namespace mea {
namespace {

// What a crash may cost. A commit costs about as much as adding some hundred paragraphs.
constexpr std::size_t batch_bytes = std::size_t{256} << 20;
constexpr std::size_t remembered_failures = 10'000;

}  // namespace

Storing::Storing(Writer& writer, const Common& common, const IngestOptions& options,
                 Readers::Read read)
    : writer_(writer),
      common_(common),
      options_(options),
      read_(std::move(read)),
      progress_(common.quiet || options.json),
      journal_(index_of(common), options.json) {
    tally_.started = utc_now();
}

void Storing::begin(std::size_t files, const std::string& settings) {
    tally_.files = files;
    journal_.start(tally_, options_.shard, settings);
}

Result<void> Storing::store(ReadOutcome outcome) {
    if (outcome.fatal) {
        if (auto committed = commit("interrupted"); !committed) return committed;
        return fail(ErrorCode::internal, "the process that reads files has ended", outcome.path,
                    "start again; what was read so far is in the index");
    }
    ++tally_.done;
    tally_.bytes += outcome.bytes;
    switch (outcome.kind) {
        case ReadOutcome::Kind::unchanged:
            ++tally_.unchanged;
            return {};
        case ReadOutcome::Kind::elsewhere:
            ++tally_.elsewhere;
            return writer_.remove(outcome.path);  // its former content may have been here
        case ReadOutcome::Kind::failed:
            return store_failure(outcome);
        case ReadOutcome::Kind::same_bytes:
            return store_same_bytes(outcome);
        case ReadOutcome::Kind::read:
            break;
    }
    if (outcome.from_kept) ++tally_.from_kept;
    tally_.pages += static_cast<std::size_t>(outcome.document.file.pages);
    const Result<Put> put = writer_.put(outcome.document, outcome.records);
    if (!put) return tl::unexpected<Error>(put.error());
    return stored(outcome, *put);
}

Result<void> Storing::store_same_bytes(const ReadOutcome& outcome) {
    const auto known = failures_.find(outcome.sha256);
    if (known != failures_.end()) {
        ReadOutcome same = outcome;
        same.error = known->second;
        same.error.where = outcome.path;
        return store_failure(same);
    }
    LedgerRow row;
    row.path = outcome.path;
    row.sha256 = outcome.sha256;
    row.bytes = outcome.bytes;
    const Result<std::optional<Put>> put = writer_.put_same_bytes(row);
    if (!put) return tl::unexpected<Error>(put.error());
    if (*put) return stored(outcome, **put);
    // The other file stands later in the order, or what it became is gone.
    ReadTask task;
    task.path = outcome.path;
    task.planned = task.whole = true;
    --tally_.done;
    tally_.bytes -= outcome.bytes;
    return store(read_(task));
}

Result<void> Storing::stored(const ReadOutcome& outcome, const Put& put) {
    if (put.status == "indexed") ++tally_.indexed;
    if (put.status == "rendition") ++tally_.renditions;
    if (put.status == "duplicate") ++tally_.duplicates;
    journal_.file(outcome, put);
    if (common_.verbose) say(outcome.path + ": " + put.status + " as " + put.key);
    bytes_ += outcome.bytes;
    return commit_when(bytes_ >= batch_bytes || ++uncommitted_ >= options_.batch);
}

Result<void> Storing::store_failure(const ReadOutcome& outcome) {
    ++tally_.failed;
    journal_.failed(outcome);
    if (!options_.json) say(describe(outcome.error));
    if (!outcome.sha256.empty() && failures_.size() < remembered_failures) {
        failures_.emplace(outcome.sha256, outcome.error);
    }
    LedgerRow row;
    row.path = outcome.path;
    row.sha256 = outcome.sha256;
    row.code = std::string(name_of(outcome.error.code));
    row.message = outcome.error.message;
    row.bytes = outcome.bytes;
    if (auto put = writer_.put_failure(row); !put) return put;
    return commit_when(++uncommitted_ >= options_.batch);
}

Result<void> Storing::store_problem(const Error& error) {
    ReadOutcome outcome;
    outcome.path = error.where;
    outcome.error = error;
    return store_failure(outcome);
}

Result<void> Storing::forget(const std::string& path) {
    ++tally_.removed;
    journal_.removed(path);
    return writer_.remove(path);
}

void Storing::show(const Readers* readers) {
    progress_.show(tally_, readers);
    journal_.progress(tally_, readers);
}

Result<void> Storing::finish(bool interrupted) {
    progress_.clear();
    const std::string end = interrupted ? "interrupted" : "done";
    if (auto committed = commit(end); !committed) return committed;
    journal_.end(run_record(tally_, end));
    return {};
}

Result<void> Storing::commit_when(bool full) { return full ? commit("running") : Result<void>(); }

Result<void> Storing::commit(const std::string& end) {
    bytes_ = uncommitted_ = 0;
    if (auto put = writer_.put_run(run_record(tally_, end)); !put) return put;
    if (auto committed = writer_.commit(); !committed) return committed;
    journal_.commit(tally_);
    return {};
}

void Storing::say(const std::string& message) {
    progress_.clear();
    complain(message);
}

}  // namespace mea
