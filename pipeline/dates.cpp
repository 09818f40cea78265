// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/dates.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>

#include "pipeline/codes.h"

namespace mea {
namespace {

// In folded form (fold_codes: no accents, no hamza), any case. One alternation a month, in all
// languages; abbreviations are those of English footnotes.
constexpr std::array<const char*, 12> months{
    R"(january|jan\.?|janvier|enero|январ[ьяе]|كانون الثاني ?/ ?يناير|كانون الثاني|يناير)",
    R"(february|feb\.?|fevrier|febrero|феврал[ьяе]|شباط ?/ ?فبراير|شباط|فبراير)",
    R"(march|mar\.?|mars|marzo|март[ае]?|اذار ?/ ?مارس|اذار|مارس)",
    R"(april|apr\.?|avril|abril|апрел[ьяе]|نيسان ?/ ?ابريل|نيسان|ابريل)",
    R"(may|mai|mayo|ма[йяе]|ايار ?/ ?مايو|ايار|مايو)",
    R"(june|jun\.?|juin|junio|июн[ьяе]|حزيران ?/ ?يوني[وه]|حزيران|يوني[وه])",
    R"(july|jul\.?|juillet|julio|июл[ьяе]|تموز ?/ ?يولي[وه]|تموز|يولي[وه])",
    R"(august|aug\.?|aout|agosto|август[ае]?|اب ?/ ?اغسطس|اب|اغسطس)",
    R"(september|sept?\.?|septembre|septiembre|setiembre|сентябр[ьяе]|ايلول ?/ ?سبتمبر|ايلول|سبتمبر)",
    R"(october|oct\.?|octobre|octubre|октябр[ьяе]|تشرين الاول ?/ ?اكتوبر|تشرين الاول|اكتوبر)",
    R"(november|nov\.?|novembre|noviembre|ноябр[ьяе]|تشرين الثاني ?/ ?نوفمبر|تشرين الثاني|نوفمبر)",
    R"(december|dec\.?|decembre|diciembre|декабр[ьяе]|كانون الاول ?/ ?ديسمبر|كانون الاول|ديسمبر)",
};

struct Day {
    int year = 0;
    int month = 0;
    int day = 0;
};

bool exists(const Day& d) {
    constexpr std::array days{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return d.year >= 1800 && d.year <= 2199 && d.month >= 1 && d.month <= 12 && d.day >= 0 &&
           d.day <= days[static_cast<std::size_t>(d.month - 1)];
}

std::string iso(const Day& d) {
    std::array<char, 48> buffer{};
    if (d.day > 0) {
        std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", d.year, d.month, d.day);
    } else {
        std::snprintf(buffer.data(), buffer.size(), "%04d-%02d", d.year, d.month);
    }
    return buffer.data();
}

int number(const re2::StringPiece& digits) {
    return digits.empty() ? 0 : std::atoi(std::string(digits.data(), digits.size()).c_str());
}

int month_of(const re2::StringPiece& name) {
    static const std::vector<std::unique_ptr<RE2>> patterns = [] {
        std::vector<std::unique_ptr<RE2>> compiled;
        for (const char* month : months) {
            compiled.push_back(std::make_unique<RE2>("(?i)(?:" + std::string(month) + ")"));
        }
        return compiled;
    }();
    for (std::size_t i = 0; i < patterns.size(); ++i) {
        if (RE2::FullMatch(name, *patterns[i])) return static_cast<int>(i) + 1;
    }
    return 0;
}

enum Shape { day_first, month_first, month_only, han, iso_form };

struct Pattern {
    Shape shape;
    std::unique_ptr<RE2> re;
};

std::vector<Pattern> compile_patterns() {
    std::string month = "(";
    for (const char* names : months) month += std::string(month.size() > 1 ? "|" : "") + names;
    month += ")";
    const std::string day = "([0-9]{1,2})(?:er|st|nd|rd|th|º|°|-?го|-?е)?";
    const std::string to = "(?: ?- ?|,? (?:to|and|au|al|et|y|a|по|и|до|الي|و|حتي) ?)";
    const std::string year = "(?:,? ?| de | del | of | عام | من عام | من )([0-9]{4})";
    std::vector<Pattern> patterns;
    const auto add = [&](Shape shape, const std::string& text) {
        patterns.push_back({shape, std::make_unique<RE2>("(?i)" + text)});
    };
    add(day_first, "(?:" + day + "(?:(?: de)? " + month + "(?:" + year + ")?)?" + to + ")?" + day +
                       "(?: de| of)? " + month + year);
    add(month_first, month + " " + day + "(?:" + to + day + ")?, ([0-9]{4})");
    add(month_only, month + year);
    add(han,
        "([0-9]{4}) ?年 ?([0-9]{1,2}) ?月(?:份|(?: ?([0-9]{1,2}) ?日?)(?: ?(?:-|—|至|到) "
        "?(?:(?:([0-9]{4}) ?年 "
        "?)?([0-9]{1,2}) ?月 ?)?([0-9]{1,2}) ?日|日)?)?");
    add(iso_form, "([12][0-9]{3})-([0-9]{2})-([0-9]{2})");
    return patterns;
}

using Groups = std::array<re2::StringPiece, 7>;

struct Read {
    Day first;
    std::optional<Day> last;
};

Read read(Shape shape, const Groups& g) {
    switch (shape) {
        case day_first: {
            const Day end{number(g[6]), month_of(g[5]), number(g[4])};
            if (g[1].empty()) return {end, std::nullopt};
            Day begin{end.year, end.month, number(g[1])};
            if (!g[2].empty()) begin.month = month_of(g[2]);
            if (!g[3].empty()) begin.year = number(g[3]);
            return {begin, end};
        }
        case month_first: {
            const Day begin{number(g[4]), month_of(g[1]), number(g[2])};
            if (g[3].empty()) return {begin, std::nullopt};
            return {begin, Day{begin.year, begin.month, number(g[3])}};
        }
        case month_only:
            return {{number(g[2]), month_of(g[1]), 0}, std::nullopt};
        case iso_form:
            return {{number(g[1]), number(g[2]), number(g[3])}, std::nullopt};
        case han:
            break;
    }
    const Day begin{number(g[1]), number(g[2]), number(g[3])};
    if (g[6].empty()) return {begin, std::nullopt};
    Day end{begin.year, begin.month, number(g[6])};
    if (!g[4].empty()) end.year = number(g[4]);
    if (!g[5].empty()) end.month = number(g[5]);
    return {begin, end};
}

// A word or number that goes on makes "15 mayor 2005" or "12005年" no date.
bool stands_alone(std::string_view text, Range range) {
    const char32_t first = code_point_at(text, range.begin).value;
    const char32_t before = code_point_before(text, range.begin);
    const char32_t last = code_point_before(text, range.end);
    const char32_t after = range.end < text.size() ? code_point_at(text, range.end).value : 0;
    if (is_digit(first) && (is_digit(before) || before == U'/' || before == U'.')) return false;
    if (is_letter(first) && is_letter(before) && !is_arabic(first)) return false;
    if (is_digit(last) && (is_digit(after) || after == U'/')) return false;
    return true;
}

}  // namespace

std::vector<DateMention> find_dates(const FoldedText& folded) {
    static const std::vector<Pattern> patterns = compile_patterns();
    std::vector<DateMention> found;
    if (folded.text.find_first_of("0123456789") == std::string::npos) return found;
    std::vector<std::pair<Range, Read>> hits;
    const re2::StringPiece text(folded.text);
    for (const Pattern& pattern : patterns) {
        Groups groups;
        const int count = std::min(7, pattern.re->NumberOfCapturingGroups() + 1);
        std::size_t at = 0;
        while (pattern.re->Match(text, at, text.size(), RE2::UNANCHORED, groups.data(), count)) {
            const auto begin = static_cast<std::size_t>(groups[0].data() - text.data());
            const Range range{begin, begin + groups[0].size()};
            at = range.end;
            const Read what = read(pattern.shape, groups);
            if (!stands_alone(folded.text, range) || !exists(what.first)) continue;
            hits.push_back({range, what});
        }
    }
    // The longest reading wins, then the earlier pattern.
    std::stable_sort(hits.begin(), hits.end(), [](const auto& a, const auto& b) {
        return a.first.begin != b.first.begin ? a.first.begin < b.first.begin
                                              : a.first.end > b.first.end;
    });
    std::size_t free_from = 0;
    for (const auto& [range, what] : hits) {
        if (range.begin < free_from) continue;
        free_from = range.end;
        DateMention mention{folded.original(range), iso(what.first), {}};
        if (what.last && exists(*what.last)) mention.last = iso(*what.last);
        found.push_back(std::move(mention));
    }
    return found;
}

std::vector<DateMention> find_dates(std::string_view text) { return find_dates(fold_codes(text)); }

}  // namespace mea
