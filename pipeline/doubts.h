// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "pipeline/entity.h"
#include "pipeline/extracted.h"
#include "pipeline/masthead.h"
#include "pipeline/zones.h"

// What a reader should look at again in a finished product, beyond the counts of the segmenter.
//
// The warnings of `mea extract`, all stages (docs: each says where and what to do):
//   numbering_gap     a number of a main sequence or a list is missing, or leads nowhere
//   (segmenter) duplicate_number  a number stands twice and the count goes on after it (segmenter)
//   missing_symbol    the front matter is a UN masthead but states no symbol
//   suspect_digits    digits of Arabic text that look reversed: "4002" for 2004
//   versions_disagree ids of this version and of an earlier file of the same symbol in another
//                     language differ (pipeline/versions.h)
//   damaged, limit, charset_guessed, no_text, suspect_text, glyph_numbers       (the extractors)
//
// Pure, total, thread-safe.

namespace mea {

// A masthead that states its distribution, or two of original language, session, dates of the
// meeting and agenda item, belongs to a document with a symbol. Plain texts, treaties and letters
// state none of them and are never reported.
std::vector<Warning> doubts_of_symbol(const Masthead& masthead);

// Digits stored in the wrong order, in words of Arabic only, and only where the document itself
// holds the order that is right (CONVENTIONS §5.3, legacy runs of Arabic-Indic digits):
//   years         "4002" where 2004 stands elsewhere; never a part of a code or a larger number
//   codes         a decision or symbol whose reversed form stands elsewhere: the document's own
//                 symbol, or twice and more while it stands once, with two numbers reversed or in
//                 digits of another script (12/COP.1 and 21/COP.1 are two decisions)
//   labels        paragraphs or pages counted 9, 01, 11, 21: two and more of them in order
// One warning a form of a year or code, at its first place; one for a run of labels.
std::vector<Warning> doubts_of_digits(const ExtractedDocument& document,
                                      const std::vector<Zone>& zones, const Masthead& masthead,
                                      const std::vector<Entity>& entities);

}  // namespace mea
