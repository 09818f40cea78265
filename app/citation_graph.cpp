// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/citation_graph.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "index/stored.h"

namespace mea {
namespace {

constexpr std::size_t most_edges_read = 2000;  // of one node

// "resolution:unga:54/217" → "54/217", "symbol:A/80/1" → "A/80/1".
std::string label_of(const std::string& id) {
    const std::size_t first = id.find(':');
    const std::string kind = id.substr(0, first);
    const bool act = kind == "decision" || kind == "resolution" || kind == "recommendation";
    const std::size_t colon = act ? id.find(':', first + 1) : first;
    return colon == std::string::npos ? id : id.substr(colon + 1);
}

std::string shortened(const std::string& text) {
    constexpr std::size_t longest = 40;
    if (text.size() <= longest) return text;
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end) + "…";
}

GraphNode node_of(const std::string& id, std::size_t depth) {
    return {id, shortened(label_of(id)), {}, decision_href(id), depth};
}

// Documents without a symbol go by their titles.
void name_nodes(std::vector<GraphNode>& nodes, const std::vector<TitledDocument>& documents) {
    for (const TitledDocument& one : documents) {
        if (one.titles.empty()) continue;
        for (GraphNode& node : nodes) {
            const bool meant =
                node.id == "symbol:" + one.document || node.id == "document:" + one.document;
            if (!meant) continue;
            node.title = one.titles.front().second;
            if (one.symbol.empty()) node.label = shortened(node.title);
        }
    }
}

class Walk {
public:
    Walk(Registers& registers, const GraphBounds& bounds)
        : registers_(registers), bounds_(bounds) {}

    Result<CitationGraph> from(const std::string& id) {
        graph_.id = id;
        graph_.nodes.push_back(node_of(id, 0));
        for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
            if (graph_.nodes[i].depth > bounds_.depth) break;
            const bool outermost = graph_.nodes[i].depth == bounds_.depth;
            if (outermost && i > 0) break;
            if (Result<void> seen = look_round(i); !seen) {
                if (i == 0) return tl::unexpected<Error>(seen.error());
                if (seen.error().code != ErrorCode::not_found)
                    return tl::unexpected<Error>(seen.error());
            }
        }
        for (auto& [key, edge] : edges_) {
            if (has(edge.from) && has(edge.to)) graph_.edges.push_back(std::move(edge));
        }
        return std::move(graph_);
    }

private:
    bool has(const std::string& id) const {
        return std::any_of(graph_.nodes.begin(), graph_.nodes.end(),
                           [&id](const GraphNode& node) { return node.id == id; });
    }

    Result<void> look_round(std::size_t at) {
        RegisterFilter window;
        window.limit = most_edges_read;
        const Result<Citations> found = registers_.citations(graph_.nodes[at].id, window);
        if (!found) return tl::unexpected<Error>(found.error());
        if (!found->act.titles.empty()) graph_.nodes[at].title = found->act.titles.front().second;
        std::map<std::string, std::size_t> neighbours;
        for (const std::vector<Edge>* edges : {&found->cited_by, &found->cites}) {
            for (const Edge& edge : *edges) take(edge, graph_.nodes[at].id, neighbours);
        }
        add_nodes(neighbours, graph_.nodes[at].depth + 1);
        name_nodes(graph_.nodes, found->documents);
        return {};
    }

    void take(const Edge& edge, const std::string& here,
              std::map<std::string, std::size_t>& neighbours) {
        if (edge.from == edge.to) return;
        const std::string verb = edge.verb.empty() ? "mentions" : edge.verb;
        const auto key = std::make_tuple(edge.from, edge.to, verb);
        const auto known = edges_.find(key);
        // An edge between two nodes is met from both ends.
        if (known != edges_.end() && seen_from_.at(key) != here) return;
        GraphEdge& one = edges_[key];
        if (one.count++ == 0) {
            one.from = edge.from;
            one.to = edge.to;
            one.verb = verb;
            one.permalink = edge.permalink;
            seen_from_[key] = here;
        }
        ++neighbours[edge.from == here ? edge.to : edge.from];
    }

    void add_nodes(const std::map<std::string, std::size_t>& neighbours, std::size_t depth) {
        std::vector<std::pair<std::string, std::size_t>> order(neighbours.begin(),
                                                               neighbours.end());
        std::stable_sort(order.begin(), order.end(),
                         [](const auto& a, const auto& b) { return a.second > b.second; });
        for (const auto& [id, count] : order) {
            if (has(id)) continue;
            if (graph_.nodes.size() >= bounds_.nodes) {
                graph_.cut = true;
                break;
            }
            graph_.nodes.push_back(node_of(id, depth));
        }
    }

    using Key = std::tuple<std::string, std::string, std::string>;
    Registers& registers_;
    GraphBounds bounds_;
    CitationGraph graph_;
    std::map<Key, GraphEdge> edges_;
    std::map<Key, std::string> seen_from_;
};

}  // namespace

Result<CitationGraph> citation_graph(Registers& registers, const std::string& id,
                                     const GraphBounds& bounds) {
    return Walk(registers, bounds).from(id);
}

}  // namespace mea
