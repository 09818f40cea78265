// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>

#include "index/query.h"

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

bool is_plain_word(const QueryNode& node) {
    return node.kind == QueryKind::word && node.field == Field::text;
}

bool has_letters(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (is_letter(point.value) || is_digit(point.value)) return true;
        at = point.next;
    }
    return false;
}

QueryNode word_node(std::string_view query, Range range) {
    return QueryNode{QueryKind::word, Field::text, std::string(slice(query, range)), {}, {}, range};
}

// Cuts the words of [begin, end) of a query at the borders of its entities.
class Rewriter {
public:
    Rewriter(std::string_view query, const QueryTagger& tagger) : query_(query), tagger_(tagger) {}

    // `words` are neighbours with only white space between them.
    std::vector<QueryNode> rewrite(std::vector<QueryNode> words) const {
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
                boosts.push_back(
                    QueryNode{QueryKind::boost, Field::entity, entity.id, {}, {}, range});
                continue;
            }
            if (range.begin < at) continue;
            add_words(words, Range{at, range.begin}, out);
            QueryNode node{QueryKind::entity, Field::entity, entity.id, {}, {}, range};
            add_words(words, range, node.children);
            out.push_back(std::move(node));
            at = range.end;
        }
        add_words(words, Range{at, whole.end}, out);
        std::move(boosts.begin(), boosts.end(), std::back_inserter(out));
        return out;
    }

private:
    void add_words(const std::vector<QueryNode>& words, Range part,
                   std::vector<QueryNode>& out) const {
        for (const QueryNode& word : words) {
            const Range common{std::max(word.range.begin, part.begin),
                               std::min(word.range.end, part.end)};
            if (common.begin >= common.end) continue;
            if (has_letters(slice(query_, common))) out.push_back(word_node(query_, common));
        }
    }

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
        std::vector<QueryNode> words;
        while (i < children.size() && is_plain_word(children[i]) &&
               (words.empty() ||
                trimmed(slice(query, Range{words.back().range.end, children[i].range.begin}))
                    .empty())) {
            words.push_back(std::move(children[i++]));
        }
        if (words.empty()) {
            out.push_back(with_entities(std::move(children[i++]), query, tagger));
            continue;
        }
        std::vector<QueryNode> run = rewriter.rewrite(std::move(words));
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
        return QueryNode{QueryKind::all, Field::text, {}, {}, std::move(one), range};
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
