// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <fstream>
#include <string>

#include "app/ingest/readers.h"
#include "app/ingest/tally.h"
#include "index/writer.h"

// What happens during an ingest, one JSON object a line ("mea/ingest-event/1"): to the file
// `journal.jsonl` in the index directory, and with --json to standard output.
//
//   {"event":"start","at":…,"files":N,"shard":…,"settings":…}
//   {"event":"file","path":…,"status":"indexed|rendition|duplicate|failed|removed","document":…,
//    "code":…,"message":…,"bytes":…,"pages":…,"seconds":…,"from_kept":true when not extracted
//    again}                                                     unchanged files have no line
//   {"event":"progress","done":…,"files":…,"failed":…,"seconds_left":…,"reading":[{path,seconds}]}
//   {"event":"commit","done":…}    what stands above is in the index; after a crash, the rest is
//   not
//   {"event":"end", …}             the record of the run, as `mea status` has it
//
// The file is appended to; past `max_journal_bytes` it becomes journal.1.jsonl at the next start.
// A journal that cannot be written stops nothing. One thread.

namespace mea {

inline constexpr std::size_t max_journal_bytes = std::size_t{64} << 20;

class Journal {
public:
    Journal(const std::string& directory, bool on_standard_output);

    void start(const Tally& tally, const std::string& shard, const std::string& settings);
    void file(const ReadOutcome& outcome, const Put& put);
    void failed(const ReadOutcome& outcome);
    void removed(const std::string& path);
    // At most one every ten seconds.
    void progress(const Tally& tally, const Readers* readers);
    void commit(const Tally& tally);
    void end(const std::string& run_record);

private:
    void say(const std::string& line);

    std::ofstream file_;
    bool on_standard_output_;
    std::chrono::steady_clock::time_point last_progress_ = std::chrono::steady_clock::now();
};

}  // namespace mea
