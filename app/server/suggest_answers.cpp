// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "app/server/service.h"
#include "index/stored.h"
#include "pipeline/text.h"

namespace mea {
namespace {

constexpr std::size_t usual = 8;
constexpr std::size_t most = 20;
constexpr std::size_t longest_query = 1000;  // bytes

bool is_act(EntityKind kind) {
    return kind == EntityKind::decision || kind == EntityKind::resolution ||
           kind == EntityKind::recommendation;
}

Json of_document(const DocumentName& name) {
    return {{"kind", "document"},
            {"text", name.symbol},
            {"query", "symbol:" + name.symbol},
            {"detail", name.title},
            {"language", name.language},
            {"href", permalink_of(name.document, "")}};
}

// "resolution:unga:54/217": the number, and whose it is.
Json of_act(const std::string& id, const Lexicon& names) {
    const std::size_t first = id.find(':');
    const std::size_t second = id.find(':', first + 1);
    const std::string body = id.substr(first + 1, second - first - 1);
    const std::string number = id.substr(second + 1);
    return {{"kind", id.substr(0, first)},
            {"text", number},
            {"query", "decision:" + body + ":" + number},
            {"detail", names.name("body", body, "en")},
            {"language", "en"},
            {"id", id},
            {"href", decision_href(id)}};
}

Json of_name(const Completion& name) {
    return {{"kind", name.kind},
            {"text", name.name},
            {"query", name.query},
            {"detail", name.key},
            {"language", name.language}};
}

}  // namespace

Response suggest(Service& service, const Request& request) {
    const std::string typed(trimmed(parameter(request, "q")));
    if (typed.size() > longest_query)
        return problem({ErrorCode::usage, "the query is too long", "q", "at most 1,000 bytes"});
    const auto limit = number(request, "limit", usual, most);
    if (!limit) return problem(limit.error());
    const std::vector<Completion> names = service.completer.complete(typed, *limit);
    std::vector<std::string> acts;
    for (const Entity& entity : tag_query(typed, *service.knowledge)) {
        if (is_act(entity.kind) && entity.id.find(":?:") == std::string::npos)
            acts.push_back(entity.id);
    }
    return service.with_reader([&](Reader& reader) {
        const auto there = reader.registers.beginnings(typed, *limit);
        if (!there) return problem(there.error());
        for (const std::string& id : there->acts) {
            if (std::find(acts.begin(), acts.end(), id) == acts.end()) acts.push_back(id);
        }
        std::vector<Json> all;
        for (const std::string& id : acts) all.push_back(of_act(id, service.knowledge->lexicon));
        for (const DocumentName& name : there->documents) all.push_back(of_document(name));
        // Codes have figures or slashes; without them a name is meant first.
        const bool code = typed.find_first_of("0123456789/") != std::string::npos;
        const auto place = code ? all.end() : all.begin();
        std::vector<Json> named;
        for (const Completion& name : names) named.push_back(of_name(name));
        all.insert(place, named.begin(), named.end());
        Json json{
            {"schema", "mea/suggestions/1"}, {"query", typed}, {"suggestions", Json::array()}};
        for (std::size_t i = 0; i < std::min(*limit, all.size()); ++i)
            json["suggestions"].push_back(std::move(all[i]));
        return answered(json);
    });
}

Response names(Service& service, const Request& request) {
    const auto wanted = language(request, "lang");
    if (!wanted) return problem(wanted.error());
    const std::string shown = wanted->empty() ? "en" : *wanted;
    Json json{{"schema", "mea/names/1"}, {"language", shown}, {"names", Json::object()}};
    for (const LexiconEntry& entry : service.knowledge->lexicon.entries()) {
        json["names"][entry.kind][entry.key] =
            service.knowledge->lexicon.name(entry.kind, entry.key, shown);
    }
    return answered(json);
}

}  // namespace mea
