// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Printed order → logical order, and glyph forms → letters.
//
// A page holds glyphs from left to right. Arabic text is the reverse of that, with numbers and
// Latin words inside still left to right: ICU's inverse of the bidirectional algorithm
// (UBIDI_REORDER_INVERSE_LIKE_DIRECT) finds the logical order. Brackets are mirrored where a run is
// turned round. Combining marks must stand after their base in the input; they stay after it.
//
// Pure and thread-safe.

namespace mea::layout {

struct Placed {
    char32_t value = 0;      // mirrored when its run was turned round
    std::size_t origin = 0;  // index in the input
};

struct Turning {
    bool right_to_left = true;  // the direction of the line as a whole
    bool mirror = true;
};

std::vector<Placed> logical_order(std::u32string_view printed, Turning turning);

// The way back: a line in the order of reading → as printed from left to right, marks after their
// base.
std::u32string printed_order(std::u32string_view logical, Turning turning);

// A ligature glyph whose letters were stored in reading order inside a printed line is reversed
// with the rest by logical_order(). Contextual forms show it: medial letters before an initial one
// cannot join. Such groups are turned back: "ﺍ ﺠ ﻤ ﻟ ﻠ ﺲ" → "ﺍ ﻟ ﻤ ﺠ ﻠ ﺲ".
void mend_ligatures(std::vector<Placed>& text);

// The letters of a presentation form (U+FB00–FB06, U+FB50–FDFF, U+FE70–FEFC); others as they are.
// Bidi controls, zero-width characters and soft hyphens inside a line give nothing.
std::u32string letters_of(char32_t glyph);

// A tatweel between two Arabic letters only stretches the line; "هـ" (a letter standing alone) is
// writing and stays. Says whether the character at `at` may be dropped.
bool is_stretching(const std::vector<Placed>& text, std::size_t at);

bool is_right_to_left(char32_t value);

}  // namespace mea::layout
