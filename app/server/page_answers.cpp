// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "app/register_filter.h"
#include "app/render/page.h"
#include "app/server/page_language.h"
#include "app/server/service.h"
#include "index/parallel.h"

namespace mea {
namespace {

PageWords words_for(const Service& service, const Request& request) {
    return service.assets.words(page_language(request));
}

Response html(const Service& service, const Request& request, const PageText& text) {
    const Asset& shell = service.assets.page();
    return {200,
            shell.type,
            framed(shell.body, text, words_for(service, request), request.query,
                   "/v/" + service.assets.version()),
            {}};
}

Response html_problem(const Service& service, const Request& request, const Error& error) {
    const Response plain = problem(error);
    Error shown = error;
    if (plain.status == 503) shown = {error.code, "the index cannot be read at the moment", {}, {}};
    Response response = html(service, request, page_of(shown, words_for(service, request)));
    response.status = plain.status;
    response.headers = plain.headers;
    return response;
}

// Calls `make` with a reader; what it returns, or its error, becomes a page.
template <class Make>
Response page_with(Service& service, const Request& request, Make make) {
    const PageWords words = words_for(service, request);
    Result<std::unique_ptr<Reader>> reader = service.readers.borrow();
    if (!reader) {
        Error gone = reader.error();
        if (gone.code == ErrorCode::not_found) gone.code = ErrorCode::internal;
        return html_problem(service, request, gone);
    }
    const Result<PageText> text = make(**reader, words);
    const bool index_is_well =
        text || text.error().code == ErrorCode::not_found || text.error().code == ErrorCode::usage;
    if (index_is_well) service.readers.give_back(std::move(*reader));
    return text ? html(service, request, *text) : html_problem(service, request, text.error());
}

std::string below(const Request& request, std::string_view prefix) {
    return request.path.substr(prefix.size());
}

// The reader's language and the first other; English where the reader's is not there.
std::vector<std::string> two_of(std::vector<std::string> all, const std::string& own) {
    const auto first = std::find(all.begin(), all.end(), own);
    if (first != all.end()) std::rotate(all.begin(), first, first + 1);
    if (all.size() > 2) all.resize(2);
    return all;
}

template <class Found, class... Lent>
Result<PageText> text_of(const Result<Found>& found, const Lent&... lent) {
    if (!found) return tl::unexpected<Error>(found.error());
    return page_of(*found, lent...);
}

}  // namespace

Response shell_page(Service& service, const Request& request) { return html(service, request, {}); }

Response reading_page(Service& service, const Request& request) {
    const Address address = parse_address(below(request, "/d/"));
    return page_with(service, request, [&](Reader& reader, const PageWords& words) {
        Searcher& searcher = reader.index.searcher();
        std::string wanted = language(request, "lang").value_or(std::string());
        if (wanted.empty()) {  // the reader's, where there is one
            const auto there = searcher.languages(address.document);
            const bool own =
                there && std::find(there->begin(), there->end(), words.language()) != there->end();
            if (own) wanted = words.language();
        }
        return text_of(searcher.document(address.document, wanted), service.knowledge->lexicon,
                       words, parameter(request, "at"));
    });
}

Response parallel_page(Service& service, const Request& request) {
    const Address address = parse_address(below(request, "/parallel/"));
    return page_with(
        service, request, [&](Reader& reader, const PageWords& words) -> Result<PageText> {
            Searcher& searcher = reader.index.searcher();
            const std::vector<std::string> all =
                searcher.languages(address.document).value_or(std::vector<std::string>());
            std::vector<std::string> wanted =
                languages(request, "langs").value_or(std::vector<std::string>());
            if (wanted.empty()) wanted = two_of(all, words.language());
            std::vector<IndexDocument> versions;
            for (const std::string& one : wanted) {
                Result<StoredDocument> stored = searcher.document(address.document, one);
                if (stored) versions.push_back(std::move(stored->document));
            }
            if (versions.empty())
                return fail(ErrorCode::not_found, "there is no document " + address.document);
            return page_of(side_by_side(versions, address.path), all, words,
                           parameter(request, "at"));
        });
}

Response decision_page(Service& service, const Request& request) {
    return page_with(
        service, request, [&](Reader& reader, const PageWords& words) -> Result<PageText> {
            const auto id = parse_id(below(request, "/decision/"), *service.knowledge);
            if (!id) return tl::unexpected<Error>(id.error());
            return text_of(reader.registers.citations(*id, {}), service.knowledge->lexicon, words);
        });
}

Response decisions_page(Service& service, const Request& request) {
    return page_with(service, request, [&](Reader& reader, const PageWords& words) {
        return text_of(reader.registers.decisions({}), service.knowledge->lexicon, words);
    });
}

Response centres_page(Service& service, const Request& request) {
    return page_with(service, request, [&](Reader& reader, const PageWords& words) {
        return text_of(reader.registers.centres({}), service.knowledge->lexicon, words);
    });
}

Response documents_page(Service& service, const Request& request) {
    return page_with(service, request, [&](Reader& reader, const PageWords& words) {
        return text_of(reader.registers.documents({}), words);
    });
}

}  // namespace mea
