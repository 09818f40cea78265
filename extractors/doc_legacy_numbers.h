// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "extractors/doc_fib.h"
#include "extractors/doc_fonts.h"
#include "extractors/legacy_numbers.h"

// The numbers of Word 6 and 95, which later versions keep: ANLD of a paragraph or its style, OLST
// of a section for headings. Both hold ANLV: a format, a start, how much text stands before and
// after ("Word 6.0 Binary File Format").

namespace mea::doc {

// `anld` is the paragraph's own description, `olst` that of its section's outline; either may be
// empty. Text before and after is in Windows-1252 in Word 6/95.
LegacyNumber read_legacy_number(int level, std::string_view anld, std::string_view olst,
                                Version version, const Fonts& fonts);

}  // namespace mea::doc
