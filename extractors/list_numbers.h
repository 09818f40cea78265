// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

// Automatic list numbers: what word processors print but do not store.
//
// DOC, DOCX, RTF and ODT all describe a list as up to nine levels, each with a number format, a
// template and a rule when to begin anew; the labels follow from counting. This is that counting,
// free of any format. Formats: [MS-OSHARED] MSONFC, ECMA-376 ST_NumberFormat, ODF style:num-format.
//
//   std::vector<ListLevel> levels(9);
//   levels[0].text = "%1.";
//   levels[1] = {.format = NumberFormat::lower_letter, .text = "(%2)"};
//   ListCounters counters;
//   counters.next(7, 0, levels)  "1."      counters.next(7, 1, levels)  "(a)"
//   counters.next(7, 1, levels)  "(b)"     counters.next(7, 0, levels)  "2."
//
// Plain values without locks: one ListCounters a document and thread.

namespace mea {

enum class NumberFormat : std::uint8_t {
    none,                       // the placeholder prints nothing
    bullet,                     // the template is printed as it stands
    decimal,                    // 1 2 3
    decimal_zero,               // 01 02 … 10
    decimal_full_width,         // １ ２ ３
    decimal_circle,             // ① … ⑳, then decimal
    decimal_parenthesis,        // ⑴ … ⒇, then decimal
    decimal_full_stop,          // ⒈ … ⒛, then decimal
    decimal_dash,               // - 1 -
    hexadecimal,                // 9 A B
    upper_roman,                // I II III
    lower_roman,                // i ii iii
    upper_letter,               // A … Z AA BB
    lower_letter,               // a … z aa bb
    upper_letter_counting,      // A … Z AA AB (ODF without num-letter-sync)
    lower_letter_counting,      // a … z aa ab
    ordinal,                    // 1st; 1er, 1.º, 1-й by language
    cardinal_text,              // One
    ordinal_text,               // First
    footnote_symbols,           // * † ‡ § ** ††
    arabic_alphabet,            // أ ب ت ث
    arabic_abjad,               // أ ب ج د
    arabic_indic,               // ١ ٢ ٣
    hebrew_numeral,             // א … י יא … טו
    hebrew_alphabet,            // א ב ג … ת
    russian_lower,              // а б в … и к
    russian_upper,              // А Б В
    chinese_counting,           // 一 … 十 十一 … 九十九, then digits 一〇〇
    chinese_counting_full,      // 一 … 九十九 一百 一百零一
    chinese_digits,             // 一 二 … 一〇
    chinese_legal,              // 壹 贰 叁
    chinese_legal_traditional,  // 壹 貳 參
    chinese_circle,             // ㊀ … ㊉, then decimal
    heavenly_stems,             // 甲 乙 … 癸, then decimal
    earthly_branches,           // 子 丑 … 亥, then decimal
    stems_and_branches,         // 甲子 乙丑 … (60)
    japanese_counting,          // 一 … 十 … 百 百一
    japanese_legal,             // 壱 弐 参 … 壱拾
    aiueo,                      // ア イ ウ
    iroha,                      // イ ロ ハ
    korean_syllables,           // 가 나 다
    korean_consonants,          // ㄱ ㄴ ㄷ
    korean_digits,              // 일 이 … 일영
    korean_counting,            // 일 이 … 십 십일
    korean_words,               // 하나 둘 셋
    devanagari_digits,          // १ २ ३
    thai_digits,                // ๑ ๒ ๓
    thai_letters,               // ก ข ค
    hindi_words,                // एक दो
    thai_words,                 // หนึ่ง สอง
    vietnamese_words,           // Một Hai
};

// [MS-OSHARED] 2.2.1.3 MSONFC, as in LVLF.nfc and RTF \levelnfc; decimal for an unknown number.
NumberFormat number_format_from_nfc(int nfc);

// ECMA-376 ST_NumberFormat: "decimal", "upperRoman", "chineseCounting"; decimal when unknown.
NumberFormat number_format_from_ooxml(std::string_view name);

// ODF style:num-format: "1", "i", "A", "一, 二, 三, ...", "أ, ب, ت, ..."; "" is none.
// `letter_sync` is style:num-letter-sync.
enum class LetterSync { no, yes };
NumberFormat number_format_from_odf(std::string_view format, LetterSync letter_sync);

// A number in a format, UTF-8. Numbers that a format cannot write (0 in Roman numerals, negative
// ones) are decimal. `language` ("fr", "ru-RU") matters to ordinals and number words; English else.
std::string number_as(NumberFormat format, int number, std::string_view language = {});

struct ListLevel {
    // The level begins anew after an item of any outer level.
    static constexpr int after_any = 9;

    NumberFormat format = NumberFormat::decimal;
    std::string text;  // UTF-8; "%1" … "%9" stand for the numbers of levels 0 … 8
    int start = 1;
    int restart = after_any;  // … only after an item of a level below this one; 0: never
    bool legal = false;       // outer numbers are written in decimal (isLgl)
    std::string language;     // for ordinals; may be empty
};

// The label of a level for given numbers, one a level. Missing levels and numbers print nothing.
std::string list_label(std::span<const ListLevel> levels, int level, std::span<const int> numbers);

class ListCounters {
public:
    static constexpr int max_levels = 9;

    // Counts an item of `list` at `level` (0–8, clamped) and returns its label. Items that share a
    // list must share `levels` in number and order; a level's start and formats may differ by call
    // (overrides). An outer level that had no item yet
    // prints its start and counts as one item: after 2.a.I, where 2.a itself has no item,
    // comes 2.b.
    std::string next(int list, int level, std::span<const ListLevel> levels);

    // The next item of `list` at `level` gets `number`, whatever came before.
    void restart(int list, int level, int number);

    // The number of the last item at `level`, or 0 when there was none.
    int number(int list, int level) const;

private:
    struct Counter {
        int number = 0;
        bool counting = false;  // an item was counted since the last restart
        bool forced = false;    // `number` is the next item's
    };
    using Counters = std::array<Counter, max_levels>;
    std::map<int, Counters> lists_;
};

}  // namespace mea
