// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/query.h"
#include "pipeline/terms.h"

// Where related terms come from. A mention of a concept of the thesaurus in the words of a query is
// related to the concept's other names: at most `names_a_language` of each language, the preferred
// one first and with more weight, and no name that is the typed one. Thread-safe; `terms` outlives
// the function.

namespace mea {

inline constexpr std::size_t names_a_language = 3;

QueryRelations relations_of(const Terms& terms);

}  // namespace mea
