// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/number_words.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace mea {
namespace {

struct Beginning {
    std::string_view letters;
    int value;
};

// Longer beginnings stand before those they begin with.
constexpr std::array<Beginning, 112> beginnings{{
    // English
    {"thirteen", 13},
    {"fourteen", 14},
    {"fifteen", 15},
    {"sixteen", 16},
    {"seventeen", 17},
    {"eighteen", 18},
    {"nineteen", 19},
    {"twenty", 20},
    {"twentie", 20},
    {"thirty", 30},
    {"thirtie", 30},
    {"forty", 40},
    {"fortie", 40},
    {"fifty", 50},
    {"fiftie", 50},
    {"sixty", 60},
    {"sixtie", 60},
    {"seventy", 70},
    {"seventie", 70},
    {"eighty", 80},
    {"eightie", 80},
    {"ninety", 90},
    {"ninetie", 90},
    // French
    {"treizi", 13},
    {"treize", 13},
    {"quatorz", 14},
    {"quinze", 15},
    {"quinzi", 15},
    {"seize", 16},
    {"seizi", 16},
    {"vingt", 20},
    {"trente", 30},
    {"trenti", 30},
    {"quarante", 40},
    {"quaranti", 40},
    {"cinquant", 50},
    {"soixant", 60},
    // Spanish
    {"trece", 13},
    {"catorce", 14},
    {"quince", 15},
    {"dieciseis", 16},
    {"dieciséis", 16},
    {"diecisiete", 17},
    {"dieciocho", 18},
    {"diecinueve", 19},
    {"veint", 20},
    {"treint", 30},
    {"cuarenta", 40},
    {"cincuenta", 50},
    {"sesenta", 60},
    {"setenta", 70},
    {"ochenta", 80},
    {"noventa", 90},
    {"vigesim", 20},
    {"vigésim", 20},
    {"trigesim", 30},
    {"trigésim", 30},
    {"cuadragesim", 40},
    {"cuadragésim", 40},
    {"quincuagesim", 50},
    {"quincuagésim", 50},
    {"sexagesim", 60},
    {"sexagésim", 60},
    {"septuagesim", 70},
    {"septuagésim", 70},
    {"octogesim", 80},
    {"octogésim", 80},
    {"nonagesim", 90},
    {"nonagésim", 90},
    // Russian
    {"тринадцат", 13},
    {"четырнадцат", 14},
    {"пятнадцат", 15},
    {"шестнадцат", 16},
    {"семнадцат", 17},
    {"восемнадцат", 18},
    {"девятнадцат", 19},
    {"двадцат", 20},
    {"тридцат", 30},
    {"сорок", 40},
    {"пятьдесят", 50},
    {"пятидесят", 50},
    {"шестьдесят", 60},
    {"шестидесят", 60},
    {"семьдесят", 70},
    {"семидесят", 70},
    {"восемьдесят", 80},
    {"восьмидесят", 80},
    {"девяност", 90},
    // Arabic, with and without the article and و
    {"عشرين", 20},
    {"عشرون", 20},
    {"العشرين", 20},
    {"والعشرين", 20},
    {"والعشرون", 20},
    {"ثلاثين", 30},
    {"ثلاثون", 30},
    {"والثلاثين", 30},
    {"والثلاثون", 30},
    {"أربعين", 40},
    {"أربعون", 40},
    {"والأربعين", 40},
    {"خمسين", 50},
    {"خمسون", 50},
    {"والخمسين", 50},
    {"والخمسون", 50},
    {"ستين", 60},
    {"ستون", 60},
    {"والستين", 60},
    {"سبعين", 70},
    {"سبعون", 70},
    {"والسبعين", 70},
    {"ثمانين", 80},
    {"تسعين", 90},
}};

// The units of Arabic teens: "خمسة" before "عشر".
constexpr std::array<Beginning, 7> arabic_units{
    {{"ثلاث", 3}, {"أربع", 4}, {"خمس", 5}, {"ست", 6}, {"سبع", 7}, {"ثمان", 8}, {"تسع", 9}}};

template <std::size_t size>
int value_of(std::string_view word, const std::array<Beginning, size>& table) {
    const auto found = std::find_if(table.begin(), table.end(), [word](const Beginning& one) {
        return word.starts_with(one.letters);
    });
    return found == table.end() ? 0 : found->value;
}

}  // namespace

int number_word(std::string_view word, std::string_view before) {
    constexpr std::string_view article = "ال";
    if (word == "عشر" || word == "عشرة") {
        if (before.starts_with(article)) before.remove_prefix(article.size());
        const int unit = value_of(before, arabic_units);
        return unit == 0 ? 0 : 10 + unit;
    }
    return value_of(word, beginnings);
}

}  // namespace mea
