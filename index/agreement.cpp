// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/agreement.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "index/number_words.h"
#include "pipeline/fold.h"
#include "pipeline/numerals.h"
#include "pipeline/text.h"

namespace mea {
namespace {

constexpr std::size_t label_window = 24;   // bytes at the beginning that may be the label
constexpr std::size_t smallest_told = 13;  // smaller numbers are spelled in some language
constexpr std::size_t thousands = 3;       // digits of a group

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

// A separator between two groups of three digits, and its size; 0 when there is none.
std::size_t separator_at(std::string_view text, std::size_t at) {
    constexpr std::array<std::string_view, 5> separators{" ", ",", ".", "'", "٬"};
    for (const std::string_view one : separators) {
        if (text.substr(at).starts_with(one)) return one.size();
    }
    return 0;
}

std::size_t digits_at(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_ascii_digit(text[end])) ++end;
    return end - at;
}

// The zeros that a unit after a number stands for: "50 万", "30 million".
std::size_t zeros_at(std::string_view text) {
    struct Unit {
        std::string_view beginning;
        std::size_t zeros;
    };
    constexpr std::array<Unit, 8> units{{{"万", 4},
                                         {"萬", 4},
                                         {"亿", 8},
                                         {"億", 8},
                                         {"milli", 6},
                                         {"millones", 6},
                                         {"миллион", 6},
                                         {"مليون", 6}}};
    if (text.starts_with(' ')) text.remove_prefix(1);
    for (const Unit& unit : units) {
        if (text.starts_with(unit.beginning)) return unit.zeros;
    }
    return 0;
}

// Bytes of the label at the beginning of `text`: the groups of digits of `number`, whatever stands
// between them ("13-3", "13. 3." for 13.3). 0 when the text begins otherwise.
std::size_t label_size(std::string_view text, std::string_view number) {
    std::size_t done = 0;
    for (std::size_t n = 0; n < number.size();) {
        const std::size_t size = digits_at(number, n);
        if (size == 0) {
            ++n;
            continue;
        }
        const std::size_t at = text.find_first_of("0123456789", done);
        if (at == std::string_view::npos || at > label_window) return 0;
        if (text.substr(at, digits_at(text, at)) != number.substr(n, size)) return 0;
        done = at + size;
        n += size;
    }
    return done;
}

// Reads numbers of a folded text from left to right.
class FigureReader {
public:
    explicit FigureReader(std::string_view folded) : text_(folded) {}

    Figures read() {
        while (at_ < text_.size()) {
            if (is_ascii_digit(text_[at_])) {
                number();
            } else {
                letter();
            }
        }
        return std::move(figures_);
    }

private:
    void number() {
        const std::size_t size = digits_at(text_, at_);
        std::string value(text_.substr(at_, size));
        at_ += size;
        while (size <= thousands) {
            const std::size_t gap = separator_at(text_, at_);
            if (gap == 0 || digits_at(text_, at_ + gap) != thousands) break;
            value += text_.substr(at_ + gap, thousands);
            at_ += gap + thousands;
        }
        value.append(zeros_at(text_.substr(at_)), '0');
        ++figures_.digits[value];
    }

    void letter() {
        const CodePoint point = code_point_at(text_, at_);
        if (is_han(point.value)) {
            const Reading han = read_han_number(text_.substr(at_));
            if (han.value > 0) {
                figures_.spelled.insert(std::to_string(han.value));
                at_ += std::max<std::size_t>(han.size, 1);
                return;
            }
        } else if (is_letter(point.value)) {
            word();
            return;
        }
        at_ = point.next;
    }

    void word() {
        const std::size_t begin = at_;
        while (at_ < text_.size()) {
            const CodePoint point = code_point_at(text_, at_);
            if (!is_letter(point.value) || is_han(point.value)) break;
            at_ = point.next;
        }
        const Reading roman = read_roman(text_.substr(begin));
        const std::string_view word = text_.substr(begin, at_ - begin);
        const int value = roman.value > 0 ? roman.value : number_word(word, before_);
        before_ = word;
        if (value > 0) figures_.spelled.insert(std::to_string(value));
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::string_view before_;  // the word read last
    Figures figures_;
};

bool is_small(const std::string& figure) {
    return figure.size() < 2 || (figure.size() == 2 && std::stoul(figure) < smallest_told);
}

// "fifty-eighth" is read as 50 and 8: the tens are enough to excuse 58. French counts 70 and 90
// from 60 and 80.
bool holds(const Figures& figures, const std::string& figure) {
    if (figures.digits.count(figure) > 0 || figures.spelled.count(figure) > 0) return true;
    if (figure.size() != 2) return false;
    const unsigned long tens = std::stoul(figure) / 10 * 10;
    const bool from_the_ten_before = tens == 70 || tens == 90;
    return figures.spelled.count(std::to_string(tens)) > 0 ||
           (from_the_ten_before && figures.spelled.count(std::to_string(tens - 10)) > 0);
}

struct Comparison {
    std::size_t common = 0;
    std::size_t apart = 0;
    std::vector<std::string> missing;  // of the first, absent from the second; small ones left out
};

void look_for(const Figures& wanted, const Figures& in, Comparison& result) {
    for (const auto& [figure, count] : wanted.digits) {
        if (holds(in, figure)) {
            ++result.common;
        } else if (!is_small(figure)) {
            ++result.apart;
            result.missing.push_back(figure);
        }
    }
}

bool has_number(std::string_view id) {
    constexpr std::array<std::string_view, 4> kinds{
        "decision:", "resolution:", "recommendation:", "symbol:"};
    return std::any_of(kinds.begin(), kinds.end(),
                       [id](std::string_view kind) { return id.starts_with(kind); });
}

// "decision:stockholm-cop:SC-1/15" → "SC-1/15".
std::string number_of(const std::string& id) { return id.substr(id.rfind(':') + 1); }

std::set<std::string> names_in(const IndexParagraph& paragraph) {
    std::set<std::string> names;
    for (const IndexEntity& entity : paragraph.entities) {
        if (has_number(entity.id)) names.insert(number_of(entity.id));
    }
    return names;
}

// Names of one that the other has not, though the figures of the name may stand there: the tagger
// reads some languages better than others, and that is no difference of the texts.
std::vector<std::string> names_apart(const std::set<std::string>& wanted,
                                     const std::set<std::string>& in, const Figures& figures) {
    std::vector<std::string> apart;
    for (const std::string& name : wanted) {
        if (in.count(name) > 0) continue;
        const Figures own = figures_of(name);
        const bool written =
            !own.digits.empty() &&
            std::all_of(own.digits.begin(), own.digits.end(),
                        [&](const auto& figure) { return holds(figures, figure.first); });
        if (!written) apart.push_back(name);
    }
    return apart;
}

std::string listed(const std::vector<std::string>& words) {
    constexpr std::size_t most = 8;
    std::string out;
    for (std::size_t i = 0; i < std::min(words.size(), most); ++i) {
        out += (i == 0 ? "" : ", ") + words[i];
    }
    if (words.size() > most) out += " and " + std::to_string(words.size() - most) + " more";
    return out;
}

// "12, 13 missing; 14 only here", or empty.
std::string difference_of(const std::vector<std::string>& missing,
                          const std::vector<std::string>& added) {
    std::string out;
    if (!missing.empty()) out = listed(missing) + " missing";
    if (!added.empty()) out += (out.empty() ? "" : "; ") + listed(added) + " only here";
    return out;
}

class Judge {
public:
    Judge(const Wording& first, const Wording& second) : first_(first), second_(second) {}

    Agreement judge() {
        constexpr double without_evidence = 0.9;
        agreement_.confidence = without_evidence;
        compare_shape();
        compare_figures();
        compare_length();
        agreement_.confidence = std::clamp(agreement_.confidence, 0.0, 1.0);
        return std::move(agreement_);
    }

private:
    void differ(const char* code, std::string detail) {
        agreement_.differences.push_back(Difference{code, std::move(detail)});
    }

    void compare_shape() {
        constexpr double other_kind = 0.7;
        constexpr double other_number = 0.6;
        const IndexParagraph& a = first_.paragraph;
        const IndexParagraph& b = second_.paragraph;
        if (a.kind != b.kind) {
            agreement_.confidence *= other_kind;
            differ("kind", b.kind + ", not " + a.kind);
        }
        if (!a.number.empty() && !b.number.empty() && a.number != b.number) {
            agreement_.confidence *= other_number;
            differ("number", b.number + ", not " + a.number);
        }
    }

    void compare_figures() {
        const IndexParagraph& a = first_.paragraph;
        const IndexParagraph& b = second_.paragraph;
        const Figures in_a = figures_of(a.text, a.number);
        const Figures in_b = figures_of(b.text, b.number);
        Comparison lost;
        Comparison added;
        look_for(in_a, in_b, lost);
        look_for(in_b, in_a, added);
        const std::set<std::string> named_a = names_in(a);
        const std::set<std::string> named_b = names_in(b);
        const auto names_lost = names_apart(named_a, named_b, in_b);
        const auto names_added = names_apart(named_b, named_a, in_a);
        if (auto detail = difference_of(names_lost, names_added); !detail.empty()) {
            differ("names", std::move(detail));
        }
        if (auto detail = difference_of(lost.missing, added.missing); !detail.empty()) {
            differ("figures", std::move(detail));
        }
        const double common = static_cast<double>(lost.common + added.common);
        const double apart =
            static_cast<double>(lost.apart + added.apart + names_lost.size() + names_added.size());
        if (common + apart <= 0) return;
        constexpr double figures_share = 0.6;
        constexpr double evidence = 0.1;
        agreement_.confidence *= 1 - figures_share * apart / (common + apart);
        if (common > apart) agreement_.confidence += evidence;
    }

    // Long texts of a pair of languages keep their ratio; short ones say nothing.
    void compare_length() {
        constexpr double shortest = 30;
        constexpr double usual = 0.5;  // natural logarithm: by a factor of 1.6
        constexpr double alarming = 1.1;
        constexpr double told_from = 150;
        const double a = length_in_english(first_);
        const double b = length_in_english(second_);
        if (std::max(a, b) < shortest) return;
        const double apart = std::abs(std::log((a + 1) / (b + 1)));
        if (apart > usual) agreement_.confidence *= std::exp(usual - apart);
        if (apart > alarming && std::max(a, b) >= told_from) {
            differ("length", std::to_string(static_cast<int>(std::lround(100 * b / a))) +
                                 " % of the length expected");
        }
    }

    static double length_in_english(const Wording& wording) {
        return static_cast<double>(count_code_points(wording.paragraph.text)) /
               length_ratio(wording.language);
    }

    const Wording& first_;
    const Wording& second_;
    Agreement agreement_;
};

}  // namespace

Figures figures_of(std::string_view text, std::string_view number) {
    const std::string plain = folded(text);
    return FigureReader(std::string_view(plain).substr(label_size(plain, folded(number)))).read();
}

double length_ratio(std::string_view language) {
    // Medians over the documents of five and six languages that the figures are taken on.
    constexpr std::array<std::pair<std::string_view, double>, 6> ratios{
        {{"en", 1.0}, {"fr", 1.15}, {"es", 1.13}, {"ru", 1.10}, {"ar", 0.84}, {"zh", 0.31}}};
    const auto found = std::find_if(ratios.begin(), ratios.end(),
                                    [language](const auto& r) { return r.first == language; });
    return found == ratios.end() ? 1.0 : found->second;
}

Agreement agreement_of(const Wording& first, const Wording& second) {
    return Judge(first, second).judge();
}

}  // namespace mea
