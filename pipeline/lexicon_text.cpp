// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/lexicon_text.h"

#include <algorithm>

#include <unicode/uchar.h>

#include "pipeline/fold.h"

namespace mea {
namespace {

constexpr std::u32string_view opening_marks = U"<«〈《「『";
constexpr std::u32string_view closing_marks = U">»〉》」』";
// Simplified names hold one character that a text's folding takes for a Traditional one: 土著人民.
constexpr char32_t kept_han = U'著';
constexpr char32_t folded_han = U'着';
constexpr char32_t title_break = U'\n';  // 》《: one title ends and another begins

bool is_opening(char32_t c) { return opening_marks.find(c) != std::u32string_view::npos; }
bool is_closing(char32_t c) { return closing_marks.find(c) != std::u32string_view::npos; }
bool is_title_mark(char32_t c) {
    return c == U'"' || (!is_letter(c) && (is_opening(c) || is_closing(c)));
}

bool in_word(char32_t c) {
    return is_letter(c) || is_digit(c) || (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK);
}

LexiconText read(const FoldedText& folded) {
    LexiconText out;
    out.chars.reserve(folded.text.size());
    out.origin.reserve(folded.text.size());
    bool dropped = false;
    bool space = false;
    bool closed = false;  // the character before was a closing mark
    Range space_at;
    const auto put = [&out](char32_t c, Range range, bool after_gap) {
        out.chars.push_back(c);
        out.origin.push_back(range);
        out.gap.push_back(after_gap);
    };
    for (std::size_t at = 0; at < folded.text.size();) {
        const CodePoint point = code_point_at(folded.text, at);
        const Range original = folded.original({at, point.next});
        at = point.next;
        if (point.value == U' ') {
            if (!space) space_at = original;
            space = true;
            continue;
        }
        if (is_title_mark(point.value)) {
            if (closed && is_opening(point.value)) put(title_break, original, true);
            closed = is_closing(point.value);
            dropped = true;
            continue;
        }
        const bool beside_han =
            is_han(point.value) || (!out.chars.empty() && is_han(out.chars.back()));
        if (space && !out.chars.empty() && !beside_han) {
            put(U' ', space_at, dropped);
        }
        put(point.value, original, dropped || space);
        dropped = space = closed = false;
    }
    return out;
}

}  // namespace

Range LexiconText::original(Range of_chars) const {
    if (of_chars.empty() || of_chars.end > size()) return {};
    return {origin[of_chars.begin].begin, origin[of_chars.end - 1].end};
}

bool LexiconText::border(std::size_t at) const {
    if (at == 0 || at >= size() || gap[at]) return true;
    const char32_t before = chars[at - 1];
    const char32_t after = chars[at];
    return !in_word(before) || !in_word(after) || is_han(before) || is_han(after);
}

LexiconText lexicon_text(std::string_view text) {
    return read(fold(
        text, {.latin_accents = true, .arabic_letters = true, .simplified_han = true, .yo = true}));
}

LexiconText lexicon_name(std::string_view name, LetterCase letters) {
    LexiconText out = read(fold(name, {.keep_case = letters == LetterCase::kept,
                                       .latin_accents = true,
                                       .arabic_letters = true,
                                       .yo = true}));
    std::replace(out.chars.begin(), out.chars.end(), kept_han, folded_han);
    return out;
}

}  // namespace mea
