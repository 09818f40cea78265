// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/html_formula.h"

#include <string_view>

#include <pugixml.hpp>

#include "extractors/linear_math.h"

namespace mea {
namespace {

// "<msup class=x>" → "msup"; the parser knows few of these elements by number.
std::string name_of_element(const GumboNode* node) {
    GumboStringPiece piece = node->v.element.original_tag;
    gumbo_tag_from_original_text(&piece);
    std::string name(piece.data == nullptr ? "" : piece.data, piece.length);
    for (char& c : name) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return name.empty() ? gumbo_normalized_tagname(tag_of(node)) : name;
}

void copy(const GumboNode* from, pugi::xml_node to) {
    for (const GumboNode* child : children_of(from)) {
        if (is_element(child)) {
            copy(child, to.append_child(name_of_element(child).c_str()));
        } else if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_WHITESPACE) {
            to.append_child(pugi::node_pcdata).set_value(child->v.text.text);
        }
    }
}

}  // namespace

std::string html_formula(const GumboNode* math) {
    pugi::xml_document tree;
    copy(math, tree.append_child("math"));
    return linear::mathml(tree.document_element());
}

}  // namespace mea
