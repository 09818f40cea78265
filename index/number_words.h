// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

// "fifteen", "пятнадцати", "vigésimo", "خمسين" → 15, 15, 20, 50: numbers from thirteen to ninety
// by their first letters, cardinal and ordinal, in the five languages that inflect them (Han
// numerals are read by pipeline/numerals.h). `word` is folded (pipeline/fold.h), `before` is the
// word before it: Arabic writes fifteen as two words, "خمسة عشر".
// 0 when it is no such number. Pure and thread-safe.

namespace mea {

int number_word(std::string_view word, std::string_view before);

}  // namespace mea
