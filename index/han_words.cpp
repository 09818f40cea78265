// SPDX-License-Identifier: GPL-3.0-or-later
#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

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

constexpr std::array<std::string_view, 22> interrogatives{
    "谁",   "什么", "为什么", "哪",   "哪些", "哪个", "哪国", "哪里", "哪儿", "如何", "怎么",
    "怎样", "为何", "何时",   "何地", "何处", "何种", "多少", "几个", "是否", "能否", "可否"};

std::string word_at(const std::vector<Atom>& run, Range word) {
    std::string whole;
    for (std::size_t i = word.begin; i < word.end; ++i) whole += run[i].word;
    return whole;
}

bool is_particle(const std::vector<Atom>& run, Range word) {
    return word.size() == 1 && is_function_word(run[word.begin].word);
}

// Not of a question: its words are meant, not the question. Without particles at its ends.
std::optional<Range> whole_word(const std::vector<Atom>& run) {
    const std::vector<Range> words = dictionary_words(run);
    Range whole{0, run.size()};
    for (const Range& word : words) {
        const std::string text = word_at(run, word);
        if (word.size() == run.size()) break;
        if (std::find(interrogatives.begin(), interrogatives.end(), text) != interrogatives.end())
            return std::nullopt;
    }
    for (auto word = words.begin(); word != words.end() && is_particle(run, *word); ++word) {
        whole.begin = word->end;
    }
    for (auto word = words.rbegin(); word != words.rend() && is_particle(run, *word); ++word) {
        whole.end = std::max(whole.begin, word->begin);
    }
    return whole.begin < whole.end ? whole : Range{0, run.size()};
}

}  // namespace

std::vector<Range> han_words(const std::vector<Atom>& run, std::size_t whole_run) {
    if (run.empty()) return {};
    if (run.size() <= whole_run) {
        if (const std::optional<Range> word = whole_word(run)) return {*word};
    }
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
