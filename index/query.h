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
    range,   // text..to, either may be empty
    entity,  // text is the id, children are the words it was read from: either finds
    boost,   // text is an id: ranks higher, excludes nothing
};

struct QueryNode {
    QueryKind kind = QueryKind::all;
    Field field = Field::text;
    std::string text;
    std::string to;
    std::vector<QueryNode> children;
    Range range;  // bytes of the query
};

// Finds entities in the words of a query: the same normaliser as at index time.
using QueryTagger = std::function<std::vector<Entity>(std::string_view)>;

Result<QueryNode> parse_query(std::string_view query);

// Puts the entities that are named in the words of the query into the tree. Decisions, resolutions,
// recommendations, symbols, articles and meetings become `entity` nodes: SC-1/15, 第SC-1/15号决定
// and решение СК-1/15 reach the same paragraphs. Names (treaty, country, body …) become `boost`
// nodes: the words stay what is looked for.
QueryNode with_entities(QueryNode tree, std::string_view query, const QueryTagger& tagger);

// One line; parse(print(tree)) is the same tree (entities apart, shown as {id|words}, boosts as
// {id}^).
std::string print(const QueryNode& tree);

}  // namespace mea
