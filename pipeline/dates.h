// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/fold.h"
#include "pipeline/text.h"

// Dates as UN documents write them in six languages, Arabic-Indic digits and both Arabic month
// series (أيار/مايو) included. A range ("21–25 February 2005", "2005年2月21-25日") is one mention
// with `last`. A bare year is not a date. Pure, thread-safe; never fails.

namespace mea {

struct DateMention {
    Range range;
    std::string iso;   // "2005-02-21", "2009-05"
    std::string last;  // the last day of a range, or empty
};

std::vector<DateMention> find_dates(std::string_view text);

// The same on a text already folded by fold_codes(); ranges are of the original text.
std::vector<DateMention> find_dates(const FoldedText& folded);

}  // namespace mea
