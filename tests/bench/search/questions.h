// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "pipeline/index_document.h"

// Two hundred questions of mixed kinds, asked of documents in their own words: a fifth of each kind
// would not do, so the share follows what is asked of a library of treaties. Languages in turn.
// Every engine says a question in its own language of queries.

namespace mea::bench {

enum class Kind { common, rare, two, three, phrase, code, prefix, filtered };

inline constexpr const char* kind_names[] = {
    "common word", "rare word",        "two words", "three words",
    "phrase",      "decision, symbol", "prefix",    "words, one language"};

struct Question {
    Kind kind = Kind::two;
    std::string language;            // of the words
    std::vector<std::string> words;  // as printed; of a phrase in order; of a code one
};

// The same documents give the same questions. Fewer when the documents have too few words.
std::vector<Question> questions_of(const std::vector<IndexDocument>& documents);

// Writes the questions as addresses, one a line, for a client of HTTP: "addresses.mea" for mea
// serve, "addresses.omega" for Omega's CGI program at /omega.
void write_addresses(const std::vector<Question>& questions, const std::string& folder);

}  // namespace mea::bench
