// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "app/register_filter.h"
#include "app/render/registers.h"
#include "app/server/service.h"

namespace mea {
namespace {

constexpr std::size_t most_rows = 1000;
constexpr std::size_t furthest = 1'000'000;
constexpr std::size_t longest_filter = 1000;  // bytes of all words together

// `q` in words, and the other parameters as the fields of the same names.
Result<RegisterFilter> filter_of(const Request& request, const Knowledge& knowledge,
                                 const std::vector<std::string>& fields) {
    std::vector<std::string> words;
    const std::string typed = parameter(request, "q");
    std::string_view rest = typed;
    std::size_t bytes = rest.size();
    for (rest = trimmed(rest); !rest.empty(); rest = trimmed(rest)) {
        const std::size_t space = std::min(rest.find(' '), rest.size());
        words.emplace_back(rest.substr(0, space));
        rest.remove_prefix(space);
    }
    for (const std::string& field : fields) {
        const std::string value = parameter(request, field);
        bytes += value.size();
        if (!value.empty()) words.push_back(field + ":" + value);
    }
    if (bytes > longest_filter)
        return fail(ErrorCode::usage, "the filter is too long", "q", "at most 1,000 bytes");
    const auto limit = number(request, "limit", 50, most_rows);
    if (!limit) return tl::unexpected<Error>(limit.error());
    const auto offset = number(request, "offset", 0, furthest);
    if (!offset) return tl::unexpected<Error>(offset.error());
    Result<RegisterFilter> filter = parse_filter(words, knowledge);
    if (!filter) return filter;
    filter->limit = *limit;
    filter->offset = *offset;
    return filter;
}

}  // namespace

Response decisions(Service& service, const Request& request) {
    const auto filter =
        filter_of(request, *service.knowledge, {"body", "treaty", "year", "lang", "decision"});
    if (!filter) return problem(filter.error());
    return service.with_reader([&](Reader& reader) {
        const auto found = reader.registers.decisions(*filter);
        return found ? answered(json_of(*found)) : problem(found.error());
    });
}

Response citations(Service& service, const Request& request) {
    const auto window = filter_of(request, *service.knowledge, {});
    if (!window) return problem(window.error());
    const auto id = parse_id(parameter(request, "id"), *service.knowledge);
    if (!id) return problem(id.error());
    return service.with_reader([&](Reader& reader) {
        const auto found = reader.registers.citations(*id, *window);
        return found ? answered(json_of(*found)) : problem(found.error());
    });
}

Response centres(Service& service, const Request& request) {
    const auto filter = filter_of(request, *service.knowledge, {"network", "country", "decision"});
    if (!filter) return problem(filter.error());
    return service.with_reader([&](Reader& reader) {
        const auto found = reader.registers.centres(*filter);
        return found ? answered(json_of(*found, service.knowledge->lexicon))
                     : problem(found.error());
    });
}

Response documents(Service& service, const Request& request) {
    const auto filter =
        filter_of(request, *service.knowledge, {"symbol", "body", "treaty", "lang", "year"});
    if (!filter) return problem(filter.error());
    return service.with_reader([&](Reader& reader) {
        const auto found = reader.registers.documents(*filter);
        if (!found) return problem(found.error());
        Json json = json_of(*found);
        for (Json& one : json["documents"]) hide_folders(one["renditions"]);
        return answered(json);
    });
}

Response status(Service& service, const Request&) {
    return service.with_reader([](Reader& reader) {
        const auto found = reader.index.searcher().status();
        if (!found) return problem(found.error());
        Json json = json_of(*found);
        json.erase("failures");  // they name files of the server
        return answered(json);
    });
}

Response health(Service& service, const Request&) {
    return service.with_reader([](Reader& reader) {
        const auto found = reader.index.searcher().languages("none");
        if (!found) return problem(found.error());
        return answered(Json{{"status", "ok"}});
    });
}

}  // namespace mea
