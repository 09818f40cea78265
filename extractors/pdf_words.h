// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include "extractors/lines.h"
#include "extractors/pdf_forms.h"

namespace poppler {
class page;
}

// The words of a PDF page as Poppler finds them, each of one font, in the shape of lines.h.
//
// Poppler gives the letters of a word from left to right with their boxes; what it gives of
// ligatures is put right (letter_pairs.h). Poppler 22.12 dies of words without a font when it is
// asked for fonts (TextFontInfo::matches); such a file is read without them, and sizes are heights
// of boxes.

namespace mea {

// Fonts of a document by name, numbered as they appear.
using PdfFonts = std::map<std::string, int>;

// `fonts` may be null: then no word has a font. `forms` are the values of fields; those that the
// page does not show are added to its words.
layout::PageWords words_of(const poppler::page& page, int number, PdfFonts* fonts,
                           const FormValues& forms);

}  // namespace mea
