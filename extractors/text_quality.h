// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "extractors/lines.h"

// Is what a page's fonts say text at all? Fonts without a table of characters give glyph numbers,
// private-use or replacement characters; broken Arabic fonts lose letters and leave the others
// alone. A page that fails should be read by OCR.
//
// Pure and thread-safe.

namespace mea::layout {

// One sentence about what is wrong with the page's text, or nothing.
std::optional<std::string> suspect_text(const PageWords& page);

}  // namespace mea::layout
