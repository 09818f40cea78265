// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/analyzer.h"
#include "index/compile.h"

// One word of a query as the index matches it: for compile.cpp.
//
// A unit is what is AND-ed: a word, a Han word, a code, a phrase, a prefix. It can be asked of the
// text or, with another prefix, of the title and the headings.

namespace mea {

struct UnitAtom {
    std::string word;
    std::vector<std::string> stems;
    bool han = false;
    bool joined = false;  // Han, and so is the next, with nothing between
};

struct Unit {
    std::vector<UnitAtom> atoms;  // in a row
    std::string code;             // folded, or empty
    bool function_word = false;
    bool rank_only = false;  // a long Chinese query in one piece: above its words apart
};

// The units of a word or phrase as typed, with stems of `language` (empty: of every one that the
// script allows); none when the context is exact.
std::vector<Unit> units_of_word(std::string_view text, const CompileContext& context,
                                std::string_view language = {});
std::vector<Unit> units_of_phrase(std::string_view text);

// One after the other, with or without punctuation between: 《斯德哥尔摩公约》区域中心.
Unit row_of(const std::vector<std::string_view>& words);

// The query of a unit in a field ("" text, or the prefix of the title). A word that has stems is
// asked for by them alone: every text that has the word has one of its stems.
Xapian::Query unit_query(const Unit& unit, std::string_view prefix);

// A code that stands in the index in one piece, and those that go on behind it
// (UNEP/GC.23/8/Add.1): much less to look at than its parts in a row, which unit_query() asks for.
// Nothing for a unit that is no such code.
std::optional<Xapian::Query> code_query(const Unit& unit, const Xapian::Database& database);

// A word that is asked for by its stems.
bool has_stems(const Unit& unit);

// The unit in the title or the headings above, which keep stems without positions, and words that
// have none: empty for several words in a row that are not Chinese.
Xapian::Query above_query(const Unit& unit);
WordRow row_of_unit(const Unit& unit);
Needle needle_of(const Unit& unit);

// Every term that begins with prefix + value, in order; nothing when there are more than `limit`.
std::optional<std::vector<std::string>> expand(const Xapian::Database& database,
                                               std::string_view prefix, std::string_view value,
                                               std::size_t limit);

// Terms of Field::series that begin with `value`, without those below another one.
std::optional<std::vector<std::string>> expand_series(const Xapian::Database& database,
                                                      std::string_view value, std::size_t limit);

// OP_SYNONYM of terms; matches nothing when there are none.
Xapian::Query any_of(const std::vector<std::string>& terms);

}  // namespace mea
