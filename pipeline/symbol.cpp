// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/symbol.h"

namespace mea {

std::vector<SymbolMention> find_symbols(std::string_view) { return {}; }
std::optional<std::string> canonical_symbol(std::string_view) { return std::nullopt; }
std::string body_of_symbol(std::string_view) { return {}; }
std::string act_of_symbol(std::string_view) { return {}; }

}  // namespace mea
