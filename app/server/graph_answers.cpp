// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>

#include "app/citation_graph.h"
#include "app/register_filter.h"
#include "app/render/graph.h"
#include "app/render/page.h"
#include "app/server/service.h"

namespace mea {
namespace {

constexpr std::size_t most_steps = 3;
constexpr std::size_t most_nodes = 120;

// Articles, treaties and the like have names instead of numbers.
void name_nodes(CitationGraph& graph, const Lexicon& names, const std::string& language) {
    for (GraphNode& node : graph.nodes) {
        const std::string kind = node.id.substr(0, node.id.find(':'));
        if (kind == "article" || kind == "treaty" || kind == "instrument")
            node.label = entity_name(node.id, names, language);
    }
}

}  // namespace

Response graph(Service& service, const Request& request) {
    const auto id = parse_id(parameter(request, "id"), *service.knowledge);
    if (!id) return problem(id.error());
    const auto depth = number(request, "depth", 1, most_steps);
    if (!depth) return problem(depth.error());
    const GraphBounds usual;
    const auto nodes = number(request, "nodes", usual.nodes, most_nodes);
    if (!nodes) return problem(nodes.error());
    const auto format = one_of(request, "format", {"json", "svg"});
    if (!format) return problem(format.error());
    const auto shown = language(request, "lang");
    if (!shown) return problem(shown.error());
    return service.with_reader([&](Reader& reader) {
        auto found =
            citation_graph(reader.registers, *id, {std::max<std::size_t>(1, *depth), *nodes});
        if (!found) return problem(found.error());
        name_nodes(*found, service.knowledge->lexicon, shown->empty() ? "en" : *shown);
        if (*format != "svg") return answered(json_of(*found));
        Result<std::string> svg = svg_of(*found);
        if (!svg) return problem(svg.error());
        return Response{200, "image/svg+xml", std::move(*svg), {}};
    });
}

}  // namespace mea
