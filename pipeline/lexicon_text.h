// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/text.h"

// The form in which names are looked for: folded (fold.h, all options), and then
//  * brackets and quotation marks of titles are dropped: 《巴塞尔公约》缔约方大会, «Повестка дня»;
//    A closing mark before an opening one keeps two titles apart: 《公约》《议定书》;
//  * runs of spaces are one space, and none beside a Han character: 21 世纪议程.
// Where something was dropped a word may begin: `gap`.
//
// Pure and thread-safe. A LexiconText owns all it holds.

namespace mea {

enum class LetterCase { folded, kept };

struct LexiconText {
    std::u32string chars;
    std::vector<Range> origin;  // bytes of the original, one a character
    std::vector<bool> gap;      // something was dropped just before the character

    std::size_t size() const { return chars.size(); }
    Range original(Range of_chars) const;  // empty for an empty range
    // Whether a word may begin (or end) between at-1 and at: the ends of the text, a gap, a
    // character that is no letter, digit or mark on either side, or a Han character on either side.
    bool border(std::size_t at) const;
};

// The reading of a text.
LexiconText lexicon_text(std::string_view text);

// The reading of a name of the lexicon, whose Han characters are Simplified already, or of its
// place in a text when the case counts.
LexiconText lexicon_name(std::string_view name, LetterCase letters = LetterCase::folded);

}  // namespace mea
