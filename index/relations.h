// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/learnt.h"
#include "index/query.h"
#include "pipeline/terms.h"

// Where related terms come from. A mention of a concept of the thesaurus in the words of a query is
// related to the concept's other names: at most `names_a_language` of each language, the preferred
// one first and with more weight, and no name that is the typed one. Thread-safe; `terms` outlives
// the function.

namespace mea {

inline constexpr std::size_t names_a_language = 3;
// Chinese names have no forms that share a stem, and each body translates in its own way.
inline constexpr std::size_t chinese_names = 12;

QueryRelations relations_of(const Terms& terms);

// `first`, and where it says nothing what the lexicon learnt from the corpus says, with its own
// weight; `language` is that of the query or empty. May throw what the index library throws.
std::vector<RelatedTerms> with_learnt(std::vector<RelatedTerms> first, std::string_view text,
                                      std::string_view language, const LearntReader& lexicon);

// Chinese texts number articles, paragraphs and decisions with Han numerals or with digits: what is
// typed one way is related to the other ("第三十三条" to "第33条"). In order; no overlaps.
std::vector<RelatedTerms> related_numbers(std::string_view text);

}  // namespace mea
