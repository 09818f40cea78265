// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <unordered_set>
#include <vector>

#include "app/commands/command.h"
#include "app/ingest/kept.h"
#include "app/ingest/partition.h"
#include "app/ingest/readers.h"
#include "extractors/child.h"
#include "pipeline/tagger.h"

// What a reader thread does with one file: hash it, leave it when nothing changed or when its bytes
// are known, else take what was kept of it or extract in a worker process, structure, tag and make
// finished records.

namespace mea {

// Contents that were read or are being read, by the first 64 bits of their sha256. Thread-safe.
class Contents {
public:
    void add(const std::vector<std::string>& sha256s);
    bool claim(const std::string& sha256);  // false when it was there already

private:
    std::mutex mutex_;
    std::unordered_set<std::uint64_t> known_;
};

struct ReadingContext {
    const Child& child;
    const Knowledge& knowledge;
    const IngestOptions& options;
    Partition partition;
    std::string settings;
    Contents& contents;
    const Kept& kept;
};

// Thread-safe; never throws.
ReadOutcome read_file(const ReadingContext& context, const ReadTask& task);

}  // namespace mea
