// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>
#include <iostream>

#include <sys/ioctl.h>
#include <unistd.h>

#include "app/commands/command.h"
#include "app/open_index.h"
#include "app/render/parallel.h"

namespace mea {
namespace {

// Cells of a line: of the terminal, else $COLUMNS, else 80.
std::size_t terminal_width() {
    constexpr std::size_t usual = 80;
    winsize size{};
    if (isatty(STDOUT_FILENO) == 1 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 &&
        size.ws_col > 0) {
        return size.ws_col;
    }
    const char* columns = std::getenv("COLUMNS");
    const long given = columns == nullptr ? 0 : std::strtol(columns, nullptr, 10);
    return given > 0 && given < 10000 ? static_cast<std::size_t>(given) : usual;
}

// The versions asked for that exist; those that do not are named on standard error.
Result<std::vector<IndexDocument>> versions_of(Searcher& searcher, const std::string& key,
                                               std::vector<std::string> languages) {
    const Result<StoredDocument> any = searcher.document(key, "");
    if (!any) return tl::unexpected<Error>(any.error());
    if (languages.empty()) languages = any->languages;
    std::vector<IndexDocument> versions;
    for (const std::string& language : languages) {
        Result<StoredDocument> one = searcher.document(key, language);
        if (one) {
            versions.push_back(std::move(one->document));
        } else if (one.error().code == ErrorCode::not_found) {
            complain("there is no version of " + key + " in " + language);
        } else {
            return tl::unexpected<Error>(one.error());
        }
    }
    return versions;
}

}  // namespace

Exit run_parallel(const ParallelOptions& options, const Common& common) {
    Result<OpenIndex> index = OpenIndex::open(index_of(common));
    if (!index) return complain(index.error());
    const Address address = parse_address(options.address);
    const auto versions = versions_of(index->searcher(), address.document, options.languages);
    if (!versions) {
        complain(describe(versions.error()));
        return versions.error().code == ErrorCode::not_found ? Exit::nothing : Exit::error;
    }
    const Parallel parallel = side_by_side(*versions, address.path);
    if (parallel.rows.empty()) {
        complain(describe({ErrorCode::not_found, "there is no such paragraph",
                           address.document + "#" + address.path,
                           "`mea show " + address.document + "` lists what there is"}));
        return Exit::nothing;
    }
    if (options.format == "json") {
        std::cout << printed(json_of(parallel)) << '\n';
    } else if (options.format == "tmx") {
        std::cout << tmx_of(parallel);
    } else if (options.format == "csv") {
        std::cout << csv_of(parallel);
    } else {
        std::cout << text_of(parallel, terminal_width());
    }
    return Exit::done;
}

}  // namespace mea
