// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "index/registers.h"

// The citations round one decision, resolution or document as a graph.
//
// Walks from the middle in both directions, nearest first; where there are more nodes than the
// bound, those with most citations stay and `cut` is set. Paragraphs that cite with one verb are
// one edge. What cites itself is left out.

namespace mea {

struct GraphBounds {
    std::size_t depth = 1;   // steps from the middle
    std::size_t nodes = 60;  // the middle included
};

struct GraphNode {
    std::string id;
    std::string label;  // the number or symbol
    std::string title;  // as first found, may be empty
    std::string href;   // "/decision/ID"
    std::size_t depth = 0;
};

struct GraphEdge {
    std::string from;  // cites
    std::string to;
    std::string verb;
    std::size_t count = 0;  // paragraphs
    std::string permalink;  // of the first
};

struct CitationGraph {
    std::string id;
    std::vector<GraphNode> nodes;  // the middle first
    std::vector<GraphEdge> edges;
    bool cut = false;
};

// Errors: not_found when the index knows nothing of it.
Result<CitationGraph> citation_graph(Registers& registers, const std::string& id,
                                     const GraphBounds& bounds);

}  // namespace mea
