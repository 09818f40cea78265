// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/relations.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "index/stems.h"
#include "pipeline/fold.h"
#include "pipeline/numerals.h"

namespace mea {
namespace {

constexpr double preferred_weight = 0.6;  // against the typed words
constexpr double other_weight = 0.4;
constexpr double learnt_weight = 0.5;

std::vector<RelatedTerm> other_names(const TermConcept& entry, std::string_view typed) {
    const std::string own = folded(typed);
    std::map<std::string, std::size_t> taken;
    std::vector<RelatedTerm> out;
    for (const auto& [language, name] : entry.names) {
        const std::size_t most = language == "zh" ? chinese_names : names_a_language;
        if (taken[language] == most || folded(name) == own) continue;
        const double weight = taken[language]++ == 0 ? preferred_weight : other_weight;
        out.push_back(RelatedTerm{name, language, weight});
    }
    return out;
}

constexpr std::string_view ordinal_sign = "第";
constexpr double number_weight = 1.0;  // the same words in other signs

// 1 to 99: "三十三".
std::string han_numeral(int value) {
    constexpr std::array<std::string_view, 10> digits{"",   "一", "二", "三", "四",
                                                      "五", "六", "七", "八", "九"};
    std::string out;
    const auto tens = static_cast<std::size_t>(value / 10);
    if (tens > 1) out += digits.at(tens);
    if (tens > 0) out += "十";
    return out += digits.at(static_cast<std::size_t>(value % 10));
}

bool is_numbered(char32_t unit) {
    constexpr std::u32string_view units = U"条條章段款项項节節号號届屆次";
    return units.find(unit) != std::u32string_view::npos;
}

}  // namespace

std::vector<RelatedTerms> related_numbers(std::string_view text) {
    constexpr int most = 99;
    std::vector<RelatedTerms> found;
    for (std::size_t at = text.find(ordinal_sign); at != std::string_view::npos;
         at = text.find(ordinal_sign, at + 1)) {
        const std::string_view after = text.substr(at + ordinal_sign.size());
        const Reading digits = read_digits(after);
        const Reading number = digits.value > 0 ? digits : read_han_number(after);
        if (number.value < 1 || number.value > most || number.size >= after.size()) continue;
        const CodePoint unit = code_point_at(after, number.size);
        if (!is_numbered(unit.value)) continue;
        const std::string other =
            digits.value > 0 ? han_numeral(number.value) : std::to_string(number.value);
        const Range range{at, at + ordinal_sign.size() + unit.next};
        found.push_back(
            RelatedTerms{range,
                         {{std::string(ordinal_sign) + other +
                               std::string(after.substr(number.size, unit.next - number.size)),
                           "zh", number_weight}}});
    }
    return found;
}

std::vector<RelatedTerms> with_learnt(std::vector<RelatedTerms> first, std::string_view text,
                                      std::string_view language, const LearntReader& lexicon) {
    const std::size_t known = first.size();
    for (const LearntMention& mention : lexicon.mentions(text, language)) {
        const bool said =
            std::any_of(first.begin(), first.begin() + static_cast<std::ptrdiff_t>(known),
                        [&](const RelatedTerms& other) {
                            return other.range.begin < mention.range.end &&
                                   mention.range.begin < other.range.end;
                        });
        if (said || is_function_word(folded(slice(text, mention.range)))) continue;
        RelatedTerms related{mention.range, {}};
        for (const LearntTerm& term : mention.terms) {
            related.terms.push_back(
                RelatedTerm{term.text, term.language, learnt_weight * term.weight});
        }
        first.push_back(std::move(related));
    }
    return first;
}

QueryRelations relations_of(const Terms& terms) {
    return [&terms](std::string_view text) {
        std::vector<RelatedTerms> found;
        for (const TermMention& mention : terms.find(text)) {
            const TermConcept* entry = terms.entry(mention.key);
            if (entry == nullptr) continue;
            found.push_back(RelatedTerms{
                mention.range, other_names(*entry, slice(text, mention.range)), mention.key});
        }
        for (RelatedTerms& number : related_numbers(text)) found.push_back(std::move(number));
        return found;
    };
}

}  // namespace mea
