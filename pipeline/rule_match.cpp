// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstddef>

#include "pipeline/rule_set.h"

namespace mea {
namespace {

enum class Script { none, digit, latin, cyrillic, arabic };

Script script_of(char32_t c) {
    if (c >= U'0' && c <= U'9') return Script::digit;
    if (is_latin(c)) return Script::latin;
    if (is_cyrillic(c)) return Script::cyrillic;
    if (is_arabic(c) && is_letter(c)) return Script::arabic;
    return Script::none;
}

// Prefixes that Arabic writes without a space: "and", "in", "to", "as", "then".
bool is_arabic_prefix(char32_t c) {
    return c == 0x0648 || c == 0x0628 || c == 0x0644 || c == 0x0643 || c == 0x0641;
}

bool goes_on(char32_t before, char32_t after) {
    const Script a = script_of(before);
    const Script b = script_of(after);
    if (a == Script::none || b == Script::none) return false;
    if (a == Script::arabic || b == Script::arabic) {
        return a == b;  // digits and codes may touch Arabic words
    }
    return true;
}

std::string without_spaces(std::string_view text) {
    std::string out;
    std::copy_if(text.begin(), text.end(), std::back_inserter(out),
                 [](char c) { return c != ' '; });
    return out;
}

// "A" "A and B" "A-C" "A, B y C" → the letters.
std::vector<char> letters_in(std::string_view text) {
    std::vector<char> letters;
    bool range = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '-') range = true;
        const bool alone = (at == 0 || text[at - 1] < 'A' || text[at - 1] > 'z') &&
                           (at + 1 == text.size() || text[at + 1] < 'A' || text[at + 1] > 'z');
        if (c < 'A' || c > 'Z' || !alone) continue;
        if (range && !letters.empty()) {
            for (char between = static_cast<char>(letters.back() + 1); between < c; ++between) {
                letters.push_back(between);
            }
        }
        range = false;
        letters.push_back(c);
    }
    return letters;
}

std::string group_value(std::string_view group, std::string_view how) {
    const std::string plain = without_spaces(group);
    if (how == "roman") {
        const std::string roman = code_roman(code_number(plain));
        return roman.empty() ? plain : roman;
    }
    if (how == "digits") {
        const int number = code_number(plain);
        return number > 0 ? std::to_string(number) : plain;
    }
    return plain;
}

bool ends_in_damage(std::string_view text, Range range) {
    // "54/217/Add.1", "9/10-11": the number goes on beyond what was read.
    if (range.end + 1 >= text.size()) return false;
    const char joint = text[range.end];
    const char next = text[range.end + 1];
    const bool more = next >= '0' && next <= '9';
    return joint == '/' && more;
}

// "SC-9/11-SC-9/13": the dash stands between two whole codes.
bool is_behind_a_code(std::string_view text, Range range) {
    if (text.substr(range.begin, range.size()).find('/') == std::string_view::npos) return false;
    const std::size_t dash = range.begin - 1;
    if (dash == 0 || !is_digit(static_cast<unsigned char>(text[dash - 1]))) return false;
    const std::size_t space = text.rfind(' ', dash);
    const std::size_t begin = space == std::string_view::npos ? 0 : space + 1;
    return text.substr(begin, dash - begin).find('/') != std::string_view::npos;
}

}  // namespace

bool has_borders(std::string_view text, Range range) {
    if (range.empty()) return false;
    const char32_t first = code_point_at(text, range.begin).value;
    const char32_t before = code_point_before(text, range.begin);
    const char32_t last = code_point_before(text, range.end);
    const char32_t after = range.end < text.size() ? code_point_at(text, range.end).value : 0;
    if (goes_on(before, first)) {
        const char32_t earlier =
            code_point_before(text, range.begin - std::min(range.begin, to_utf8(before).size()));
        if (!(is_arabic_prefix(before) && !is_letter(earlier))) return false;
    }
    if (goes_on(last, after)) return false;
    const bool code = script_of(first) == Script::digit || script_of(first) == Script::latin;
    if (code && before == U'-' && !is_behind_a_code(text, range)) return false;
    if (code && (before == U'/' || before == U'.' || before == U'_')) return false;
    return !ends_in_damage(text, range);
}

std::vector<Range> find_all(const RE2& pattern, std::string_view text) {
    std::vector<Range> found;
    const re2::StringPiece whole(text.data(), text.size());
    re2::StringPiece match;
    std::size_t at = 0;
    while (at < text.size() && pattern.Match(whole, at, whole.size(), RE2::UNANCHORED, &match, 1)) {
        const auto begin = static_cast<std::size_t>(match.data() - whole.data());
        if (!match.empty()) found.push_back({begin, begin + match.size()});
        at = std::max(begin + match.size(), at + 1);
    }
    return found;
}

std::vector<RuleMatch> match_rules(const Rules& rules, std::string_view folded) {
    std::vector<RuleMatch> matches;
    const Rules::Parts& parts = rules.parts();
    if (!parts.prefilter) return matches;
    const re2::StringPiece text(folded.data(), folded.size());
    std::vector<int> hits;
    parts.prefilter->Match(text, &hits);
    for (const int hit : hits) {
        const Rule& rule = parts.rules[static_cast<std::size_t>(hit)];
        const int count = rule.pattern->NumberOfCapturingGroups() + 1;
        std::vector<re2::StringPiece> groups(static_cast<std::size_t>(count));
        std::size_t at = 0;
        while (at < text.size() &&
               rule.pattern->Match(text, at, text.size(), RE2::UNANCHORED, groups.data(), count)) {
            const auto begin = static_cast<std::size_t>(groups[0].data() - text.data());
            const Range range{begin, begin + groups[0].size()};
            const bool good = has_borders(folded, range);
            at = good ? range.end : code_point_at(folded, range.begin).next;
            if (!good) continue;
            RuleMatch match{&rule, range, {}};
            for (const re2::StringPiece& group : groups) {
                match.groups.emplace_back(group.data(), group.size());
            }
            matches.push_back(std::move(match));
        }
    }
    std::stable_sort(matches.begin(), matches.end(), [](const RuleMatch& a, const RuleMatch& b) {
        return a.range.begin != b.range.begin ? a.range.begin < b.range.begin
                                              : a.range.end > b.range.end;
    });
    return matches;
}

std::vector<std::string> fill(std::string_view canonical,
                              const std::vector<std::string_view>& groups) {
    std::vector<std::string> filled{""};
    for (std::size_t at = 0; at < canonical.size();) {
        const std::size_t close =
            canonical[at] == '{' ? canonical.find('}', at) : std::string::npos;
        if (close == std::string_view::npos) {
            for (std::string& text : filled) text += canonical[at];
            ++at;
            continue;
        }
        const std::string_view inside = canonical.substr(at + 1, close - at - 1);
        const std::size_t colon = std::min(inside.find(':'), inside.size());
        const std::string_view how = colon < inside.size() ? inside.substr(colon + 1) : "";
        const auto index = static_cast<std::size_t>(code_number(inside.substr(0, colon)));
        const std::string_view group = index < groups.size() ? groups[index] : std::string_view();
        if (how == "letters") {
            std::vector<std::string> expanded;
            const std::vector<char> letters = letters_in(group);
            for (const std::string& text : filled) {
                for (const char letter : letters) expanded.push_back(text + letter);
            }
            if (!letters.empty()) filled = std::move(expanded);
        } else {
            const std::string value = group_value(group, how);
            for (std::string& text : filled) text += value;
        }
        at = close + 1;
    }
    return filled;
}

}  // namespace mea
