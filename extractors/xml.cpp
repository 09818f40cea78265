// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/xml.h"

#include <cstring>
#include <map>
#include <utility>
#include <vector>

namespace mea {
namespace {

// Prefix as written → prefix as wanted, for the prefixes that differ.
using Renames = std::map<std::string, std::string, std::less<>>;

const Namespace* known(std::string_view uri, std::span<const Namespace> namespaces) {
    for (const Namespace& row : namespaces) {
        if (row.uri == uri) return &row;
    }
    return nullptr;
}

// The bindings an element adds to those of its parent; nullptr when it adds none.
bool add_bindings(const pugi::xml_node& node, std::span<const Namespace> namespaces,
                  Renames& renames) {
    bool changed = false;
    for (const pugi::xml_attribute& attribute : node.attributes()) {
        const std::string_view name = attribute.name();
        if (name.substr(0, 5) != "xmlns") continue;
        const std::string prefix(name.size() > 6 ? name.substr(6) : std::string_view{});
        const Namespace* row = known(attribute.value(), namespaces);
        const bool same = row == nullptr || row->prefix == prefix;
        if (!same) {
            renames[prefix] = row->prefix;
            changed = true;
        } else if (renames.erase(prefix) > 0) {
            changed = true;
        }
    }
    return changed;
}

std::string renamed(std::string_view name, const Renames& renames, std::string_view fallback) {
    const std::size_t colon = name.find(':');
    const std::string_view prefix =
        colon == std::string_view::npos ? fallback : name.substr(0, colon);
    const auto row = renames.find(prefix);
    if (row == renames.end()) return {};
    const std::string_view local = colon == std::string_view::npos ? name : name.substr(colon + 1);
    return row->second + ':' + std::string(local);
}

void rename(pugi::xml_node node, const Renames& renames) {
    if (renames.empty()) return;
    const std::string name = renamed(node.name(), renames, "");
    if (!name.empty()) node.set_name(name.c_str());
    for (pugi::xml_attribute attribute : node.attributes()) {
        if (std::strncmp(attribute.name(), "xmlns", 5) == 0) continue;
        if (std::strchr(attribute.name(), ':') == nullptr) continue;
        const std::string wanted = renamed(attribute.name(), renames, "");
        if (!wanted.empty()) attribute.set_name(wanted.c_str());
    }
}

// Walks the tree without recursion; false when it is deeper than `max_depth`.
bool settle_names(pugi::xml_node root, std::span<const Namespace> namespaces,
                  std::size_t max_depth) {
    std::vector<Renames> scopes{Renames{}};
    std::vector<std::size_t> opened_at;  // depth at which each further scope was opened
    pugi::xml_node node = root.first_child();
    std::size_t depth = 1;
    while (node) {
        if (depth > max_depth) return false;
        if (node.type() == pugi::node_element) {
            Renames scope = scopes.back();
            if (add_bindings(node, namespaces, scope)) {
                scopes.push_back(std::move(scope));
                opened_at.push_back(depth);
            }
            rename(node, scopes.back());
        }
        if (node.first_child()) {
            node = node.first_child();
            ++depth;
            continue;
        }
        for (;;) {
            if (!opened_at.empty() && opened_at.back() == depth) {
                opened_at.pop_back();
                scopes.pop_back();
            }
            if (node.next_sibling()) {
                node = node.next_sibling();
                break;
            }
            node = node.parent();
            if (!node || node == root) return true;
            --depth;
        }
    }
    return true;
}

}  // namespace

Result<Xml> parse_xml(std::string_view bytes, std::span<const Namespace> namespaces,
                      const Limits& limits, Whitespace whitespace) {
    Xml xml;
    const unsigned keep_blanks =
        whitespace == Whitespace::all ? pugi::parse_ws_pcdata : pugi::parse_ws_pcdata_single;
    const pugi::xml_parse_result parsed =
        xml.tree.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | keep_blanks);
    if (parsed.status == pugi::status_out_of_memory) {
        return fail(ErrorCode::limit, "the XML needs too much memory");
    }
    if (!xml.tree.document_element()) {
        return fail(ErrorCode::damaged, std::string("not XML: ") + parsed.description(),
                    "byte " + std::to_string(parsed.offset));
    }
    xml.cut_short = !parsed;
    if (!settle_names(xml.tree, namespaces, limits.max_depth)) {
        return fail(ErrorCode::limit, "the XML is nested too deeply");
    }
    return xml;
}

}  // namespace mea
