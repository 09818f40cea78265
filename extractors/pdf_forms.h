// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/extracted.h"

// What was filled into the form of a PDF file (ISO 32000-1, 12.7 "Interactive Forms").
//
// Poppler gives the words that a field's appearance draws. A field may have a value and an
// appearance that draws none of it, or in a font the file does not hold: the program that wrote the
// value left the drawing to the viewer. A viewer then shows the value, and Poppler gives no word of
// it. Values are read here with libqpdf (pdf_objects.h); form_words.h adds those that are missing.
//
// Read are fields of text and of choice (the entry as displayed, not as exported) and boxes that
// are checked ("☒"). Left out are hidden fields, passwords, buttons, fields of an optional layer,
// and forms that are XFA only.
//
// A file that libqpdf cannot open (damaged, a password) gives nothing. Bounded in fields, depth and
// bytes; throws nothing.

namespace mea {

struct FormValue {
    std::string text;  // UTF-8, NFC; lines end with "\n"
    Box box;           // of the field, on the page as displayed
    double size = 0;   // points; 0 where the viewer chooses
    bool many_lines = false;
    bool drawn = false;  // the appearance draws some text: perhaps the value in another shape
};

// By number of page, from 1.
using FormValues = std::map<int, std::vector<FormValue>>;

FormValues form_values_of(std::string_view bytes);

}  // namespace mea
