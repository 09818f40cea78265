// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>

#include "app/citation_graph.h"
#include "app/register_filter.h"
#include "app/render/graph.h"
#include "app/server/service.h"

namespace mea {
namespace {

constexpr std::size_t most_steps = 3;
constexpr std::size_t most_nodes = 120;

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
    return service.with_reader([&](Reader& reader) {
        const auto found =
            citation_graph(reader.registers, *id, {std::max<std::size_t>(1, *depth), *nodes});
        if (!found) return problem(found.error());
        if (*format != "svg") return answered(json_of(*found));
        Result<std::string> svg = svg_of(*found);
        if (!svg) return problem(svg.error());
        return Response{200, "image/svg+xml", std::move(*svg), {}};
    });
}

}  // namespace mea
