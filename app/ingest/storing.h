// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <string>

#include "app/commands/command.h"
#include "app/ingest/journal.h"
#include "app/ingest/progress.h"
#include "app/ingest/readers.h"
#include "app/ingest/tally.h"
#include "index/writer.h"

// Outcomes in, records and ledger rows out, a commit a batch. One thread.

namespace mea {

class Storing {
public:
    // `read` reads a file here and now, for the rare one that was taken for a copy of another.
    Storing(Writer& writer, const Common& common, const IngestOptions& options, Readers::Read read);

    // Before anything else: how many files there will be.
    void begin(std::size_t files, const std::string& settings);
    // Errors are of the index, or the end of the fork server: nothing more can be stored.
    Result<void> store(ReadOutcome outcome);
    Result<void> store_problem(const Error& error);  // of the scan
    Result<void> forget(const std::string& path);    // --prune
    void show(const Readers* readers);               // progress, when it is time to
    Result<void> finish(bool interrupted);

    const Tally& tally() const { return tally_; }

private:
    Result<void> store_failure(const ReadOutcome& outcome);
    Result<void> store_same_bytes(const ReadOutcome& outcome);
    Result<void> stored(const ReadOutcome& outcome, const Put& put);
    Result<void> commit_when(bool full);
    Result<void> commit(const std::string& end);
    void say(const std::string& message);

    Writer& writer_;
    const Common& common_;
    const IngestOptions& options_;
    Readers::Read read_;
    Progress progress_;
    Journal journal_;
    Tally tally_;
    std::map<std::string, Error> failures_;  // of this run, by sha256
    std::size_t bytes_ = 0;                  // since the last commit
    std::size_t uncommitted_ = 0;            // files
};

}  // namespace mea
