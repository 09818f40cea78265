// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

// Numbers written with letters and words: the alphabets of lists, Han numerals, ordinal words.
//
// Lists of UN documents count with the Latin alphabet in English, French, Spanish, Russian and
// Chinese (a), b) …, with the Russian one in older documents, and with the abjad order in Arabic:
// أ ب ج د ه و ز ح ط ي ك ل م ن س ع ف ص ق ر ش ت ث خ ذ ض ظ غ (UN Editorial Manual; CONVENTIONS §5.5).
// roman_value() and han_value() are declared in pipeline/numbering.h. Pure and thread-safe.

namespace mea {

// A number found at the beginning of a text: its value and how many bytes it takes.
struct Reading {
    int value = 0;  // 0 when nothing was read
    std::size_t size = 0;
};

// The place of a letter in the alphabet of its script, 1-based; 0 when it counts in none.
// Either case. Russian skips ё й ъ ы ь.
int letter_ordinal(char32_t letter);

// The Latin place of a Cyrillic letter that looks like a Latin one (а в с е о р х …), else 0.
int lookalike_ordinal(char32_t letter);

// The letter's name that Arabic section headings use: "ألف" 1, "باء" 2, "جيم" 3 …
// `words` is folded with arabic_letters (pipeline/fold.h).
Reading read_arabic_letter_name(std::string_view words);

// "اولا", "الثانيه عشره", "الحادي والعشرون": 1 to 99, any gender, with or without the article.
// `words` is folded with arabic_letters.
Reading read_arabic_ordinal(std::string_view words);

// The same for one word whose dots were mistyped or lost ("الثالت" 3): letters of one shape count
// as equal. Only where a number is expected.
Reading read_misdotted_ordinal(std::string_view words);

// The Han numeral at the beginning of `text`: "二十八条" → 28, nine bytes; also "一四三" → 143.
Reading read_han_number(std::string_view text);

// Decimal digits of any script at the beginning of `text`, at most six.
Reading read_digits(std::string_view text);

// A Roman numeral (either case, also ⅷ) at the beginning of `text`, not followed by another letter.
Reading read_roman(std::string_view text);

// What marks a number that was added behind another one.
struct Suffix {
    std::string_view name;   // "bis", "ter", "quater" …; empty when there is none
    std::size_t size = 0;    // bytes, with what parts it from the number
    bool separated = false;  // by a space or a dash
};

// " bis", "-бис", "之二", " مكررا", " مكررا ثانيا" at the beginning of `text`, no letter behind it;
// folded or as printed.
Suffix read_suffix(std::string_view text);

}  // namespace mea
