// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "index/learnt.h"
#include "pipeline/result.h"

// Learns the lexicon from every document that the index has in two or more languages.
//
// Paragraphs are paired by key and path (index/parallel.h); pairs that figures, names, numbers or
// length speak against are left out. Words and phrases of each pair of languages are associated
// (index/associations.h), then through a third language where no document has both; a unit keeps
// at most three terms a language. The same documents give the
// same lexicon, byte for byte.
//
// Memory: one document, the words of the corpus and bounded tables; paragraphs wait in a nameless
// file in `directory` (four bytes a word).

namespace mea {

// `path` names an index or a list of shards. Errors: those of opening and reading it; denied when
// the working file cannot be written.
Result<LearntLexicon> learn(const std::string& path, const std::string& directory);

}  // namespace mea
