// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "index/schema.h"
#include "pipeline/entity.h"
#include "pipeline/result.h"
#include "pipeline/text.h"

// The query language: text → tree → printed form. Knows no index library.
//
//   query  = any ;  any = all { OR all } ;  all = unary { [AND] unary }
//   unary  = [ NOT | - ] item ;  item = word [*] | "phrase" | field:value | ( any )
//   value  = word [*] | "phrase" | from..to (year, date) | ( any ), where the field holds for each
//   word
//
// Operators are upper case; other words are words. Curly and angle quotes are quotes, full-width
// spaces are spaces. Parentheses inside a word belong to it: UNEP(DTIE)/Hg, 2214(2015). A mark
// without letters
// (-, –, &) is nothing. Words are AND-ed; nothing becomes an OR by accident: what cannot be
// parsed is an Error (ErrorCode::query) whose `where` is "column N", in characters from 1.
//
//   mercury waste -medical        mercury AND waste AND NOT medical
//   区域中心 lang:zh              区域中心 AND lang:zh
//   (a OR b) year:2004..2010      (a OR b) AND year:2004..2010
//   "unbalanced                   query: column 1: the quotation mark is not closed
//
// Pure and thread-safe, when the tagger is.

namespace mea {

enum class QueryKind {
    all,      // children are AND-ed
    any,      // children are OR-ed
    exclude,  // one child: NOT
    word,     // text as typed; may hold several atoms ("SC-1/15", "区域中心")
    prefix,   // text without the star
    phrase,
    range,    // text..to, either may be empty
    entity,   // text is the id, children are the words it was read from: either finds
    boost,    // ranks higher, excludes nothing: text is an id, or of Field::text words in a row
    related,  // the first child is what was typed, the others say the same otherwise
    meaning,  // beside `related`: a concept of the thesaurus by its id; the children are its names
};

struct QueryNode {
    QueryKind kind = QueryKind::all;
    Field field = Field::text;
    std::string text;
    std::string to;
    std::vector<QueryNode> children;
    Range range;           // bytes of the query
    double weight = 1;     // of what is related, against what was typed
    std::string language;  // of what is related; empty: any
};

// Finds entities in the words of a query: the same normaliser as at index time.
using QueryTagger = std::function<std::vector<Entity>(std::string_view)>;

Result<QueryNode> parse_query(std::string_view query);

// Puts the entities that are named in the words of the query into the tree. Decisions, resolutions,
// recommendations, symbols, articles and meetings become `entity` nodes: SC-1/15, 第SC-1/15号决定
// and решение СК-1/15 reach the same paragraphs. Names (treaty, country, body …) become `boost`
// nodes: the words stay what is looked for.
QueryNode with_entities(QueryNode tree, std::string_view query, const QueryTagger& tagger);

// Words that were typed side by side rank higher side by side.
QueryNode with_neighbours(QueryNode tree, std::string_view query);

// The same thing by another name or in another language.
struct RelatedTerm {
    std::string text;  // words, as one would type them
    std::string language;
    double weight = 1;  // 0–1, against the words it stands for
};

struct RelatedTerms {
    Range range;  // bytes of the text that was given
    std::vector<RelatedTerm> terms;
    std::string concept_key = {};  // of the thesaurus, whose names the terms are; or empty
};

// What a thesaurus or a learnt lexicon knows of a text: in order, without overlaps.
using QueryRelations = std::function<std::vector<RelatedTerms>(std::string_view)>;

// Puts beside the words of the query what says the same otherwise: names of treaties, bodies,
// countries by their id (from the boosts that with_entities() left), terms by `relations`. Words in
// quotation marks, of a field, with a star or excluded stay as typed.
QueryNode with_related(QueryNode tree, std::string_view query, const QueryRelations& relations);

// The language a query is typed in, by script; of Latin words only when one of them, or an accent,
// tells. Empty: any.
std::string language_of_query(std::string_view query);

// One line; parse(print(tree)) is the same tree (entities apart, shown as {id|words}, boosts as
// {id}^, related terms as {words ~ zh:"…"}).
std::string print(const QueryNode& tree);

}  // namespace mea
