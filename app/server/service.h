// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "app/completion.h"
#include "app/server/answers.h"
#include "app/server/assets.h"
#include "app/server/http.h"
#include "app/server/page_images.h"
#include "app/server/readers.h"
#include "pipeline/tagger.h"

// What the handlers share, and the handlers: one a route, a request in, a response out.
// All are thread-safe.

namespace mea {

struct Service {
    std::shared_ptr<const Knowledge> knowledge;
    Readers readers;
    Assets assets;
    Completer completer;
    PageImages pages;
    double search_seconds = 0;  // that a search may take; 0: as long as it takes

    // Calls `work` with a reader of the newest commit; 503 when there is none.
    template <class Work>
    Response with_reader(Work work) {
        Result<std::unique_ptr<Reader>> reader = readers.borrow();
        if (!reader) {
            Error error = reader.error();
            if (error.code == ErrorCode::not_found) error.code = ErrorCode::internal;
            return problem(error);
        }
        Response response = work(**reader);
        if (response.status < 500) readers.give_back(std::move(*reader));
        return response;
    }
};

// Pages: what app/render/page.h makes, in the page's frame.
Response shell_page(Service& service, const Request& request);
Response reading_page(Service& service, const Request& request);
Response parallel_page(Service& service, const Request& request);
Response decision_page(Service& service, const Request& request);
Response decisions_page(Service& service, const Request& request);
Response centres_page(Service& service, const Request& request);
Response documents_page(Service& service, const Request& request);

// The JSON API; parameters are in the table of routes.cpp and in app/web/openapi.json.
Response search(Service& service, const Request& request);
Response facets(Service& service, const Request& request);
Response suggest(Service& service, const Request& request);
Response export_hits(Service& service, const Request& request);
Response document(Service& service, const Request& request);
Response paragraph(Service& service, const Request& request);
Response parallel(Service& service, const Request& request);
Response decisions(Service& service, const Request& request);
Response citations(Service& service, const Request& request);
Response centres(Service& service, const Request& request);
Response documents(Service& service, const Request& request);
Response page_picture(Service& service, const Request& request);
Response page_boxes(Service& service, const Request& request);
Response graph(Service& service, const Request& request);
Response names(Service& service, const Request& request);
Response status(Service& service, const Request& request);
Response health(Service& service, const Request& request);

}  // namespace mea
