// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "pipeline/lexicon.h"
#include "pipeline/result.h"

// One file of corpus/lexicon, read and checked. The format is described in corpus/README.md.
//
// Errors (ErrorCode::schema) name the file and the entry.

namespace mea {

enum class NameRank { official, short_name, abbreviation, part };

std::string_view name_of(NameRank rank);  // "official", "short", "abbreviation", "coordinated"

struct NameRecord {
    static constexpr std::uint32_t hidden = 0xFFFFFFFF;

    std::uint32_t entry = hidden;  // index into LexiconFile::entries; `hidden` for a false friend
    std::string kind;              // as found: the entry's kind, or "regulations"
    std::string language;
    NameRank rank = NameRank::short_name;
    std::string pattern;                  // name_pattern.h
    bool exact_case = false;              // WHO, not who
    bool capital = false;                 // written with a capital, begins so in the text
    bool only = false;                    // only in texts of its language
    std::vector<std::string> not_before;  // words that may not follow the name
    std::vector<std::string> not_after;   // words that may not precede it
};

// How a language names several treaties with one word "conventions"
// (corpus/lexicon/coordination.json).
struct Joints {
    bool after = false;  // the short parts follow the full name: conventions de Bâle et …
    std::vector<std::string> words;  // ", " " and "
};

struct LexiconFile {
    std::vector<LexiconEntry> entries;
    std::vector<NameRecord> names;
    std::map<std::string, Joints> joints;  // by language
};

// Every *.json of the directory but the thesaurus (terms.h), in order of file names.
Result<LexiconFile> read_lexicon_files(const std::string& directory);

Result<LexiconFile> read_lexicon_file(const std::string& path);

}  // namespace mea
