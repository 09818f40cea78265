// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include <unistd.h>

#include "app/commands/command.h"
#include "app/open_index.h"
#include "app/render/json.h"
#include "app/render/text.h"

namespace mea {
namespace {

void print(const Results& results, const SearchArguments& arguments, const Common& common) {
    if (arguments.format == "json") {
        std::cout << printed(json_of(results)) << '\n';
    } else if (arguments.format == "jsonl") {
        for (const Hit& hit : results.hits) std::cout << printed(json_of(hit)) << '\n';
    } else if (arguments.format == "csv") {
        std::cout << csv_of(results);
    } else {
        if (arguments.explain || common.verbose) {
            std::cout << "query: " << results.explained << '\n'
                      << "language: " << (results.language.empty() ? "any" : results.language)
                      << "\n\n";
        }
        std::cout << text_of(results, {isatty(STDOUT_FILENO) == 1});
    }
}

}  // namespace

Exit run_search(const SearchArguments& arguments, const Common& common) {
    Result<OpenIndex> index = OpenIndex::open(index_of(common));
    if (!index) return complain(index.error());
    SearchOptions options;
    options.limit = arguments.limit;
    options.offset = arguments.offset;
    options.by_document = arguments.by == "document";
    options.facets = arguments.facets;
    options.exact = arguments.exact;
    options.learnt = !arguments.without_learnt;
    Result<Results> results = index->searcher().search(arguments.query, options);
    if (!results) return complain(results.error());
    if (!arguments.show_language.empty())
        add_parallels(index->searcher(), *results, arguments.show_language);
    print(*results, arguments, common);
    if (results->shards_answered < results->shards_asked) {
        for (const auto& [place, reason] : results->shards_away) {
            complain("shard " + place + " did not answer: " + reason +
                     "; what it holds is missing from the results");
        }
        return Exit::warnings;
    }
    return results->total == 0 ? Exit::nothing : Exit::done;
}

}  // namespace mea
