// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// All places where any of many words stands in a text, in one pass (Aho & Corasick 1975).
//
// The alphabet is code points, not bytes: a Han name costs two or three states. States are numbered
// in breadth-first order and the children of a state are neighbours sorted by label, so a state is
// five numbers and a step is a binary search among labels alone; there are no dense rows. Words
// found inside longer words are reported too; choosing among overlaps is the caller's.
//
//   AhoCorasick words({U"niger", U"nigeria"});
//   words.find(U"nigeria")   {word 0, [0,5)}, {word 1, [0,7)}
//
// Immutable after construction: share between threads.

namespace mea {

class AhoCorasick {
public:
    struct Match {
        std::uint32_t word = 0;  // index into the words given
        std::size_t begin = 0;   // code points of the text searched
        std::size_t end = 0;
    };

    AhoCorasick() = default;
    // `words` in any order; empty words match nothing; of equal words only the first is reported.
    explicit AhoCorasick(const std::vector<std::u32string>& words);

    // In order of `end`, then longest first.
    std::vector<Match> find(std::u32string_view text) const;

    std::size_t states() const { return states_.size(); }

private:
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    struct State {
        std::uint32_t first_child = 0;  // children are [first_child, first_child of the next state)
        std::uint32_t fail = 0;         // the longest proper suffix that is a state
        std::uint32_t word = none;      // the word that ends here
        std::uint32_t next_word = none;  // the nearest state along `fail` where a word ends
    };

    std::uint32_t child(std::uint32_t state, char32_t label) const;
    std::uint32_t step(std::uint32_t state, char32_t label) const;
    void grow(const std::vector<std::u32string>& words);
    void link();

    std::vector<char32_t> labels_;      // of the edge that leads to each state
    std::vector<State> states_;         // states_[0] is the root; one more closes the last children
    std::vector<std::uint32_t> begin_;  // children of the root by label: letters of alphabets
    std::vector<std::uint32_t> sizes_;  // length of each word, in code points
};

}  // namespace mea
