// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "app/commands/command.h"
#include "app/open_index.h"
#include "app/render/json.h"
#include "app/render/text.h"

namespace mea {
namespace {

// Counting needs no rules and no names.
std::vector<Entity> no_entities(std::string_view) { return {}; }

}  // namespace

Exit run_status(const StatusOptions& options, const Common& common) {
    Result<Searcher> searcher = Searcher::open(index_of(common), no_entities);
    if (!searcher) return complain(searcher.error());
    const Result<Status> status = searcher->status();
    if (!status) return complain(status.error());
    if (options.format == "json") {
        std::cout << printed(json_of(*status)) << '\n';
    } else {
        std::cout << text_of(*status);
    }
    return status->shards_away.empty() ? Exit::done : Exit::warnings;
}

Exit run_check(const Common& common) {
    Result<Searcher> searcher = Searcher::open(index_of(common), no_entities);
    if (!searcher) return complain(searcher.error());
    const Result<std::vector<std::string>> wrong = searcher->check();
    if (!wrong) return complain(wrong.error());
    for (const std::string& line : *wrong) std::cout << line << '\n';
    if (!wrong->empty()) return Exit::error;
    if (!common.quiet) std::cout << "the index is whole\n";
    return Exit::done;
}

}  // namespace mea
