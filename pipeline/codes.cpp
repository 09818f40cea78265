// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/codes.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "pipeline/text.h"

namespace mea {
namespace {

// Longer runs are words in capitals, not codes.
constexpr std::size_t longest_code_letters = 4;
constexpr int largest_roman = 89;  // no body has met ninety times under a Roman number

char latin_twin(char32_t c) {
    switch (c) {
        case U'А':
            return 'A';
        case U'В':
            return 'B';
        case U'Е':
            return 'E';
        case U'К':
            return 'K';
        case U'М':
            return 'M';
        case U'Н':
            return 'H';
        case U'О':
            return 'O';
        case U'Р':
            return 'P';
        case U'С':
            return 'C';
        case U'Т':
            return 'T';
        case U'Х':
            return 'X';
        case U'І':
            return 'I';
        case U'Ѕ':
            return 'S';
        default:
            return 0;
    }
}

bool joins_code(char32_t c) {
    return (c >= U'0' && c <= U'9') || c == U'-' || c == U'/' || c == U'.' || c == U'(' ||
           c == U'|' || c == U':' || (c >= U'A' && c <= U'Z');
}

struct Run {
    Range range;
    std::string latin;  // empty when the run is prose
};

Run read_run(std::string_view text, std::size_t begin) {
    Run run{{begin, begin}, {}};
    bool twins = true;
    while (run.range.end < text.size()) {
        const CodePoint c = code_point_at(text, run.range.end);
        if (!is_cyrillic(c.value)) break;
        const char twin = latin_twin(c.value);
        if (twin == 0) twins = false;
        if (twins) run.latin += twin;
        run.range.end = c.next;
    }
    const char32_t before = code_point_before(text, begin);
    const char32_t after =
        run.range.end < text.size() ? code_point_at(text, run.range.end).value : 0;
    if (!twins || run.latin.size() > longest_code_letters ||
        !(joins_code(before) || joins_code(after))) {
        run.latin.clear();
    }
    return run;
}

}  // namespace

FoldedText fold_codes(std::string_view text) {
    const FoldedText plain = fold(text, Folding{.keep_case = true,
                                                .latin_accents = true,
                                                .arabic_letters = true,
                                                .simplified_han = true});
    if (plain.text.find('\xD0') == std::string::npos) return plain;
    FoldedText out;
    out.text.reserve(plain.text.size());
    out.origin.reserve(plain.origin.size());
    std::size_t at = 0;
    const auto copy_to = [&](std::size_t end) {
        for (; at < end; ++at) {
            out.text += plain.text[at];
            out.origin.push_back(plain.origin[at]);
        }
    };
    while (at < plain.text.size()) {
        const CodePoint c = code_point_at(plain.text, at);
        if (!is_cyrillic(c.value)) {
            copy_to(c.next);
            continue;
        }
        const Run run = read_run(plain.text, at);
        if (run.latin.empty()) {
            copy_to(run.range.end);
            continue;
        }
        std::size_t from = at;
        for (const char letter : run.latin) {
            out.text += letter;
            out.origin.push_back(plain.origin[from]);
            from = code_point_at(plain.text, from).next;
        }
        at = run.range.end;
    }
    out.origin.push_back(plain.origin.back());
    return out;
}

int code_number(std::string_view roman_or_digits) {
    if (roman_or_digits.empty() || roman_or_digits.size() > 9) return 0;
    int number = 0;
    if (roman_or_digits.find_first_not_of("0123456789") == std::string_view::npos) {
        for (const char digit : roman_or_digits) number = number * 10 + (digit - '0');
        return number;
    }
    int last = 0;
    for (auto it = roman_or_digits.rbegin(); it != roman_or_digits.rend(); ++it) {
        int value = 0;
        switch (*it) {
            case 'I':
                value = 1;
                break;
            case 'V':
                value = 5;
                break;
            case 'X':
                value = 10;
                break;
            case 'L':
                value = 50;
                break;
            default:
                return 0;
        }
        number += value < last ? -value : value;
        if (value > last) last = value;
    }
    return code_roman(number) == roman_or_digits ? number : 0;
}

std::string code_roman(int number) {
    if (number < 1 || number > largest_roman) return {};
    constexpr std::array<std::pair<int, std::string_view>, 7> steps{{
        {50, "L"},
        {40, "XL"},
        {10, "X"},
        {9, "IX"},
        {5, "V"},
        {4, "IV"},
        {1, "I"},
    }};
    std::string roman;
    for (const auto& [value, letters] : steps) {
        for (; number >= value; number -= value) roman += letters;
    }
    return roman;
}

}  // namespace mea
