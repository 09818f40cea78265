// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/phrases.h"

#include <algorithm>
#include <array>

namespace mea {
namespace {

constexpr std::size_t least_count = 3;
constexpr std::size_t most_counted = std::size_t{1} << 22U;  // pairs held while counting
constexpr double least_lift = 6;                             // times as often together as by chance

std::uint64_t joined(std::uint32_t prefix, std::uint32_t word) {
    return (std::uint64_t{prefix} << 32U) | word;
}

std::size_t longest_in(std::size_t language) {
    const std::string_view name = aligned_languages[language];
    return name == "fr" || name == "es" ? 5 : 4;
}

// Function words that terms are made with; any other ends a phrase. Folded.
constexpr std::array<std::string_view, 44> connectors{
    "of",  "the", "and", "for",  "in",    "to",   "on",  "de",  "du",  "des", "la",
    "le",  "les", "et",  "en",   "a",     "au",   "aux", "sur", "del", "el",  "los",
    "las", "y",   "al",  "para", "sobre", "pour", "и",   "по",  "в",   "на",  "о",
    "об",  "для", "с",   "из",   "в",     "من",   "علي", "في",  "和",  "与",  "的"};

// How often each pair follows; rare ones are forgotten when there are too many.
class Counter {
public:
    void add(std::uint64_t pair) {
        if (++counts_[pair] == 1 && counts_.size() > most_counted) forget_rare();
    }

    std::vector<std::pair<std::uint64_t, std::size_t>> frequent() const {
        std::vector<std::pair<std::uint64_t, std::size_t>> out;
        for (const auto& one : counts_) {
            if (one.second >= least_count) out.emplace_back(one);
        }
        std::sort(out.begin(), out.end());
        return out;
    }

private:
    void forget_rare() {
        ++floor_;
        std::erase_if(counts_, [this](const auto& one) { return one.second <= floor_; });
    }

    std::unordered_map<std::uint64_t, std::size_t> counts_;
    std::size_t floor_ = 0;
};

}  // namespace

bool Units::is_connector(std::uint32_t word) const {
    return std::find(connectors.begin(), connectors.end(), vocabulary_->key(word)) !=
           connectors.end();
}

std::uint32_t Units::next(std::uint32_t prefix, std::uint32_t word) const {
    if (word == 0) return 0;
    const auto found = extensions_.find(joined(prefix, word));
    return found == extensions_.end() ? 0 : found->second;
}

Result<std::size_t> Units::extend(const AlignedTexts& texts, std::size_t length) {
    Counter counter;
    const Vocabulary& words = *vocabulary_;
    const auto count = [&](const AlignedRow& row) {
        const Forms& forms = row.texts[language_];
        for (std::size_t i = 0; i + length <= forms.size(); ++i) {
            std::uint32_t unit = words.unit_of(forms[i]);
            if (unit == 0 || words.is_function(unit)) continue;
            for (std::size_t j = i + 1; j + 1 < i + length && unit != 0; ++j) {
                unit = next(unit, words.unit_of(forms[j]));
            }
            const std::uint32_t last = words.unit_of(forms[i + length - 1]);
            if (unit == 0 || last == 0) continue;
            if (words.is_function(last) && !is_connector(last)) continue;
            counter.add(joined(unit, last));
        }
    };
    if (const auto read = texts.each(count); !read) return tl::unexpected<Error>(read.error());
    const std::size_t before = phrases_.size();
    for (const auto& [pair, times] : counter.frequent()) {
        Phrase phrase;
        phrase.prefix = static_cast<std::uint32_t>(pair >> 32U);
        phrase.last = static_cast<std::uint32_t>(pair);
        phrase.count = times;
        const std::size_t own = words.is_function(phrase.last) ? 0 : 1;
        phrase.content = static_cast<std::uint8_t>(this->words(phrase.prefix) + own);
        phrase.length = static_cast<std::uint8_t>(length);
        phrase.ends = own == 1;
        extensions_.emplace(pair, static_cast<std::uint32_t>(words.units() + phrases_.size()));
        phrases_.push_back(phrase);
    }
    return phrases_.size() - before;
}

// Whole are phrases that end with a word of content and are no accident.
void Units::judge(std::size_t longest) {
    const Vocabulary& words = *vocabulary_;
    for (Phrase& phrase : phrases_) {
        if (!phrase.ends || phrase.content < 2 || phrase.length > longest) continue;
        const double prefix = static_cast<double>(
            is_phrase(phrase.prefix) ? phrases_[phrase.prefix - words.units()].count
                                     : counts_[phrase.prefix]);
        const double expected = prefix * static_cast<double>(counts_[phrase.last]) /
                                static_cast<double>(std::max<std::size_t>(total_, 1));
        phrase.whole = static_cast<double>(phrase.count) >= least_lift * expected;
    }
}

void Units::drop_when_part(std::uint32_t part, std::size_t whole_count) {
    constexpr double nearly_always = 0.85;
    if (part == 0 || !is_phrase(part)) return;
    Phrase& phrase = phrases_[part - vocabulary_->units()];
    if (static_cast<double>(whole_count) >= nearly_always * static_cast<double>(phrase.count)) {
        phrase.whole = false;
    }
}

// 承包者 is one word, though the dictionary has only its beginning: a word that nearly always has
// the same lone character beside it is no unit.
void Units::drop_stem_of(const Phrase& phrase) {
    constexpr double mostly = 0.7;
    if (phrase.length != 2) return;
    const bool lone_end = vocabulary_->is_lone(phrase.last);
    if (lone_end == vocabulary_->is_lone(phrase.prefix)) return;
    const std::uint32_t word = lone_end ? phrase.prefix : phrase.last;
    if (static_cast<double>(phrase.count) >= mostly * static_cast<double>(counts_[word])) {
        stems_[word] = true;
    }
}

// What stands nearly always in one longer phrase is a fragment: "house mechanism".
void Units::drop_parts() {
    for (const Phrase& phrase : phrases_) {
        if (!phrase.ends) continue;
        drop_stem_of(phrase);
        std::uint32_t before = phrase.prefix;  // without function words at its end
        while (is_phrase(before) && !phrases_[before - vocabulary_->units()].ends) {
            before = phrases_[before - vocabulary_->units()].prefix;
        }
        drop_when_part(before, phrase.count);
        std::vector<std::uint32_t> rest = words_of(phrase.prefix);
        rest.push_back(phrase.last);
        std::size_t first = 1;
        while (first < rest.size() && vocabulary_->is_function(rest[first])) ++first;
        if (first >= rest.size()) continue;
        std::uint32_t suffix = rest[first];
        for (std::size_t i = first + 1; i < rest.size() && suffix != 0; ++i) {
            suffix = next(suffix, rest[i]);
        }
        drop_when_part(suffix, phrase.count);
    }
}

std::vector<std::uint32_t> Units::words_of(std::uint32_t unit) const {
    std::vector<std::uint32_t> words;
    while (is_phrase(unit)) {
        const Phrase& phrase = phrases_[unit - vocabulary_->units()];
        words.push_back(phrase.last);
        unit = phrase.prefix;
    }
    words.push_back(unit);
    std::reverse(words.begin(), words.end());
    return words;
}

std::vector<std::uint32_t> Units::content_of(std::uint32_t unit) const {
    std::vector<std::uint32_t> words = words_of(unit);
    std::erase_if(words, [this](std::uint32_t word) {
        return stems_[word] || vocabulary_->is_function(word) || vocabulary_->is_lone(word);
    });
    return words;
}

std::size_t Units::words(std::uint32_t unit) const {
    if (is_phrase(unit)) return phrases_[unit - vocabulary_->units()].content;
    return vocabulary_->is_function(unit) ? 0 : 1;
}

Result<Units> Units::find(const AlignedTexts& texts, std::size_t language) {
    Units units;
    units.vocabulary_ = &texts.vocabulary(language);
    units.language_ = language;
    units.counts_.assign(units.vocabulary_->units(), 0);
    units.stems_.assign(units.vocabulary_->units(), false);
    const auto read = texts.each([&](const AlignedRow& row) {
        for (const std::uint32_t form : row.texts[language]) {
            ++units.counts_[units.vocabulary_->unit_of(form)];
            ++units.total_;
        }
    });
    if (!read) return tl::unexpected<Error>(read.error());
    // One word more than a phrase may have, to know what is cut off.
    for (std::size_t length = 2; length <= longest_in(language) + 1; ++length) {
        const Result<std::size_t> found = units.extend(texts, length);
        if (!found) return tl::unexpected<Error>(found.error());
        if (*found == 0) break;
    }
    units.judge(longest_in(language));
    units.drop_parts();
    return units;
}

void Units::read(const Forms& forms, std::vector<Occurrence>& out) const {
    out.clear();
    const auto size = static_cast<float>(std::max<std::size_t>(forms.size(), 1));
    for (std::size_t i = 0; i < forms.size(); ++i) {
        const std::uint32_t unit = vocabulary_->unit_of(forms[i]);
        if (unit == 0 || stems_[unit] || vocabulary_->is_function(unit) ||
            vocabulary_->is_lone(unit)) {
            continue;
        }
        out.push_back(Occurrence{unit, static_cast<float>(i) / size});
    }
    each_phrase(forms, [&](std::uint32_t unit, std::size_t begin, std::size_t) {
        out.push_back(Occurrence{unit, static_cast<float>(begin) / size});
    });
    std::stable_sort(out.begin(), out.end(),
                     [](const Occurrence& a, const Occurrence& b) { return a.unit < b.unit; });
    out.erase(
        std::unique(out.begin(), out.end(),
                    [](const Occurrence& a, const Occurrence& b) { return a.unit == b.unit; }),
        out.end());
}

std::string Units::key(std::uint32_t unit, std::string_view language) const {
    if (!is_phrase(unit)) return vocabulary_->key(unit);
    const Phrase& phrase = phrases_[unit - vocabulary_->units()];
    return key(phrase.prefix, language) + (language == "zh" ? "" : " ") +
           vocabulary_->key(phrase.last);
}

}  // namespace mea
