// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

// Fonts that draw other characters than their codes say: Symbol, Wingdings.
//
// Word stores such characters as codes 0x20–0xFF of the font, often moved to U+F020–U+F0FF.
// Sources: Adobe's symbol encoding; for Wingdings the characters that documents use as bullets,
// boxes and arrows. Pure and thread-safe.

namespace mea {

// The Unicode character, or 0 when the font or the code is not known.
char32_t symbol_character(std::string_view font, char32_t code);

// Text set in `font`, with its known symbols in Unicode; a private-use character that is not known
// becomes U+FFFD.
std::string symbol_text(std::string_view font, std::string_view text);

// What a list bullet prints: a symbol, "•" for private-use characters of unknown fonts and "◦" for
// the letter o that Word sets in Courier New.
std::string bullet_text(std::string_view font, std::string_view text);

}  // namespace mea
