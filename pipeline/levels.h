// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/numbering.h"

// Where a sub-paragraph stands under its paragraph: (a) → (i) → a. and back to (b).
//
// One ordinal scale for all alphabets: the level is found by continuing a list that is open (same
// style, next ordinal, deepest first) or by opening a new one at its first ordinal. An ambiguous
// mark
// ("(i)" after "(h)") is decided by the mark that follows it in the same paragraph.

namespace mea {

struct Place {
    std::size_t depth = 0;  // 0 is the first level
    int ordinal = 0;
    bool gap = false;    // marks between are missing
    bool again = false;  // the mark before it has the same ordinal, and the list goes on
};

class Levels {
public:
    // `next` is the enumerator of the following block of the list, or nothing. `colon` says that
    // the words before announce a list. Nothing when the mark continues and opens no list.
    std::optional<Place> place(const Enumerator& mark, const std::optional<Enumerator>& next,
                               bool colon) const;

    void enter(const Enumerator& mark, Place place, std::size_t segment);
    void clear() { open_.clear(); }
    bool empty() const { return open_.empty(); }
    std::size_t depth() const { return open_.size(); }

    // The segment under which a mark at that depth stands; npos at depth 0.
    std::size_t parent(std::size_t depth) const {
        return depth == 0 ? npos : open_[depth - 1].segment;
    }

    static constexpr std::size_t npos = static_cast<std::size_t>(-1);

private:
    struct Open {
        EnumeratorStyle style;
        char32_t sign;  // what closes the mark: ")" "." …
        int ordinal;
        std::size_t segment;
    };
    std::vector<Open> open_;
};

// The part of an id for the ordinal at a depth: letters at even depths, Roman numerals at odd ones.
std::string ordinal_id(std::size_t depth, int ordinal);

// Whether marks of this style number sub-paragraphs.
bool is_sub_style(EnumeratorStyle style);

}  // namespace mea
