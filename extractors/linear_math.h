// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include <pugixml.hpp>

// Formulas in one line, as they are read aloud and typed: "x=(-b±√(b^2-4ac))/2a", "∑_(i=1)^n x",
// "CO2".
//
// Fractions get a '/', exponents a '^', roots a '√'; limits of sums and integrals '_' and '^'.
// A plain index stands behind its base as printed ("CO2"). Parentheses are added only where the
// line would be read wrongly without them.

namespace mea::linear {

std::string grouped(const std::string& text);  // in parentheses unless it is one word or number
std::string fraction(const std::string& above, const std::string& below);
std::string exponent(const std::string& text);
std::string index(const std::string& text);
std::string limit(char sign, const std::string& text);
std::string root(const std::string& degree, const std::string& under);

// A MathML formula (OpenDocument, HTML), elements with the prefix "math". Annotations in other
// notations are left out. The tree must not be deeper than readers may recurse.
std::string mathml(const pugi::xml_node& node);

}  // namespace mea::linear
