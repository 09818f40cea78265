// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "extractors/html_tree.h"

namespace mea {

// A formula (the math element) in one line, as linear_math.h says.
std::string html_formula(const GumboNode* math);

}  // namespace mea
