// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "pipeline/process.h"

// The stable printed forms of a product (law 4).

namespace mea {

// One line of the contract "mea/document/1", without a final newline. Code-point offsets.
std::string to_json(const Product& product);

// For a person: one segment a paragraph, indented by depth, id and kind in the margin.
std::string to_text(const Product& product);

// The masthead object of the contract.
std::string masthead_json(const Masthead& masthead);

}  // namespace mea
