// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/ordinal_words.h"

#include <array>
#include <string>
#include <vector>

#include "pipeline/fold.h"
#include "pipeline/numerals.h"
#include "pipeline/text.h"

namespace mea {
namespace {

struct Stem {
    std::string_view stem;  // folded, accents removed; the word begins with it
    int value;
    bool ordinal;  // ends the number
};

// Longer stems before their beginnings.
constexpr std::array english = {
    Stem{"thirteenth", 13, true}, Stem{"fourteenth", 14, true},  Stem{"fifteenth", 15, true},
    Stem{"sixteenth", 16, true},  Stem{"seventeenth", 17, true}, Stem{"eighteenth", 18, true},
    Stem{"nineteenth", 19, true}, Stem{"eleventh", 11, true},    Stem{"twelfth", 12, true},
    Stem{"twentieth", 20, true},  Stem{"thirtieth", 30, true},   Stem{"fortieth", 40, true},
    Stem{"fiftieth", 50, true},   Stem{"sixtieth", 60, true},    Stem{"seventieth", 70, true},
    Stem{"eightieth", 80, true},  Stem{"ninetieth", 90, true},   Stem{"hundredth", 100, true},
    Stem{"first", 1, true},       Stem{"second", 2, true},       Stem{"third", 3, true},
    Stem{"fourth", 4, true},      Stem{"fifth", 5, true},        Stem{"sixth", 6, true},
    Stem{"seventh", 7, true},     Stem{"eighth", 8, true},       Stem{"ninth", 9, true},
    Stem{"tenth", 10, true},      Stem{"twenty", 20, false},     Stem{"thirty", 30, false},
    Stem{"forty", 40, false},     Stem{"fifty", 50, false},      Stem{"sixty", 60, false},
    Stem{"seventy", 70, false},   Stem{"eighty", 80, false},     Stem{"ninety", 90, false},
    Stem{"hundred", 100, false},  Stem{"and", 0, false},
};
constexpr std::array french = {
    Stem{"premiere", 1, true},      Stem{"premier", 1, true},      Stem{"deuxieme", 2, true},
    Stem{"seconde", 2, true},       Stem{"troisieme", 3, true},    Stem{"quatrieme", 4, true},
    Stem{"cinquieme", 5, true},     Stem{"sixieme", 6, true},      Stem{"septieme", 7, true},
    Stem{"huitieme", 8, true},      Stem{"neuvieme", 9, true},     Stem{"dixieme", 10, true},
    Stem{"onzieme", 11, true},      Stem{"douzieme", 12, true},    Stem{"treizieme", 13, true},
    Stem{"quatorzieme", 14, true},  Stem{"quinzieme", 15, true},   Stem{"seizieme", 16, true},
    Stem{"vingtieme", 20, true},    Stem{"trentieme", 30, true},   Stem{"quarantieme", 40, true},
    Stem{"cinquantieme", 50, true}, Stem{"soixantieme", 60, true}, Stem{"unieme", 1, true},
    Stem{"dix", 10, false},         Stem{"vingt", 20, false},      Stem{"trente", 30, false},
    Stem{"quarante", 40, false},    Stem{"cinquante", 50, false},  Stem{"soixante", 60, false},
    Stem{"quatre", 4, false},       Stem{"et", 0, false},
};
constexpr std::array spanish = {
    Stem{"decimotercer", 13, true}, Stem{"decimocuart", 14, true},   Stem{"decimoquint", 15, true},
    Stem{"decimosext", 16, true},   Stem{"decimoseptim", 17, true},  Stem{"decimoctav", 18, true},
    Stem{"decimonoven", 19, true},  Stem{"undecim", 11, true},       Stem{"duodecim", 12, true},
    Stem{"primer", 1, true},        Stem{"segund", 2, true},         Stem{"tercer", 3, true},
    Stem{"cuart", 4, true},         Stem{"quint", 5, true},          Stem{"sext", 6, true},
    Stem{"septim", 7, true},        Stem{"octav", 8, true},          Stem{"noven", 9, true},
    Stem{"decim", 10, false},       Stem{"vigesim", 20, false},      Stem{"trigesim", 30, false},
    Stem{"cuadragesim", 40, false}, Stem{"quincuagesim", 50, false}, Stem{"sexagesim", 60, false},
    Stem{"septuagesim", 70, false}, Stem{"octogesim", 80, false},    Stem{"nonagesim", 90, false},
};
constexpr std::array russian = {
    Stem{"одиннадцат", 11, true},  Stem{"двенадцат", 12, true},    Stem{"тринадцат", 13, true},
    Stem{"четырнадцат", 14, true}, Stem{"пятнадцат", 15, true},    Stem{"шестнадцат", 16, true},
    Stem{"семнадцат", 17, true},   Stem{"восемнадцат", 18, true},  Stem{"девятнадцат", 19, true},
    Stem{"двадцать", 20, false},   Stem{"тридцать", 30, false},    Stem{"сороков", 40, true},
    Stem{"сорок", 40, false},      Stem{"пятьдесят", 50, false},   Stem{"шестьдесят", 60, false},
    Stem{"семьдесят", 70, false},  Stem{"восемьдесят", 80, false}, Stem{"девяносто", 90, false},
    Stem{"двадцат", 20, true},     Stem{"тридцат", 30, true},      Stem{"пятидесят", 50, true},
    Stem{"шестидесят", 60, true},  Stem{"семидесят", 70, true},    Stem{"восьмидесят", 80, true},
    Stem{"перв", 1, true},         Stem{"втор", 2, true},          Stem{"трет", 3, true},
    Stem{"четверт", 4, true},      Stem{"пят", 5, true},           Stem{"шест", 6, true},
    Stem{"седьм", 7, true},        Stem{"восьм", 8, true},         Stem{"девят", 9, true},
    Stem{"десят", 10, true},
};

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> out;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        const bool cut = at == text.size() || text[at] == ' ' || text[at] == '-' ||
                         text[at] == ',' || text[at] == '(' || text[at] == ')';
        if (!cut) continue;
        if (at > begin) out.push_back(text.substr(begin, at - begin));
        begin = at + 1;
    }
    return out;
}

// Spanish joins tens and units in one word: "vigesimotercer" is "vigesimo" and "tercer".
std::vector<std::string_view> parted(const std::vector<std::string_view>& words) {
    constexpr std::string_view joint = "gesimo";
    std::vector<std::string_view> out;
    for (const std::string_view word : words) {
        const std::size_t at = word.find(joint);
        const std::size_t cut = at == std::string_view::npos ? word.size() : at + joint.size();
        out.push_back(word.substr(0, cut));
        if (cut < word.size()) out.push_back(word.substr(cut));
    }
    return out;
}

// Bytes that inflection may add to a stem: none in English, "s" in French, "-ero" in Spanish, two
// or three Cyrillic letters in Russian.
template <class Stems>
const Stem* stem_of(std::string_view word, const Stems& stems) {
    const std::size_t longest_ending = stems.size() == russian.size()   ? 8
                                       : stems.size() == spanish.size() ? 4
                                       : stems.size() == french.size()  ? 1
                                                                        : 0;
    for (const Stem& stem : stems)
        if (word.substr(0, stem.stem.size()) == stem.stem &&
            word.size() - stem.stem.size() <= longest_ending)
            return &stem;
    return nullptr;
}

// Tens and units as they follow each other; a word that counts nothing ends the number.
template <class Stems>
int read_with(const std::vector<std::string_view>& words, const Stems& stems) {
    int total = 0;
    bool ordinal = false;
    for (const std::string_view word : words) {
        const Stem* stem = stem_of(word, stems);
        if (stem == nullptr) {
            if (ordinal) return total;
            total = 0;
            continue;
        }
        if (total == 4 && stem->value == 20)
            total = 80;  // quatre-vingt
        else
            total += stem->value;
        ordinal = ordinal || stem->ordinal;
        if (stem->ordinal) return total;
    }
    // Spanish tens are ordinals of their own ("vigésimo período").
    return ordinal || stems.size() == spanish.size() ? total : 0;
}

// "61st", "58º", "58-я", "21ª", "19e", "第61届".
int read_figures(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint read = code_point_at(text, at);
        if (!is_digit(read.value)) {
            at = read.next;
            continue;
        }
        const Reading number = read_digits(text.substr(at));
        if (number.size == 0) return 0;
        const std::string_view after = text.substr(at + number.size);
        constexpr std::array<std::string_view, 20> endings = {
            "st", "nd",  "rd", "th", "º",  "ª",  "o ", "a ", "er ", "eme",
            "e ", "re ", "-я", "-е", "-й", "届", "次", "°",  "а ",  "я "};
        for (const std::string_view ending : endings)
            if (after.substr(0, ending.size()) == ending && number.value < 200) return number.value;
        at += number.size;
    }
    return 0;
}

int read_han(std::string_view text) {
    constexpr std::string_view sign = "第";
    for (std::size_t at = text.find(sign); at != std::string_view::npos;
         at = text.find(sign, at + 1)) {
        const std::string_view after = trimmed(text.substr(at + sign.size()));
        if (const Reading number = read_han_number(after); number.value > 0) return number.value;
        if (const Reading number = read_digits(after); number.value > 0) return number.value;
    }
    return 0;
}

int read_arabic(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (const Reading number = read_arabic_ordinal(text.substr(at)); number.value > 0)
            return number.value;
        const std::size_t space = text.find(' ', at);
        if (space == std::string_view::npos) break;
        at = space + 1;
    }
    return 0;
}

}  // namespace

int read_ordinal_words(std::string_view text) {
    Folding folding;
    folding.latin_accents = true;
    folding.arabic_letters = true;
    const std::string plain = folded(text, folding);
    const std::string marked = folded(text);
    if (const int han = read_han(plain)) return han;
    const std::vector<std::string_view> words = words_of(plain);
    if (const int value = read_with(words, english)) return value;
    if (const int value = read_with(words, french)) return value;
    if (const int value = read_with(words, russian)) return value;
    if (const int value = read_with(parted(words), spanish)) return value;
    if (const int value = read_figures(marked)) return value;
    if (const int value = read_figures(text)) return value;
    return read_arabic(plain);
}

}  // namespace mea
