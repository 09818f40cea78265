// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/render/graph.h"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <string_view>
#include <utility>

#include <graphviz/gvc.h>

#include "pipeline/text.h"

namespace mea {
namespace {

struct GraphDeleter {
    void operator()(Agraph_t* graph) const { agclose(graph); }
};
using GraphPointer = std::unique_ptr<Agraph_t, GraphDeleter>;

// Graphviz reads escapes ("\N" is the node's name) in labels and addresses, and takes a text in
// angle brackets for markup: neither may come from a document.
std::string plain(std::string_view text) {
    std::string out;
    for (const char c : squeeze(text)) {
        const bool control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
        if (c == '\\' || control) {
            out += ' ';
        } else {
            out += c;
        }
    }
    return out;
}

void set(void* object, const char* name, std::string value) {
    std::string key = name;
    std::string none;
    agsafeset(object, key.data(), value.data(), none.data());
}

std::string shortened(const std::string& text) {
    constexpr std::size_t longest = 90;
    if (text.size() <= longest) return text;
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end) + "…";
}

std::string class_of(const GraphNode& node) {
    if (node.depth == 0) return "middle";
    return node.id.starts_with("symbol:") || node.id.starts_with("document:") ? "document" : "act";
}

GraphPointer drawn(const CitationGraph& graph) {
    std::string name = "citations";
    GraphPointer drawing(agopen(name.data(), Agdirected, nullptr));
    Agraph_t* g = drawing.get();
    set(g, "rankdir", "LR");
    set(g, "bgcolor", "transparent");
    set(g, "ranksep", "0.8");
    set(g, "nodesep", "0.15");
    set(g, "nslimit", "2");
    set(g, "mclimit", "0.5");
    set(g, "tooltip", " ");
    std::map<std::string, Agnode_t*> nodes;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const GraphNode& node = graph.nodes[i];
        std::string key = plain(node.id);
        Agnode_t* made = agnode(g, key.data(), 1);
        set(made, "label", plain(node.label));
        set(made, "tooltip", plain(node.title.empty() ? node.id : shortened(node.title)));
        set(made, "URL", plain(node.href));
        set(made, "class", class_of(node));
        set(made, "shape", class_of(node) == "document" ? "note" : "box");
        set(made, "style", class_of(node) == "document" ? "" : "rounded");
        set(made, "penwidth", node.depth == 0 ? "2.5" : "1");
        set(made, "fontname", "sans-serif");
        set(made, "fontsize", "12");
        set(made, "height", "0.3");
        set(made, "margin", "0.12,0.05");
        nodes[node.id] = made;
    }
    std::size_t count = 0;
    for (const GraphEdge& edge : graph.edges) {
        const auto from = nodes.find(edge.from);
        const auto to = nodes.find(edge.to);
        if (from == nodes.end() || to == nodes.end()) continue;
        std::string key = "e" + std::to_string(count++);
        Agedge_t* made = agedge(g, from->second, to->second, key.data(), 1);
        const std::string times = edge.count > 1 ? " ×" + std::to_string(edge.count) : "";
        set(made, "label", plain(edge.verb) + times);
        set(made, "URL", plain(edge.permalink));
        set(made, "tooltip", plain(edge.verb));
        set(made, "class", plain(edge.verb));
        set(made, "fontname", "sans-serif");
        set(made, "fontsize", "9");
        set(made, "arrowsize", "0.6");
    }
    return drawing;
}

}  // namespace

Json json_of(const CitationGraph& graph) {
    Json json{{"schema", "mea/graph/1"}, {"id", graph.id}, {"cut", graph.cut}};
    json["nodes"] = Json::array();
    for (const GraphNode& node : graph.nodes) {
        json["nodes"].push_back({{"id", node.id},
                                 {"label", node.label},
                                 {"title", node.title.empty() ? Json(nullptr) : Json(node.title)},
                                 {"href", node.href},
                                 {"depth", node.depth}});
    }
    json["edges"] = Json::array();
    for (const GraphEdge& edge : graph.edges) {
        json["edges"].push_back({{"from", edge.from},
                                 {"to", edge.to},
                                 {"verb", edge.verb},
                                 {"count", edge.count},
                                 {"permalink", edge.permalink}});
    }
    return json;
}

Result<std::string> svg_of(const CitationGraph& graph) {
    static std::mutex one_at_a_time;
    const std::lock_guard lock(one_at_a_time);
    static GVC_t* const context = [] {
        agseterr(AGMAX);  // nothing of it goes to standard error
        return gvContext();
    }();
    const GraphPointer drawing = drawn(graph);
    const auto failed = [] {
        return fail(ErrorCode::internal, "the graph cannot be drawn", "",
                    "is Graphviz's dot plugin installed (libgvc6)?");
    };
    if (gvLayout(context, drawing.get(), "dot") != 0) return failed();
    char* bytes = nullptr;
    unsigned size = 0;
    const bool rendered = gvRenderData(context, drawing.get(), "svg", &bytes, &size) == 0;
    std::string svg = rendered && bytes != nullptr ? std::string(bytes, size) : std::string();
    if (bytes != nullptr) gvFreeRenderData(bytes);
    gvFreeLayout(context, drawing.get());
    // The document type names an address on the web, which nobody shall ask.
    const std::size_t begin = svg.find("<svg");
    if (begin == std::string::npos) return failed();
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + svg.substr(begin);
}

}  // namespace mea
