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
    std::vector<Name> names;  // in order
    std::vector<Name>
        bodies;  // short names of bodies by corpus/rules, when a bare number needs them
    std::vector<SymbolMention> symbols;  // ranges folded
    std::vector<DateMention> dates;      // ranges folded
    std::vector<RuleMatch> matches;      // groups point into folded.text: the view does not move

    std::string_view text() const { return folded.text; }
};

// `names` is what the lexicon found in `block`. `view` is filled in place because its matches point
// into it.
void view_block(std::string_view block, const std::vector<NameMention>& names, const Rules& rules,
                BlockView& view);

// The sentence around a place: up to a full stop with a space and a capital, a 。 ； ; or the ends.
Range sentence_around(std::string_view text, std::size_t at);

// True when between two places there are only commas, conjunctions, dates, quoted titles, names,
// references to annexes and paragraphs: what stands between the members of one list.
bool is_list_filler(const BlockView& view, Range between);

// True when a name, a date, a symbol or a number lies in `between`.
bool holds_a_member(const BlockView& view, Range between);

// True when `between` holds only the words that join a number and the name of its body ("of the",
// "de la", "Конференции Сторон", "لمؤتمر الأطراف في").
bool is_genitive(std::string_view between);

}  // namespace mea
