// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extractors/lines.h"

// Words with boxes → what stands on one baseline.
//
// The first step of find_lines(). Words of about one height share a row when their boxes overlap
// by half. Low words beside a taller one (note marks, Latin letters among Arabic ones) join its
// row; a small word that hangs in a gap just above a row is its superscript. Words that cover one
// another cannot be read one after the other: they are parted into rows by their baselines (two
// lines beside a drop cap) or, on one baseline, from left to right (text printed over text); a
// word or its first letter printed twice at one place (a shadow, imitated bold) counts once.
//
// Pure and thread-safe.

namespace mea::layout {

struct Row {
    Box box;                  // of its tallest word
    std::vector<Word> words;  // by left edge, never empty
};

// The rows of the words that stand upright (Word::turn 0), from top to bottom.
std::vector<Row> rows_of(const PageWords& page);

}  // namespace mea::layout
