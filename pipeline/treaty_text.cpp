// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/treaty_text.h"

#include <algorithm>
#include <string_view>

namespace mea {
namespace {

constexpr std::ptrdiff_t least_articles = 3;
constexpr double least_share = 0.85;  // of the title's letters

std::size_t letters_of(std::string_view text) {
    std::size_t letters = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (is_letter(point.value)) ++letters;
        at = point.next;
    }
    return letters;
}

}  // namespace

std::string treaty_of_text(const Masthead& masthead, const Segmentation& structure,
                           const Lexicon& lexicon, const std::string& language) {
    if (masthead.symbol || !masthead.title) return {};
    const auto articles =
        std::count_if(structure.segments.begin(), structure.segments.end(),
                      [](const Segment& s) { return s.kind == SegmentKind::article; });
    if (articles < least_articles) return {};
    const std::string& title = *masthead.title;
    const double all = static_cast<double>(letters_of(title));
    for (const NameMention& name : lexicon.find(title, language)) {
        if (name.kind != "treaty" && name.kind != "instrument") continue;
        const double named = static_cast<double>(letters_of(slice(title, name.range)));
        if (named >= least_share * all) return name.kind + ":" + name.key;
    }
    return {};
}

}  // namespace mea
