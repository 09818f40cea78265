// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

// The codes of decisions and resolutions that stand in a line of their own or begin one:
// "1/CP.21", "BC-10/3", "IX/10", "1/م أ-21".
//
// `words` is folded with Latin accents and Arabic letters (pipeline/fold.h), so lower case. Pure,
// thread-safe; never fails.

namespace mea {

// Where the signs end that a code at `at` may have.
std::size_t code_end(std::string_view words, std::size_t at);

// Two parts about a slash, and a digit.
bool is_code(std::string_view code);

// "ا ب-10/3": up to three single letters, a dash, numbers.
bool is_arabic_code(std::string_view code);

}  // namespace mea
