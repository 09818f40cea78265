// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "index/tokens.h"
#include "pipeline/result.h"

// The aligned paragraphs of a corpus as numbers, on disk: written once, read from the beginning as
// often as needed. In memory are only the words, at most `max_forms` a language; later ones are
// left out.

namespace mea {

inline constexpr std::array<std::string_view, 6> aligned_languages{"en", "fr", "es",
                                                                   "ru", "zh", "ar"};

// The words of one language. Number 0 is a gap: figures, punctuation, words left out.
class Vocabulary {
public:
    Vocabulary();

    std::uint32_t add(const Token& token);  // the number of its form
    std::uint32_t unit_of(std::uint32_t form) const { return units_of_forms_[form]; }
    std::size_t units() const { return keys_.size(); }
    const std::string& key(std::uint32_t unit) const { return keys_[unit]; }
    const std::string& form(std::uint32_t form) const { return forms_[form]; }
    bool is_function(std::uint32_t unit) const { return functions_[unit]; }
    bool is_lone(std::uint32_t unit) const { return lone_[unit]; }
    // The form that was added most often; of equals the first.
    std::vector<std::uint32_t> usual_forms() const;

    static constexpr std::size_t max_forms = std::size_t{1} << 20U;

private:
    std::unordered_map<std::string, std::uint32_t> form_numbers_;
    std::unordered_map<std::string, std::uint32_t> unit_numbers_;
    std::vector<std::string> forms_;
    std::vector<std::uint32_t> units_of_forms_;
    std::vector<std::uint32_t> form_counts_;
    std::vector<std::string> keys_;
    std::vector<bool> functions_;
    std::vector<bool> lone_;
};

using Forms = std::vector<std::uint32_t>;  // of one paragraph

struct AlignedRow {
    std::string place;                                  // permalink of the paragraph
    std::array<Forms, aligned_languages.size()> texts;  // empty: not in this language
};

class AlignedTexts {
public:
    // The file is made in `directory` and has no name: it is gone with this object.
    static Result<AlignedTexts> open(const std::string& directory);

    Vocabulary& vocabulary(std::size_t language) { return vocabularies_[language]; }
    const Vocabulary& vocabulary(std::size_t language) const { return vocabularies_[language]; }

    Result<void> add(const AlignedRow& row);
    std::size_t rows() const { return rows_; }

    // Every row in the order it was added.
    Result<void> each(const std::function<void(const AlignedRow&)>& visit) const;

private:
    std::shared_ptr<std::FILE> file_;
    std::array<Vocabulary, aligned_languages.size()> vocabularies_;
    std::size_t rows_ = 0;
};

}  // namespace mea
