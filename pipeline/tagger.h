// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/entity.h"
#include "pipeline/language.h"
#include "pipeline/lexicon.h"
#include "pipeline/masthead.h"
#include "pipeline/rules.h"
#include "pipeline/segment.h"
#include "pipeline/terms.h"

// Segments → entities: one pass of the rules and one of the lexicon over each block, then
// resolve().
//
// What is counted once: a symbol that is a resolution (A/RES/54/217) is tagged as the resolution;
// a range or a list gives one entity for each number it names; longer matches hide shorter ones of
// the same kind. Pure, total, thread-safe.

namespace mea {

struct Knowledge {  // everything loaded from corpus/, once
    Rules rules;
    Lexicon lexicon;
    Terms terms;
    Lexicon verbs{};  // of citations: citation_verb.h
};

// What the tagger knows of a document; references are borrowed for the call.
struct TaggerInput {
    const ExtractedDocument& document;
    const Languages& languages;
    const Masthead& masthead;
    const Segmentation& structure;
};

// Entities in order of range.begin; each names the innermost segment that holds it.
std::vector<Entity> tag(const TaggerInput& input, const Knowledge& knowledge);

// Entities in a string on its own (a query): no document, no context; the same normaliser.
std::vector<Entity> tag_query(std::string_view query, const Knowledge& knowledge);

}  // namespace mea
