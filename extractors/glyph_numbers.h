// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extractors/lines.h"

// Fonts that name their characters by glyph number only.
//
// Some PDF writers embed TrueType fonts without a table of characters; what a reader gets for a
// letter is the number of its glyph ("ɨɯɪɚɧɹɟɦɵɣ", "ᵢঅᇐ"). The common Windows fonts keep their
// glyphs in fixed orders, so the letters can be found again:
//  * Latin and Cyrillic: the Macintosh order (glyph 3 is the space; from 98 on Mac OS Roman from
//    0x80 without the no-break space, which is glyph 3031), then Cyrillic in Unicode order from
//    glyph 570 (the order of Times New Roman, Arial, Courier New);
//  * Chinese: Han in Unicode order from U+4E00 at glyph 1078, quotation marks at glyph 261, CJK
//    punctuation from U+3001 at glyph 573, full-width forms from U+FF01 at glyph 941 (FangSong,
//    KaiTi, SimHei); or the order of GBK from 8140 at glyph 993, 192 glyphs for each first byte
//    (STZhongsong).
// Measured on certified true copies of treaties in Russian and Chinese. A font is decoded only
// when its text is no language as it stands and reads as Russian, Chinese or a language in Latin
// letters afterwards, by the frequency of its commonest letters; fonts of a few characters or of
// numerals go with them. Nothing else is touched.
//
// Pure and thread-safe.

namespace mea::layout {

// A character that no text of the six languages has.
bool is_strange(char32_t value);

// The letter of a glyph of Times New Roman, Arial or Courier New; U+FFFD beyond the Latin ones.
char32_t latin_letter(char32_t glyph);

// Decodes in place; words are told apart by Word::font. Returns the fonts that were decoded.
std::vector<int> decode_glyph_numbers(std::vector<PageWords>& pages);

}  // namespace mea::layout
