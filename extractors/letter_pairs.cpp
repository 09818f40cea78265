// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/letter_pairs.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "pipeline/text.h"

namespace mea::layout {
namespace {

constexpr char32_t lam = 0x644;
constexpr char32_t plain_alef = 0x627;
constexpr double same_width_em = 0.01;
constexpr double same_place_em = 0.05;
constexpr std::size_t article_letters = 4;

bool is_alef(char32_t value) {
    return value == plain_alef || value == 0x622 || value == 0x623 || value == 0x625;
}

bool has_edges(const Word& word) {
    return word.text.size() > 1 && word.edges.size() == word.text.size();
}

double width_of(const Word& word, std::size_t i) {
    const double right = i + 1 < word.edges.size() ? word.edges[i + 1] : word.box.right;
    return right - word.edges[i];
}

bool is_halves(const Word& word, std::size_t i) {
    return word.text[i] == lam && is_alef(word.text[i + 1]) &&
           std::abs(width_of(word, i) - width_of(word, i + 1)) < same_width_em * word.size;
}

// The word begins at its right end.
bool may_be_article(const Word& word, std::size_t i) {
    const bool first = i + 2 == word.text.size() || !is_letter(word.text[i + 2]);
    return first && word.text[i + 1] == plain_alef && i + 2 >= article_letters;
}

struct Pairs {
    std::size_t all = 0;
    std::size_t articles = 0;

    bool are_letters() const { return 2 * articles > all; }
};

std::map<int, Pairs> pairs_by_font(const PageWords& page) {
    std::map<int, Pairs> out;
    for (const Word& word : page.words) {
        if (!has_edges(word)) continue;
        for (std::size_t i = 0; i + 1 < word.text.size(); ++i) {
            if (!is_halves(word, i)) continue;
            Pairs& pairs = out[word.font];
            ++pairs.all;
            if (may_be_article(word, i)) ++pairs.articles;
        }
    }
    return out;
}

void turn_ligatures(Word& word) {
    for (std::size_t i = 0; i + 1 < word.text.size(); ++i) {
        if (!is_halves(word, i)) continue;
        std::swap(word.text[i], word.text[i + 1]);
        ++i;
    }
}

void drop_repeated(Word& word) {
    for (std::size_t i = word.text.size(); i-- > 1;) {
        const bool same =
            word.text[i] == word.text[i - 1] && is_arabic(word.text[i]) && is_letter(word.text[i]);
        if (!same || width_of(word, i - 1) >= same_place_em * word.size) continue;
        word.text.erase(i, 1);
        word.edges.erase(word.edges.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

}  // namespace

void mend_letter_pairs(PageWords& page) {
    const std::map<int, Pairs> pairs = pairs_by_font(page);
    for (Word& word : page.words) {
        if (!has_edges(word)) continue;
        const auto found = pairs.find(word.font);
        if (found != pairs.end() && !found->second.are_letters()) turn_ligatures(word);
        drop_repeated(word);
    }
}

}  // namespace mea::layout
