// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "extractors/lines.h"
#include "extractors/pdf_forms.h"

// The value of a form field → words at the place of the field.
//
// Only values that do not stand there already: not one whose words the page has inside the field,
// nor one whose appearance draws text when the page has any word there (a date, say, in the shape
// the form gives it). A line keeps
// the order of a printed line (bidi.h), so Arabic runs from the right. Lines are broken at spaces
// where the field takes many; a line too long for the field is set narrower. Letters have half an
// em, Han characters a whole one: the layout of the page needs no more.
//
// Pure and thread-safe.

namespace mea::layout {

// `page` has its words in the frame of the page as displayed, `value` its box.
void add_form_value(PageWords& page, const FormValue& value);

}  // namespace mea::layout
