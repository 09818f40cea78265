// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Word → stems: what makes "decisions" and "decision", «конвенции» and «конвенция» one word.
//
// The stemmers are Snowball's (ar en es fr ru). A word has one to three stems, because people write
// with and without accents and because Arabic joins و ف ب ك ل ال to the word:
//   "adoptées" (fr)  adopt (of the accented form) and adopte (of the plain form)
//   "وللبيئة" (ar)   the stems of the word and of بيئة, without clitics and endings
// Two words match when they share a stem. Chinese has none; words with digits have none.
//
// A Stemmer is prepared once and used by one thread at a time.

namespace mea {

class Stemmer {
public:
    Stemmer();
    ~Stemmer();
    Stemmer(Stemmer&&) noexcept;
    Stemmer& operator=(Stemmer&&) noexcept;

    // `word` is lower case with its accents and Arabic letters intact; `language` one of ar en es
    // fr ru. Stems are folded (accents, Arabic letters); sorted, no repeats. Empty for an unknown
    // language. Stays until the next call.
    const std::vector<std::string>& stems(std::string_view word, std::string_view language) const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

// The languages a word may be in, by its script: {"ar"}, {"ru"}, {"en","es","fr"}, or none.
std::span<const std::string_view> plausible_languages(std::string_view word);

// Function words (the, de la, и, في, 的 …): they never narrow a query of several words. `word` is
// folded.
bool is_function_word(std::string_view word);

}  // namespace mea
