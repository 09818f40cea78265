// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "extractors/lines.h"

// Two letters of an Arabic word that are one sign on the page.
//
//  * Lam and alef are one glyph. Where a font gives its letters in reading order, Poppler lays them
//    side by side, half of the glyph for each, and a reader that turns the word round reads "اإل"
//    for "الإ". Halves are of one width but for what the next letter is moved by, a hundredth of an
//    em at most. A font whose alef is as wide as its initial lam has such pairs in every article:
//    where most of a page's pairs of a font begin a word of four letters or more, they are left.
//  * A letter drawn over itself, less than a twentieth of an em further on, stretches the line.
//
// Changes the text and the edges of words that have edges; others stay as they are. Pure and
// thread-safe.

namespace mea::layout {

void mend_letter_pairs(PageWords& page);

}  // namespace mea::layout
