// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/dates.h"
#include "pipeline/fold.h"
#include "pipeline/lexicon.h"
#include "pipeline/rule_set.h"
#include "pipeline/symbol.h"

// One block as the tagger sees it: the folded text and all that the single passes found in it.
// Every range here is of the folded text; original() of `folded` leads back. Built once a block by
// view_block(); the readers of numbers, articles and centres only look at it.

namespace mea {

struct Name {  // a mention of the lexicon
    Range range;
    std::string kind;
    std::string key;
    std::string rule;
    std::string language;
};

struct BlockView {
    FoldedText folded;
    std::string language;
    const Rules::Parts* rules = nullptr;
    std::vector<Name> names;  // in order
    std::vector<Name>
        bodies;  // short names of bodies by corpus/rules, when a bare number needs them
    std::vector<SymbolMention> symbols;  // ranges folded
    std::vector<DateMention> dates;      // ranges folded
    std::vector<RuleMatch> matches;      // groups point into folded.text: the view does not move
    std::vector<RuleMatch> meetings;     // those of kind meeting, which are not in `matches`

    std::string_view text() const { return folded.text; }
};

// `names` is what the lexicon found in `block`. `view` is filled in place because its matches point
// into it.
void view_block(std::string_view block, const std::vector<NameMention>& names, const Rules& rules,
                BlockView& view);

}  // namespace mea
