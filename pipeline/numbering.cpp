// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/numbering.h"

#include <algorithm>
#include <array>
#include <utility>

#include "pipeline/fold.h"
#include "pipeline/numerals.h"
#include "pipeline/text.h"

namespace mea {
namespace {

using Style = EnumeratorStyle;

constexpr std::size_t head_length = 24;  // code points that can hold an enumerator
constexpr int most_ordinal = 999;        // paragraphs of the longest reports
constexpr int most_in_list = 99;

struct Sign {
    char32_t c = 0;  // full width and Arabic digits made ASCII, dashes "-"
    std::size_t end = 0;
};

char32_t plain(char32_t c) {
    if (const int digit = digit_value(c); digit >= 0) return U'0' + static_cast<char32_t>(digit);
    if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) return U'-';
    if (c == 0x2018 || c == 0x2019 || c == 0x02BC) return U'\'';
    if (c == U'\t') return c;
    return is_space(c) ? U' ' : c;
}

// The first signs of a block; bidi and zero-width characters print as nothing and are skipped.
class Head {
public:
    explicit Head(std::string_view text) : text_(text) {
        std::size_t at = 0;
        while (at < text.size() && count_ < head_length) {
            const CodePoint read = code_point_at(text, at);
            at = read.next;
            const char32_t sign = plain(read.value);
            const bool before = is_space(read.value) || sign == U'[';  // "[4. Decides …]"
            if (invisible(read.value) || (count_ == 0 && before)) continue;
            signs_[count_++] = {sign, at};
        }
    }

    char32_t at(std::size_t i) const { return i < count_ ? signs_[i].c : 0; }
    std::size_t size() const { return count_; }
    std::string_view text() const { return text_; }
    bool space_at(std::size_t i) const { return i >= count_ || at(i) == U' ' || at(i) == U'\t'; }
    std::size_t after_spaces(std::size_t i) const {
        while (i < count_ && (at(i) == U' ' || at(i) == U'\t')) ++i;
        return i;
    }

    Enumerator make(Style style, int ordinal, std::size_t signs) const {
        Enumerator out;
        out.style = style;
        out.ordinal = ordinal;
        std::size_t end = signs == 0 ? 0 : signs_[signs - 1].end;
        out.label = squeeze(text_.substr(0, end));
        while (end < text_.size()) {
            const CodePoint read = code_point_at(text_, end);
            if (!is_space(read.value)) break;
            end = read.next;
        }
        out.size = end;
        return out;
    }

private:
    static bool invisible(char32_t c) {
        return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
               (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || c == 0x00AD || c == 0x0640;
    }
    std::string_view text_;
    std::array<Sign, head_length> signs_{};
    std::size_t count_ = 0;
};

bool ascii_lower(char32_t c) { return c >= U'a' && c <= U'z'; }
bool ascii_upper(char32_t c) { return c >= U'A' && c <= U'Z'; }
bool ascii_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

void also(Enumerator& out, Style style, int ordinal) {
    out.alternative = style;
    out.alternative_ordinal = ordinal;
}

struct Letters {
    Style letter;
    Style roman;
};

// A letter, a doubled letter or a Roman numeral: signs [begin, end) of the head.
std::optional<Enumerator> lettered(const Head& head, Range signs, std::size_t whole, Letters as) {
    const char32_t first = head.at(signs.begin);
    const std::size_t count = signs.size();
    std::string latin;
    for (std::size_t i = signs.begin; i < signs.end; ++i)
        if (ascii_lower(head.at(i)) || ascii_upper(head.at(i)))
            latin += static_cast<char>(head.at(i));
    const int roman = latin.size() == count ? roman_value(latin) : 0;
    const bool doubled = count == 2 && head.at(signs.begin + 1) == first;
    const int letter = letter_ordinal(first);
    if (count == 1) {
        if (first >= 0x2160 && first <= 0x217B)
            return head.make(as.roman, static_cast<int>((first - 0x2160) % 16) + 1, whole);
        if (letter == 0) return std::nullopt;
        Enumerator out = head.make(as.letter, letter, whole);
        if (roman > 0) also(out, as.roman, roman);
        if (const int looks = lookalike_ordinal(first); looks > 0 && looks != letter)
            also(out, as.letter, looks);
        return out;
    }
    if (roman > 0 && roman <= most_in_list) {
        Enumerator out = head.make(as.roman, roman, whole);
        if (doubled) also(out, as.letter, letter + 26);
        return out;
    }
    if (doubled && letter > 0) return head.make(as.letter, letter + 26, whole);
    return std::nullopt;
}

struct SuffixSigns {
    std::string name;
    std::size_t end = 0;  // sign behind it
};

// "bis" and the like from sign `at` on; behind letters only where something parts them.
SuffixSigns suffix_at(const Head& head, std::size_t at, bool behind_letters) {
    constexpr std::size_t longest = 20;  // of the signs of a suffix
    std::string words;
    for (std::size_t i = at; i < std::min(head.size(), at + longest); ++i)
        words += to_utf8(head.at(i));
    const Suffix read = read_suffix(words);
    const bool han = is_han(head.at(at));
    if (read.name.empty() || (behind_letters && !read.separated && !han)) return {};
    return {std::string(read.name), at + count_code_points(words.substr(0, read.size))};
}

// "(a)", "(iv)", "(3)", "(十一)", also with the brackets of damaged right-to-left text swapped.
std::optional<Enumerator> parenthesised(const Head& head) {
    constexpr std::size_t most_inside = 6;
    const char32_t open = head.at(0);
    if (open != U'(' && open != U')') return std::nullopt;
    const char32_t close = open == U'(' ? U')' : U'(';
    std::size_t end = 1;
    while (end < head.size() && head.at(end) != close) ++end;
    if (head.at(end) != close || end == 1) return std::nullopt;
    std::size_t begin = head.after_spaces(1);
    std::size_t last = end;
    while (last > begin && head.at(last - 1) == U' ') --last;
    SuffixSigns suffix;  // "(b bis)"
    for (std::size_t at = begin + 1; at < last && suffix.name.empty(); ++at) {
        suffix = suffix_at(head, at, !ascii_digit(head.at(at - 1)));
        if (suffix.end != last) suffix = {};
        if (!suffix.name.empty()) last = at;
    }
    if (begin >= last || last > most_inside + 1) return std::nullopt;
    if (open == U')' && !is_arabic(head.at(begin))) return std::nullopt;
    const std::size_t whole = end + 1;
    if (ascii_lower(head.at(whole))) return std::nullopt;  // "(s)tates"
    const auto with_suffix = [&suffix](std::optional<Enumerator> out) {
        if (out) out->suffix = suffix.name;
        return out;
    };
    if (ascii_digit(head.at(begin))) {
        int value = 0;
        for (std::size_t i = begin; i < last; ++i) {
            if (!ascii_digit(head.at(i)) || last - begin > 2) return std::nullopt;
            value = value * 10 + static_cast<int>(head.at(i) - U'0');
        }
        return with_suffix(head.make(Style::decimal_parens, value, whole));
    }
    if (is_han(head.at(begin)) || head.at(begin) == U'〇') {
        std::string numeral;
        for (std::size_t i = begin; i < last; ++i) numeral += to_utf8(head.at(i));
        const int value = han_value(numeral);
        if (value == 0 || value > most_in_list) return std::nullopt;
        return with_suffix(head.make(Style::han_parens, value, whole));
    }
    return with_suffix(
        lettered(head, {begin, last}, whole, {Style::letter_parens, Style::roman_parens}));
}

// One character that holds the whole enumerator: ㈠ ⑴ ① ⒜ ⒈.
std::optional<Enumerator> enclosed(const Head& head) {
    struct Block {
        char32_t first;
        char32_t last;
        Style style;
    };
    constexpr std::array blocks = {
        Block{0x3220, 0x3229, Style::han_parens},     Block{0x2474, 0x2487, Style::decimal_parens},
        Block{0x2460, 0x2473, Style::decimal_parens}, Block{0x249C, 0x24B5, Style::letter_parens},
        Block{0x2488, 0x249B, Style::decimal},
    };
    const char32_t c = head.at(0);
    constexpr char32_t copyright = 0xA9;  // what word processors make of "(c)"
    if (c == copyright && head.space_at(1) && is_letter(head.at(head.after_spaces(1))))
        return head.make(Style::letter_parens, 3, 1);
    for (const Block& block : blocks)
        if (c >= block.first && c <= block.last)
            return head.make(block.style, static_cast<int>(c - block.first) + 1, 1);
    return std::nullopt;
}

// "'1'" of Arabic second-level lists.
std::optional<Enumerator> quoted(const Head& head) {
    if (head.at(0) != U'\'' || !ascii_digit(head.at(1))) return std::nullopt;
    int value = 0;
    std::size_t end = 1;
    for (; ascii_digit(head.at(end)); ++end)
        value = value * 10 + static_cast<int>(head.at(end) - U'0');
    if (head.at(end) != U'\'' || end > 3) return std::nullopt;
    return head.make(Style::decimal_parens, value, end + 1);
}

// "10.4", "3.1.4", "29A.1", "31.I.2", and "2-1" of Arabic headings; `first` ends before sign `at`.
std::optional<Enumerator> multi(const Head& head, int first, std::size_t at) {
    constexpr std::size_t most_parts = 5;
    std::vector<int> parts{first};
    std::string number = std::to_string(first);
    if (ascii_upper(head.at(at))) number += static_cast<char>(head.at(at++));
    const char32_t separator = head.at(at);
    while (head.at(at) == separator) {
        std::string part;
        std::size_t end = at + 1;
        while (ascii_digit(head.at(end))) part += static_cast<char>(head.at(end++));
        if (part.empty())
            while (ascii_upper(head.at(end))) part += static_cast<char>(head.at(end++));
        const bool figures = !part.empty() && ascii_digit(head.at(at + 1));
        const int value = figures && part.size() <= 3 ? std::stoi(part) : roman_value(part);
        if (value == 0) break;
        if (parts.size() == most_parts) return std::nullopt;
        parts.push_back(value);
        number += "." + part;
        at = end;
    }
    if (parts.size() < 2) return std::nullopt;
    if (head.at(at) == U'.' || head.at(at) == U')') ++at;
    const std::size_t next = head.after_spaces(at);
    const char32_t follows = head.at(next);
    // Chinese sets no space: "10.1承包者应", but "1.5亿", "3.2和3.3".
    constexpr std::u32string_view units =
        U"亿万千百十倍个年月日米吨公至和及或与节条款项段章元美欧号度";
    const bool han =
        is_han(follows) && separator == U'.' && units.find(follows) == std::u32string_view::npos;
    if (next == at && at < head.size() && !han) return std::nullopt;
    if (separator == U'-' && !is_arabic(follows)) return std::nullopt;
    constexpr std::u32string_view opening = U"《〈“«「『\"”";
    const bool words = opening.find(follows) != std::u32string_view::npos ||
                       (is_letter(follows) && !is_lower(follows));  // not "2.5 million"
    if (!words) return std::nullopt;
    Enumerator out = head.make(Style::decimal_multi, parts.back(), at);
    out.parts = std::move(parts);
    out.number = std::move(number);
    return out;
}

bool right_to_left_after(const Head& head, std::size_t at) {
    for (std::size_t i = at; i < head.size(); ++i) {
        if (is_arabic(head.at(i))) return true;
        if (is_letter(head.at(i))) return false;
    }
    return false;
}

std::optional<Enumerator> numbered(const Head& head) {
    int value = 0;
    std::size_t at = 0;
    for (; ascii_digit(head.at(at)); ++at) {
        if (at == 3) return std::nullopt;  // years, quantities
        value = value * 10 + static_cast<int>(head.at(at) - U'0');
    }
    if (value == 0 || value > most_ordinal) return std::nullopt;
    const char32_t sign = head.at(at);
    if ((sign == U'.' || sign == U'-') && ascii_digit(head.at(at + 1)))
        return multi(head, value, at);
    const std::size_t dot = ascii_upper(sign) ? at + 1 : at;
    if (head.at(dot) == U'.' && (ascii_digit(head.at(dot + 1)) || ascii_upper(head.at(dot + 1))))
        if (std::optional<Enumerator> several = multi(head, value, at)) return several;
    std::string suffix;
    std::size_t mark = at;
    if (ascii_upper(sign) && head.at(at + 1) == U'.') {
        suffix = std::string(1, static_cast<char>(sign + 32));
        ++mark;
    } else if (const SuffixSigns read = suffix_at(head, at, false); !read.name.empty()) {
        suffix = read.name;
        mark = read.end;
    }
    const char32_t stop = head.at(mark);
    std::optional<Enumerator> out;
    if (stop == U'.' || stop == U'、') {
        if (!ascii_lower(head.at(mark + 1))) out = head.make(Style::decimal, value, mark + 1);
    } else if (stop == U')') {
        out = head.make(Style::decimal_parens, value, mark + 1);
    } else if (stop == U'\t' || (mark == head.size() && head.text().back() == '\t')) {
        out = head.make(Style::decimal, value, mark);
    } else if (const std::size_t dash = head.after_spaces(mark);
               head.at(dash) == U'-' && right_to_left_after(head, dash + 1)) {
        out = head.make(Style::decimal, value, dash + 1);
    }
    if (out) out->suffix = suffix;
    return out;
}

// "A." "II." "b)" "iv." "а)"
std::optional<Enumerator> bare_letters(const Head& head) {
    constexpr std::size_t most_letters = 6;
    std::size_t end = 0;
    while (end < most_letters && is_letter(head.at(end)) && !is_han(head.at(end)) &&
           !is_arabic(head.at(end)))
        ++end;
    const bool roman_sign = head.at(0) >= 0x2160 && head.at(0) <= 0x217B;
    if (roman_sign && end == 0) end = 1;
    if (end == 0) return std::nullopt;
    const bool upper = is_upper(head.at(0)) || (head.at(0) >= 0x2160 && head.at(0) < 0x2170);
    for (std::size_t i = 0; i < end; ++i)
        if (!roman_sign && is_upper(head.at(i)) != upper) return std::nullopt;
    const std::size_t letters = end;
    const SuffixSigns suffix = suffix_at(head, end, true);
    if (!suffix.name.empty()) end = suffix.end;
    const char32_t stop = head.at(end);
    const bool dash = upper && head.after_spaces(end) > end &&
                      head.at(head.after_spaces(end)) == U'-' &&
                      head.space_at(head.after_spaces(end) + 1);
    std::size_t whole = end + 1;
    if (dash)
        whole = head.after_spaces(end) + 1;
    else if (stop == U'\t' && upper)
        whole = end;
    else if (stop == U'、' && upper)
        whole = end + 1;
    else if (stop == U')' && !upper) {
        if (ascii_lower(head.at(whole))) return std::nullopt;
    } else if (stop != U'.' ||
               !(head.space_at(whole) || is_han(head.at(whole)) || head.at(whole) == U'《'))
        return std::nullopt;
    const Letters as = upper ? Letters{Style::upper_letter, Style::upper_roman}
                             : Letters{Style::lower_letter, Style::lower_roman};
    std::optional<Enumerator> out = lettered(head, {0, letters}, whole, as);
    if (out) out->suffix = suffix.name;
    // Section headings count with I, V, X far more often than they reach the letters I, V, X.
    if (out && upper && out->alternative == Style::upper_roman && out->alternative_ordinal <= 10) {
        also(*out, std::exchange(out->style, Style::upper_roman),
             std::exchange(out->ordinal, out->alternative_ordinal));
    }
    return out;
}

std::optional<Enumerator> han_numbered(const Head& head) {
    std::string numeral;
    std::size_t end = 0;
    while (end < 4 && is_han(head.at(end))) numeral += to_utf8(head.at(end++));
    const int value = han_value(numeral);
    if (value == 0 || value > most_in_list) return std::nullopt;
    const char32_t stop = head.at(end);
    if (stop == U'、' || stop == U'.') return head.make(Style::han, value, end + 1);
    if (stop == U'\t') return head.make(Style::han, value, end);
    return std::nullopt;
}

// "أولاً –", "ألف –", "أ -", "ب)".
std::optional<Enumerator> arabic_words(const Head& head) {
    if (!is_arabic(head.at(0))) return std::nullopt;
    Folding folding;
    folding.arabic_letters = true;
    std::size_t cut = std::min<std::size_t>(head.text().size(), 72);
    while (cut < head.text().size() &&
           (static_cast<unsigned char>(head.text()[cut]) & 0xC0) == 0x80)
        ++cut;
    const FoldedText words = fold(head.text().substr(0, cut), folding);
    const auto stop_after = [&words](std::size_t at) {
        while (at < words.text.size() && words.text[at] == ' ') ++at;
        return at < words.text.size() ? at : words.text.size();
    };
    const auto finish = [&](Style style, Reading read, std::string_view stops) {
        std::optional<Enumerator> out;
        const std::size_t at = stop_after(read.size);
        if (read.value == 0 || at >= words.text.size() ||
            stops.find(words.text[at]) == std::string_view::npos)
            return out;
        Enumerator made;
        made.style = style;
        made.ordinal = read.value;
        const Range label = words.original({0, at + 1});
        made.label = squeeze(slice(head.text(), {0, label.end}));
        made.size = words.original({0, std::max(at + 1, stop_after(at + 1))}).end;
        out = made;
        return out;
    };
    if (auto out = finish(Style::arabic_ordinal, read_arabic_ordinal(words.text), "-:")) return out;
    if (auto out = finish(Style::upper_letter, read_arabic_letter_name(words.text), "-:"))
        return out;
    if (words.text.empty()) return std::nullopt;
    const CodePoint first = code_point_at(words.text, 0);
    std::size_t end = first.next;
    // The fifth letter is written with a tatweel or doubled stroke: ه, هـ.
    const Reading letter{letter_ordinal(first.value), end};
    if (end < words.text.size() && is_letter(code_point_at(words.text, end).value))
        return std::nullopt;
    return finish(Style::lower_letter, letter, "-).");
}

std::optional<Enumerator> bulleted(const Head& head) {
    constexpr std::u32string_view bullets = U"•‣●○▪■□◦∙·-*–—►➢✓o";
    const char32_t c = head.at(0);
    const bool symbol_font = c >= 0xF000 && c <= 0xF0FF;
    if (c == 0 || !(symbol_font || bullets.find(c) != std::u32string_view::npos))
        return std::nullopt;
    if (head.size() < 2 || !head.space_at(1)) return std::nullopt;
    if (c == U'o' && head.at(1) != U'\t') return std::nullopt;
    return head.make(Style::bullet, 0, 1);
}

}  // namespace

std::string_view name_of(EnumeratorStyle style) {
    constexpr std::array<std::string_view, 12> names = {
        "decimal",      "decimal_multi", "decimal_parens", "upper_letter",
        "lower_letter", "letter_parens", "upper_roman",    "lower_roman",
        "roman_parens", "han",           "han_parens",     "arabic_ordinal"};
    const auto at = static_cast<std::size_t>(style);
    return at < names.size() ? names[at] : std::string_view("bullet");
}

std::optional<Enumerator> read_enumerator(std::string_view block_text) {
    const Head head(block_text);
    if (head.size() == 0) return std::nullopt;
    for (const auto reader : {parenthesised, enclosed, quoted, numbered, bare_letters, han_numbered,
                              arabic_words, bulleted})
        if (std::optional<Enumerator> out = reader(head)) return out;
    return std::nullopt;
}

std::string letter_of(int ordinal) {
    if (ordinal <= 0) return {};
    const int rounds = (ordinal - 1) / 26 + 1;
    return std::string(static_cast<std::size_t>(rounds),
                       static_cast<char>('a' + (ordinal - 1) % 26));
}

std::string roman_of(int ordinal) {
    struct Step {
        int value;
        std::string_view numeral;
    };
    constexpr std::array steps = {Step{1000, "m"}, Step{900, "cm"}, Step{500, "d"}, Step{400, "cd"},
                                  Step{100, "c"},  Step{90, "xc"},  Step{50, "l"},  Step{40, "xl"},
                                  Step{10, "x"},   Step{9, "ix"},   Step{5, "v"},   Step{4, "iv"},
                                  Step{1, "i"}};
    std::string out;
    if (ordinal <= 0 || ordinal >= 4000) return out;
    for (const Step& step : steps)
        for (; ordinal >= step.value; ordinal -= step.value) out += step.numeral;
    return out;
}

}  // namespace mea
