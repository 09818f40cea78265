// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/result.h"

// Names with endings: how corpus/lexicon writes inflected and plural forms in one line.
//
// Alternatives stand in braces. All braces of a name have the same number of alternatives and
// change together, as the words of a phrase agree in case and number:
//
//   "Базельск{ая|ой|ую} конвенци{я|и|ю}"  →  Базельская конвенция, Базельской конвенции, …
//   "Rotterdam Convention{|s}"            →  Rotterdam Convention, Rotterdam Conventions
//
// The first form is the dictionary form. Fails with ErrorCode::schema on unbalanced or nested
// braces and on unequal numbers of alternatives. Pure and thread-safe.

namespace mea {

// Every form, the dictionary form first, without duplicates.
Result<std::vector<std::string>> expand_name(std::string_view pattern);

// The first form; the pattern itself when it is ill-formed.
std::string dictionary_form(std::string_view pattern);

}  // namespace mea
