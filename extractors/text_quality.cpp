// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/text_quality.h"

#include <unicode/uchar.h>

#include "pipeline/text.h"

namespace mea::layout {
namespace {

constexpr std::size_t enough_letters = 40;
constexpr double max_unusable = 0.02;     // private use, replacement and control characters
constexpr double max_foreign = 0.15;      // letters of scripts and blocks outside the six languages
constexpr double max_lone_arabic = 0.20;  // words of one letter; well-formed text has about 0.03

struct Count {
    std::size_t letters = 0;
    std::size_t unusable = 0;
    std::size_t foreign = 0;
    std::size_t arabic_words = 0;
    std::size_t lone_arabic = 0;
};

bool is_unusable(char32_t value) {
    const int type = u_charType(static_cast<UChar32>(value));
    return value == 0xFFFD || type == U_PRIVATE_USE_CHAR || type == U_UNASSIGNED ||
           (type == U_CONTROL_CHAR && value != U'\t' && value != U'\n' && value != U'\r');
}

bool is_foreign(char32_t value) {
    if (!is_letter(value)) return false;
    if (value < 0x250) return value >= 0x180;  // beyond Latin Extended-A
    if (is_arabic(value) || is_han(value) || value == 0x640) return false;
    if (value >= 0x1E00 && value <= 0x1EFF) return false;
    if (value >= 0x391 && value <= 0x3C9) return false;  // Greek in formulas
    if (is_cyrillic(value)) return value > 0x45F;
    if (value >= 0x3040 && value <= 0x30FF) return false;
    return true;
}

// Dots of a font without characters that lead to a page number say nothing about its letters.
bool is_leader(const std::u32string& word) {
    return word.size() >= 4 && word.find_first_not_of(word.front()) == std::u32string::npos;
}

void count_word(Count& count, const std::u32string& word) {
    if (is_leader(word)) return;
    std::size_t arabic = 0;
    std::size_t letters = 0;
    for (const char32_t value : word) {
        if (is_unusable(value)) ++count.unusable;
        if (is_foreign(value)) ++count.foreign;
        if (is_letter(value)) ++letters;
        if (is_letter(value) && is_arabic(value)) ++arabic;
    }
    count.letters += letters;
    if (arabic > 0) ++count.arabic_words;
    if (arabic == 1 && letters == 1) ++count.lone_arabic;
}

bool above(std::size_t part, std::size_t whole, double share) {
    return static_cast<double>(part) > share * static_cast<double>(whole);
}

}  // namespace

std::optional<std::string> suspect_text(const PageWords& page) {
    Count count;
    for (const Word& word : page.words) count_word(count, word.text);
    const std::size_t all = count.letters + count.unusable;
    if (all < enough_letters) return std::nullopt;
    if (above(count.unusable, all, max_unusable)) {
        return "the fonts do not say which characters they show";
    }
    if (above(count.foreign, all, max_foreign)) {
        return "the letters belong to no language of the documents; the fonts may lack a character "
               "table";
    }
    if (count.arabic_words > 20 && above(count.lone_arabic, count.arabic_words, max_lone_arabic)) {
        return "Arabic letters stand alone; the fonts lose characters";
    }
    return std::nullopt;
}

}  // namespace mea::layout
