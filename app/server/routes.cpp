// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/routes.h"

#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <sstream>

#include "app/open_index.h"
#include "app/render/json.h"
#include "pipeline/source.h"

namespace mea {
namespace {

namespace fs = std::filesystem;

struct Asset {
    std::string type;
    std::string body;
    std::string etag;
};

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> asset_types{{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".svg", "image/svg+xml"},
    {".json", "application/json"},
    {".png", "image/png"},
}};

std::string_view type_of(const fs::path& file) {
    for (const auto& [extension, type] : asset_types) {
        if (file.extension() == extension) return type;
    }
    return {};
}

std::map<std::string, Asset> read_assets(const std::string& directory) {
    std::map<std::string, Asset> assets;
    for (const auto& entry : fs::recursive_directory_iterator(directory)) {
        const std::string_view type = type_of(entry.path());
        if (!entry.is_regular_file() || type.empty()) continue;
        std::ifstream in(entry.path(), std::ios::binary);
        std::ostringstream body;
        body << in.rdbuf();
        const std::string path = "/" + fs::relative(entry.path(), directory).generic_string();
        Asset asset{std::string(type), body.str(), {}};
        asset.etag = "\"" + sha256_of(asset.body).substr(0, 16) + "\"";
        assets.emplace(path, std::move(asset));
    }
    return assets;
}

int status_of(ErrorCode code) {
    switch (code) {
        case ErrorCode::query:
        case ErrorCode::usage:
            return 400;
        case ErrorCode::not_found:
            return 404;
        default:
            return 503;
    }
}

Response problem(const Error& error) {
    Json json = json_of(error);
    // Paths of the server's files are nobody's business.
    if (error.code != ErrorCode::query && error.code != ErrorCode::usage) json.erase("where");
    json["status"] = status_of(error.code);
    return {status_of(error.code), "application/problem+json", printed(json), {}};
}

Response answered(const Json& json) {
    return {200, "application/json", printed(json), {{"Cache-Control", "no-cache"}}};
}

std::string parameter(const Request& request, const std::string& name) {
    const auto found = request.query.find(name);
    return found == request.query.end() ? std::string() : found->second;
}

Result<std::size_t> number(const Request& request, const std::string& name, std::size_t otherwise,
                           std::size_t most) {
    const std::string text = parameter(request, name);
    if (text.empty()) return otherwise;
    std::size_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size() || value > most)
        return fail(ErrorCode::usage, "not a number from 0 to " + std::to_string(most), name);
    return value;
}

bool flag(const Request& request, const std::string& name) {
    const std::string value = parameter(request, name);
    return value == "1" || value == "true";
}

}  // namespace

struct Routes::Parts {
    std::string index;
    std::shared_ptr<const Knowledge> knowledge;
    std::map<std::string, Asset> assets;
    std::mutex mutex;
    std::vector<OpenIndex> idle;

    // One reader a request in hand; readers are kept for the next.
    template <class Work>
    Response with_index(Work work) {
        Result<OpenIndex> reader = borrow();
        if (!reader) {
            Error error = reader.error();
            if (error.code == ErrorCode::not_found) error.code = ErrorCode::internal;
            return problem(error);
        }
        Response response = work(reader->searcher());
        if (response.status < 500) {
            const std::lock_guard lock(mutex);
            idle.push_back(std::move(*reader));
        }
        return response;
    }

    Result<OpenIndex> borrow() {
        {
            const std::lock_guard lock(mutex);
            if (!idle.empty()) {
                OpenIndex reader = std::move(idle.back());
                idle.pop_back();
                return reader;
            }
        }
        return OpenIndex::open(index, knowledge);
    }

    Response search(const Request& request) {
        constexpr std::size_t longest_query = 1000;
        constexpr std::size_t most_hits = 100;
        const std::string query = parameter(request, "q");
        if (query.size() > longest_query)
            return problem({ErrorCode::usage, "the query is too long", "q", "at most 1,000 bytes"});
        const auto limit = number(request, "limit", 10, most_hits);
        const auto offset = number(request, "offset", 0, 100'000);
        if (!limit) return problem(limit.error());
        if (!offset) return problem(offset.error());
        SearchOptions options;
        options.limit = *limit;
        options.offset = *offset;
        options.by_document = parameter(request, "by") == "document";
        options.exact = flag(request, "exact");
        options.facets = flag(request, "facets");
        const std::string language = parameter(request, "show_lang");
        return with_index([&](Searcher& searcher) {
            Result<Results> results = searcher.search(query, options);
            if (!results) return problem(results.error());
            if (!language.empty()) add_parallels(searcher, *results, language);
            return answered(json_of(*results));
        });
    }

    Response document(const Request& request) {
        const Address address = parse_address(parameter(request, "symbol"));
        if (address.document.empty())
            return problem(
                {ErrorCode::usage, "no symbol is named", "symbol", "add ?symbol=UNEP/GC.23/8"});
        return with_index([&](Searcher& searcher) {
            const Result<StoredDocument> stored =
                searcher.document(address.document, parameter(request, "lang"));
            return stored ? answered(json_of(*stored)) : problem(stored.error());
        });
    }

    Response health(const Request&) {
        return with_index([](Searcher& searcher) {
            const Result<Status> status = searcher.status();
            if (!status) return problem(status.error());
            return answered(Json{{"status", "ok"}, {"documents", status->documents}});
        });
    }

    Response file(const Request& request, const std::string& path) const {
        const auto found = assets.find(path);
        if (found == assets.end())
            return problem({ErrorCode::not_found, "there is no such page", request.path, {}});
        Response response{200,
                          found->second.type,
                          {},
                          {{"ETag", found->second.etag}, {"Cache-Control", "no-cache"}}};
        if (request.if_none_match == found->second.etag) {
            response.status = 304;
        } else {
            response.body = found->second.body;
        }
        return response;
    }
};

Routes::Routes() : parts_(std::make_unique<Parts>()) {}
Routes::~Routes() = default;
Routes::Routes(Routes&&) noexcept = default;
Routes& Routes::operator=(Routes&&) noexcept = default;

Result<Routes> Routes::make(std::string index, std::string web_directory,
                            std::shared_ptr<const Knowledge> knowledge) {
    Routes routes;
    routes.parts_->index = std::move(index);
    routes.parts_->knowledge = std::move(knowledge);
    routes.parts_->assets = read_assets(web_directory);
    if (!routes.parts_->assets.contains("/index.html"))
        return fail(ErrorCode::not_found, "the page is missing", web_directory + "/index.html");
    return routes;
}

Response Routes::answer(const Request& request) const {
    struct Route {
        std::string_view path;
        bool prefix;
        Response (*answer)(Parts&, const Request&);
    };
    static const std::array<Route, 5> table{{
        {"/", false, [](Parts& p, const Request& r) { return p.file(r, "/index.html"); }},
        {"/d/", true, [](Parts& p, const Request& r) { return p.file(r, "/index.html"); }},
        {"/api/v1/search", false, [](Parts& p, const Request& r) { return p.search(r); }},
        {"/api/v1/document", false, [](Parts& p, const Request& r) { return p.document(r); }},
        {"/health", false, [](Parts& p, const Request& r) { return p.health(r); }},
    }};
    for (const Route& route : table) {
        const bool fits =
            route.prefix ? request.path.starts_with(route.path) : request.path == route.path;
        if (fits) return route.answer(*parts_, request);
    }
    return parts_->file(request, request.path);
}

}  // namespace mea
