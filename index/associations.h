// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "index/aligned_texts.h"
#include "index/phrases.h"
#include "pipeline/result.h"

// Which units of two languages say the same, learnt from aligned paragraphs.
//
// Pairs of units that stand in the same paragraphs more often than chance (log-likelihood ratio,
// Dunning 1993) compete in every paragraph: the strongest is linked first and takes both units
// (competitive linking, Melamed 2000), so that "sponsoring" is not linked to the word for State
// because it always stands beside it. What is linked often enough, where it could be, both ways,
// is an association.

namespace mea {

struct Association {
    std::uint32_t first = 0;   // unit of the first language
    std::uint32_t second = 0;  // of the second
    double forward = 0;        // 0–1: of the paragraphs with `first`, those where it is linked
    double backward = 0;       // the same of `second`
    std::uint32_t links = 0;
    std::uint32_t row = 0;  // the shortest paragraph that shows it: number of the row
};

struct LanguagePair {
    std::size_t first = 0;  // of aligned_languages
    std::size_t second = 0;
    const Units& first_units;
    const Units& second_units;
};

// Sorted by units. `texts` is read a few times; memory is bounded by the number of units and by
// the cells counted at a time (associations.cpp), not by the rows.
Result<std::vector<Association>> associate(const AlignedTexts& texts, const LanguagePair& pair);

}  // namespace mea
