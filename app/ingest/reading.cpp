// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/reading.h"

#include <charconv>
#include <utility>

#include "extractors/registry.h"
#include "pipeline/assemble.h"
#include "pipeline/process.h"

namespace mea {
namespace {

std::uint64_t beginning_of(const std::string& sha256) {
    constexpr std::size_t digits = 16;
    std::uint64_t value = 0;
    std::from_chars(sha256.data(), sha256.data() + std::min(digits, sha256.size()), value, 16);
    return value;
}

bool unchanged(const ReadingContext& context, const LedgerRow& row, const Source& source) {
    if (row.sha256 != source.sha256 || row.settings != context.settings) return false;
    return row.status != "failed" || !context.options.retry_failed;
}

ReadOutcome failed(ReadOutcome outcome, Error error) {
    outcome.kind = ReadOutcome::Kind::failed;
    // A reader names the part or the byte; the list of failures needs the file.
    if (error.where.find(outcome.path) == std::string::npos) {
        error.where = error.where.empty() ? outcome.path : outcome.path + ": " + error.where;
    }
    outcome.error = std::move(error);
    return outcome;
}

}  // namespace

void Contents::add(const std::vector<std::string>& sha256s) {
    const std::lock_guard lock(mutex_);
    for (const std::string& sha256 : sha256s) known_.insert(beginning_of(sha256));
}

bool Contents::claim(const std::string& sha256) {
    const std::lock_guard lock(mutex_);
    return known_.insert(beginning_of(sha256)).second;
}

ReadOutcome read_file(const ReadingContext& context, const ReadTask& task) {
    ReadOutcome outcome;
    outcome.path = task.path;
    const Result<Source> source = read_source(task.path, context.options.reading.max_bytes);
    if (!source) return failed(std::move(outcome), source.error());
    outcome.sha256 = source->sha256;
    outcome.bytes = source->bytes.size();
    if (!task.planned && !context.partition.holds(source->sha256)) {
        outcome.kind = ReadOutcome::Kind::elsewhere;
        return outcome;
    }
    if (task.tried && unchanged(context, *task.tried, *source)) {
        outcome.kind = ReadOutcome::Kind::unchanged;
        return outcome;
    }
    if (!context.contents.claim(source->sha256) && !task.whole) {
        outcome.kind = ReadOutcome::Kind::same_bytes;
        return outcome;
    }
    const Extract extract = [&](const Source& s) -> Result<ExtractedDocument> {
        if (std::optional<ExtractedDocument> kept = context.kept.find(s)) {
            outcome.from_kept = true;
            return std::move(*kept);
        }
        Result<ExtractedDocument> extracted = context.child.run(s);
        if (extracted) context.kept.keep(s, *extracted);
        return extracted;
    };
    const Result<Product> product = process(*source, extract, context.knowledge);
    if (!product) {
        outcome.fatal = !context.child.alive();
        return failed(std::move(outcome), product.error());
    }
    outcome.document = assemble(*product, context.knowledge.terms);
    Result<FinishedRecords> records = finish_records(outcome.document);
    if (!records) return failed(std::move(outcome), records.error());
    outcome.records = std::move(*records);
    return outcome;
}

}  // namespace mea
