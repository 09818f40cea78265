// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/routes.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "app/server/answer_cache.h"
#include "app/server/compress.h"
#include "app/server/page_language.h"
#include "app/server/service.h"
#include "app/version.h"
#include "pipeline/source.h"

namespace mea {
namespace {

constexpr std::string_view api = "/api/v1/";

using Answer = Response (*)(Service&, const Request&);

struct Row {
    Route route;
    Answer answer;
};

Response description(Service& service, const Request& request) {
    const Asset* found = service.assets.find("/openapi.json");
    if (found == nullptr)
        return problem({ErrorCode::not_found, "there is no description", request.path, {}});
    return {200, found->type, found->body, {}};
}

const std::vector<Row>& rows() {
    static const std::vector<Row> table{
        {{"/", false, true, {"q", "lang", "ui"}}, shell_page},
        {{"/d/", true, true, {"lang", "at", "ui"}}, reading_page},
        {{"/parallel/", true, true, {"langs", "at", "ui"}}, parallel_page},
        {{"/decision/", true, true, {"ui"}}, decision_page},
        {{"/decisions", false, true, {"words", "body", "year", "lang", "offset", "ui"}},
         decisions_page},
        {{"/centres", false, true, {"network", "country", "by", "ui"}}, centres_page},
        {{"/documents", false, true, {"words", "body", "year", "lang", "offset", "ui"}},
         documents_page},
        {{"/help", false, true, {"ui"}}, shell_page},
        {{"/api/v1/search",
          false,
          true,
          {"q", "limit", "offset", "by", "exact", "facets", "show_lang"}},
         search},
        {{"/api/v1/facets", false, true, {"q", "exact"}}, facets},
        {{"/api/v1/suggest", false, true, {"q", "limit"}}, suggest},
        {{"/api/v1/export",
          false,
          true,
          {"q", "format", "limit", "offset", "by", "exact", "show_lang"}},
         export_hits},
        {{"/api/v1/document", false, true, {"symbol", "lang"}}, document},
        {{"/api/v1/paragraph", false, true, {"id", "lang"}}, paragraph},
        {{"/api/v1/parallel", false, true, {"id", "langs", "format"}}, parallel},
        {{"/api/v1/decisions",
          false,
          true,
          {"q", "body", "treaty", "year", "lang", "decision", "limit", "offset"}},
         decisions},
        {{"/api/v1/citations", false, true, {"id", "limit", "offset"}}, citations},
        {{"/api/v1/centres",
          false,
          true,
          {"q", "network", "country", "decision", "limit", "offset"}},
         centres},
        {{"/api/v1/documents",
          false,
          true,
          {"q", "symbol", "body", "treaty", "lang", "year", "limit", "offset"}},
         documents},
        {{"/api/v1/page", false, true, {"symbol", "lang", "page", "w"}}, page_picture},
        {{"/api/v1/page/boxes", false, true, {"id", "lang", "page"}}, page_boxes},
        {{"/api/v1/graph", false, true, {"id", "depth", "nodes", "lang", "format"}}, graph},
        {{"/api/v1/names", false, true, {"lang"}}, names},
        {{"/api/v1/status", false, true, {}}, status},
        {{"/api/v1/openapi.json", false, false, {}}, description},
        {{"/health", false, false, {}}, health},
    };
    return table;
}

const Row* row_for(const std::string& path) {
    for (const Row& row : rows()) {
        const bool fits =
            row.route.prefix ? path.starts_with(row.route.path) : path == row.route.path;
        if (fits) return &row;
    }
    return nullptr;
}

constexpr char packed_mark = '\1';  // ends the key of a kept answer that is compressed

bool names_tag(std::string_view header, std::string_view tag) {
    // Weak comparison (RFC 9110, 13.1.2); "*" is any.
    if (trimmed(header) == "*") return true;
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    return header.find(tag) != std::string_view::npos;
}

// "/v/VERSION/main.js" is "/main.js"; whether it is the version of now, which never changes.
std::pair<std::string, bool> asset_path(const std::string& path, const std::string& version) {
    constexpr std::string_view versioned = "/v/";
    if (!path.starts_with(versioned)) return {path, false};
    const std::size_t slash = std::min(path.find('/', versioned.size()), path.size());
    return {path.substr(slash), path.substr(versioned.size(), slash - versioned.size()) == version};
}

Response not_modified(std::string tag) {
    return {304, "", "", {{"ETag", std::move(tag)}, {"Cache-Control", "no-cache"}}};
}

}  // namespace

struct Routes::Parts {
    Parts(const RoutesOptions& options, std::shared_ptr<const Knowledge> knowledge, Assets assets)
        : service{knowledge,
                  Readers(options.index, knowledge),
                  std::move(assets),
                  Completer(*knowledge),
                  PageImages(options.painter, options.files),
                  options.search_seconds},
          origins(options.origins) {}
    Service service;
    std::vector<std::string> origins;
    Metrics metrics;
    AnswerCache answers;
    std::function<ServerLoad()> load;

    // Of the newest commit, the program, the page and its language; empty when the index cannot
    // tell.
    std::string tag(const std::string& language) const {
        const Result<std::string> revision = service.readers.revision();
        if (!revision || revision->empty()) return {};
        const std::string all = *revision + "/" + std::string(program_version) + "/" +
                                service.assets.version() + "/" + language;
        return "W/\"" + sha256_of(all).substr(0, 16) + "\"";
    }

    static bool is_page(const Route& route) {
        return std::find(route.parameters.begin(), route.parameters.end(), "ui") !=
               route.parameters.end();
    }

    Response from_table(const Row& row, const Request& request) {
        if (!is_page(row.route)) return kept_answer(row, request, {});
        Request in_language = request;
        const std::string language = in_language.query["ui"] = page_language(request);
        Response response = kept_answer(row, in_language, language);
        response.headers.emplace_back("Vary", "Accept-Language, Cookie");
        response.headers.emplace_back("Content-Language", language);
        if (std::string cookie = language_cookie(request); !cookie.empty())
            response.headers.emplace_back("Set-Cookie", std::move(cookie));
        return response;
    }

    Response kept_answer(const Row& row, const Request& request, const std::string& language) {
        const std::string tag = row.route.from_index ? this->tag(language) : std::string();
        if (!tag.empty() && names_tag(request.if_none_match, tag)) return not_modified(tag);
        std::string key = tag.empty() ? std::string() : AnswerCache::key_of(tag, request);
        if (!key.empty() && request.takes_gzip) key += packed_mark;
        if (!key.empty()) {
            if (std::optional<Response> known = answers.find(key)) return std::move(*known);
        }
        Response response = row.answer(service, request);
        if (response.status == 200) {
            response.headers.emplace_back("Cache-Control",
                                          row.route.from_index ? "no-cache" : "no-store");
            if (!tag.empty()) response.headers.emplace_back("ETag", tag);
            if (request.takes_gzip) compress(response);
            // A commit while it was made: the answer may be newer than the tag.
            if (!key.empty() && this->tag(language) == tag) answers.keep(key, response);
        }
        return response;
    }

    Response file(const Request& request) {
        const auto [path, of_now] = asset_path(request.path, service.assets.version());
        const Asset* found = service.assets.find(path);
        if (found == nullptr)
            return problem({ErrorCode::not_found, "there is no such page", request.path, {}});
        if (names_tag(request.if_none_match, found->etag)) return not_modified(found->etag);
        const char* keep = of_now ? "public, max-age=31536000, immutable" : "no-cache";
        Response plain{
            200, found->type, found->body, {{"ETag", found->etag}, {"Cache-Control", keep}}};
        if (!request.takes_gzip) return plain;
        const std::string key = request.path + '\0' + found->etag + packed_mark;
        if (std::optional<Response> known = answers.find(key)) return std::move(*known);
        compress(plain);
        answers.keep(key, plain);
        return plain;
    }

    Response counted() const {
        const ServerLoad now = load ? load() : ServerLoad{};
        const auto value = [](std::size_t count) { return static_cast<double>(count); };
        return {
            200,
            "text/plain; version=0.0.4; charset=utf-8",
            metrics.text({{"mea_connections", "Open connections.", value(now.connections)},
                          {"mea_in_hand", "Requests that are being answered.", value(now.in_hand)},
                          {"mea_readers_opened", "Times the index was opened.",
                           value(service.readers.opened())}}),
            {{"Cache-Control", "no-store"}}};
    }

    // The Fetch standard's CORS, for the API alone.
    void allow_origin(const Request& request, Response& response) const {
        if (origins.empty() || !request.path.starts_with(api)) return;
        const bool any = std::find(origins.begin(), origins.end(), "*") != origins.end();
        if (!any) response.headers.emplace_back("Vary", "Origin");
        const bool named =
            std::find(origins.begin(), origins.end(), request.origin) != origins.end();
        if (request.origin.empty() || (!any && !named)) return;
        response.headers.emplace_back("Access-Control-Allow-Origin", any ? "*" : request.origin);
        response.headers.emplace_back("Access-Control-Expose-Headers", "ETag, Retry-After");
        response.headers.emplace_back("Cross-Origin-Resource-Policy", "cross-origin");
        if (request.method != "OPTIONS") return;
        response.headers.emplace_back("Access-Control-Allow-Methods", "GET, HEAD");
        response.headers.emplace_back("Access-Control-Allow-Headers", "If-None-Match");
        response.headers.emplace_back("Access-Control-Max-Age", "86400");
    }
};

Routes::Routes() = default;
Routes::~Routes() = default;
Routes::Routes(Routes&&) noexcept = default;
Routes& Routes::operator=(Routes&&) noexcept = default;

Result<Routes> Routes::make(const RoutesOptions& options,
                            std::shared_ptr<const Knowledge> knowledge) {
    Result<Assets> assets = Assets::read(options.web_directory);
    if (!assets) return tl::unexpected<Error>(assets.error());
    Routes routes;
    routes.parts_ = std::make_unique<Parts>(options, std::move(knowledge), std::move(*assets));
    return routes;
}

std::span<const Route> Routes::table() {
    static const std::vector<Route> table = [] {
        std::vector<Route> all;
        for (const Row& row : rows()) all.push_back(row.route);
        return all;
    }();
    return table;
}

Response Routes::answer(const Request& request) const {
    Response response;
    const Row* row = row_for(request.path);
    if (request.method == "OPTIONS") {
        response = {204, "", "", {{"Allow", "GET, HEAD, OPTIONS"}}};
    } else if (request.path == "/metrics") {
        response = parts_->counted();
        response.route = "/metrics";
    } else if (row != nullptr) {
        response = parts_->from_table(*row, request);
        response.route = row->route.path;
    } else {
        response = parts_->file(request);
        response.route = response.status == 404 ? "none" : "file";
    }
    parts_->allow_origin(request, response);
    if (is_worth_compressing(response) || is_packed(response)) {
        response.headers.emplace_back("Vary", "Accept-Encoding");
        if (request.takes_gzip) compress(response);
    }
    return response;
}

void Routes::count(const Exchange& exchange) const { parts_->metrics.count(exchange); }

void Routes::set_load(std::function<ServerLoad()> load) { parts_->load = std::move(load); }

}  // namespace mea
