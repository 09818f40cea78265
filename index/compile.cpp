// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/compile.h"

#include <xapian.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "index/alternatives.h"
#include "index/impact.h"
#include "index/matches.h"
#include "index/query_lexer.h"
#include "index/query_parts.h"
#include "index/schema.h"
#include "index/titles.h"
#include "pipeline/fold.h"
#include "pipeline/symbol.h"

namespace mea {
namespace {

using Xapian::Query;

constexpr std::size_t max_expansion = 1000;
constexpr std::size_t max_titles = 10'000;
constexpr std::size_t max_titles_above = 1000;          // of a row of words above a paragraph
constexpr double every_word_weight = 1000 * said_once;  // above any sum of weights of most words
constexpr double entity_weight = 3;                     // an entity above its words
constexpr double neighbours_weight = 0.7;               // of words in a row, above the words
constexpr double above_weight = 0.5;                    // of a word in title or headings
constexpr double same_words = 1;  // weight of what differs from the typed in its signs alone

Query scaled(const Query& query, double weight) {
    return query.empty() ? query : Query(Query::OP_SCALE_WEIGHT, query, weight);
}

class Compiler {
public:
    explicit Compiler(const CompileContext& context) : context_(context) {}

    Result<Compiled> run(const QueryNode& tree) {
        const Query query = group(tree);
        compiled_.alike = words_ == codes_;
        if (error_) return tl::unexpected<Error>(*error_);
        leave_function_words_unmarked();
        compiled_.query = std::make_shared<const Query>(query);
        return std::move(compiled_);
    }

private:
    // Everything AND-ed at one level of the query.
    struct Level {
        std::vector<Part> parts;
        std::vector<Query> filters;
        std::vector<Query> excluded;
        std::vector<Query> boosts;
    };

    Query group(const QueryNode& node) {
        Level level;
        if (node.kind == QueryKind::all) {
            for (const QueryNode& child : node.children) add(child, level);
        } else {
            add(node, level);
        }
        return query_of(level);
    }

    Query query_of(const Level& level) const {
        Query query = query_of_parts(level.parts, context_.relaxed);
        Query filter;
        for (const Query& one : level.filters) {
            filter = filter.empty() ? one : Query(Query::OP_AND, filter, one);
        }
        const bool filtered = !level.filters.empty();
        if (level.parts.empty()) {
            query = filtered ? Query(Query::OP_SCALE_WEIGHT, filter, 0.0) : Query();
        } else if (filtered) {
            query = Query(Query::OP_FILTER, query, filter);
        }
        for (const Query& one : level.excluded) query = Query(Query::OP_AND_NOT, query, one);
        for (const Query& one : level.boosts) query = Query(Query::OP_AND_MAYBE, query, one);
        return query;
    }

    // What has every word stands first; but long tables and notes have many words by chance.
    Query query_of_parts(const std::vector<Part>& all, bool relaxed) const {
        std::vector<const Part*> parts;
        for (const Part& part : all) {
            if (!part.function_word) parts.push_back(&part);
        }
        if (parts.empty()) {
            for (const Part& part : all) parts.push_back(&part);
        }
        if (parts.empty()) return Query();
        if (parts.size() == 1) {
            const Part& only = *parts.front();
            if (only.context.empty()) return only.own;
            return Query(Query::OP_AND_MAYBE, only.own, only.context);
        }
        std::vector<Query> wanted;
        std::vector<Query> own;
        for (const Part* part : parts) {
            wanted.push_back(anywhere(*part));
            own.push_back(part->own);
        }
        const Query all_wanted = relaxed ? most_of(parts, context_.database)
                                         : Query(Query::OP_AND, wanted.begin(), wanted.end());
        const Query found(Query::OP_FILTER, all_wanted,
                          Query(Query::OP_OR, own.begin(), own.end()));
        if (!relaxed) return found;
        const Query every_word(
            Query::OP_AND_NOT, Query(Query::OP_AND, wanted.begin(), wanted.end()),
            any_of({field_term(Field::kind, "table"), field_term(Field::kind, "footnote")}));
        auto* first = new Xapian::FixedWeightPostingSource(every_word_weight);
        return Query(Query::OP_AND_MAYBE, found,
                     Query(Query::OP_FILTER, Query(first->release()), every_word));
    }

    void add(const QueryNode& node, Level& level) {
        switch (node.kind) {
            case QueryKind::all:
                level.parts.push_back(Part{group(node), {}, false});
                return;
            case QueryKind::any:
                level.parts.push_back(Part{any(node), {}, false});
                return;
            case QueryKind::exclude:
                exclude(node.children.at(0), level);
                return;
            case QueryKind::range:
                level.filters.push_back(range(node));
                return;
            case QueryKind::boost:
                boost(node, level);
                return;
            case QueryKind::entity:
                entity(node, level);
                return;
            case QueryKind::related:
                related(node, level);
                return;
            case QueryKind::meaning:
                return;
            case QueryKind::word:
            case QueryKind::phrase:
            case QueryKind::prefix:
                break;
        }
        if (node.field == Field::text || node.field == Field::title) {
            words(node, level);
        } else {
            level.filters.push_back(field_value(node));
        }
    }

    Query any(const QueryNode& node) {
        std::vector<Query> choices;
        for (const QueryNode& child : node.children) choices.push_back(group(child));
        return Query(Query::OP_OR, choices.begin(), choices.end());
    }

    void leave_function_words_unmarked() {
        std::vector<Needle>& needles = compiled_.needles;
        const auto lone = [](const Needle& needle) {
            return needle.size() == 1 && is_function_word(needle.front().word);
        };
        if (!std::all_of(needles.begin(), needles.end(), lone)) std::erase_if(needles, lone);
    }

    // Excluded words leave no marks in a snippet, and no word is too common to exclude.
    void exclude(const QueryNode& node, Level& level) {
        const std::size_t needles = compiled_.needles.size();
        const std::size_t entities = compiled_.entities.size();
        const std::size_t rows = compiled_.rows.size();
        level.excluded.push_back(group(node));
        compiled_.needles.resize(needles);
        compiled_.entities.resize(entities);
        compiled_.rows.resize(rows);
    }

    void boost(const QueryNode& node, Level& level) {
        if (!node.children.empty()) {
            std::vector<std::string_view> words;
            for (const QueryNode& child : node.children) words.push_back(child.text);
            rank_row(row_of(words), neighbours_weight, level);
            return;
        }
        if (node.field == Field::text) {
            for (const Unit& unit : units_of_phrase(node.text)) {
                rank_row(unit, neighbours_weight, level);
                compiled_.needles.push_back(needle_of(unit));
            }
            return;
        }
        const std::string term = entity_term(node.text);
        compiled_.entities.push_back(term);
        level.boosts.push_back(scaled(Query(term), entity_weight));
    }

    void rank_row(const Unit& unit, double weight, Level& level) {
        WordRow row = row_of_unit(unit);
        if (row.terms.size() == 1) {
            level.boosts.push_back(scaled(Query(row.terms.front()), weight));
            return;
        }
        row.weight = weight;
        if (!row.terms.empty()) compiled_.rows.push_back(std::move(row));
    }

    void entity(const QueryNode& node, Level& level) {
        compiled_.other_languages = true;
        const std::string term = entity_term(node.text);
        compiled_.entities.push_back(term);
        Level inner;
        for (const QueryNode& child : node.children) add(child, inner);
        Query own = scaled(Query(term), entity_weight);
        if (!inner.parts.empty()) own = Query(Query::OP_OR, own, query_of(inner));
        level.parts.push_back(Part{own, {}, false, words_of(inner.parts)});
    }

    // What was typed, or the same said otherwise; with other words of the query, what was typed may
    // also stand above the paragraph, or name the treaty that the document is the text of.
    void related(const QueryNode& node, Level& level) {
        compiled_.other_languages = true;
        Level typed;
        const QueryNode& first = node.children.at(0);
        if (first.kind == QueryKind::all) {
            for (const QueryNode& child : first.children) add(child, typed);
        } else {
            add(first, typed);
        }
        if (typed.parts.empty()) return;
        Part part{query_of_parts(typed.parts, false), {}, false, words_of(typed.parts)};
        part.context = context_of(typed.parts);
        const auto typed_words = std::count_if(typed.parts.begin(), typed.parts.end(),
                                               [](const Part& one) { return !one.function_word; });
        Alternatives others(context_, compiled_, static_cast<std::size_t>(typed_words));
        for (std::size_t i = 1; i < node.children.size(); ++i) {
            const QueryNode& child = node.children[i];
            others.add(child);
            if (part.context.empty()) continue;
            if (child.kind == QueryKind::phrase && child.weight >= same_words) {
                for (const Unit& unit : units_of_phrase(child.text)) {
                    part.context = Query(Query::OP_OR, part.context, above(unit));
                }
            }
            if (child.kind != QueryKind::boost) continue;
            const Query its_text(field_term(Field::series, folded_id(child.text)));
            part.context = Query(Query::OP_OR, part.context, scaled(its_text, 0.0));
        }
        const Query otherwise = others.query();
        if (!otherwise.empty()) part.own = Query(Query::OP_OR, part.own, otherwise);
        level.parts.push_back(std::move(part));
        std::move(typed.boosts.begin(), typed.boosts.end(), std::back_inserter(level.boosts));
    }

    static Query context_of(const std::vector<Part>& parts) {
        std::vector<Query> wanted;
        for (const Part& part : parts) {
            if (part.context.empty()) return Query();
            if (!part.function_word) wanted.push_back(anywhere(part));
        }
        return Query(Query::OP_AND, wanted.begin(), wanted.end());
    }

    void words(const QueryNode& node, Level& level) {
        if (node.kind == QueryKind::prefix) return prefix(node, level);
        const std::vector<Unit> units = node.kind == QueryKind::phrase
                                            ? units_of_phrase(node.text)
                                            : units_of_word(node.text, context_);
        for (const Unit& unit : units) {
            if (unit.rank_only) {
                rank_row(unit, 1, level);
                continue;
            }
            if (node.field == Field::title) {
                level.parts.push_back(Part{titled(node, unit), {}, unit.function_word});
                continue;
            }
            compiled_.needles.push_back(needle_of(unit));
            level.parts.push_back(text_part(unit));
        }
    }

    Part text_part(const Unit& unit) {
        ++words_;
        if (!unit.code.empty()) ++codes_;
        const std::optional<Query> code = code_query(unit, context_.database);
        Part part{code ? *code : unit_query(unit, ""), {}, unit.function_word};
        if (!unit.code.empty()) {
            part.own = Query(Query::OP_OR, part.own, Query(field_term(Field::series, unit.code)));
        }
        part.context = above(unit);
        return part;
    }

    Query above(const Unit& unit) const {
        Query found = above_query(unit);
        if (found.empty() || (context_.exact && !has_stems(unit))) {
            const Query as_typed = unit_query(unit, row(Field::title).prefix);
            const auto named = in_titles(context_.database, as_typed, max_titles_above);
            found = Query(Query::OP_OR, found, named ? *named : words_above(unit));
        }
        return scaled(found, above_weight);
    }

    // A row that stands in many titles: its words, wherever they stand above.
    Query words_above(const Unit& row) const {
        std::vector<Query> words;
        for (const UnitAtom& atom : row.atoms) {
            for (const Unit& word : units_of_word(atom.word, context_)) {
                if (!word.function_word) words.push_back(above_query(word));
            }
        }
        return Query(Query::OP_AND, words.begin(), words.end());
    }

    Query titled(const QueryNode& node, const Unit& unit) {
        const Query asked = unit_query(unit, row(Field::title).prefix);
        if (!has_stems(unit)) return in_titles_of(node, asked);
        ++words_;
        return asked;
    }

    Query in_titles_of(const QueryNode& node, const Query& asked) {
        if (const auto found = in_titles(context_.database, asked, max_titles)) return *found;
        error_ = too_many(
            node, "more than " + std::to_string(max_titles) + " titles have \"" + node.text + "\"",
            "add another word of the title");
        return Query();
    }

    Error too_many(const QueryNode& node, std::string message, std::string hint) const {
        return Error{ErrorCode::query, std::move(message),
                     column_of(context_.query, node.range.begin), std::move(hint)};
    }

    void prefix(const QueryNode& node, Level& level) {
        const std::vector<Unit> units = units_of_word(node.text, context_);
        if (units.empty()) return;
        ++words_;
        const std::string_view field =
            node.field == Field::title ? row(Field::title).prefix : std::string_view();
        const bool code = !units.back().code.empty() || node.text.back() == '/';
        if (units.back().atoms.back().han) {
            QueryNode whole = node;
            whole.kind = QueryKind::word;
            return words(whole, level);
        }
        if (code && field.empty()) {
            const std::string value = folded_id(node.text);
            Query found = expanded(node, row(Field::code).prefix, value);
            if (const auto series = expand_series(context_.database, value, max_expansion)) {
                if (!series->empty()) found = Query(Query::OP_OR, found, any_of(*series));
            }
            level.parts.push_back(Part{found, {}, false});
            compiled_.needles.push_back(prefix_needle(units.back()));
            return;
        }
        for (std::size_t i = 0; i + 1 < units.size(); ++i) {
            level.parts.push_back(
                Part{field.empty() ? unit_query(units[i], field) : titled(node, units[i]), {}});
        }
        const Query words = expanded(node, field, units.back().atoms.back().word);
        level.parts.push_back(Part{field.empty() ? words : in_titles_of(node, words), {}});
        if (field.empty()) compiled_.needles.push_back(prefix_needle(units.back()));
    }

    static Needle prefix_needle(const Unit& unit) {
        Needle needle = needle_of(unit);
        for (NeedleStep& step : needle) step.stems.clear();
        needle.back().prefix = true;
        return needle;
    }

    Query expanded(const QueryNode& node, std::string_view field, std::string_view value) {
        const auto terms = expand(context_.database, field, value, max_expansion);
        if (!terms) {
            error_ = too_many(node,
                              "more than " + std::to_string(max_expansion) +
                                  " words begin with \"" + node.text + "\"",
                              "write more letters");
            return Query();
        }
        return any_of(*terms);
    }

    static Query range(const QueryNode& node) {
        const Xapian::valueno slot = row(node.field).slot.value();
        if (node.field == Field::year && node.text == node.to) {
            return Query(field_term(Field::year, node.text));
        }
        const std::string from = node.text.empty() ? "0" : node.text;
        const std::string to = node.to.empty() ? "9\xff" : node.to + "\xff";
        return Query(Query::OP_VALUE_RANGE, slot, from, to);
    }

    // decision:unfccc-cma:1/CMA.1 is not the resolution of that number, where there is such a
    // decision.
    std::string act_term(const QueryNode& node, const std::string& value) const {
        if (node.field == Field::decision && value.find(':') != std::string::npos) {
            const std::string decision = entity_term("decision:" + value);
            if (context_.database.term_exists(decision)) return decision;
        }
        return field_term(node.field, value);
    }

    Query field_value(const QueryNode& node) {
        const std::string value = folded_id(node.text);
        if (node.field == Field::symbol) return symbol(node, value);
        if (node.field == Field::kind && is_furniture(value)) compiled_.furniture = true;
        if (node.kind == QueryKind::prefix) {
            return expanded(node, row(node.field).prefix, value);
        }
        if (node.field == Field::act) return act(node, value);
        std::vector<std::string> terms{act_term(node, value)};
        if (node.field == Field::treaty) {
            terms.push_back(field_term(Field::entity, "instrument:" + value));
        }
        for (const std::string& id : named_entities(node)) terms.push_back(entity_term(id));
        std::sort(terms.begin(), terms.end());
        terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
        for (const std::string& term : terms) compiled_.entities.push_back(term);
        return any_of(terms);
    }

    // The paragraphs of a decision itself.
    Query act(const QueryNode& node, const std::string& value) const {
        std::vector<std::string> terms{field_term(Field::act, value)};
        for (const std::string& id : named_entities(node)) {
            terms.push_back(act_terms(id).front());
        }
        return any_of(terms);
    }

    // The ids that the value names in words: country:China, decision:第SC-1/15号决定.
    std::vector<std::string> named_entities(const QueryNode& node) const {
        std::vector<std::string> ids;
        if (!context_.tagger) return ids;
        for (const Entity& entity : context_.tagger(node.text)) {
            const std::string_view kind = name_of(entity.kind);
            const bool act = kind == "decision" || kind == "resolution" || kind == "recommendation";
            const bool fits = node.field == Field::decision || node.field == Field::act
                                  ? act
                                  : kind == row(node.field).name ||
                                        (node.field == Field::treaty && kind == "instrument");
            if (fits) ids.push_back(entity.id);
        }
        return ids;
    }

    // Exact when a document has this symbol, else the series; a star is any series.
    Query symbol(const QueryNode& node, const std::string& typed) {
        std::string value = typed;
        if (const auto canonical = canonical_symbol(node.text)) value = folded_id(*canonical);
        if (node.kind == QueryKind::prefix) {
            const auto terms = expand_series(context_.database, typed, max_expansion);
            if (!terms) return expanded(node, row(Field::series).prefix, typed);
            return any_of(*terms);
        }
        const std::string exact = field_term(Field::symbol, value);
        if (context_.database.term_exists(exact)) return Query(exact);
        return Query(field_term(Field::series, value));
    }

    const CompileContext& context_;
    Compiled compiled_;
    std::size_t words_ = 0;  // that were asked for
    std::size_t codes_ = 0;  // of them codes
    std::optional<Error> error_;
};

}  // namespace

Result<Compiled> compile(const QueryNode& tree, const CompileContext& context) {
    return Compiler(context).run(tree);
}

}  // namespace mea
