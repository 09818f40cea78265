// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "pipeline/lexicon.h"
#include "pipeline/tagger.h"

// With which verb a decision, document or article is cited: "recalls", "adopts", "amends" …
//
// The verbs are data: corpus/lexicon/verbs.json, keys and inflected forms in six languages. Every
// entity of kind decision, resolution, recommendation, symbol or article is given the attribute
// "verb"; "mentions" when no verb governs it. What governs is, in this order:
//  * "refers" for an act or article inside a parenthesis: it says where something stands;
//  * the nearest verb before it in its sentence, a verb inside a relative clause giving way to the
//    one before the clause ("Recalling decision A, which requested … decision B": recalls both),
//    and words that only say where something stands ("contained in") giving way to any other;
//  * a passive or a verb of Chinese or Arabic order right after it ("was adopted", 已获通过);
//  * for a sub-paragraph, the verb of the paragraph it belongs to;
//  * "contained in" and its like ("refers").
// "amended-by", "superseded-by" and "extended-by" stand directly beside the cited act and say what
// it did to something else; when that is an act named beside it, the attribute "object" is its id.
// "indirect" is "yes" where the verb is not said of the act itself: "extends the mandate set out in
// decision A", or the verb of a paragraph over a sub-paragraph with words of its own.
// Pure and thread-safe.

namespace mea {

// `directory` is corpus/lexicon.
Result<Lexicon> load_verbs(const std::string& directory);

// One pass over each segment that cites anything.
void give_verbs(const TaggerInput& input, const Lexicon& verbs, std::vector<Entity>& entities);

}  // namespace mea
