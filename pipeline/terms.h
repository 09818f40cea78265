// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "pipeline/lexicon.h"
#include "pipeline/result.h"
#include "pipeline/text.h"

// The thesaurus: what the treaties speak about, in six languages (corpus/lexicon/terms.json).
//
//   terms.find("the clearing-house mechanism", "en")  →  {[4,28), "clearing-house-mechanism", "en"}
//   terms.entry("clearing-house-mechanism")->names    →  {"zh", "信息交换所机制"}, …
//
// Names are found as lexicon.h finds them: folded, in one pass, longest first and then leftmost,
// at word borders, in all their forms (plural, case, article). Mentions do not overlap and come in
// order of the text. Treaties, bodies, countries and centres are not here; they are entities.
//
// Immutable once loaded: share it between threads. Terms that were not loaded find nothing.

namespace mea {

struct TermMention {
    Range range;           // bytes of the text that was searched
    std::string key;       // "clearing-house-mechanism"
    std::string language;  // of the name; of the text, or "", when several languages spell it so
};

struct TermConcept {
    std::string key;                                         // stable; English, kebab-case
    std::vector<std::pair<std::string, std::string>> names;  // language, name; preferred first
    std::string treaty;  // key of the treaty that made the term, or empty
};

class Terms {
public:
    // `language` is the text's; it admits names that mean something else elsewhere. Empty: unknown.
    std::vector<TermMention> find(std::string_view text, std::string_view language = {}) const;
    // The concepts that a text in `language` speaks of, one for each mention, in order; those
    // inside longer names too.
    std::vector<std::string> concepts_of(std::string_view text, std::string_view language) const;
    // nullptr when there is none.
    const TermConcept* entry(std::string_view key) const;
    // In order of the file.
    const std::vector<TermConcept>& all() const { return concepts_; }

private:
    friend Result<Terms> load_terms(const std::string& directory);
    Lexicon names_;
    std::vector<TermConcept> concepts_;
    std::unordered_map<std::string, std::size_t> by_key_;
};

// `directory` is corpus/lexicon. Errors name the file and the concept.
Result<Terms> load_terms(const std::string& directory);

}  // namespace mea
