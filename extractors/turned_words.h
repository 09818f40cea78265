// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "extractors/lines.h"

// Words that do not run from left to right: turned pages, margins, vertical writing.
//
// A word that runs down (turn 1), upside down (2) or up (3) the page has its box in the frame of a
// reader who turns the page until the word stands upright; there it is a word like any other. When
// most letters of a page are turned one way, that way is the page's own: its frame becomes the
// page's, and `turn` counts from there.
//
// Pure and thread-safe.

namespace mea::layout {

// `box` of a page of this size in the frame of words of `turn`.
Box turned(const Box& box, int turn, const PageWords& page);

// Makes the commonest direction of the page its own (turn 0), width and height with it.
void set_upright(PageWords& page);

// The words of one turn as a page of their own, upright.
PageWords words_turned(const PageWords& page, int turn);

// The width of a letter in ems, as in the common types without serifs.
double usual_width(char32_t value);

// Some files set a line from left to right letter by letter in a font of vertical writing. Each
// letter then has the width of an em; the word gets its usual width instead, so that gaps show.
void set_usual_width(Word& letter);

}  // namespace mea::layout
