// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "pipeline/language.h"
#include "pipeline/segment.h"
#include "pipeline/zones.h"

// Blocks and zones → structure. The heart of the project: paragraph 28 (c) (iv) must get the same
// id in six languages and in every format.
//
// Decisions are taken from the sequence of enumerators (28 → 2, 3, 4 → 29 is a quotation), from the
// style of numbering, and only then from fonts. In order:
//   scopes.h     decisions, annexes and articles: what contains what
//   sequence.h   in each of them, what the numbers are: paragraphs, headings, a quotation's own
//   levels.h     (a) (i) a. under a paragraph, one ordinal scale for all alphabets
//   notes.h      foot- and endnotes and where they are called
//
// Ids, beyond the contract's examples:
//  * what stands in an annex has its prefix, also where the annex is the main matter ("x1.a12.p3");
//    annexes count through the document, those of decisions too; an appendix, or "Annex I: Tables"
//    in the outline that an annex holds, is an annex in its annex ("x1.x1"); an appendix is one of
//    the document where no annex is open;
//  * headings, text, quotations and tables have the prefix of their container too ("d1.h2",
//  "a3.u1");
//  * a numbered paragraph quoted in paragraph 13 keeps its printed number ("p13.q2"); a quotation
//    without numbers counts in order;
//  * a list without a numbered paragraph belongs to its article ("a7.b"), else to the unnumbered
//  words
//    before it ("u5.a"); numbers of several parts stay as printed ("p10.4", "p29A.1", "p31.I.2");
//  * an id that is taken (a count begins again without a container) gets "~2", "~3" …
//
// `parent` is the innermost heading or container. Containers, paragraphs and clauses reach over
// their children; a heading is one printed line, so what it heads lies after it. A list run into
// one line
// ("… : (a) …; (b) …") stays running words, but in articles and where later lines go on with its
// marks.
//
// `zones` has one zone a block (find_zones). Pure, total, thread-safe: doubts are warnings
// (numbering_gap, duplicate_number), never errors.

namespace mea {

Segmentation segment(const ExtractedDocument& document, const Languages& languages,
                     const std::vector<Zone>& zones);

}  // namespace mea
