// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "extractors/lines.h"

// The words of a line as text, and lines joined to a paragraph. Pure and thread-safe.

namespace mea::layout {

// Sets line.text and line.raised from line.words, line.size, line.box and line.right_to_left.
// A space stands where the gap is wide enough: a tenth of an em, or more than half of what is usual
// in the line, since rounding sets the letters of some documents loosely ("Carib bean"); Han
// characters, and a Han character beside a number set off by less than a third of an em, are not
// separated.
void write_text(Line& line, bool mirror);

// True for a word set smaller and higher than the letters of its line.
bool is_raised(const Word& word, const Line& line);

// Han, kana, full-width and CJK punctuation: written without spaces.
bool is_unspaced(char32_t value);

// The words of a document, to decide what a hyphen at a line's end means.
class WordList {
public:
    void add(std::string_view text);
    bool has(const std::string& word) const { return words_.count(word) > 0; }
    bool has_compound(const std::string& word) const { return compounds_.count(word) > 0; }

private:
    std::set<std::string> words_;
    std::set<std::string> compounds_;  // with a hyphen inside, not broken at a line's end
};

// What becomes of the end of `before` when `after` is the next line: the separator to put between
// them, and how many bytes of `before` to drop (a hyphen that only divides a word).
struct Joint {
    std::string_view separator;
    std::size_t drop = 0;
};
Joint joint_of(std::string_view before, std::string_view after, const WordList& words);

}  // namespace mea::layout
