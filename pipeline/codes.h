// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "pipeline/fold.h"

// The form in which codes are read: symbols, numbers of decisions, articles, dates.
//
// fold_codes() is fold() with case kept, Latin accents and Arabic letters folded, Han simplified,
// and one thing more: a short run of Cyrillic capitals that all look Latin and that touch a digit,
// a hyphen, a slash or a full stop becomes Latin, for codes are typed with either alphabet
// ("1/СР.17", "А/54/217"). Prose is left alone: "Стороны", "в РФ". The patterns of corpus/rules go
// through the same function, so a rule may be written "СК|SC" as people write it.
//
//   fold_codes("решение СК‑1/15").text   "решение CK-1/15"
//
// Pure and thread-safe.

namespace mea {

FoldedText fold_codes(std::string_view text);

// "IX" → 9, "9" → 9, "" or anything else → 0. Upper case only.
int code_number(std::string_view roman_or_digits);

// The same number in Roman numerals, upper case; empty below 1 and above 89.
std::string code_roman(int number);

}  // namespace mea
