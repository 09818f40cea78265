// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "pipeline/block_facts.h"
#include "pipeline/zones.h"

// What follows each block, gathered in one pass from the end, so that a decision that depends on
// what comes later costs the same however far away that is.
//
// Only blocks of the body are seen. Indexes are of blocks; `none` where nothing follows. Pure;
// holds no reference to what it was made from.

namespace mea {

class LookAhead {
public:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    LookAhead(const std::vector<BlockFacts>& facts, const std::vector<Zone>& zones);

    // The next block of the body.
    std::size_t body(std::size_t i) const { return after_[i].body; }

    // The next with an enumerator.
    std::size_t enumerated(std::size_t i) const { return after_[i].enumerated; }

    // The next that has a part's label or counts "4.1".
    std::size_t part_or_count(std::size_t i) const { return after_[i].part_or_count; }

    // The next article's label, and the next whose line has no closing punctuation.
    std::size_t article(std::size_t i) const { return after_[i].article; }
    std::size_t article_line(std::size_t i) const { return after_[i].article_line; }

    // The highest number of a later annex's label, of those printed in digits and of the others; 0
    // when there is none.
    int highest_annex(std::size_t i, bool in_digits) const {
        return after_[i].highest_annex[in_digits ? 1 : 0];
    }

private:
    struct After {
        std::size_t body = none;
        std::size_t enumerated = none;
        std::size_t part_or_count = none;
        std::size_t article = none;
        std::size_t article_line = none;
        std::array<int, 2> highest_annex{};
    };

    std::vector<After> after_;  // one a block
};

// Whether the label's number is printed in digits of any script: "Annex 3", not "Annex III".
bool in_digits(const LabelLine& label);

}  // namespace mea
