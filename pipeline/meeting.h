// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "pipeline/entity.h"
#include "pipeline/resolve.h"

// Meetings and sessions of bodies: "the fourth meeting of the Conference of the Parties to the
// Stockholm Convention" is meeting:stockholm-cop:4, "eighth special session of the Governing
// Council" meeting:unep-gc:SS.VIII. The words and organs are data: corpus/rules/meetings.json.
//
// Whose meeting it is, in order of evidence:
//  * the body that the words hold ("Twenty-eighth Meeting of the Parties to the Montreal
//  Protocol"),
//    that follows as a genitive, or that stands directly before (缔约方大会第四次会议): 1;
//    an organ without its treaty ("the Conference of the Parties") is the section's or the
//    document's: 0.9;
//  * "its fourth meeting": the last body named in the sentence, unless another group comes between;
//    no body in the sentence: the organ of the document: 0.6;
//  * "COP 21": the treaty beside it, or the section's or the document's own.
// Otherwise nothing. "79th meeting" of a body that counts sessions is a sitting, not a session.
// Ranges are of the folded text: the ordinal and its noun. Pure, thread-safe.

namespace mea {

struct Knowledge;  // tagger.h

std::vector<Entity> read_meetings(const BlockView& view, const Context& scope,
                                  const Knowledge& knowledge);

}  // namespace mea
