// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "pipeline/extracted.h"
#include "pipeline/zones.h"

// The title of a document, on one line (CONVENTIONS §5.1).
//
// Under a masthead it is the first line of the largest type that is no kind of document ("Note by
// the Secretariat"), note, place and year or name of a body; "79/209. Report …" stands above all.
// It goes on in the lines that follow after ":" or "—", in small letters, in capitals of the same
// type, and in the parts that it names: "Proposed programme budget for 2027. Part IV, …".
//
// A publication without masthead has its title on the cover: the one that the file states, where
// the cover says the same words, else lines of a clearly larger type. Headings that publications
// share ("Foreword", "Note", "前言") begin their matter and are no titles.
//
// A document that begins with a decision and has no title has that of the decision:
// "Decision 5/CMA.3: Guidance …".
//
// Pure, total, thread-safe.

namespace mea {

class Lexicon;

// Empty when the document has none. `has_masthead`: a symbol, distribution, session or agenda item
// is stated on the first page. `zones`: one a block.
std::string read_document_title(const ExtractedDocument& document, const std::vector<Zone>& zones,
                                bool has_masthead, const Lexicon& lexicon);

}  // namespace mea
