// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/query_words.h"

#include <algorithm>
#include <utility>

#include "index/analyzer.h"
#include "index/stems.h"
#include "pipeline/language.h"

namespace mea {
namespace {

constexpr std::size_t max_neighbours = 12;  // longer runs are pasted sentences

bool has_letters(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (is_letter(point.value) || is_digit(point.value)) return true;
        at = point.next;
    }
    return false;
}

}  // namespace

bool is_plain_word(const QueryNode& node) {
    return node.kind == QueryKind::word && node.field == Field::text;
}

std::size_t run_of_words(const std::vector<QueryNode>& children, std::size_t from,
                         std::string_view query) {
    std::size_t end = from;
    while (end < children.size() && is_plain_word(children[end])) {
        if (end > from) {
            const Range gap{children[end - 1].range.end, children[end].range.begin};
            if (gap.begin > gap.end || !trimmed(slice(query, gap)).empty()) break;
        }
        ++end;
    }
    return end - from;
}

void add_words_within(const std::vector<QueryNode>& words, Range part, std::string_view query,
                      std::vector<QueryNode>& out) {
    for (const QueryNode& word : words) {
        const Range common{std::max(word.range.begin, part.begin),
                           std::min(word.range.end, part.end)};
        if (common.begin >= common.end || !has_letters(slice(query, common))) continue;
        QueryNode node;
        node.kind = QueryKind::word;
        node.text = std::string(slice(query, common));
        node.range = common;
        out.push_back(std::move(node));
    }
}

std::string language_of_query(std::string_view query) {
    const std::string language = detect_language(query);
    const bool latin = language == "en" || language == "fr" || language == "es";
    if (!latin) return language;
    for (std::size_t at = 0; at < query.size();) {
        const CodePoint point = code_point_at(query, at);
        if (point.value >= 0x80 && is_letter(point.value)) return language;
        at = point.next;
    }
    for (const Atom& atom : analyze(query).atoms) {
        if (is_function_word(atom.word)) return language;
    }
    return {};
}

QueryNode with_neighbours(QueryNode tree, std::string_view query) {
    if (tree.kind == QueryKind::any) {
        for (QueryNode& child : tree.children) child = with_neighbours(std::move(child), query);
    }
    if (tree.kind != QueryKind::all) return tree;
    const std::size_t typed = tree.children.size();
    for (std::size_t i = 0; i < typed;) {
        const std::size_t length = run_of_words(tree.children, i, query);
        if (length >= 2 && length <= max_neighbours) {
            QueryNode row;
            row.kind = QueryKind::boost;
            row.range =
                Range{tree.children[i].range.begin, tree.children[i + length - 1].range.end};
            row.text = std::string(slice(query, row.range));
            tree.children.push_back(std::move(row));
        }
        i += std::max<std::size_t>(length, 1);
    }
    return tree;
}

}  // namespace mea
