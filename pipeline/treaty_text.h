// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "pipeline/lexicon.h"
#include "pipeline/masthead.h"
#include "pipeline/segment.h"

// Which treaty or declaration a document is the text of.
//
// Treaty texts are printed without a symbol, so that nothing on the page ties their language
// versions together but the name on the cover. A document without a symbol whose title is the name
// of a treaty or instrument of the lexicon, and little else, and which is divided into articles is
// that text: "treaty:bbnj", "instrument:udhr". Empty for every other document: a report about a
// treaty has a longer title, a leaflet has no articles.
//
// Pure and thread-safe.

namespace mea {

std::string treaty_of_text(const Masthead& masthead, const Segmentation& structure,
                           const Lexicon& lexicon, const std::string& language);

}  // namespace mea
