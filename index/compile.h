// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "index/query.h"
#include "index/stems.h"
#include "pipeline/result.h"

// Query tree → what the index matches, and what a snippet marks.
//
// Words are looked for in the paragraph, its headings and the document's title, but a hit has at
// least one of the words of each AND-ed group in its own text: a title alone does not drag in every
// paragraph below it. A word matches by its stems of every language its script allows (--exact:
// only as typed, folded); phrases and codes match as typed. Han words of three or more characters
// are phrases of pairs, so that no hit lacks the word. Function words are left out when other words
// remain.
//
// What a word* expands to is bounded; more is an Error, never a silent cut. No OP_MAX anywhere
// (libxapian 1.4.22 crashes on it over several shards).

namespace Xapian {
class Database;
class Query;
}  // namespace Xapian

namespace mea {

class StandingCache;

struct NeedleStep {
    std::string word;                // folded
    std::vector<std::string> stems;  // any of them, of the atom's language
    bool prefix = false;
    std::string language = {};  // of the texts it is marked in; empty: any
};

// Atoms in a row that a snippet marks.
using Needle = std::vector<NeedleStep>;

// Words that were typed side by side: terms with their places from the beginning of the row.
struct WordRow {
    std::vector<std::string> terms;
    std::vector<std::size_t> places;
    double weight = 1;  // against that of its words
};

struct Compiled {
    std::shared_ptr<const Xapian::Query> query;
    std::vector<WordRow> rows;  // they rank, they are not asked for
    std::vector<Needle> needles;
    std::vector<std::string> entities;  // terms of entity_term(): their ranges are marked
    bool other_languages = false;       // entities or related terms: hits may be in any language
    bool furniture = false;             // a kind: of running heads or contents was asked for
    bool alike = false;                 // a code or fields alone: most hits weigh the same
};

struct CompileContext {
    const Xapian::Database& database;
    const Stemmer& stemmer;
    const QueryTagger& tagger;  // may be empty
    bool exact = false;
    bool relaxed = false;               // most words of many instead of all
    bool cut_han = false;               // Han words in their parts
    std::string_view query = {};        // as typed, for columns in errors
    StandingCache* standing = nullptr;  // nothing: languages are asked of the index
};

// May throw what the index library throws: call inside guard().
Result<Compiled> compile(const QueryNode& tree, const CompileContext& context);

}  // namespace mea
