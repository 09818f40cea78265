// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/article.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <map>

#include "pipeline/numerals.h"

namespace mea {
namespace {

constexpr int most_in_range = 60;

int han_digit(char32_t c) {
    constexpr std::array digits{U'零', U'一', U'二', U'三', U'四',
                                U'五', U'六', U'七', U'八', U'九'};
    if (c == U'〇' || c == U'○') return 0;
    const auto found = std::find(digits.begin(), digits.end(), c);
    return found == digits.end() ? -1 : static_cast<int>(found - digits.begin());
}

// 八十七 → 87, 一百四十三 → 143, 一四三 → 143
int han_number(std::string_view text) {
    int total = 0;
    int digit = -1;
    bool units = false;
    int positional = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = code_point_at(text, at);
        at = c.next;
        if (c.value == U'百' || c.value == U'十') {
            total += std::max(digit, 1) * (c.value == U'百' ? 100 : 10);
            digit = -1;
            units = true;
            continue;
        }
        digit = han_digit(c.value);
        if (digit >= 0) positional = positional * 10 + digit;
    }
    return units ? total + std::max(digit, 0) : positional;
}

struct ListNumber {
    std::string text;
    Range range;
};

// The letter of "2A" is added to the number; its bytes.
std::size_t added_letter(std::string_view list, std::size_t at, std::string& number) {
    const bool letter = at < list.size() && list[at] >= 'A' && list[at] <= 'Z';
    if (!letter || (at + 1 < list.size() && is_letter(code_point_at(list, at + 1).value))) return 0;
    number += list[at];
    return 1;
}

std::vector<ListNumber> numbers_in(std::string_view list) {
    std::vector<ListNumber> numbers;
    for (std::size_t at = 0; at < list.size();) {
        const CodePoint c = code_point_at(list, at);
        std::size_t end = c.next;
        if (is_digit(c.value)) {
            const auto more = [&](std::size_t i) {
                return i < list.size() && list[i] >= '0' && list[i] <= '9';
            };
            while (more(end)) ++end;
            if (end < list.size() && list[end] == '.' && more(end + 1)) {
                ++end;
                while (more(end)) ++end;
            }
            std::string number(list.substr(at, end - at));
            end += added_letter(list, end, number);
            const Suffix suffix = read_suffix(list.substr(end));
            number += suffix.name;
            end += suffix.size;
            numbers.push_back({number, {at, end}});
        } else if (han_digit(c.value) >= 0 || c.value == U'十' || c.value == U'百') {
            while (end < list.size()) {
                const CodePoint next = code_point_at(list, end);
                if (han_digit(next.value) < 0 && next.value != U'十' && next.value != U'百') break;
                end = next.next;
            }
            numbers.push_back({std::to_string(han_number(list.substr(at, end - at))), {at, end}});
        } else if (list.substr(at, 7) == "premier" || list.substr(at, 7) == "primero") {
            end = at + 7;
            numbers.push_back({"1", {at, end}});
        }
        at = end;
    }
    return numbers;
}

bool is_range_word(std::string_view between) {
    static const RE2 word(
        "^[^,،、;]*(?:-|\\bto\\b|through|\\ba\\b|\\bau\\b|\\bal\\b|по|至|到|الي)[^,،、;]*$");
    return RE2::FullMatch(re2::StringPiece(between.data(), between.size()), word);
}

bool plain_number(const std::string& text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos &&
           text.size() <= 4;
}

using Named = std::map<std::string, std::string_view>;

Named named_groups(const RuleMatch& match) {
    Named named;
    for (const auto& [name, index] : match.rule->pattern->NamedCapturingGroups()) {
        const auto at = static_cast<std::size_t>(index);
        if (at < match.groups.size()) named[name] = match.groups[at];
    }
    return named;
}

// "2A to 2E": 2B, 2C, 2D.
void add_letters_between(std::string_view list, const ListNumber& first, const ListNumber& last,
                         std::vector<std::string>& out) {
    const auto stem = [](const std::string& text) { return text.substr(0, text.size() - 1); };
    const auto lettered = [](const std::string& text) {
        return text.size() > 1 && text.back() >= 'A' && text.back() <= 'Z';
    };
    if (!lettered(first.text) || !lettered(last.text) || stem(first.text) != stem(last.text))
        return;
    if (!is_range_word(list.substr(first.range.end, last.range.begin - first.range.end))) return;
    for (char c = static_cast<char>(first.text.back() + 1); c < last.text.back(); ++c)
        out.push_back(stem(first.text) + c);
}

// "(a) and (b)" → a b; "a) to c)" → a b c. A letter stands before a closing bracket.
std::vector<std::string> letters_in(std::string_view text) {
    std::vector<std::string> letters;
    std::size_t last_end = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = code_point_at(text, at);
        const std::size_t begin = at;
        at = c.next;
        if (at >= text.size() || text[at] != ')') continue;
        const std::string letter = letter_of_any_script(text.substr(begin, at - begin));
        if (letter.size() != 1) continue;
        if (!letters.empty() && is_range_word(text.substr(last_end, begin - last_end)))
            for (char one = static_cast<char>(letters.back()[0] + 1); one < letter[0]; ++one)
                letters.emplace_back(1, one);
        letters.push_back(letter);
        last_end = ++at;
    }
    return letters;
}

// "2 (a) and (b), 3" → 2.a 2.b 3.
std::vector<std::string> lettered_paragraphs(std::string_view list) {
    std::vector<std::string> expanded;
    const std::vector<ListNumber> numbers = numbers_in(list);
    std::size_t plain_from = 0;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const std::size_t end = i + 1 < numbers.size() ? numbers[i + 1].range.begin : list.size();
        const auto letters =
            letters_in(list.substr(numbers[i].range.end, end - numbers[i].range.end));
        if (letters.empty() && i + 1 < numbers.size()) continue;
        const std::size_t plain_end = letters.empty() ? end : numbers[i].range.begin;
        for (std::string& one : expand_list(list.substr(plain_from, plain_end - plain_from)))
            expanded.push_back(std::move(one));
        for (const std::string& letter : letters)
            expanded.push_back(numbers[i].text + "." + letter);
        plain_from = end;
    }
    return expanded;
}

std::vector<std::string> numbers_of(const Named& named) {
    const auto part = [&](const char* name) {
        const auto found = named.find(name);
        return found == named.end() ? std::string_view() : found->second;
    };
    std::vector<std::string> numbers = expand_list(part("articles"));
    if (!numbers.empty()) numbers.back() += read_suffix(part("added")).name;  // 第四条之二
    const auto below_last = [&numbers](const std::vector<std::string>& parts) {
        if (parts.empty() || numbers.empty()) return;
        const std::string last = numbers.back();
        numbers.pop_back();
        for (const std::string& one : parts) numbers.push_back(last + "." + one);
    };
    below_last(lettered_paragraphs(part("paragraphs")));
    below_last(letters_in(part("letter")));
    return numbers;
}

}  // namespace

std::vector<std::string> expand_list(std::string_view list) {
    std::vector<std::string> expanded;
    const std::vector<ListNumber> numbers = numbers_in(list);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (i > 0 && plain_number(numbers[i - 1].text) && plain_number(numbers[i].text)) {
            const std::size_t from = numbers[i - 1].range.end;
            const int first = std::atoi(numbers[i - 1].text.c_str());
            const int last = std::atoi(numbers[i].text.c_str());
            if (is_range_word(list.substr(from, numbers[i].range.begin - from)) &&
                last - first <= most_in_range) {
                for (int n = first + 1; n < last; ++n) expanded.push_back(std::to_string(n));
            }
        }
        if (i > 0) add_letters_between(list, numbers[i - 1], numbers[i], expanded);
        expanded.push_back(numbers[i].text);
    }
    return expanded;
}

std::string letter_of_any_script(std::string_view letter) {
    if (letter.empty()) return {};
    const char32_t c = code_point_at(letter, 0).value;
    if (c >= U'a' && c <= U'z') return std::string(letter);
    constexpr std::u32string_view twins = U"асе";  // typed for a, c, e
    constexpr std::u32string_view cyrillic = U"абвгдежзиклмн";
    constexpr std::u32string_view arabic = U"ابجدهوزحطيكلمن";
    constexpr std::string_view latin = "abcdefghijklmn";
    if (twins.find(c) != std::u32string_view::npos) return std::string(1, "ace"[twins.find(c)]);
    for (const std::u32string_view alphabet : {cyrillic, arabic}) {
        const std::size_t at = alphabet.find(c);
        if (at < latin.size()) return std::string(1, latin[at]);
    }
    return {};
}

std::vector<ArticleMention> find_articles(const BlockView& view) {
    std::vector<ArticleMention> mentions;
    std::vector<const RuleMatch*> matches;
    for (const RuleMatch& match : view.matches) {
        if (match.rule->kind == EntityKind::article) matches.push_back(&match);
    }
    // The longest reading wins wherever it begins: "paragraph 1 of Article 5" over "Article 5".
    std::stable_sort(matches.begin(), matches.end(), [](const RuleMatch* a, const RuleMatch* b) {
        return a->range.size() > b->range.size();
    });
    for (const RuleMatch* match : matches) {
        const Range range = match->range;
        const bool taken =
            std::any_of(mentions.begin(), mentions.end(), [&](const ArticleMention& m) {
                return m.range.begin < range.end && range.begin < m.range.end;
            });
        if (taken) continue;
        ArticleMention mention{range, match->rule, numbers_of(named_groups(*match))};
        if (!mention.numbers.empty()) mentions.push_back(std::move(mention));
    }
    std::sort(mentions.begin(), mentions.end(),
              [](const ArticleMention& a, const ArticleMention& b) {
                  return a.range.begin < b.range.begin;
              });
    return mentions;
}

}  // namespace mea
