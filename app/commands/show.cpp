// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "app/commands/command.h"
#include "app/open_index.h"
#include "app/render/json.h"
#include "app/render/text.h"
#include "index/parallel.h"

namespace mea {
namespace {

void keep_path(StoredDocument& stored, const std::string& path) {
    std::erase_if(stored.document.paragraphs,
                  [&path](const IndexParagraph& p) { return !path_lies_in(p.path, path); });
}

}  // namespace

Exit run_show(const ShowOptions& options, const Common& common) {
    Result<OpenIndex> index = OpenIndex::open(index_of(common));
    if (!index) return complain(index.error());
    const Address address = parse_address(options.address);
    Result<StoredDocument> stored = index->searcher().document(address.document, options.language);
    if (!stored) {
        complain(describe(stored.error()));
        return stored.error().code == ErrorCode::not_found ? Exit::nothing : Exit::error;
    }
    if (!address.path.empty()) keep_path(*stored, address.path);
    if (stored->document.paragraphs.empty()) {
        complain(describe({ErrorCode::not_found, "there is no such paragraph",
                           address.document + "#" + address.path,
                           "`mea show " + address.document + "` lists what there is"}));
        return Exit::nothing;
    }
    if (options.format == "json") {
        std::cout << printed(json_of(*stored)) << '\n';
    } else if (options.format == "html") {
        std::cout << html_of(*stored, {});
    } else {
        std::cout << text_of(*stored, {});
    }
    return Exit::done;
}

}  // namespace mea
