// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string_view>

// The table of characters of a TrueType or OpenType font ("cmap"), read the other way round: glyph
// numbers → characters.
//
// Read are the tables in Unicode (platform 0; platform 3 with encoding 1 or 10) of format 4 and 12.
// Where several characters share a glyph, the one that texts are written with is taken: unified Han
// before radicals and compatibility forms, the plain space before the others, then the lowest.
// Characters of private use and controls are left out: they say nothing.
//
// Bounded by the size of the font and the number of its glyphs; a table that
// does not end inside the font gives nothing. Pure and thread-safe; throws nothing but
// std::bad_alloc.

namespace mea {

using GlyphLetters = std::map<std::uint32_t, char32_t>;

GlyphLetters letters_of_glyphs(std::string_view font);

}  // namespace mea
