// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>

#include "index/query.h"
#include "index/query_words.h"
#include "pipeline/text.h"

namespace mea {
namespace {

constexpr double name_weight = 0.6;  // a name in another language, against the typed one

QueryNode group_of(std::vector<QueryNode> words, Range range) {
    if (words.size() == 1) return std::move(words.front());
    QueryNode all;
    all.children = std::move(words);
    all.range = range;
    return all;
}

// Words of a query that mean one thing, and the other ways to say it.
struct Span {
    Range range;
    std::vector<QueryNode> others;
};

std::vector<Span> spans_of_names(const std::vector<QueryNode>& children, Range whole) {
    std::vector<Span> spans;
    for (const QueryNode& child : children) {
        if (child.kind != QueryKind::boost || child.field == Field::text ||
            child.range.begin < whole.begin || child.range.end > whole.end) {
            continue;
        }
        QueryNode name = child;
        name.weight = name_weight;
        const auto same = std::find_if(spans.begin(), spans.end(), [&](const Span& span) {
            return span.range.begin == child.range.begin && span.range.end == child.range.end;
        });
        if (same != spans.end()) {
            same->others.push_back(std::move(name));
        } else {
            spans.push_back(Span{child.range, {std::move(name)}});
        }
    }
    return spans;
}

void add_spans_of_terms(std::string_view query, Range whole, const QueryRelations& relations,
                        std::vector<Span>& spans) {
    if (!relations) return;
    for (const RelatedTerms& found : relations(slice(query, whole))) {
        Span span{Range{whole.begin + found.range.begin, whole.begin + found.range.end}, {}};
        QueryNode meaning;
        meaning.kind = QueryKind::meaning;
        meaning.text = found.concept_key.empty() ? "" : concept_id(found.concept_key);
        meaning.range = span.range;
        std::vector<QueryNode>& names = meaning.text.empty() ? span.others : meaning.children;
        for (const RelatedTerm& term : found.terms) {
            QueryNode other;
            other.kind = QueryKind::phrase;
            other.text = term.text;
            other.language = term.language;
            other.weight = term.weight;
            other.range = span.range;
            names.push_back(std::move(other));
        }
        if (!meaning.children.empty()) span.others.push_back(std::move(meaning));
        if (!span.others.empty()) spans.push_back(std::move(span));
    }
}

// From left to right, the longest of those that begin together; what overlaps is left out.
std::vector<Span> without_overlaps(std::vector<Span> spans) {
    std::stable_sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) {
        if (a.range.begin != b.range.begin) return a.range.begin < b.range.begin;
        return a.range.end > b.range.end;
    });
    std::vector<Span> kept;
    for (Span& span : spans) {
        if (kept.empty() || span.range.begin >= kept.back().range.end) {
            kept.push_back(std::move(span));
        }
    }
    return kept;
}

bool is_han_at(std::string_view query, std::size_t at) {
    return at < query.size() && is_han(code_point_at(query, at).value);
}

// Chinese is written without spaces: what was typed in one piece ranks higher in one piece, also
// where it was cut at the borders of terms.
void add_rows(const std::vector<QueryNode>& cut, std::string_view query,
              std::vector<QueryNode>& out) {
    for (std::size_t i = 0; i + 1 < cut.size(); ++i) {
        const Range left = cut[i].range;
        const Range right = cut[i + 1].range;
        if (left.end != right.begin || !is_han_at(query, left.begin) ||
            !is_han_at(query, right.begin)) {
            continue;
        }
        QueryNode row;
        row.kind = QueryKind::boost;
        row.range = Range{left.begin, right.end};
        row.text = std::string(slice(query, row.range));
        for (const Range part : {left, right}) {
            QueryNode word;
            word.kind = QueryKind::word;
            word.text = std::string(slice(query, part));
            word.range = part;
            row.children.push_back(std::move(word));
        }
        out.push_back(std::move(row));
    }
}

void add_run(const std::vector<QueryNode>& words, std::string_view query, std::vector<Span> spans,
             std::vector<QueryNode>& out) {
    const Range whole{words.front().range.begin, words.back().range.end};
    const std::size_t before = out.size();
    std::size_t at = whole.begin;
    for (Span& span : without_overlaps(std::move(spans))) {
        std::vector<QueryNode> typed;
        add_words_within(words, span.range, query, typed);
        if (typed.empty()) continue;
        add_words_within(words, Range{at, span.range.begin}, query, out);
        QueryNode node;
        node.kind = QueryKind::related;
        node.range = span.range;
        node.children.push_back(group_of(std::move(typed), span.range));
        std::move(span.others.begin(), span.others.end(), std::back_inserter(node.children));
        out.push_back(std::move(node));
        at = span.range.end;
    }
    add_words_within(words, Range{at, whole.end}, query, out);
    const std::vector<QueryNode> cut(out.begin() + static_cast<std::ptrdiff_t>(before), out.end());
    add_rows(cut, query, out);
}

std::vector<QueryNode> widened(std::vector<QueryNode> children, std::string_view query,
                               const QueryRelations& relations) {
    std::vector<QueryNode> out;
    for (std::size_t i = 0; i < children.size();) {
        const std::size_t length = run_of_words(children, i, query);
        if (length == 0) {
            ++i;
            out.push_back(with_related(children[i - 1], query, relations));
            continue;
        }
        const auto first = children.begin() + static_cast<std::ptrdiff_t>(i);
        const std::vector<QueryNode> words(first, first + static_cast<std::ptrdiff_t>(length));
        const Range whole{words.front().range.begin, words.back().range.end};
        std::vector<Span> spans = spans_of_names(children, whole);
        add_spans_of_terms(query, whole, relations, spans);
        add_run(words, query, std::move(spans), out);
        i += length;
    }
    return out;
}

}  // namespace

QueryNode with_related(QueryNode tree, std::string_view query, const QueryRelations& relations) {
    if (is_plain_word(tree)) {
        const Range range = tree.range;
        std::vector<QueryNode> one;
        one.push_back(std::move(tree));
        return group_of(widened(std::move(one), query, relations), range);
    }
    if (tree.kind == QueryKind::all) {
        tree.children = widened(std::move(tree.children), query, relations);
    } else if (tree.kind == QueryKind::any) {
        for (QueryNode& child : tree.children) {
            child = with_related(std::move(child), query, relations);
        }
    }
    return tree;
}

}  // namespace mea
