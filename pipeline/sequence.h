// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "pipeline/block_facts.h"
#include "pipeline/scopes.h"

// What the numbers at the beginning of a scope's blocks mean.
//
// The main sequence is found by continuity: after 28 the sequence waits for 29; numbers that come
// before it and do not lead to it (28 → 2, 3, 4 → 29) are numbers of a quoted block. A number whose
// words look like a title and that the sequence does not need is a section heading ("1. Background"
// between paragraphs 12 and 13). A count that begins again at 1 and runs past the end of the first
// is a second sequence. Holes are accepted and reported; so is, once, a count that leads nowhere.
// Short entries of a list are no headings where its later entries are sentences and nothing stands
// between them. Where paragraphs are 10.1, 10.2 …, plain numbers that count badly are rows of
// tables.
//
// Treaties in Chinese number 一、 （一） 1. （1） from the outermost in (GB/T 9704-2012, 7.3.3);
// other documents number 1. (a) (一). Where an article or annex has no 一、, each count that begins
// right under a （一） that announces it stands below that.

namespace mea {

enum class NumberRole { none, main, heading, inner };

// A number of the main sequence that does not follow the one before it.
struct NumberDoubt {
    std::size_t at = 0;  // position in Scope::blocks
    int last = 0;        // the number before it; 0 for none
};

struct Sequence {
    std::optional<EnumeratorStyle> style;  // that counts; nothing when no number does
    std::vector<NumberRole> roles;         // one a block of the scope, same order as Scope::blocks
    std::vector<NumberDoubt> gaps;         // in order of finding
    std::vector<NumberDoubt> duplicates;
    bool decimals_below = false;  // 1. 2. stand under （一）: they count no paragraphs
};

Sequence find_sequence(const Scope& scope, const std::vector<BlockFacts>& facts);

}  // namespace mea
