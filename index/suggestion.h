// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "index/query.h"
#include "index/stems.h"
#include "pipeline/terms.h"

// What may have been meant when nothing was found: the query with each word that neither the index
// nor the thesaurus holds replaced by the nearest one that they hold (one edit for short words, two
// for longer ones; transposed neighbours are one edit). Of equals the one that stands in a
// paragraph with the other words of the query, then the more frequent. A word of the thesaurus is
// written as it writes it, with its accents; capitals stay. Words in quotation marks too; fields,
// numbers, Chinese and words of less than four letters are left alone. Empty when there is nothing
// to say. Words of the index that differ in their first letter are not looked at: the list of words
// is read from there. May throw what the index library throws.

namespace Xapian {
class Database;
}

namespace mea {

// Words of the thesaurus: folded → as written.
using Vocabulary = std::map<std::string, std::string, std::less<>>;
Vocabulary vocabulary_of(const Terms& terms);

struct SuggestionSources {
    const Xapian::Database& database;
    const Stemmer& stemmer;
    const Vocabulary& vocabulary;
};

std::string suggestion_for(const QueryNode& tree, std::string_view query,
                           const SuggestionSources& sources);

// Edits between two words: letters put in, left out, changed, or two neighbours exchanged (optimal
// string alignment); more than `most` is reported as most + 1.
std::size_t edits_between(std::u32string_view a, std::u32string_view b, std::size_t most);

}  // namespace mea
