// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/numerals.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "pipeline/numbering.h"
#include "pipeline/text.h"

namespace mea {
namespace {

constexpr std::u32string_view russian = U"абвгдежзиклмнопрстуфхцчшщэюя";
constexpr std::u32string_view abjad = U"ابجدهوزحطيكلمنسعفصقرشتثخذضظغ";

struct Lookalike {
    char32_t cyrillic;
    char latin;
};
constexpr std::array lookalikes = {
    Lookalike{U'а', 'a'}, Lookalike{U'в', 'b'}, Lookalike{U'с', 'c'}, Lookalike{U'е', 'e'},
    Lookalike{U'к', 'k'}, Lookalike{U'м', 'm'}, Lookalike{U'н', 'h'}, Lookalike{U'о', 'o'},
    Lookalike{U'р', 'p'}, Lookalike{U'т', 't'}, Lookalike{U'х', 'x'}, Lookalike{U'і', 'i'},
    Lookalike{U'ѕ', 's'}, Lookalike{U'ј', 'j'},
};

char32_t lower(char32_t c) {
    if (c >= U'A' && c <= U'Z') return c + 32;
    if (c >= U'А' && c <= U'Я') return c + 32;
    return c;
}

char32_t plain_arabic(char32_t c) {
    switch (c) {
        case U'أ':
        case U'إ':
        case U'آ':
        case U'ٱ':
            return U'ا';
        case U'ى':
            return U'ي';
        case U'ة':
            return U'ه';
        default:
            return c;
    }
}

struct Word {
    std::string_view word;
    int value;
};
constexpr std::array letter_names = {
    Word{"الف", 1},  Word{"باء", 2},  Word{"جيم", 3},  Word{"دال", 4},  Word{"هاء", 5},
    Word{"واو", 6},  Word{"زاي", 7},  Word{"حاء", 8},  Word{"طاء", 9},  Word{"ياء", 10},
    Word{"كاف", 11}, Word{"لام", 12}, Word{"ميم", 13}, Word{"نون", 14}, Word{"سين", 15},
    Word{"عين", 16}, Word{"فاء", 17}, Word{"صاد", 18}, Word{"قاف", 19}, Word{"راء", 20},
};
// Stems without article and ending.
constexpr std::array units = {
    Word{"اول", 1},  Word{"حادي", 1}, Word{"ثاني", 2}, Word{"ثان", 2},
    Word{"ثالث", 3}, Word{"رابع", 4}, Word{"خامس", 5}, Word{"سادس", 6},
    Word{"سابع", 7}, Word{"ثامن", 8}, Word{"تاسع", 9}, Word{"عاشر", 10},
};
constexpr std::array tens = {
    Word{"عشرون", 20},  Word{"عشرين", 20},  Word{"ثلاثون", 30}, Word{"ثلاثين", 30},
    Word{"اربعون", 40}, Word{"اربعين", 40}, Word{"خمسون", 50},  Word{"خمسين", 50},
    Word{"ستون", 60},   Word{"ستين", 60},   Word{"سبعون", 70},  Word{"سبعين", 70},
    Word{"ثمانون", 80}, Word{"ثمانين", 80}, Word{"تسعون", 90},  Word{"تسعين", 90},
};
constexpr std::array endings = {std::string_view(""), std::string_view("ا"), std::string_view("ه"),
                                std::string_view("ي")};

std::string_view first_word(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size()) {
        const CodePoint read = code_point_at(text, end);
        if (!is_arabic(read.value) || !is_letter(read.value)) break;
        end = read.next;
    }
    return text.substr(0, end);
}

std::string_view without(std::string_view prefix, std::string_view word) {
    return word.substr(0, prefix.size()) == prefix ? word.substr(prefix.size()) : word;
}

int unit_of(std::string_view word) {
    const std::string_view stem = without("ال", word);
    for (const Word& unit : units)
        for (const std::string_view ending : endings)
            if (stem.size() == unit.word.size() + ending.size() &&
                stem.substr(0, unit.word.size()) == unit.word &&
                stem.substr(unit.word.size()) == ending)
                return unit.value;
    return 0;
}

int ten_of(std::string_view word) {
    const std::string_view stem = without("ال", word);
    for (const Word& ten : tens)
        if (stem == ten.word) return ten.value;
    return 0;
}

// A letter without its dots; one for all letters of the same shape.
char32_t undotted(char32_t c) {
    constexpr std::array<std::u32string_view, 8> shapes = {U"بتثني", U"جحخ", U"دذ", U"رز",
                                                           U"سش",    U"صض",  U"طظ", U"عغ"};
    for (const std::u32string_view shape : shapes)
        if (shape.find(c) != std::u32string_view::npos) return shape.front();
    return c;
}

std::u32string shape_of(std::string_view word) {
    std::u32string shape;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint read = code_point_at(word, at);
        shape += undotted(read.value);
        at = read.next;
    }
    return shape;
}

int han_digit(char32_t c) {
    constexpr std::u32string_view digits = U"〇一二三四五六七八九";
    if (c == U'零' || c == U'○') return 0;
    if (c == U'两') return 2;
    const std::size_t at = digits.find(c);
    return at == std::u32string_view::npos ? -1 : static_cast<int>(at);
}

int han_unit(char32_t c) { return c == U'十' ? 10 : c == U'百' ? 100 : c == U'千' ? 1000 : 0; }

// Written by places ("一四三") or by units ("一百四十三"). 0 for anything else.
int han_total(std::u32string_view numeral) {
    const bool by_units =
        std::any_of(numeral.begin(), numeral.end(), [](char32_t c) { return han_unit(c) != 0; });
    int total = 0;
    int digit = by_units ? -1 : 0;
    for (const char32_t c : numeral) {
        const int value = han_digit(c);
        if (!by_units) {
            total = total * 10 + value;
        } else if (value >= 0) {
            digit = value;
        } else {
            total += std::max(digit, digit < 0 ? 1 : 0) * han_unit(c);
            digit = -1;
        }
    }
    return by_units && digit > 0 ? total + digit : total;
}

int roman_digit(char32_t c) {
    switch (lower(c)) {
        case U'i':
            return 1;
        case U'v':
            return 5;
        case U'x':
            return 10;
        case U'l':
            return 50;
        case U'c':
            return 100;
        case U'd':
            return 500;
        case U'm':
            return 1000;
        default:
            return 0;
    }
}

}  // namespace

int letter_ordinal(char32_t letter) {
    const char32_t c = plain_arabic(lower(letter));
    if (c >= U'a' && c <= U'z') return static_cast<int>(c - U'a') + 1;
    for (const std::u32string_view alphabet : {russian, abjad})
        if (const std::size_t at = alphabet.find(c); at != std::u32string_view::npos)
            return static_cast<int>(at) + 1;
    return 0;
}

int lookalike_ordinal(char32_t letter) {
    const char32_t c = lower(letter);
    for (const Lookalike& pair : lookalikes)
        if (pair.cyrillic == c) return pair.latin - 'a' + 1;
    return 0;
}

Reading read_arabic_letter_name(std::string_view words) {
    const std::string_view word = first_word(words);
    for (const Word& name : letter_names)
        if (word == name.word) return {name.value, word.size()};
    return {};
}

Reading read_arabic_ordinal(std::string_view words) {
    const std::string_view word = first_word(words);
    if (word.empty()) return {};
    if (const int ten = ten_of(word)) return {ten, word.size()};
    const int unit = unit_of(word);
    if (unit == 0) return {};
    Reading alone{unit, word.size()};
    if (word.size() >= words.size() || words[word.size()] != ' ') return alone;
    const std::string_view next = first_word(words.substr(word.size() + 1));
    const std::size_t both = word.size() + 1 + next.size();
    if (next == "عشر" || next == "عشره") return {unit + 10, both};
    if (without("و", next).size() < next.size())
        if (const int ten = ten_of(without("و", next))) return {unit + ten, both};
    return alone;
}

Reading read_misdotted_ordinal(std::string_view words) {
    const std::string_view word = first_word(words);
    const std::u32string shape = shape_of(without("ال", word));
    for (const Word& unit : units)
        if (shape.size() > 3 && shape == shape_of(unit.word)) return {unit.value, word.size()};
    return {};
}

Reading read_han_number(std::string_view text) {
    std::u32string numeral;
    std::size_t end = 0;
    while (end < text.size() && numeral.size() < 8) {
        const CodePoint read = code_point_at(text, end);
        if (han_digit(read.value) < 0 && han_unit(read.value) == 0) break;
        numeral += read.value;
        end = read.next;
    }
    const int total = han_total(numeral);
    return total > 0 ? Reading{total, end} : Reading{};
}

Reading read_digits(std::string_view text) {
    constexpr int most_digits = 6;
    Reading number;
    for (int count = 0; number.size < text.size(); ++count) {
        const CodePoint read = code_point_at(text, number.size);
        const int digit = digit_value(read.value);
        if (digit < 0) break;
        if (count == most_digits) return {};
        number.value = number.value * 10 + digit;
        number.size = read.next;
    }
    return number;
}

Reading read_roman(std::string_view text) {
    std::string numeral;
    std::size_t end = 0;
    while (end < text.size()) {
        const CodePoint read = code_point_at(text, end);
        const char32_t c = read.value;
        if (c >= 0x2160 && c <= 0x217B && numeral.empty())
            return {static_cast<int>((c - 0x2160) % 16) + 1, read.next};
        if (roman_digit(c) == 0) {
            if (is_letter(c) && !is_han(c)) return {};
            break;
        }
        numeral += static_cast<char>(c);
        end = read.next;
    }
    const int value = roman_value(numeral);
    return value > 0 ? Reading{value, end} : Reading{};
}

int roman_value(std::string_view numeral) {
    int total = 0;
    int before = 0;
    for (std::size_t i = numeral.size(); i-- > 0;) {
        const int digit = roman_digit(static_cast<unsigned char>(numeral[i]));
        if (digit == 0) return 0;
        total += digit < before ? -digit : digit;
        before = std::max(before, digit);
    }
    if (total <= 0 || total >= 4000) return 0;
    std::string lowered(numeral);
    for (char& c : lowered)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return roman_of(total) == lowered ? total : 0;
}

int han_value(std::string_view numeral) {
    const Reading read = read_han_number(numeral);
    return read.size == numeral.size() ? read.value : 0;
}

Suffix read_suffix(std::string_view text) {
    struct Word {
        std::string_view word;
        std::string_view name;
    };
    // Longer words before their beginnings.
    static constexpr std::array words = {Word{"bis", "bis"},
                                         Word{"ter", "ter"},
                                         Word{"quater", "quater"},
                                         Word{"quinquies", "quinquies"},
                                         Word{"бис", "bis"},
                                         Word{"тер", "ter"},
                                         Word{"кватер", "quater"},
                                         Word{"之二", "bis"},
                                         Word{"之三", "ter"},
                                         Word{"之四", "quater"},
                                         Word{"مكررا ثالثا", "quater"},
                                         Word{"مكرراً ثالثاً", "quater"},
                                         Word{"مكررا ثانيا", "ter"},
                                         Word{"مكرراً ثانياً", "ter"},
                                         Word{"مكررا", "bis"},
                                         Word{"مكرراً", "bis"},
                                         Word{"مكرر", "bis"}};
    std::size_t begin = 0;
    while (begin < text.size() && is_space(code_point_at(text, begin).value))
        begin = code_point_at(text, begin).next;
    if (begin == 0 && text.starts_with('-')) begin = 1;
    for (const Word& word : words) {
        if (!text.substr(begin).starts_with(word.word)) continue;
        const std::size_t end = begin + word.word.size();
        const bool han = is_han(code_point_at(word.word, 0).value);
        if (!han && end < text.size() && is_letter(code_point_at(text, end).value)) continue;
        return {word.name, end, begin > 0};
    }
    return {};
}

}  // namespace mea
