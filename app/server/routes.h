// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/server/http.h"
#include "app/server/metrics.h"
#include "extractors/page_image.h"
#include "pipeline/tagger.h"

// What the server answers: one table of routes over an index and the page's files.
//
// The JSON API is described by app/web/openapi.json, which a test holds against the table. Errors
// are RFC 9457 problem details. An answer from the index carries the ETag of the newest commit and
// is not made again for a client that has it. Thread-safe.

namespace mea {

struct Route {
    std::string_view path;
    bool prefix = false;                       // everything below it, too
    bool from_index = true;                    // has the ETag of the index
    std::vector<std::string_view> parameters;  // of the query, in the order of the description
};

struct RoutesOptions {
    std::string index;
    std::string web_directory;
    std::vector<std::string> origins;  // that may read the API from their pages; "*" is any
    std::shared_ptr<const PagePainter> painter;  // null: no pictures of pages
    std::string files;                           // folder of the files with a relative path
    double search_seconds = 10;                  // that a search may take; 0: as long as it takes
};

class Routes {
public:
    // Reads the page's files into memory; the index is opened at the first request for it.
    static Result<Routes> make(const RoutesOptions& options,
                               std::shared_ptr<const Knowledge> knowledge);
    ~Routes();
    Routes(Routes&&) noexcept;
    Routes& operator=(Routes&&) noexcept;

    static std::span<const Route> table();

    Response answer(const Request& request) const;

    // For GET /metrics: what was answered, and the load of the moment.
    void count(const Exchange& exchange) const;
    void set_load(std::function<ServerLoad()> load);

private:
    Routes();
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace mea
