// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "app/server/http.h"
#include "pipeline/tagger.h"

// What the server answers: one table of routes over an index and the page's files.
//
//   GET /                      the page                     GET /d/SYMBOL   the page, at a document
//   GET /api/v1/search         q limit offset by exact facets show_lang     "mea/results/1"
//   GET /api/v1/document       symbol lang                                   "mea/stored/1"
//   GET /health                {"status":"ok"}, or 503 when the index cannot be read
//
// Errors are RFC 9457 problem details. Thread-safe.

namespace mea {

class Routes {
public:
    // Reads the page's files into memory; the index is opened at the first request for it.
    static Result<Routes> make(std::string index, std::string web_directory,
                               std::shared_ptr<const Knowledge> knowledge);
    ~Routes();
    Routes(Routes&&) noexcept;
    Routes& operator=(Routes&&) noexcept;

    Response answer(const Request& request) const;

private:
    Routes();
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace mea
