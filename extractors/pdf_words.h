// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include "extractors/lines.h"
#include "extractors/pdf_file.h"
#include "extractors/pdf_forms.h"

// The words of a page of a PDF file (pdf_file.h), each of one font, in the shape of lines.h. What
// Poppler gives of ligatures is put right (letter_pairs.h).

namespace mea {

// Fonts of a document by name, numbered as they appear.
using PdfFonts = std::map<std::string, int>;

// `forms` are the values of fields; those that the page does not show are added to its words.
layout::PageWords words_of(const PdfPage& page, int number, PdfFonts& fonts,
                           const FormValues& forms);

}  // namespace mea
