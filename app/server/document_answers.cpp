// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <utility>
#include <vector>

#include "app/render/parallel.h"
#include "app/server/service.h"
#include "index/parallel.h"

namespace mea {
namespace {

// Of `symbol` or `id`: SYMBOL, SYMBOL#PATH or a permalink.
Result<Address> address_of(const Request& request) {
    const bool has_id = request.query.contains("id");
    const Address address = parse_address(parameter(request, has_id ? "id" : "symbol"));
    if (!address.document.empty()) return address;
    return fail(ErrorCode::usage, "no document is named", has_id ? "id" : "symbol",
                "for example UNEP/GC.23/8, or UNEP/GC.23/8%23p28 for a paragraph");
}

Error no_paragraph(const Address& address) {
    return {ErrorCode::not_found,
            "there is no paragraph " + address.path + " in " + address.document,
            {},
            "/api/v1/document lists what there is"};
}

Json shown(const StoredDocument& stored) {
    Json json = json_of(stored);
    hide_folders(json["files"]);
    return json;
}

// How many paragraphs cite the act that the paragraph is part of, else the document.
void add_cited_by(Json& json, Registers& registers, const IndexParagraph& paragraph) {
    const std::string symbol = json["symbol"].is_string() ? json["symbol"].get<std::string>() : "";
    const std::string id = !paragraph.act.empty() ? paragraph.act
                           : symbol.empty()       ? std::string()
                                                  : "symbol:" + symbol;
    json["cited_id"] = id.empty() ? Json(nullptr) : Json(id);
    json["cited_by"] = 0;
    if (id.empty()) return;
    RegisterFilter window;
    window.limit = 0;
    if (const auto found = registers.citations(id, window)) json["cited_by"] = found->citing;
}

Result<std::vector<IndexDocument>> versions_of(Searcher& searcher, const std::string& key,
                                               std::vector<std::string> wanted) {
    Result<std::vector<std::string>> there = searcher.languages(key);
    if (!there) return tl::unexpected<Error>(there.error());
    if (there->empty()) return fail(ErrorCode::not_found, "there is no document " + key);
    if (wanted.empty()) wanted = *there;
    std::vector<IndexDocument> versions;
    for (const std::string& language : wanted) {
        Result<StoredDocument> one = searcher.document(key, language);
        if (one) {
            versions.push_back(std::move(one->document));
        } else if (one.error().code != ErrorCode::not_found) {
            return tl::unexpected<Error>(one.error());
        }
    }
    if (!versions.empty()) return versions;
    return fail(ErrorCode::not_found, "there is no document " + key + " in these languages");
}

}  // namespace

Response document(Service& service, const Request& request) {
    const auto address = address_of(request);
    if (!address) return problem(address.error());
    const auto wanted = language(request, "lang");
    if (!wanted) return problem(wanted.error());
    return service.with_reader([&](Reader& reader) {
        const auto stored = reader.index.searcher().document(address->document, *wanted);
        return stored ? answered(shown(*stored)) : problem(stored.error());
    });
}

Response paragraph(Service& service, const Request& request) {
    const auto address = address_of(request);
    if (!address) return problem(address.error());
    const auto wanted = language(request, "lang");
    if (!wanted) return problem(wanted.error());
    if (address->path.empty())
        return problem({ErrorCode::usage, "no paragraph is named", "id",
                        "add its number after the symbol: UNEP/GC.23/8%23p28"});
    return service.with_reader([&](Reader& reader) {
        auto stored = reader.index.searcher().document(address->document, *wanted);
        if (!stored) return problem(stored.error());
        std::erase_if(stored->document.paragraphs, [&](const IndexParagraph& one) {
            return !path_lies_in(one.path, address->path);
        });
        if (stored->document.paragraphs.empty()) return problem(no_paragraph(*address));
        Json json = shown(*stored);
        add_cited_by(json, reader.registers, stored->document.paragraphs.front());
        return answered(json);
    });
}

Response parallel(Service& service, const Request& request) {
    const auto address = address_of(request);
    if (!address) return problem(address.error());
    const auto wanted = languages(request, "langs");
    if (!wanted) return problem(wanted.error());
    const auto format = one_of(request, "format", {"json", "csv", "tmx"});
    if (!format) return problem(format.error());
    return service.with_reader([&](Reader& reader) {
        const auto versions = versions_of(reader.index.searcher(), address->document, *wanted);
        if (!versions) return problem(versions.error());
        const Parallel rows = side_by_side(*versions, address->path);
        if (rows.rows.empty()) return problem(no_paragraph(*address));
        if (*format == "csv") return download("text/csv; charset=utf-8", "mea.csv", csv_of(rows));
        if (*format == "tmx")
            return download("application/x-tmx+xml; charset=utf-8", "mea.tmx", tmx_of(rows));
        return answered(json_of(rows));
    });
}

}  // namespace mea
