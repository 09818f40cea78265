// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/block_view.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace mea {
namespace {

Range to_folded(const FoldedText& folded, Range original) {
    const auto place = [&](std::size_t byte) {
        const auto found = std::lower_bound(folded.origin.begin(), folded.origin.end(),
                                            static_cast<std::uint32_t>(byte));
        return std::min(static_cast<std::size_t>(found - folded.origin.begin()),
                        folded.text.size());
    };
    return {place(original.begin), place(original.end)};
}

}  // namespace

void view_block(std::string_view block, const std::vector<NameMention>& names, const Rules& rules,
                BlockView& view) {
    view.folded = fold_codes(block);
    view.rules = &rules.parts();
    view.symbols = find_symbols(view.folded);
    for (SymbolMention& symbol : view.symbols) symbol.range = to_folded(view.folded, symbol.range);
    const auto in_symbol = [&](Range range) {
        return std::any_of(
            view.symbols.begin(), view.symbols.end(),
            [&](const SymbolMention& symbol) { return symbol.range.contains(range); });
    };
    for (const NameMention& mention : names) {
        const Range range = to_folded(view.folded, mention.range);
        if (in_symbol(range)) continue;
        view.names.push_back({range, mention.kind, mention.key, mention.rule, mention.language});
    }
    view.dates = find_dates(view.folded);
    for (DateMention& date : view.dates) date.range = to_folded(view.folded, date.range);
    view.matches = match_rules(rules, view.folded.text);
    const auto is_meeting = [](const RuleMatch& match) {
        return match.rule->kind == EntityKind::meeting;
    };
    std::copy_if(view.matches.begin(), view.matches.end(), std::back_inserter(view.meetings),
                 is_meeting);
    std::erase_if(view.matches, is_meeting);
    const bool bare_number =
        std::any_of(view.matches.begin(), view.matches.end(),
                    [](const RuleMatch& match) { return match.rule->needs_head; });
    if (!bare_number) return;
    for (const BodyNames& body : rules.parts().names) {
        for (const Range range : find_all(*body.names, view.text())) {
            view.bodies.push_back({range, "body", body.body, {}, {}});
        }
    }
}

}  // namespace mea
