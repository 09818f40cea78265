// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/meeting_place.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "pipeline/fold.h"

namespace mea {
namespace {

constexpr std::array<std::string_view, 11> signs = {",", "，", "،", ";", ":", "、",
                                                    "-", "–",  "—", ".", "\t"};

// Folded; what leads to a place, and what stands between a year and it.
constexpr std::array<std::string_view, 20> words_before = {
    "held", "at",   "in",  "from", "tenue", "tenu", "à",        "celebrado", "celebrada", "en",
    "в",    "года", "год", "г",    "г.",    "гг.",  "المعقودة", "المعقود",   "في",        "من"};

// What leads from a place to the dates.
constexpr std::array<std::string_view, 8> words_behind = {"from", "du", "del",    "с",
                                                          "на",   "في", "الفترة", "من"};

constexpr std::array<std::string_view, 2> han_before = {"在", "于"};
constexpr std::array<std::string_view, 2> han_behind = {"举行的", "举行"};

template <std::size_t size>
bool is_one_of(std::string_view word, const std::array<std::string_view, size>& words) {
    return std::find(words.begin(), words.end(), folded(word)) != words.end();
}

bool cut_front(std::string_view& text) {
    for (const std::string_view sign : signs) {
        if (!text.starts_with(sign)) continue;
        text.remove_prefix(sign.size());
        return true;
    }
    for (const std::string_view word : han_before) {
        if (!text.starts_with(word)) continue;
        text.remove_prefix(word.size());
        return true;
    }
    const std::size_t space = text.find(' ');
    if (!is_one_of(text.substr(0, space), words_before)) return false;
    text.remove_prefix(space == std::string_view::npos ? text.size() : space);
    return true;
}

bool cut_back(std::string_view& text) {
    for (const std::string_view sign : signs) {
        if (!text.ends_with(sign)) continue;
        text.remove_suffix(sign.size());
        return true;
    }
    for (const std::string_view word : han_behind) {
        if (!text.ends_with(word)) continue;
        text.remove_suffix(word.size());
        return true;
    }
    const std::size_t space = text.rfind(' ');
    const std::size_t begin = space == std::string_view::npos ? 0 : space + 1;
    if (!is_one_of(text.substr(begin), words_behind)) return false;
    text = text.substr(0, begin);
    return true;
}

// The words of a title that lead to a place, and what ends it before the dates.
struct Frame {
    std::string_view before;
    std::string_view behind;
};
constexpr std::array frames = {
    Frame{" held in ", " from "},        Frame{" held at ", " from "},
    Frame{" HELD IN ", " FROM "},        Frame{" HELD AT ", " FROM "},
    Frame{" held in ", " on "},          Frame{" tenue à ", " du "},
    Frame{" tenue au ", " du "},         Frame{" tenue en ", " du "},
    Frame{" celebrado en ", " del "},    Frame{" celebrada en ", " del "},
    Frame{"المعقودة في ", " في الفترة"}, Frame{"المعقود في ", " في الفترة"},
    Frame{"المعقودة في ", " من "},       Frame{"المعقود في ", " من "},
};

}  // namespace

std::string_view place_words(std::string_view line) {
    std::string_view out = trimmed(line);
    while (!out.empty() && (cut_front(out) || cut_back(out))) out = trimmed(out);
    return out;
}

std::string place_on_line(std::string_view line, Range dates) {
    const std::string_view before = place_words(line.substr(0, dates.begin));
    const std::string_view behind = place_words(line.substr(dates.end));
    return squeeze(before.empty() ? behind : before);
}

std::string place_in_title(std::string_view title, Range dates) {
    constexpr std::size_t longest = 120;  // bytes
    const std::string_view before = title.substr(0, dates.begin);
    for (const Frame& frame : frames) {
        const std::size_t at = before.rfind(frame.before);
        if (at == std::string_view::npos) continue;
        const std::size_t begin = at + frame.before.size();
        const std::size_t end = before.find(frame.behind, begin);
        const std::size_t size = end == std::string_view::npos ? 0 : end - begin;
        if (size > 0 && size <= longest) return squeeze(before.substr(begin, size));
    }
    const std::string_view behind = title.substr(dates.end);
    for (const std::string_view word : han_before) {
        if (!behind.starts_with(word)) continue;
        const std::size_t end = behind.find("举行");
        if (end != std::string_view::npos && end <= longest)
            return squeeze(behind.substr(word.size(), end - word.size()));
    }
    return {};
}

}  // namespace mea
