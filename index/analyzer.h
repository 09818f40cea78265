// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bitset>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "index/stems.h"
#include "pipeline/text.h"

// Text → atoms and codes: the one analyzer of writer, query and snippet (law 6).
//
// An atom is what has a position: a word of letters and digits, or one Han character. Atoms are
// folded (pipeline/fold.h: width, case, dashes, digits, Latin accents, Arabic letters, ё = е,
// Traditional → Simplified) and keep the range of the text they were read from.
//   "第ＳＣ‑1/15号决定"  第 sc 1 15 号 决 定     code "sc-1/15"
//   "l’Économie"          economie                 (elided l', d', qu' and 's are no atoms)
//   "UNEP/POPS/COP.4/38"  unep pops cop 4 38       code "unep/pops/cop.4/38"
// White space between two Han characters is not a border: extractors leave line breaks inside
// words.
//
// From atoms come the terms: `word` with its position, stems (term prefix Z) without, and for Han
// each character and each pair of neighbours, with the position of the first. Codes are one term
// each (Field::code), without position.
//
// An Analyzer is prepared once and used by one thread at a time. Never fails; any bytes.

namespace mea {

struct Atom {
    std::string word;  // folded
    std::string base;  // lower case, accents and Arabic letters intact: what is stemmed
    Range range;       // of the text that was given
    bool han = false;
    bool joined = false;  // Han, and so is the next atom, with nothing printed between
};

struct Code {
    std::string word;  // folded: "unep/gc.23/8"
    Range range;
    std::size_t first = 0;  // its atoms: [first, last)
    std::size_t last = 0;
};

struct Analysis {
    std::vector<Atom> atoms;
    std::vector<Code> codes;
};

Analysis analyze(std::string_view text);

// The same atoms, for whoever looks for some words in a long text: those whose words begin with
// none of these bytes may be left out, with one atom without a word and a range in the place of a
// row of them.
using FirstBytes = std::bitset<256>;
std::vector<Atom> atoms_beginning_with(const FirstBytes& bytes, std::string_view text);

// A term of a text: `stem` terms have no position.
struct IndexTerm {
    std::string word;
    std::size_t position = 0;  // of its atom, from 0
    bool stem = false;
};

// `language` decides the stemmer for Latin words; Arabic and Cyrillic words know theirs.
std::vector<IndexTerm> index_terms(const Analysis& analysis, std::string_view language,
                                   const Stemmer& stemmer);

// The stems of a word in a text of `language`; empty language: of every plausible one.
std::vector<std::string> stems_of(const Atom& atom, std::string_view language,
                                  const Stemmer& stemmer);

// A run of Han atoms cut into words. Up to `whole_han_run` characters are one word, as typed but
// for particles at its ends: every hit has it. Longer runs, and those with a question word (谁 哪些
// …), are cut by ICU's dictionary; a lone character joins the word before it, particles between
// words (的 和 与 …) are dropped. Ranges of indexes into `run`.
inline constexpr std::size_t whole_han_run = 6;
std::vector<Range> han_words(const std::vector<Atom>& run, std::size_t whole_run = whole_han_run);

}  // namespace mea
