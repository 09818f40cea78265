// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "pipeline/aho_corasick.h"
#include "pipeline/lexicon_file.h"
#include "pipeline/lexicon_text.h"
#include "pipeline/result.h"

// Every spelling of every name of the lexicon, ready to be searched for.
//
// A word of the automaton is a folded spelling; it has one form a name that is spelled so. Arabic
// names that begin with the article get a second spelling fused with ل (للصين). Two keys of a kind
// may share a spelling only when the case or the language tells them apart; anything else is an
// error in the data.
//
// Immutable after make_name_table().

namespace mea {

struct NameForm {
    std::uint32_t record = 0;
    std::u32string cased;  // the spelling with its case, when the name demands it
    bool common = false;   // names of several languages of the entry are spelled so
};

struct NameContext {  // folded; see NameRecord
    std::vector<std::u32string> not_before;
    std::vector<std::u32string> not_after;
};

struct NameTable {
    std::vector<NameRecord> records;
    std::vector<NameContext> contexts;         // one a record
    std::vector<std::vector<NameForm>> forms;  // one list a word of the automaton
    AhoCorasick words;
};

// Words of a context or joints between names, folded; spaces at their ends are kept.
std::vector<std::u32string> folded_words(const std::vector<std::string>& words);

Result<NameTable> make_name_table(std::vector<NameRecord> records,
                                  const std::vector<LexiconEntry>& entries);

}  // namespace mea
