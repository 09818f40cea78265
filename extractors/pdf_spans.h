// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "extractors/lines.h"

// Ligatures that Poppler puts at another place of the page.
//
// A span of marked content may say which letters its glyphs stand for (ISO 32000-1, 14.9.4
// "Replacement Text", /ActualText). Poppler 22.12 places these letters when the span ends, by the
// frame in force then; macOS ends the frame of a line ("Q") before the span ("EMC"). The letters
// then lie flat, without height, near a corner of the page, and "efficitur" reads "e citur". Where
// a page has flat words, its content is read again with libqpdf for the place of each such span.
// These words often have no font.
//
// Bounded in bytes, depth and spans; a file that libqpdf cannot open is left as it is; throws
// nothing.

namespace mea {

void place_spans(std::string_view bytes, std::vector<layout::PageWords>& pages);

}  // namespace mea
