// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/look_ahead.h"

#include <algorithm>

#include "pipeline/text.h"

namespace mea {

LookAhead::LookAhead(const std::vector<BlockFacts>& facts, const std::vector<Zone>& zones)
    : after_(facts.size()) {
    After now;
    for (std::size_t i = facts.size(); i-- > 0;) {
        after_[i] = now;
        if (zones[i] != Zone::body) continue;
        now.body = i;
        const auto& mark = facts[i].enumerator;
        const auto& label = facts[i].label;
        const bool part = label && label->kind == LabelKind::part;
        if (mark) now.enumerated = i;
        if (part || (mark && mark->style == EnumeratorStyle::decimal_multi)) now.part_or_count = i;
        if (label && label->kind == LabelKind::article) {
            now.article = i;
            if (facts[i].ending == Ending::none) now.article_line = i;
        }
        if (label && label->kind == LabelKind::annex) {
            int& highest = now.highest_annex[in_digits(*label) ? 1 : 0];
            highest = std::max(highest, label->ordinal);
        }
    }
}

bool in_digits(const LabelLine& label) {
    return !label.number.empty() && is_digit(code_point_at(label.number, 0).value);
}

}  // namespace mea
