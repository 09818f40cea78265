// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>

#include "app/commands/command.h"
#include "app/ingest/lexicon.h"
#include "index/searcher.h"

namespace mea {

Exit run_align(const Common& common) {
    const std::string index = index_of(common);
    Result<Searcher> searcher = Searcher::open(index, {});
    if (!searcher) return complain(searcher.error());
    const Result<Status> status = searcher->status();
    if (!status) return complain(status.error());
    const Result<std::string> directory = searcher->first_directory();
    if (!directory) return complain(directory.error());
    // The settings stay: they say with what the documents were read.
    Result<Writer> writer = Writer::open(*directory, status->rules);
    if (!writer) return complain(writer.error());
    if (const auto done = learn_lexicon(*writer, index, *directory, common); !done) {
        return complain(done.error());
    }
    const Result<Status> after = searcher->status();
    if (!after) return complain(after.error());
    return after->lexicon && after->lexicon->entries > 0 ? Exit::done : Exit::nothing;
}

}  // namespace mea
