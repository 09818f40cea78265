// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

#include "pipeline/block_view.h"

// The clause round a mention: where a sentence ends, what may stand between the members of a list,
// what joins a number and the name of its body. The words are data: corpus/rules/clauses.json.
// Ranges are of the folded text. Pure, thread-safe.

namespace mea {

// The sentence around a place: up to a full stop with a space and a capital, a 。 ； ; or the ends.
Range sentence_around(std::string_view text, std::size_t at);

// True when between two places there are only commas, conjunctions, dates, quoted titles, names,
// references to annexes and paragraphs: what stands between the members of one list.
bool is_list_filler(const BlockView& view, Range between);

// True when a name, a date, a symbol or a number lies in `between`.
bool holds_a_member(const BlockView& view, Range between);

// True when `between` holds only the words that join a number and the name of its body ("of the",
// "de la", "Конференции Сторон", "لمؤتمر الأطراف في").
bool is_genitive(const BlockView& view, std::string_view between);

}  // namespace mea
