// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "index/results.h"

// The documents of a result set for a bibliography: one @techreport a document and language, in
// order of their first hit, with the paragraphs found in `note`. UTF-8, for biber or a BibTeX that
// reads it; what TeX would take for a command is escaped. Pure and thread-safe.

namespace mea {

std::string bibtex_of(const Results& results);

}  // namespace mea
