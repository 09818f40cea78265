// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

// Ordinal numbers in running words, 1 to 199, in six languages: sessions and meetings are counted
// so.
//
//   "Seventy-ninth session" 79 · "Dix-neuvième session" 19 · "Девятнадцатая сессия" 19 ·
//   "第二十三届会议" 23 · "الدورة الثالثة والعشرون" 23 · "58º período de sesiones" 58 ·
//   "vigésimo tercer período" 23 · "61st session" 61
//
// The first ordinal of the text counts. 0 when there is none. Pure and thread-safe.

namespace mea {

int read_ordinal_words(std::string_view text);

}  // namespace mea
