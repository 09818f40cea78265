// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extractors/field_numbers.h"
#include "extractors/legacy_numbers.h"
#include "extractors/list_numbers.h"

namespace mea {
namespace {

using enum NumberFormat;

TEST(NumberFormats, WriteNumbersInEveryScript) {
    struct Case {
        NumberFormat format;
        int number;
        const char* language;
        const char* expected;
    };
    const std::vector<Case> cases{
        // English, French, Spanish
        {decimal, 28, "en", "28"},
        {decimal_zero, 7, "", "07"},
        {decimal_zero, 12, "", "12"},
        {upper_roman, 1994, "", "MCMXCIV"},
        {lower_roman, 48, "", "xlviii"},
        {lower_roman, 0, "", "0"},
        {upper_letter, 26, "", "Z"},
        {lower_letter, 28, "", "bb"},
        {lower_letter_counting, 28, "", "ab"},
        {upper_letter_counting, 703, "", "AAA"},
        {ordinal, 1, "", "1st"},
        {ordinal, 12, "en-GB", "12th"},
        {ordinal, 23, "en", "23rd"},
        {ordinal, 1, "fr", "1er"},
        {ordinal, 2, "fr-FR", "2e"},
        {ordinal, 3, "es", "3º"},
        {ordinal_text, 2, "en", "Second"},
        {ordinal_text, 1, "fr", "Premier"},
        {ordinal_text, 2, "fr-FR", "Deuxième"},
        {ordinal_text, 3, "es", "Tercero"},
        {ordinal_text, 2, "ru", "Второй"},
        {ordinal_text, 2, "zh", "第二"},
        {ordinal_text, 1, "ar", "الأول"},
        {cardinal_text, 2, "ru", "Два"},
        {cardinal_text, 2, "ar", "إثنان"},
        {cardinal_text, 12, "zh", "十二"},
        {cardinal_text, 21, "en", "Twenty-one"},
        {cardinal_text, 3, "fr", "Trois"},
        {cardinal_text, 2, "es", "Dos"},
        {footnote_symbols, 6, "", "††"},
        {none, 4, "", ""},
        {bullet, 4, "", ""},
        {hexadecimal, 26, "", "1A"},
        {decimal_dash, 3, "", "- 3 -"},
        // Russian
        {russian_lower, 3, "ru", "в"},
        {russian_lower, 10, "ru", "к"},
        {russian_upper, 1, "ru", "А"},
        {ordinal, 4, "ru", "4-й"},
        // Arabic
        {arabic_abjad, 3, "ar", "ج"},
        {arabic_abjad, 5, "ar", "ه"},
        {arabic_alphabet, 3, "ar", "ت"},
        {arabic_alphabet, 29, "ar", "أأ"},
        {arabic_indic, 10, "ar", "١٠"},
        // Chinese
        {chinese_counting, 10, "zh", "十"},
        {chinese_counting, 11, "zh", "十一"},
        {chinese_counting, 20, "zh", "二十"},
        {chinese_counting, 99, "zh", "九十九"},
        {chinese_counting, 100, "zh", "一〇〇"},
        {chinese_counting_full, 15, "zh", "十五"},
        {chinese_counting_full, 101, "zh", "一百零一"},
        {chinese_counting_full, 110, "zh", "一百一十"},
        {chinese_counting_full, 1010, "zh", "一千零一十"},
        {chinese_counting_full, 10005, "zh", "一万零五"},
        {chinese_digits, 10, "zh", "一〇"},
        {chinese_legal, 12, "zh", "壹拾贰"},
        {chinese_legal_traditional, 3, "zh", "參"},
        {chinese_circle, 2, "zh", "㊁"},
        {heavenly_stems, 3, "zh", "丙"},
        {heavenly_stems, 11, "zh", "11"},
        {earthly_branches, 12, "zh", "亥"},
        {stems_and_branches, 11, "zh", "甲戌"},
        {decimal_circle, 20, "zh", "⑳"},
        {decimal_circle, 21, "zh", "21"},
        {decimal_parenthesis, 3, "zh", "⑶"},
        {decimal_full_width, 12, "zh", "１２"},
        // others
        {hebrew_numeral, 15, "", "טו"},
        {hebrew_numeral, 23, "", "כג"},
        {hebrew_alphabet, 12, "", "ל"},
        {japanese_counting, 110, "", "百十"},
        {korean_syllables, 2, "", "나"},
        {thai_letters, 2, "", "ข"},
        {japanese_legal, 12, "", "壱拾弐"},
        {korean_digits, 10, "", "일영"},
        {korean_counting, 12, "", "십이"},
        {korean_words, 2, "", "둘"},
        {hindi_words, 1, "", "एक"},
        {thai_words, 2, "", "สอง"},
        {vietnamese_words, 1, "", "Một"},
    };
    for (const Case& c : cases)
        EXPECT_EQ(number_as(c.format, c.number, c.language), c.expected)
            << "format " << static_cast<int>(c.format) << ", number " << c.number;
}

TEST(NumberFormats, AreNamedByThreeStandards) {
    EXPECT_EQ(number_format_from_nfc(4), lower_letter);
    EXPECT_EQ(number_format_from_nfc(37), chinese_counting);
    EXPECT_EQ(number_format_from_nfc(48), arabic_abjad);
    EXPECT_EQ(number_format_from_nfc(58), russian_lower);
    EXPECT_EQ(number_format_from_nfc(46), arabic_alphabet);
    EXPECT_EQ(number_format_from_nfc(33), chinese_counting);
    EXPECT_EQ(number_format_from_nfc(39), chinese_counting_full);
    EXPECT_EQ(number_format_from_nfc(16), japanese_legal);
    EXPECT_EQ(number_format_from_nfc(255), none);
    EXPECT_EQ(number_format_from_nfc(1234), decimal);
    EXPECT_EQ(number_format_from_ooxml("upperRoman"), upper_roman);
    EXPECT_EQ(number_format_from_ooxml("arabicAlpha"), arabic_alphabet);
    EXPECT_EQ(number_format_from_ooxml("none"), none);
    EXPECT_EQ(number_format_from_ooxml(""), decimal);
    EXPECT_EQ(number_format_from_odf("一, 二, 三, ...", LetterSync::no), chinese_counting_full);
    EXPECT_EQ(number_format_from_odf("أ, ب, ت, ...", LetterSync::no), arabic_alphabet);
    EXPECT_EQ(number_format_from_odf("а, б, .., аа, аб, ... (ru)", LetterSync::no), russian_lower);
    EXPECT_EQ(number_format_from_odf("a", LetterSync::yes), lower_letter);
    EXPECT_EQ(number_format_from_odf("a", LetterSync::no), lower_letter_counting);
    EXPECT_EQ(number_format_from_odf("", LetterSync::no), none);
}

std::vector<ListLevel> outline() {
    std::vector<ListLevel> levels(9);
    levels[0].format = upper_roman;
    levels[0].text = "%1.";
    levels[1].text = "%1.%2";
    levels[1].legal = true;
    levels[2].format = lower_letter;
    levels[2].text = "(%3)";
    return levels;
}

// Every number of [MS-OSHARED] 2.2.1.3 has a format that writes 1 and 12.
TEST(NumberFormats, AreCompleteForWord) {
    for (int nfc = 0; nfc < 60; ++nfc) {
        const NumberFormat format = number_format_from_nfc(nfc);
        if (format == bullet) continue;
        EXPECT_FALSE(number_as(format, 1).empty()) << nfc;
        EXPECT_NE(number_as(format, 1), number_as(format, 12)) << nfc;
    }
}

TEST(FieldNumbers, CountByHeadingAndList) {
    struct Case {
        std::vector<std::string> words;
        FieldNumbers::Place place;
        const char* expected;
    };
    const std::vector<Case> cases{
        {{"AUTONUM"}, {}, "1."},
        {{"autonum", "\\*", "Arabic"}, {}, "2."},
        {{"AUTONUM", "\\*", "ROMAN", "\\s", ")"}, {}, "III)"},
        {{"AUTONUMLGL"}, {.outline = 0}, "1."},
        {{"AUTONUMLGL"}, {.outline = 1}, "1.1."},
        {{"AUTONUMLGL", "\\e"}, {.outline = 2}, "1.1.1"},
        {{"AUTONUMLGL", "\\s", "-", "\\e"}, {.outline = 1}, "1-2"},
        {{"AUTONUMLGL"}, {.outline = 0}, "2."},
        {{"AUTONUMOUT"}, {.outline = 0}, "I."},
        {{"AUTONUMOUT"}, {.outline = 3}, "a)"},
        {{"LISTNUM"}, {}, "1)"},
        {{"LISTNUM"}, {.list_level = 0}, "a)"},
        {{"LISTNUM"}, {.list_level = 0}, "b)"},
        {{"LISTNUM", "\\l", "3"}, {}, "i)"},
        {{"LISTNUM", "\\s", "7"}, {}, "7)"},
        {{"LISTNUM", "LegalDefault"}, {}, "1."},
        {{"LISTNUM", "LegalDefault", "\\l", "2"}, {}, "1.1."},
        {{"LISTNUM", "OutlineDefault", "\\l", "2"}, {}, "A."},
        {{"PAGE"}, {}, ""},
        {{"LISTNUM", "\\l", "99", "\\s", "-5"}, {}, "i."},
        {{"LISTNUM", "\\l"}, {}, "8)"},
        {{}, {}, ""},
    };
    FieldNumbers numbers;
    for (std::size_t i = 0; i < cases.size(); ++i)
        EXPECT_EQ(numbers.next(cases[i].words, cases[i].place), cases[i].expected) << "case " << i;
    numbers.begin_paragraph();
    EXPECT_EQ(numbers.next(std::vector<std::string>{"LISTNUM"}, {.list_level = 0}), "a)")
        << "anew in each paragraph that has a number";
}

TEST(LegacyNumbers, CountParagraphs) {
    constexpr int body = LegacyNumber::body;
    struct Case {
        LegacyNumber number;
        const char* expected;
    };
    const std::vector<Case> cases{
        {{.level = 1, .format = upper_roman, .after = "."}, "I."},     // en
        {{.level = 2, .format = decimal, .with_outer = true}, "I.1"},  // fr
        {{.level = 2, .format = decimal, .with_outer = true}, "I.2"},
        {{.level = 3, .format = russian_lower, .after = ")"}, "а)"},  // ru
        {{.level = 3, .with_outer = true, .before = "."}, "I.2.2"},
        {{.level = body, .format = arabic_abjad, .before = "(", .after = ")"}, "(أ)"},  // ar
        {{.level = body, .format = arabic_abjad, .before = "(", .after = ")"}, "(ب)"},
        {{.level = LegacyNumber::skipped}, ""},
        {{.level = LegacyNumber::bullet, .before = "•"}, "•"},
        {{.level = body, .start = 9, .after = ")"}, "3)"},  // es
        {{.level = LegacyNumber::none}, ""},
        {{.level = body, .start = 9, .after = ")"}, "9)"},
        {{.level = 1, .format = chinese_counting, .after = "、"}, "二、"},  // zh
        {{.level = 2, .start = 4}, "4"},
    };
    LegacyNumbers numbers;
    for (std::size_t i = 0; i < cases.size(); ++i)
        EXPECT_EQ(numbers.next(cases[i].number), cases[i].expected) << "case " << i;
}

TEST(ListLabels, FollowTheTemplate) {
    struct Case {
        NumberFormat format;
        const char* text;
        int number;
        const char* expected;
    };
    const std::vector<Case> cases{
        {decimal, "%1.", 28, "28."},                   // en
        {lower_letter, "%1)", 2, "b)"},                // fr
        {ordinal, "%1", 2, "2nd"},                     // en
        {upper_roman, "ANEXO %1", 2, "ANEXO II"},      // es
        {russian_lower, "%1)", 3, "в)"},               // ru
        {arabic_abjad, "(%1)", 4, "(د)"},              // ar
        {chinese_counting, "（%1）", 12, "（十二）"},  // zh
        {chinese_counting, "第%1条", 3, "第三条"},     // zh
        {bullet, "•", 5, "•"},
        {none, "Note", 5, "Note"},
        {none, "%1x", 5, "x"},
        {decimal, "100%", 5, "100%"},
        {decimal, "%", 5, "%"},
        {decimal, "%0%1", 5, "%05"},
        {decimal, "%9", 5, ""},
    };
    for (const Case& c : cases) {
        const std::vector<ListLevel> levels{{.format = c.format, .text = c.text, .language = ""}};
        EXPECT_EQ(list_label(levels, 0, std::vector<int>{c.number}), c.expected) << c.text;
    }
}

TEST(ListCounters, CountByListAndLevel) {
    const std::vector<ListLevel> levels = outline();
    ListCounters counters;
    EXPECT_EQ(counters.next(1, 0, levels), "I.");
    EXPECT_EQ(counters.next(1, 1, levels), "1.1");
    EXPECT_EQ(counters.next(1, 2, levels), "(a)");
    EXPECT_EQ(counters.next(1, 2, levels), "(b)");
    EXPECT_EQ(counters.next(2, 0, levels), "I.") << "another list counts for itself";
    EXPECT_EQ(counters.next(1, 1, levels), "1.2");
    EXPECT_EQ(counters.next(1, 2, levels), "(a)") << "begins anew after level 1";
    EXPECT_EQ(counters.next(1, 0, levels), "II.");
    EXPECT_EQ(counters.next(1, 1, levels), "2.1");
    EXPECT_EQ(counters.number(1, 0), 2);
    EXPECT_EQ(counters.number(1, 2), 0);
    EXPECT_EQ(counters.number(9, 2), 0);
}

TEST(ListCounters, ObeyRestartRules) {
    std::vector<ListLevel> levels = outline();
    levels[1].restart = 0;  // paragraphs numbered through all sections
    levels[1].text = "%2.";
    levels[2].restart = 1;  // anew after a section only
    levels[0].start = 3;
    ListCounters counters;
    EXPECT_EQ(counters.next(1, 0, levels), "III.");
    EXPECT_EQ(counters.next(1, 1, levels), "1.");
    EXPECT_EQ(counters.next(1, 2, levels), "(a)");
    EXPECT_EQ(counters.next(1, 1, levels), "2.");
    EXPECT_EQ(counters.next(1, 2, levels), "(b)");
    EXPECT_EQ(counters.next(1, 0, levels), "IV.");
    EXPECT_EQ(counters.next(1, 1, levels), "3.");
    EXPECT_EQ(counters.next(1, 2, levels), "(a)");
    counters.restart(1, 1, 10);
    EXPECT_EQ(counters.next(1, 1, levels), "10.");
    EXPECT_EQ(counters.next(1, 1, levels), "11.");
}

TEST(ListCounters, SurviveWhatFilesContain) {
    const std::vector<ListLevel> levels = outline();
    ListCounters counters;
    EXPECT_EQ(counters.next(1, 1, levels), "1.1")
        << "a level without its outer level prints the start";
    EXPECT_EQ(counters.next(1, 99, levels), "") << "the deepest level has no template here";
    EXPECT_EQ(counters.next(1, 1, levels), "1.2");
    EXPECT_EQ(counters.next(1, -5, levels), "II.") << "the level that was skipped counts";
    EXPECT_EQ(counters.next(1, 2, levels), "(a)");
    EXPECT_EQ(counters.next(1, 1, levels), "2.2") << "as 2.1 was skipped";
    EXPECT_EQ(counters.next(1, 3, std::vector<ListLevel>(2)), "");
    EXPECT_EQ(counters.next(1, 0, std::vector<ListLevel>{}), "");
}

}  // namespace
}  // namespace mea
