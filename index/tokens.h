// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/text.h"

// Text → the words that are compared across languages.
//
// Words are the analyzer's (index/analyzer.h); runs of Han characters are cut by ICU's dictionary.
// Figures and codes are left out. A word's key is its stem (the shortest when it has several; Han
// words and function words are their own key), its form is what one would type.
//
//   "Parties shall adopt the 2 plans of work."   parti|shall|adopt|the  plan|of|work
//
// A Tokenizer is prepared once and used by one thread at a time. Any bytes.

namespace mea {

struct Token {
    std::string key;
    std::string form;
    bool function = false;   // "of", "de la", 的: stands inside a phrase, never at its ends
    bool lone = false;       // one letter or character: no unit by itself
    bool after_gap = false;  // a figure or punctuation stands before it
    Range range = {};        // of the text
};

class Tokenizer {
public:
    Tokenizer();
    ~Tokenizer();
    Tokenizer(Tokenizer&&) noexcept;
    Tokenizer& operator=(Tokenizer&&) noexcept;

    std::vector<Token> tokens(std::string_view text, std::string_view language) const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

// The key of words as a whole: keys with a space between, Han without.
std::string joined_key(const std::vector<Token>& tokens, std::string_view language);

}  // namespace mea
