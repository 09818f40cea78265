// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/alternatives.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "index/schema.h"
#include "index/standing.h"
#include "pipeline/text.h"

namespace mea {
namespace {

using Xapian::Query;

constexpr double meaning_weight = 0.6;  // of a word that a concept stands for
constexpr double apart_weight = 0.3;    // of the words of a concept's name, not side by side

Query scaled(const Query& query, double weight) {
    return Query(Query::OP_SCALE_WEIGHT, query, weight);
}

// By stems alone: every text in the language that has the word has its stem.
Query query_of(const Unit& unit) {
    const bool stemmed = unit.atoms.size() == 1 && !unit.atoms.front().stems.empty();
    if (!stemmed) return unit_query(unit, "");
    std::vector<std::string> terms;
    for (const std::string& stem : unit.atoms.front().stems) {
        terms.push_back(bounded_term("Z", stem));
    }
    return any_of(terms);
}

Query all_of(const std::vector<Unit>& units) {
    std::vector<Query> wanted;
    wanted.reserve(units.size());
    for (const Unit& unit : units) wanted.push_back(query_of(unit));
    return Query(Query::OP_AND, wanted.begin(), wanted.end());
}

}  // namespace

void Alternatives::add(const QueryNode& node) {
    if (node.kind == QueryKind::meaning) {
        add_concept(node);
    } else if (node.kind == QueryKind::boost) {
        const std::string term = entity_term(node.text);
        marks_.entities.push_back(term);
        anywhere_.push_back(scaled(Query(term), node.weight));
    } else {
        add_name(node);
    }
}

Query Alternatives::query() const {
    std::vector<Query> ways = anywhere_;
    for (const auto& [language, queries] : in_language_) {
        const Query any(Query::OP_OR, queries.begin(), queries.end());
        const Query there = context_.standing != nullptr
                                ? language_query(*context_.standing, language)
                                : Query(field_term(Field::lang, language));
        ways.push_back(language.empty() ? any : Query(Query::OP_FILTER, any, there));
    }
    return Query(Query::OP_OR, ways.begin(), ways.end());
}

// The paragraphs that name the concept, in any language; below them those that have the words of
// its first name in a language ("archaeological or historical objects"). By all its names when the
// index was made before the thesaurus knew it.
void Alternatives::add_concept(const QueryNode& node) {
    const std::string term = field_term(Field::entity, node.text);
    if (!context_.database.term_exists(term)) {
        for (const QueryNode& name : node.children) add_name(name);
        return;
    }
    anywhere_.push_back(scaled(
        Query(term), meaning_weight * static_cast<double>(std::max<std::size_t>(1, typed_words_))));
    std::set<std::string_view> languages;
    for (const QueryNode& name : node.children) {
        const std::vector<Unit> units = mark(name);
        if (typed_words_ < 2 || units.size() < 2) continue;
        if (!languages.insert(name.language).second) continue;
        in_language_[name.language].push_back(scaled(all_of(units), apart_weight));
    }
}

// Weighs by the number of words, so that a name of many words is not above a short one.
void Alternatives::add_name(const QueryNode& node) {
    const std::vector<Unit> units = mark(node);
    if (units.empty()) return;
    const double share =
        std::min(1.0, static_cast<double>(typed_words_) / static_cast<double>(units.size()));
    in_language_[node.language].push_back(scaled(all_of(units), node.weight * share));
}

std::vector<Unit> Alternatives::mark(const QueryNode& node) {
    const bool han = is_han(code_point_at(node.text, 0).value);
    std::vector<Unit> units =
        han ? units_of_phrase(node.text) : units_of_word(node.text, context_, node.language);
    std::erase_if(units, [](const Unit& unit) { return unit.function_word; });
    for (const Unit& unit : units) {
        marks_.needles.push_back(needle_of(unit));
        marks_.needles.back().front().language = node.language;
    }
    return units;
}

}  // namespace mea
