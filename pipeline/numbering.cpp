// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/numbering.h"

namespace mea {

std::string_view name_of(EnumeratorStyle) { return ""; }
std::optional<Enumerator> read_enumerator(std::string_view) { return std::nullopt; }
std::string letter_of(int) { return {}; }
std::string roman_of(int) { return {}; }
int roman_value(std::string_view) { return 0; }
int han_value(std::string_view) { return 0; }

}  // namespace mea
