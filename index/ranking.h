// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <functional>
#include <vector>

#include "index/enquiry.h"
#include "index/word_rows.h"

// Puts matches in the order in which they are shown: by weight, rows of words counted, and equals
// in the order of documents and paragraphs.
//
// The order among equals costs a look at each of them. It is looked at where some are shown and
// others are not; by the library for all matches where they are more than were fetched.

namespace mea {

struct RankingWindow {
    std::size_t offset = 0;
    std::size_t limit = 0;
    std::size_t counted = 0;  // as in Wanted
    bool in_order = false;    // ordered by the library at once, because many weigh the same
};

struct Ranked {
    Matched matched;        // from the first hit on, offset included
    bool in_order = false;  // equals that are shown, too; else in any order among themselves
};

// Asks `match` once or twice. May throw what the index library throws.
Ranked rank(const Xapian::Database& database, const std::vector<WordRow>& rows,
            const RankingWindow& window, const std::function<Matched(const Wanted&)>& match);

}  // namespace mea
