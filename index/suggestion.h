// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "index/query.h"
#include "index/stems.h"

// What may have been meant when nothing was found: the query with each word that the index does not
// hold replaced by the nearest one that it holds (one edit for short words, two for longer ones;
// transposed neighbours are one edit; of equals the more frequent). Words in quotation marks too;
// fields, numbers, Chinese and words of less than four letters are left alone. Empty when there is
// nothing to say. Words that differ in their first letter are not looked at: the list of words is
// read from there. May throw what the index library throws.

namespace Xapian {
class Database;
}

namespace mea {

std::string suggestion_for(const QueryNode& tree, std::string_view query,
                           const Xapian::Database& database, const Stemmer& stemmer);

// Edits between two words: letters put in, left out, changed, or two neighbours exchanged (optimal
// string alignment); more than `most` is reported as most + 1.
std::size_t edits_between(std::u32string_view a, std::u32string_view b, std::size_t most);

}  // namespace mea
