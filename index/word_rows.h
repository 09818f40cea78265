// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "index/compile.h"

// Words that were typed side by side rank higher where they stand side by side.
//
// To look for rows of words in every match of common words costs more than the rest of the search.
// So matches are ranked without, and then looked at from the first one on: one that has a row gains
// the weight of its words once more. It ends where no match that is left can come among those that
// are wanted, and after `most_looked_at` at the latest.

namespace mea {

inline constexpr std::size_t most_looked_at = 40;

struct RankedMatch {
    Xapian::docid id = 0;
    double weight = 0;
    std::string place = {};  // among equals (Field::order); empty: not looked at
};

// Gives the matches, the best first, their new weights and places; the first `wanted` are as if all
// had been looked at. Of equal ones the one that was first stays first. May throw what the index
// library throws.
void rank_rows(const Xapian::Database& database, const std::vector<WordRow>& rows,
               std::size_t wanted, std::vector<RankedMatch>& matches);

}  // namespace mea
