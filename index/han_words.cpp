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

// A lone character joins the word before it, or begins the one after it.
void push_word(std::vector<Range>& words, Range word, bool joins_previous) {
    if (!words.empty() && words.back().end == word.begin && joins_previous &&
        (word.size() == 1 || words.back().size() == 1)) {
        words.back().end = word.end;
    } else {
        words.push_back(word);
    }
}

}  // namespace

std::vector<Range> han_words(const std::vector<Atom>& run) {
    std::vector<std::size_t> borders;
    if (run.size() > 2) borders = word_borders(run);
    std::vector<Range> cut;  // ICU's words; without a dictionary, the run
    std::size_t from = 0;
    for (const std::size_t border : borders) {
        if (border > from) cut.push_back(Range{from, border});
        from = std::max(from, border);
    }
    if (from < run.size()) cut.push_back(Range{from, run.size()});

    const auto is_particle = [&](const Range& word) {
        return run.size() > 1 && word.size() == 1 && is_function_word(run[word.begin].word);
    };
    std::vector<Range> words;
    for (std::size_t i = 0; i < cut.size(); ++i) {
        if (is_particle(cut[i])) continue;
        std::size_t stretch_end = i + 1;
        while (stretch_end < cut.size() && !is_particle(cut[stretch_end])) ++stretch_end;
        const Range stretch{cut[i].begin, cut[stretch_end - 1].end};
        if (stretch.size() <= whole_han_run) {
            words.push_back(stretch);
        } else {
            for (; i < stretch_end; ++i) push_word(words, cut[i], cut[i].begin > stretch.begin);
        }
        i = stretch_end - 1;
    }
    return words;
}

}  // namespace mea
