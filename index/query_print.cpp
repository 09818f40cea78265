// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/query.h"

namespace mea {
namespace {

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

std::string joined(const QueryNode& tree, std::string_view between) {
    std::string line;
    for (const QueryNode& child : tree.children) {
        if (!line.empty()) line += between;
        const bool group = child.kind == QueryKind::any ||
                           (child.kind == QueryKind::all && tree.kind == QueryKind::all);
        line += group ? "(" + print(child) + ")" : print(child);
    }
    return line;
}

// "clearing-house mechanism ~ zh:"信息交换所机制" treaty:basel"
std::string related(const QueryNode& tree) {
    const QueryNode& typed = tree.children.at(0);
    std::string line = typed.kind == QueryKind::all ? joined(typed, " ") : print(typed);
    line += " ~";
    for (std::size_t i = 1; i < tree.children.size(); ++i) {
        const QueryNode& other = tree.children[i];
        line += " ";
        if (other.kind == QueryKind::meaning) {
            line += print(other);
            continue;
        }
        if (!other.language.empty()) line += other.language + ":";
        line += other.kind == QueryKind::boost ? other.text : quoted(other.text);
    }
    return line;
}

std::string field_prefix(const QueryNode& node) {
    if (node.field == Field::text) return {};
    return std::string(row(node.field).name) + ":";
}

}  // namespace

std::string print(const QueryNode& tree) {
    switch (tree.kind) {
        case QueryKind::all:
            return joined(tree, " AND ");
        case QueryKind::any:
            return joined(tree, " OR ");
        case QueryKind::exclude: {
            const QueryKind inner = tree.children.at(0).kind;
            const bool group = inner == QueryKind::all || inner == QueryKind::any;
            const std::string text = print(tree.children.at(0));
            return group ? "NOT (" + text + ")" : "NOT " + text;
        }
        case QueryKind::word:
            return field_prefix(tree) + tree.text;
        case QueryKind::prefix:
            return field_prefix(tree) + tree.text + "*";
        case QueryKind::phrase:
            return field_prefix(tree) + quoted(tree.text);
        case QueryKind::range:
            if (tree.text == tree.to) return field_prefix(tree) + tree.text;
            return field_prefix(tree) + tree.text + ".." + tree.to;
        case QueryKind::entity:
            return "{" + tree.text + "|" + joined(tree, " ") + "}";
        case QueryKind::boost:
            return "{" + (tree.field == Field::text ? quoted(tree.text) : tree.text) + "}^";
        case QueryKind::meaning: {
            std::string line = tree.text;
            for (const QueryNode& name : tree.children) {
                line += " " + name.language + ":" + quoted(name.text);
            }
            return line;
        }
        case QueryKind::related:
            return "{" + related(tree) + "}";
    }
    return {};
}

}  // namespace mea
