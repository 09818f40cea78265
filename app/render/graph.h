// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/citation_graph.h"
#include "app/render/json.h"
#include "pipeline/result.h"

// A citation graph as JSON and as a picture.

namespace mea {

Json json_of(const CitationGraph& graph);  // "mea/graph/1"

// SVG, laid out by Graphviz from left (cites) to right (is cited). Each node is a link to its page
// (`<a xlink:href="/decision/…">` in `<g class="node middle|act|document">`), each edge to the
// first paragraph that proves it, with the verb as its label. Nothing of a document is markup in
// it, and it loads nothing. Layouts are made one at a time: the library has global state.
Result<std::string> svg_of(const CitationGraph& graph);

}  // namespace mea
