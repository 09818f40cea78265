// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/relations.h"

#include <map>

#include "pipeline/fold.h"

namespace mea {
namespace {

constexpr double preferred_weight = 0.6;  // against the typed words
constexpr double other_weight = 0.4;

std::vector<RelatedTerm> other_names(const TermConcept& entry, std::string_view typed) {
    const std::string own = folded(typed);
    std::map<std::string, std::size_t> taken;
    std::vector<RelatedTerm> out;
    for (const auto& [language, name] : entry.names) {
        if (taken[language] == names_a_language || folded(name) == own) continue;
        const double weight = taken[language]++ == 0 ? preferred_weight : other_weight;
        out.push_back(RelatedTerm{name, language, weight});
    }
    return out;
}

}  // namespace

QueryRelations relations_of(const Terms& terms) {
    return [&terms](std::string_view text) {
        std::vector<RelatedTerms> found;
        for (const TermMention& mention : terms.find(text)) {
            const TermConcept* entry = terms.entry(mention.key);
            if (entry == nullptr) continue;
            found.push_back(
                RelatedTerms{mention.range, other_names(*entry, slice(text, mention.range))});
        }
        return found;
    };
}

}  // namespace mea
