// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "extractors/lines.h"
#include "extractors/pdf_words.h"

// Letters of fonts that a PDF file names by glyph number although the font itself knows them.
//
// A composite font in Identity encoding without /ToUnicode (ISO 32000-1, 9.10 "Extraction of Text
// Content") has no characters for Poppler, which then gives the numbers of glyphs: "黎荣" reads
// "哾㦓". Where the embedded TrueType font still holds its table of characters (glyph_letters.h),
// each number is turned into the letter that the page shows. Looked at are fonts whose text holds
// what no text of ours holds; of two fonts of one name, one of them simple, characters that the
// simple one may have written stay. Fonts whose name stands for two different tables are left.
//
// A font without a table that is one of Windows' own and shows Latin letters only ("PARTA*E") is
// read by the order of its glyphs; the others are left to glyph_numbers.h, which finds languages.
// Bounded in fonts and bytes; a file that libqpdf cannot open is left as it is; throws nothing.

namespace mea {

// Returns the fonts that were read by the order of their glyphs.
std::vector<int> name_letters(std::string_view bytes, const PdfFonts& fonts,
                              std::vector<layout::PageWords>& pages);

}  // namespace mea
