// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "index/aligned_texts.h"

// The units of a language: its words, and the phrases of two to four words (five in French and
// Spanish, which put an article between) that stand together more often than chance, and not
// always as a part of the same longer phrase.
//
// Numbers below Vocabulary::units() are words, the others phrases. A phrase begins and ends with
// a word that is no function word; Chinese phrases are words of the dictionary put together.

namespace mea {

// A unit where it stands in a paragraph.
struct Occurrence {
    std::uint32_t unit = 0;
    float place = 0;  // 0–1: of its first word among the words of the paragraph
};

class Units {
public:
    // Reads the texts once for each length of phrase.
    static Result<Units> find(const AlignedTexts& texts, std::size_t language);

    std::size_t size() const { return vocabulary_->units() + phrases_.size(); }
    bool is_phrase(std::uint32_t unit) const { return unit >= vocabulary_->units(); }
    std::size_t words(std::uint32_t unit) const;  // without function words

    // Units of a paragraph, each once, by number.
    void read(const Forms& forms, std::vector<Occurrence>& out) const;

    // The words of a unit that are units themselves.
    std::vector<std::uint32_t> content_of(std::uint32_t unit) const;

    // The phrases of a paragraph with the forms they are made of.
    template <class Visit>
    void each_phrase(const Forms& forms, Visit visit) const;

    std::string key(std::uint32_t unit, std::string_view language) const;

private:
    struct Phrase {
        std::uint32_t prefix = 0;  // a unit
        std::uint32_t last = 0;    // a word
        std::size_t count = 0;
        std::uint8_t length = 0;   // words
        std::uint8_t content = 0;  // those that are no function words
        bool ends = false;         // with a word of content
        bool whole = false;        // a unit; else the beginning or a part of one
    };

    Result<std::size_t> extend(const AlignedTexts& texts, std::size_t length);
    void judge(std::size_t longest);
    void drop_parts();
    void drop_stem_of(const Phrase& phrase);
    bool is_connector(std::uint32_t word) const;
    std::vector<std::uint32_t> words_of(std::uint32_t unit) const;
    void drop_when_part(std::uint32_t part, std::size_t whole_count);
    std::uint32_t next(std::uint32_t prefix, std::uint32_t word) const;

    const Vocabulary* vocabulary_ = nullptr;
    std::size_t language_ = 0;
    std::vector<std::size_t> counts_;  // of words
    std::vector<bool> stems_;          // of words: parts of a longer word
    std::size_t total_ = 0;
    std::vector<Phrase> phrases_;
    std::unordered_map<std::uint64_t, std::uint32_t> extensions_;
};

template <class Visit>
void Units::each_phrase(const Forms& forms, Visit visit) const {
    for (std::size_t i = 0; i < forms.size(); ++i) {
        std::uint32_t unit = vocabulary_->unit_of(forms[i]);
        for (std::size_t j = i + 1; j < forms.size() && unit != 0; ++j) {
            unit = next(unit, vocabulary_->unit_of(forms[j]));
            if (unit == 0) break;
            if (phrases_[unit - vocabulary_->units()].whole) visit(unit, i, j + 1);
        }
    }
}

}  // namespace mea
