// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/index_document.h"

// Do two paragraphs in two languages say the same? Judged by what does not need translating: the
// figures, the names with numbers (decisions, resolutions, symbols), the kind, the printed number
// and the length.
//
// Figures are decimal numbers of any script, thousands joined ("10 000", "10,000", "10.000" are
// one), without the paragraph's own label. Numerals and number words excuse a figure that the other
// version writes with digits (第二十七条, "Part XI", "пятнадцати лет"); numbers up to twelve are
// not compared, because languages spell them and name the months. What remains is a difference.
//
// Pure and thread-safe; any bytes.

namespace mea {

struct Wording {
    std::string_view language;
    const IndexParagraph& paragraph;
};

struct Difference {
    std::string code;    // "kind", "number", "figures", "names", "length"
    std::string detail;  // "45 is missing", "heading, not paragraph": of the second wording
};

struct Agreement {
    double confidence = 0;  // 0–1: that the second says what the first says
    std::vector<Difference> differences;
};

Agreement agreement_of(const Wording& first, const Wording& second);

struct Figures {
    std::map<std::string, std::size_t> digits;  // "10000" and how often
    std::set<std::string> spelled;              // values of numerals and number words
};

// `number` is the paragraph's own, left out where the text begins with it; may be empty.
Figures figures_of(std::string_view text, std::string_view number = {});

// Characters of `language` that say what one of English says. 1 for an unknown language.
double length_ratio(std::string_view language);

}  // namespace mea
