// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "index/query.h"

// Plain words of a query, cut at the borders of what was recognised in them: for query_entities.cpp
// and query_related.cpp.

namespace mea {

// A word of the text, outside quotation marks and fields.
bool is_plain_word(const QueryNode& node);

// The first of children[from..] is a plain word: how many follow with only white space between?
std::size_t run_of_words(const std::vector<QueryNode>& children, std::size_t from,
                         std::string_view query);

// The parts of `words` inside `part`, as words of their own; parts without letters are nothing.
void add_words_within(const std::vector<QueryNode>& words, Range part, std::string_view query,
                      std::vector<QueryNode>& out);

}  // namespace mea
