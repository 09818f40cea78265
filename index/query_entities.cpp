// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>

#include "index/query.h"
#include "index/query_words.h"

namespace mea {
namespace {

// A code is one thing however it is written; a name is also its words.
bool is_code(EntityKind kind) {
    switch (kind) {
        case EntityKind::decision:
        case EntityKind::resolution:
        case EntityKind::recommendation:
        case EntityKind::symbol:
        case EntityKind::article:
        case EntityKind::meeting:
            return true;
        default:
            return false;
    }
}

QueryNode id_node(QueryKind kind, const std::string& id, Range range) {
    QueryNode node;
    node.kind = kind;
    node.field = Field::entity;
    node.text = id;
    node.range = range;
    return node;
}

// Cuts the words of [begin, end) of a query at the borders of its entities.
class Rewriter {
public:
    Rewriter(std::string_view query, const QueryTagger& tagger) : query_(query), tagger_(tagger) {}

    // `words` are neighbours with only white space between them.
    std::vector<QueryNode> rewrite(const std::vector<QueryNode>& words) const {
        const Range whole{words.front().range.begin, words.back().range.end};
        std::vector<Entity> entities = tagger_(slice(query_, whole));
        std::stable_sort(entities.begin(), entities.end(), [](const Entity& a, const Entity& b) {
            if (a.range.begin != b.range.begin) return a.range.begin < b.range.begin;
            return a.range.end > b.range.end;
        });
        std::vector<QueryNode> out;
        std::vector<QueryNode> boosts;
        std::size_t at = whole.begin;
        for (const Entity& entity : entities) {
            const Range range{whole.begin + entity.range.begin, whole.begin + entity.range.end};
            if (range.empty() || range.end > whole.end) continue;
            if (!is_code(entity.kind)) {
                boosts.push_back(id_node(QueryKind::boost, entity.id, range));
                continue;
            }
            if (range.begin < at) continue;
            add_words_within(words, Range{at, range.begin}, query_, out);
            QueryNode node = id_node(QueryKind::entity, entity.id, range);
            add_words_within(words, range, query_, node.children);
            out.push_back(std::move(node));
            at = range.end;
        }
        add_words_within(words, Range{at, whole.end}, query_, out);
        std::move(boosts.begin(), boosts.end(), std::back_inserter(out));
        return out;
    }

private:
    std::string_view query_;
    const QueryTagger& tagger_;
};

// What is excluded has no rank.
QueryNode without_boosts(QueryNode tree) {
    std::vector<QueryNode> kept;
    for (QueryNode& child : tree.children) {
        if (child.kind != QueryKind::boost) kept.push_back(without_boosts(std::move(child)));
    }
    if (tree.kind == QueryKind::all && kept.size() == 1) return std::move(kept.front());
    tree.children = std::move(kept);
    return tree;
}

std::vector<QueryNode> rewritten(std::vector<QueryNode> children, std::string_view query,
                                 const QueryTagger& tagger) {
    const Rewriter rewriter(query, tagger);
    std::vector<QueryNode> out;
    for (std::size_t i = 0; i < children.size();) {
        const std::size_t run_length = run_of_words(children, i, query);
        if (run_length == 0) {
            out.push_back(with_entities(std::move(children[i++]), query, tagger));
            continue;
        }
        const auto first = children.begin() + static_cast<std::ptrdiff_t>(i);
        std::vector<QueryNode> run = rewriter.rewrite(
            std::vector<QueryNode>(first, first + static_cast<std::ptrdiff_t>(run_length)));
        i += run_length;
        std::move(run.begin(), run.end(), std::back_inserter(out));
    }
    return out;
}

}  // namespace

QueryNode with_entities(QueryNode tree, std::string_view query, const QueryTagger& tagger) {
    if (!tagger) return tree;
    if (is_plain_word(tree)) {
        const Range range = tree.range;
        std::vector<QueryNode> one;
        one.push_back(std::move(tree));
        one = rewritten(std::move(one), query, tagger);
        if (one.size() == 1) return std::move(one.front());
        QueryNode all;
        all.children = std::move(one);
        all.range = range;
        return all;
    }
    if (tree.kind == QueryKind::all) {
        tree.children = rewritten(std::move(tree.children), query, tagger);
    } else if (tree.kind == QueryKind::any || tree.kind == QueryKind::exclude) {
        for (QueryNode& child : tree.children) {
            child = with_entities(std::move(child), query, tagger);
            if (tree.kind == QueryKind::exclude) child = without_boosts(std::move(child));
        }
    }
    return tree;
}

}  // namespace mea
