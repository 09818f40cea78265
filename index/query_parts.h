// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <vector>

// What is AND-ed in a query, and what is enough of it when hardly anything has all: for
// compile.cpp.

namespace mea {

// `own` in the paragraph's text, `context` in what stands above it.
struct Part {
    Xapian::Query own;
    Xapian::Query context;
    bool function_word = false;
    std::size_t words = 1;  // typed words that it answers
};

// Typed words without function words; at least 1.
std::size_t words_of(const std::vector<Part>& parts);

Xapian::Query anywhere(const Part& part);

// At least half of the words, and two. Of a long query only the rarest parts are asked for; a term
// of several words is held to be rare.
Xapian::Query most_of(std::vector<const Part*> parts, const Xapian::Database& database);

}  // namespace mea
