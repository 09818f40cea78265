// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <pugixml.hpp>

// Formulas of a DOCX file (Office MathML, ECMA-376 22.1) in one line, as linear_math.h says.
// Deleted parts are left out.

namespace mea {

// `node` is m:oMath, m:oMathPara or anything inside them.
std::string linear_formula(const pugi::xml_node& node);

}  // namespace mea
