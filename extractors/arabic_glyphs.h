// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "extractors/pdf_words.h"

// Letters that a PDF file does not name although its font is known.
//
// Simplified Arabic has more than one glyph for most letters. Programs that make PDF files write
// into /ToUnicode (ISO 32000-1, 9.10.3) only those that the font's own table of characters names;
// of the others Poppler gives nothing, and "الوطنية" reads "ا و". The font keeps its glyphs in a
// fixed order, the bold one two numbers earlier, so the missing letters can be added to the file
// before Poppler reads it. Measured on a certified true copy of a treaty in Arabic: 60 glyphs, a
// third of its letters.
//
// A font is completed only where at least four of the forms that it does name stand at their places
// in this order, and none elsewhere. What the file names stays, except that its medial "ﯿ" is a
// yeh.
//
// Bounded in fonts and bytes; a file that libqpdf cannot open is not completed; throws nothing but
// std::bad_alloc.

namespace mea {

struct CompletedFile {
    std::string bytes;
    std::set<std::string> fonts;  // as Poppler names them

    bool operator==(const CompletedFile&) const = default;
};

// Nothing where no font of the file needs it.
std::optional<CompletedFile> with_arabic_letters(std::string_view bytes, const PdfFonts& fonts);

}  // namespace mea
