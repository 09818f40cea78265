// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <pugixml.hpp>

// Formulas of a DOCX file (Office MathML, ECMA-376 22.1) in one line, as they are read aloud and
// typed: "x=(-b±√(b^2-4ac))/(2a)", "∑_(i=1)^n x_i", "CO2".
//
// Fractions get a '/', exponents a '^', roots a '√'; limits of sums and integrals '_' and '^'.
// A plain index stands behind its base as printed ("CO2"). Parentheses are added only where the
// line would be read wrongly without them. Deleted parts are left out.

namespace mea {

// `node` is m:oMath, m:oMathPara or anything inside them.
std::string linear_formula(const pugi::xml_node& node);

}  // namespace mea
