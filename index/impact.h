// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

// How much a term says of a paragraph, worked out once when the paragraph is indexed.
//
// The index keeps it in the place of the number of times that the term stands there. It is the part
// of BM25 (Robertson and others, TREC-3, 1994) that knows the paragraph, for k1 = 1 and b = 0.5;
// its other part, how rare the term is, is only known when a question is asked. So a search need
// not look up the length of each paragraph that matches, which would be a quarter of its work.
//
//   weight of a match = rarity of the term × impact / said_once

namespace mea {

inline constexpr double said_once =
    64;  // impact of what stands once in a paragraph of middle length
inline constexpr double most_said = 127;      // is one byte in the index
inline constexpr double middle_length = 125;  // terms, with stems and those of title and headings

// `times`: that the term stands in the paragraph, at least 1; `length`: of all its terms.
inline Xapian::termcount impact_of(std::size_t times, std::size_t length) {
    constexpr double shortest = 0.5;  // of the middle length: titles are not better for being short
    const double relative = std::max(shortest, static_cast<double>(length) / middle_length);
    const auto count = static_cast<double>(times);
    const double said = said_once * 2 * count / (count + (1 + relative) / 2);
    return static_cast<Xapian::termcount>(std::lround(std::clamp(said, 1.0, most_said)));
}

// Rarity × impact: BM25 without lengths, and with a k1 that lets the impact stand as it is.
inline Xapian::BM25Weight weight_by_impact() {
    constexpr double k1 = 1e9;
    return Xapian::BM25Weight(k1, 0, 1, 0, 0.5);
}

}  // namespace mea
