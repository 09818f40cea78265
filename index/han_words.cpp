// SPDX-License-Identifier: GPL-3.0-or-later
#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

#include "index/analyzer.h"

namespace mea {
namespace {

// Offsets of word borders in characters of the run; empty when ICU has no dictionary.
std::vector<std::size_t> word_borders(const std::vector<Atom>& run) {
    icu::UnicodeString text;
    std::vector<std::int32_t> starts;
    for (const Atom& atom : run) {
        starts.push_back(text.length());
        text.append(icu::UnicodeString::fromUTF8(atom.word));
    }
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> breaks(
        icu::BreakIterator::createWordInstance(icu::Locale::getChinese(), status));
    if (U_FAILURE(status) != 0) return {};
    breaks->setText(text);
    std::vector<std::size_t> borders;
    for (std::int32_t at = breaks->first(); at != icu::BreakIterator::DONE; at = breaks->next()) {
        const auto found = std::lower_bound(starts.begin(), starts.end(), at);
        borders.push_back(static_cast<std::size_t>(found - starts.begin()));
    }
    return borders;
}

// ICU's words; the whole run when there is no dictionary.
std::vector<Range> dictionary_words(const std::vector<Atom>& run) {
    std::vector<Range> words;
    std::size_t from = 0;
    for (const std::size_t border : word_borders(run)) {
        if (border > from) words.push_back(Range{from, border});
        from = std::max(from, border);
    }
    if (from < run.size()) words.push_back(Range{from, run.size()});
    return words;
}

// A lone character between particles takes one along: "国" alone would be in every paragraph.
void widen_lone_characters(std::vector<Range>& words, std::size_t run_size) {
    for (Range& word : words) {
        if (word.size() > 1) continue;
        if (word.begin > 0) {
            --word.begin;
        } else if (word.end < run_size) {
            ++word.end;
        }
    }
}

}  // namespace

std::vector<Range> han_words(const std::vector<Atom>& run, std::size_t whole_run) {
    if (run.empty()) return {};
    if (run.size() <= whole_run) return {Range{0, run.size()}};
    std::vector<Range> words;
    for (const Range& word : dictionary_words(run)) {
        const bool lone = word.size() == 1;
        if (lone && is_function_word(run[word.begin].word)) continue;
        const bool touches = !words.empty() && words.back().end == word.begin;
        if (touches && (lone || words.back().size() == 1)) {
            words.back().end = word.end;
        } else {
            words.push_back(word);
        }
    }
    widen_lone_characters(words, run.size());
    return words;
}

}  // namespace mea
