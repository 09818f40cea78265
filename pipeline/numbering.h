// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The enumerators of UN documents in six languages (CONVENTIONS §5.5, UN Editorial Manual).
//
// read_enumerator() looks at the beginning of a block and says what stands there: its style and its
// ordinal on one scale (c = в = ج = 三 = iii = 3). It does not decide what the number means: that
// is the segmenter's sequence check. An enumerator may be ambiguous ("(i)" is letter nine or roman
// one; "C." letter three or roman 100; Cyrillic "с)" letter 18 or, typed for Latin "c)", letter
// three): `alternative` holds the second reading.
//
//   read_enumerator("28. The Conference")   decimal, ordinal 28, label "28."
//   read_enumerator("(ج) أن تقدم")           letter_parens, ordinal 3
//   read_enumerator("（十一）…")              han_parens, ordinal 11
//   read_enumerator("10.4 The Office")      decimal_multi, parts {10, 4}, ordinal 4
//   read_enumerator("2005 was a year")      nothing: a number needs its punctuation
//   read_enumerator("[4. Decides")          decimal, ordinal 4, label "[4.": a bracketed draft
//   read_enumerator("(ب مكررا) يقصد")       letter_parens, ordinal 2, suffix "bis"
//   read_enumerator("© Promote")            letter_parens, ordinal 3, which was typed as "(c)"
//
// Pure, thread-safe; never fails.

namespace mea {

enum class EnumeratorStyle {
    decimal,         // 1.  1、 1． 1- ٢-  (also bare "1\t" of automatic labels)
    decimal_multi,   // 1.2  2-1 (in Arabic)  3.1.4
    decimal_parens,  // (1) （1） '1' 1)
    upper_letter,    // A.  А.  ألف–
    lower_letter,    // a.  a)
    letter_parens,   // (a) （a） (أ) (а)
    upper_roman,     // I.  II.
    lower_roman,     // i.  i)
    roman_parens,    // (i) （ⅰ） '1' of Arabic is decimal_parens
    han,             // 一、 一. 第一
    han_parens,      // (一) （一） ㈠
    arabic_ordinal,  // أولاً – ثانيا –
    bullet,          // • – * (only with a following space)
};

std::string_view name_of(EnumeratorStyle style);

struct Enumerator {
    EnumeratorStyle style = EnumeratorStyle::decimal;
    int ordinal = 0;         // 1-based
    std::string label;       // as printed, without following white space: "28.", "(ج)"
    std::size_t size = 0;    // bytes of the label and the white space after it
    std::vector<int> parts;  // decimal_multi: all its numbers, in reading order
    std::string number;      // decimal_multi: in ASCII, "10.4", "29A.1", "31.I.2"
    std::string suffix;      // "bis", "ter" in every language, or the letter of "12A."
    bool automatic = false;  // from Block::label rather than from typed text
    std::optional<EnumeratorStyle> alternative;
    int alternative_ordinal = 0;
};

std::optional<Enumerator> read_enumerator(std::string_view block_text);

// Ordinal → the id letters of CLI.md: 3 → "c" / "iii" (27 → "aa").
std::string letter_of(int ordinal);
std::string roman_of(int ordinal);

// "XXVIII" → 28 (either case); 0 when it is not a well-formed Roman numeral.
int roman_value(std::string_view numeral);
// "二十八" → 28; 0 when it is not a Chinese numeral.
int han_value(std::string_view numeral);

}  // namespace mea
