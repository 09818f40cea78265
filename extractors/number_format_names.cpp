// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <string_view>

#include "extractors/list_numbers.h"

namespace mea {
namespace {

struct Row {
    int nfc;                 // [MS-OSHARED] MSONFC
    std::string_view ooxml;  // ECMA-376 ST_NumberFormat
    NumberFormat format;
};

using enum NumberFormat;
constexpr std::array<Row, 61> rows{{
    {0, "decimal", decimal},
    {1, "upperRoman", upper_roman},
    {2, "lowerRoman", lower_roman},
    {3, "upperLetter", upper_letter},
    {4, "lowerLetter", lower_letter},
    {5, "ordinal", ordinal},
    {6, "cardinalText", cardinal_text},
    {7, "ordinalText", ordinal_text},
    {8, "hex", hexadecimal},
    {9, "chicago", footnote_symbols},
    {10, "ideographDigital", chinese_digits},
    {11, "japaneseCounting", japanese_counting},
    {12, "aiueo", aiueo},
    {13, "iroha", iroha},
    {14, "decimalFullWidth", decimal_full_width},
    {15, "decimalHalfWidth", decimal},
    {16, "japaneseLegal", japanese_legal},
    {17, "japaneseDigitalTenThousand", chinese_digits},
    {18, "decimalEnclosedCircle", decimal_circle},
    {19, "decimalFullWidth2", decimal_full_width},
    {20, "aiueoFullWidth", aiueo},
    {21, "irohaFullWidth", iroha},
    {22, "decimalZero", decimal_zero},
    {23, "bullet", bullet},
    {24, "ganada", korean_syllables},
    {25, "chosung", korean_consonants},
    {26, "decimalEnclosedFullstop", decimal_full_stop},
    {27, "decimalEnclosedParen", decimal_parenthesis},
    {28, "decimalEnclosedCircleChinese", decimal_circle},
    {29, "ideographEnclosedCircle", chinese_circle},
    {30, "ideographTraditional", heavenly_stems},
    {31, "ideographZodiac", earthly_branches},
    {32, "ideographZodiacTraditional", stems_and_branches},
    {33, "taiwaneseCounting", chinese_counting},
    {34, "ideographLegalTraditional", chinese_legal_traditional},
    {35, "taiwaneseCountingThousand", chinese_counting_full},
    {36, "taiwaneseDigital", chinese_digits},
    {37, "chineseCounting", chinese_counting},
    {38, "chineseLegalSimplified", chinese_legal},
    {39, "chineseCountingThousand", chinese_counting_full},
    {40, "", chinese_digits},
    {41, "koreanDigital", korean_digits},
    {42, "koreanCounting", korean_counting},
    {43, "koreanLegal", korean_words},
    {44, "koreanDigital2", chinese_digits},
    {45, "hebrew1", hebrew_numeral},
    {46, "arabicAlpha", arabic_alphabet},
    {47, "hebrew2", hebrew_alphabet},
    {48, "arabicAbjad", arabic_abjad},
    {49, "hindiVowels", decimal},
    {50, "hindiConsonants", decimal},
    {51, "hindiNumbers", devanagari_digits},
    {52, "hindiCounting", hindi_words},
    {53, "thaiLetters", thai_letters},
    {54, "thaiNumbers", thai_digits},
    {55, "thaiCounting", thai_words},
    {56, "vietnameseCounting", vietnamese_words},
    {57, "numberInDash", decimal_dash},
    {58, "russianLower", russian_lower},
    {59, "russianUpper", russian_upper},
    {255, "none", none},
}};

struct OdfRow {
    std::string_view first;  // how the value of style:num-format begins
    NumberFormat format;
};

// ODF 1.3 part 3, 19.500 and what office suites write; the longest beginning first.
constexpr std::array<OdfRow, 24> odf_rows{{
    {"一, 二", chinese_counting_full},
    {"壹, 贰", chinese_legal},
    {"壹, 貳", chinese_legal_traditional},
    {"壹", chinese_legal_traditional},
    {"甲, 乙", heavenly_stems},
    {"子, 丑", earthly_branches},
    {"①", decimal_circle},
    {"１", decimal_full_width},
    {"أ, ب, ج", arabic_abjad},
    {"أ, ب, ت", arabic_alphabet},
    {"١", arabic_indic},
    {"א, י", hebrew_numeral},
    {"א, ב", hebrew_alphabet},
    {"А, Б", russian_upper},
    {"а, б", russian_lower},
    {"ア", aiueo},
    {"ｱ", aiueo},
    {"イ", iroha},
    {"ｲ", iroha},
    {"가", korean_syllables},
    {"ㄱ", korean_consonants},
    {"१", devanagari_digits},
    {"๑", thai_digits},
    {"ก", thai_letters},
}};

}  // namespace

NumberFormat number_format_from_nfc(int nfc) {
    for (const Row& row : rows)
        if (row.nfc == nfc) return row.format;
    return decimal;
}

NumberFormat number_format_from_ooxml(std::string_view name) {
    for (const Row& row : rows)
        if (!name.empty() && row.ooxml == name) return row.format;
    return decimal;
}

NumberFormat number_format_from_odf(std::string_view format, LetterSync letter_sync) {
    if (format.empty()) return none;
    if (format == "i") return lower_roman;
    if (format == "I") return upper_roman;
    if (format == "a") return letter_sync == LetterSync::yes ? lower_letter : lower_letter_counting;
    if (format == "A") return letter_sync == LetterSync::yes ? upper_letter : upper_letter_counting;
    for (const OdfRow& row : odf_rows)
        if (format.starts_with(row.first)) return row.format;
    return decimal;
}

}  // namespace mea
