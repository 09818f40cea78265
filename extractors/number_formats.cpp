// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cctype>
#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include <unicode/locid.h>
#include <unicode/rbnf.h>
#include <unicode/unistr.h>

#include "extractors/list_numbers.h"
#include "pipeline/text.h"

namespace mea {
namespace {

constexpr std::u32string_view arabic_letters = U"أبتثجحخدذرزسشصضطظعغفقكلمنهوي";
constexpr std::u32string_view abjad_letters = U"أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";
constexpr std::u32string_view hebrew_letters = U"אבגדהוזחטיכלמנסעפצקרשת";
constexpr std::u32string_view russian_lower_letters = U"абвгдежзиклмнопрстуфхцчшщыэюя";
constexpr std::u32string_view russian_upper_letters = U"АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ";
constexpr std::u32string_view aiueo_letters =
    U"アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
constexpr std::u32string_view iroha_letters =
    U"イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセ"
    U"スン";
constexpr std::u32string_view korean_letters = U"가나다라마바사아자차카타파하";
constexpr std::u32string_view korean_initials = U"ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ";
constexpr std::u32string_view thai_alphabet = U"กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ";
constexpr std::u32string_view stems = U"甲乙丙丁戊己庚辛壬癸";
constexpr std::u32string_view branches = U"子丑寅卯辰巳午未申酉戌亥";
constexpr std::u32string_view han_digits = U"〇一二三四五六七八九";

std::size_t at_of(int number) { return static_cast<std::size_t>(number - 1); }

// Repeats a letter past the end of the alphabet: z, aa, bb.
std::string repeated(std::u32string_view letters, int number) {
    const std::size_t letter = at_of(number) % letters.size();
    const std::size_t times = std::min<std::size_t>(at_of(number) / letters.size() + 1, 30);
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += to_utf8(letters[letter]);
    return text;
}

std::string counted_letters(char first, int number) {
    std::string text;
    for (int rest = number; rest > 0; rest = (rest - 1) / 26)
        text.insert(text.begin(), static_cast<char>(first + (rest - 1) % 26));
    return text;
}

std::string in_series(char32_t first, int count, int number) {
    if (number > count) return std::to_string(number);
    return to_utf8(first + static_cast<char32_t>(number - 1));
}

std::string in_series(std::u32string_view letters, int number) {
    if (at_of(number) >= letters.size()) return std::to_string(number);
    return to_utf8(letters[at_of(number)]);
}

std::string in_digits(char32_t zero, int number) {
    std::string text;
    for (const char c : std::to_string(number))
        text += to_utf8(zero + static_cast<char32_t>(c - '0'));
    return text;
}

std::string in_digits(std::u32string_view digits, int number) {
    std::string text;
    for (const char c : std::to_string(number))
        text += to_utf8(digits[static_cast<std::size_t>(c - '0')]);
    return text;
}

std::string roman(int number) {
    struct Row {
        int value;
        const char* text;
    };
    static constexpr std::array<Row, 13> rows{{{1000, "M"},
                                               {900, "CM"},
                                               {500, "D"},
                                               {400, "CD"},
                                               {100, "C"},
                                               {90, "XC"},
                                               {50, "L"},
                                               {40, "XL"},
                                               {10, "X"},
                                               {9, "IX"},
                                               {5, "V"},
                                               {4, "IV"},
                                               {1, "I"}}};
    constexpr int largest = 32'767;
    if (number > largest) return std::to_string(number);
    std::string text;
    for (const Row& row : rows)
        for (; number >= row.value; number -= row.value) text += row.text;
    return text;
}

std::string lower_ascii(std::string text) {
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

// Fifteen and sixteen are 9+6 and 9+7, so that no divine name is written.
std::string hebrew(int number) {
    if (number >= 1000) return std::to_string(number);
    static constexpr std::u32string_view hundreds = U"קרשת";
    static constexpr std::u32string_view tens = U"יכלמנסעפצ";
    std::string text;
    for (; number >= 500; number -= 400) text += to_utf8(hundreds[3]);
    if (number >= 100) text += to_utf8(hundreds[at_of(number / 100)]);
    number %= 100;
    if (number == 15 || number == 16) {
        text += to_utf8(hebrew_letters[8]) + to_utf8(hebrew_letters[at_of(number - 9)]);
        return text;
    }
    if (number >= 10) text += to_utf8(tens[at_of(number / 10)]);
    if (number % 10 != 0) text += to_utf8(hebrew_letters[at_of(number % 10)]);
    return text;
}

struct HanNumerals {
    std::u32string_view digits;  // zero to nine
    std::u32string_view units;   // ten, hundred, thousand
    char32_t ten_thousand;
    bool one_before_unit;  // 一百, 壹拾 against 百
    bool zero_between;     // 一百零一
};

constexpr HanNumerals counting{U"零一二三四五六七八九", U"十百千", U'万', true, true};
constexpr HanNumerals legal{U"零壹贰叁肆伍陆柒捌玖", U"拾佰仟", U'万', true, true};
constexpr HanNumerals legal_traditional{U"零壹貳參肆伍陸柒捌玖", U"拾佰仟", U'萬', true, true};
constexpr HanNumerals japanese_formal{U"零壱弐参四伍六七八九", U"拾百阡", U'萬', true, false};
constexpr HanNumerals korean{U"영일이삼사오육칠팔구", U"십백천", U'만', false, false};
constexpr HanNumerals japanese{U"〇一二三四五六七八九", U"十百千", U'万', false, false};

std::string han_below_ten_thousand(const HanNumerals& han, int number) {
    static constexpr std::array<int, 4> values{1000, 100, 10, 1};
    std::string text;
    bool gap = false;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const int digit = number / values[i] % 10;
        if (digit == 0) {
            gap = !text.empty();
            continue;
        }
        if (gap && han.zero_between) text += to_utf8(han.digits[0]);
        gap = false;
        if (digit > 1 || i == 3 || han.one_before_unit)
            text += to_utf8(han.digits[static_cast<std::size_t>(digit)]);
        if (i < 3) text += to_utf8(han.units[2 - i]);
    }
    return text;
}

std::string han_number(const HanNumerals& han, int number) {
    constexpr int ten_thousand = 10'000;
    std::string text;
    if (number >= ten_thousand) {
        text = han_below_ten_thousand(han, number / ten_thousand % ten_thousand) +
               to_utf8(han.ten_thousand);
        number %= ten_thousand;
        if (number > 0 && number < 1000 && han.zero_between) text += to_utf8(han.digits[0]);
        return text + han_below_ten_thousand(han, number);
    }
    text = han_below_ten_thousand(han, number);
    // Ten to nineteen are 十, 十一 in counting; legal forms keep 壹拾.
    const std::string one_ten = to_utf8(U'一') + to_utf8(U'十');
    if (text.starts_with(one_ten)) text.erase(0, to_utf8(U'一').size());
    return text;
}

std::string ordinal(int number, std::string_view language) {
    const std::string digits = std::to_string(number);
    const std::string_view tongue = language.substr(0, 2);
    if (tongue == "fr") return digits + (number == 1 ? "er" : "e");
    if (tongue == "es" || tongue == "pt" || tongue == "it") return digits + "º";
    if (tongue == "ru") return digits + "-й";
    if (tongue == "de") return digits + ".";
    if (tongue == "zh") return "第" + digits;
    if (!language.empty() && tongue != "en") return digits + ".";
    const int last = number % 10;
    const bool teen = number / 10 % 10 == 1;
    if (teen || last == 0 || last > 3) return digits + "th";
    return digits + (last == 1 ? "st" : last == 2 ? "nd" : "rd");
}

// ICU's rules of a language; making them takes longer than using them a thousand times.
const icu::RuleBasedNumberFormat* spelling_rules(const std::string& language) {
    constexpr std::size_t most_languages = 16;
    thread_local std::map<std::string, std::unique_ptr<icu::RuleBasedNumberFormat>> known;
    const auto found = known.find(language);
    if (found != known.end()) return found->second.get();
    if (known.size() >= most_languages) known.clear();
    UErrorCode status = U_ZERO_ERROR;
    auto rules = std::make_unique<icu::RuleBasedNumberFormat>(
        icu::URBNF_SPELLOUT, icu::Locale(language.c_str()), status);
    if (U_FAILURE(status)) rules.reset();
    return known.emplace(language, std::move(rules)).first->second.get();
}

// Spelt out by the first of these rules that the language has, or by its usual one.
std::string in_words(std::initializer_list<const char16_t*> names, int number,
                     std::string_view language) {
    const std::string name(language.empty() ? "en" : language.substr(0, 16));
    const icu::RuleBasedNumberFormat* rules = spelling_rules(name);
    if (!rules) return std::to_string(number);
    icu::UnicodeString words;
    for (const char16_t* rule : names) {
        UErrorCode status = U_ZERO_ERROR;
        icu::FieldPosition position;
        rules->format(number, icu::UnicodeString(rule), words, position, status);
        if (U_SUCCESS(status)) break;
        words.remove();
    }
    if (words.isEmpty()) rules->format(number, words);
    if (words.isEmpty()) return std::to_string(number);
    const int32_t first = words.moveIndex32(0, 1);
    words.replace(0, first, icu::UnicodeString(words, 0, first).toUpper(icu::Locale(name.c_str())));
    std::string text;
    return words.toUTF8String(text);
}

std::string letters_or_series(NumberFormat format, int number) {
    switch (format) {
        case NumberFormat::upper_letter:
            return repeated(U"ABCDEFGHIJKLMNOPQRSTUVWXYZ", number);
        case NumberFormat::lower_letter:
            return repeated(U"abcdefghijklmnopqrstuvwxyz", number);
        case NumberFormat::upper_letter_counting:
            return counted_letters('A', number);
        case NumberFormat::lower_letter_counting:
            return counted_letters('a', number);
        case NumberFormat::footnote_symbols:
            return repeated(U"*†‡§", number);
        case NumberFormat::arabic_alphabet:
            return repeated(arabic_letters, number);
        case NumberFormat::arabic_abjad:
            return repeated(abjad_letters, number);
        case NumberFormat::hebrew_alphabet:
            return repeated(hebrew_letters, number);
        case NumberFormat::russian_lower:
            return repeated(russian_lower_letters, number);
        case NumberFormat::russian_upper:
            return repeated(russian_upper_letters, number);
        case NumberFormat::aiueo:
            return repeated(aiueo_letters, number);
        case NumberFormat::iroha:
            return repeated(iroha_letters, number);
        case NumberFormat::korean_syllables:
            return repeated(korean_letters, number);
        case NumberFormat::korean_consonants:
            return repeated(korean_initials, number);
        case NumberFormat::thai_letters:
            return repeated(thai_alphabet, number);
        case NumberFormat::heavenly_stems:
            return in_series(stems, number);
        case NumberFormat::earthly_branches:
            return in_series(branches, number);
        case NumberFormat::decimal_circle:
            return in_series(U'①', 20, number);
        case NumberFormat::decimal_parenthesis:
            return in_series(U'⑴', 20, number);
        case NumberFormat::decimal_full_stop:
            return in_series(U'⒈', 20, number);
        case NumberFormat::chinese_circle:
            return in_series(U'㊀', 10, number);
        default:
            return std::to_string(number);
    }
}

std::string hexadecimal(int number) {
    std::string text;
    for (; number > 0; number /= 16)
        text.insert(text.begin(), "0123456789ABCDEF"[static_cast<std::size_t>(number % 16)]);
    return text;
}

}  // namespace

std::string number_as(NumberFormat format, int number, std::string_view language) {
    if (format == NumberFormat::none || format == NumberFormat::bullet) return {};
    if (format == NumberFormat::arabic_indic) return in_digits(U'٠', std::max(number, 0));
    if (format == NumberFormat::decimal_zero)
        return (number >= 0 && number < 10 ? "0" : "") + std::to_string(number);
    if (number <= 0) return std::to_string(number);
    switch (format) {
        case NumberFormat::decimal:
            return std::to_string(number);
        case NumberFormat::decimal_full_width:
            return in_digits(U'０', number);
        case NumberFormat::decimal_dash:
            return "- " + std::to_string(number) + " -";
        case NumberFormat::hexadecimal:
            return hexadecimal(number);
        case NumberFormat::upper_roman:
            return roman(number);
        case NumberFormat::lower_roman:
            return lower_ascii(roman(number));
        case NumberFormat::ordinal:
            return ordinal(number, language);
        case NumberFormat::cardinal_text:
            return in_words({}, number, language);
        case NumberFormat::ordinal_text:
            return in_words({u"%spellout-ordinal", u"%spellout-ordinal-masculine"}, number,
                            language);
        case NumberFormat::hebrew_numeral:
            return hebrew(number);
        case NumberFormat::devanagari_digits:
            return in_digits(U'०', number);
        case NumberFormat::thai_digits:
            return in_digits(U'๐', number);
        case NumberFormat::chinese_digits:
            return in_digits(han_digits, number);
        case NumberFormat::chinese_counting:
            return number < 100 ? han_number(counting, number) : in_digits(han_digits, number);
        case NumberFormat::chinese_counting_full:
            return han_number(counting, number);
        case NumberFormat::chinese_legal:
            return han_number(legal, number);
        case NumberFormat::chinese_legal_traditional:
            return han_number(legal_traditional, number);
        case NumberFormat::japanese_counting:
            return han_number(japanese, number);
        case NumberFormat::japanese_legal:
            return han_number(japanese_formal, number);
        case NumberFormat::korean_digits:
            return in_digits(korean.digits, number);
        case NumberFormat::korean_counting:
            return han_number(korean, number);
        case NumberFormat::korean_words:
            return in_words({u"%spellout-cardinal-native"}, number, "ko");
        case NumberFormat::hindi_words:
            return in_words({}, number, "hi");
        case NumberFormat::thai_words:
            return in_words({}, number, "th");
        case NumberFormat::vietnamese_words:
            return in_words({}, number, "vi");
        case NumberFormat::stems_and_branches:
            return to_utf8(stems[at_of(number) % stems.size()]) +
                   to_utf8(branches[at_of(number) % branches.size()]);
        default:
            return letters_or_series(format, number);
    }
}

}  // namespace mea
