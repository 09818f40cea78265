// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/line_text.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include <unicode/uchar.h>

#include "extractors/bidi.h"
#include "pipeline/text.h"

namespace mea::layout {
namespace {

constexpr double space_em = 0.1;          // a gap of this many ems is a space
constexpr double narrow_space_em = 0.07;  // … when the file says so too
constexpr double hyphen_space_em = 0.2;   // … beside a hyphen, which producers set a little apart
constexpr double stretched_em = 0.16;     // … beside a tatweel, which fills a line loosely
constexpr double loose_em = 0.16;         // … between letters of one word, at most
constexpr double loose_share = 0.55;      // of the usual gap between the words of the line
constexpr double widest_space_em = 0.6;
constexpr std::size_t enough_gaps = 3;
constexpr double small_capital_em = 0.2;  // … between a capital and the small ones of its word
constexpr double overlap_em = 0.1;        // words printed over each other at their ends
constexpr double han_number_em = 0.3;     // the gap that typesetters put between Han and numbers
constexpr double han_em = 0.9;
constexpr char32_t tatweel = 0x0640;

bool is_mark(char32_t value) {
    constexpr char32_t first_mark = 0x300;
    return value >= first_mark && u_charType(static_cast<UChar32>(value)) == U_NON_SPACING_MARK;
}

bool is_arabic_mark(char32_t value) {
    return (value >= 0x610 && value <= 0x61A) || (value >= 0x64B && value <= 0x65F) ||
           value == 0x670;
}

struct Glyph {
    char32_t value = 0;
    double left = 0;
    double right = 0;
    bool raised = false;
    bool loose = false;  // a mark whose letter is still to be found
};

// Inside a word, marks are printed before the letter they belong to; they are put after it.
void append_word(std::vector<Glyph>& out, const Word& word, bool raised) {
    const double width = word.box.right - word.box.left;
    const auto count = static_cast<double>(word.text.size());
    std::vector<Glyph> marks;
    for (std::size_t i = 0; i < word.text.size(); ++i) {
        const auto at = static_cast<double>(i);
        double left = word.box.left + width * at / count;
        double right = word.box.left + width * (at + 1) / count;
        if (word.edges.size() == word.text.size()) {
            left = word.edges[i];
            right = i + 1 < word.edges.size() ? word.edges[i + 1] : word.box.right;
        }
        const Glyph glyph{word.text[i], left, std::max(left, right), raised, false};
        if (is_mark(glyph.value) && is_arabic_mark(glyph.value)) {
            marks.push_back(glyph);
            continue;
        }
        out.push_back(glyph);
        out.insert(out.end(), marks.begin(), marks.end());
        marks.clear();
    }
    for (Glyph& mark : marks) {
        mark.loose = true;
        out.push_back(mark);
    }
}

// "think" "-tank": parts of one word.
bool meets_at_hyphen(const Word& before, const Word& after) {
    const auto hyphen = [](char32_t c) { return c == U'-' || c == U'\u2010' || c == U'\u2011'; };
    const std::u32string& left = before.text;
    const std::u32string& right = after.text;
    if (hyphen(right.front()) && right.size() > 1)
        return is_letter(left.back()) && is_letter(right[1]);
    return hyphen(left.back()) && left.size() > 1 && is_letter(left[left.size() - 2]) &&
           is_letter(right.front());
}

// Parts of one word may touch, but they do not stand on each other.
bool are_words(const Word& before, const Word& after) {
    const auto is_word = [](const Word& word) {
        return word.text.size() > 1 &&
               std::all_of(word.text.begin(), word.text.end(), [](char32_t value) {
                   return is_letter(value) && !is_right_to_left(value);
               });
    };
    return before.size == after.size && is_word(before) && is_word(after);
}

bool is_alphabetic(char32_t value) {
    return is_letter(value) && (is_latin(value) || is_cyrillic(value));
}

// The gap between words of a line, in ems; nothing where there are too few to tell.
std::optional<double> usual_gap(const Line& line) {
    std::vector<double> gaps;
    for (std::size_t i = 1; i < line.words.size(); ++i) {
        const Word& before = line.words[i - 1];
        const Word& after = line.words[i];
        const double size = std::max(before.size, after.size);
        const double gap = after.box.left - before.box.right;
        if (gap > space_em * size && gap < widest_space_em * size) gaps.push_back(gap / size);
    }
    if (gaps.size() < enough_gaps) return std::nullopt;
    const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
    std::nth_element(gaps.begin(), middle, gaps.end());
    return *middle;
}

// Letters set apart by rounding, in a line whose spaces are about twice as wide.
bool is_loose(const Word& before, const Word& after, double gap, std::optional<double> usual) {
    const double size = std::max(before.size, after.size);
    if (std::abs(before.size - after.size) > 0.1 * size) return false;  // a mark
    if (is_lower(before.text.back()) && is_upper(after.text.front())) return false;
    return usual && gap > 0 && gap < loose_em * size && gap < loose_share * *usual * size &&
           is_alphabetic(before.text.back()) && is_alphabetic(after.text.front());
}

// "UNITED" of a capital and small ones, which are set apart.
bool is_small_capitals(const Word& before, const Word& after) {
    return before.text.size() == 1 && is_upper(before.text.front()) &&
           is_upper(after.text.front()) && after.size < 0.9 * before.size &&
           after.size > 0.6 * before.size;
}

bool needs_space(const Word& before, const Word& after, double gap, std::optional<double> usual) {
    if (before.text.empty() || after.text.empty()) return false;
    const bool han_before = is_unspaced(before.text.back());
    const bool han_after = is_unspaced(after.text.front());
    const double size = std::max(before.size, after.size);
    if (han_before && han_after) return gap >= han_em * size;
    if (han_before || han_after) return gap >= han_number_em * size;
    if (gap < hyphen_space_em * size && meets_at_hyphen(before, after)) return false;
    const bool stretched = before.text.back() == tatweel || after.text.front() == tatweel;
    if (stretched && gap < stretched_em * size) return false;
    if (is_small_capitals(before, after) && gap < small_capital_em * size) return false;
    if (is_loose(before, after, gap, usual)) return false;
    if (-gap > overlap_em * size && are_words(before, after)) return true;
    return gap > space_em * size || (before.space_after && gap > narrow_space_em * size);
}

// Marks that the file keeps apart from their letters are put after the letter they stand over.
void attach_marks(std::vector<Glyph>& glyphs) {
    std::vector<Glyph> marks;
    std::vector<Glyph> bases;
    for (const Glyph& glyph : glyphs) (glyph.loose ? marks : bases).push_back(glyph);
    if (marks.empty() || bases.empty()) return;
    std::vector<std::vector<Glyph>> over(bases.size());
    for (const Glyph& mark : marks) {
        const double middle = (mark.left + mark.right) / 2;
        std::size_t best = 0;
        double best_distance = 1e9;
        for (std::size_t i = 0; i < bases.size(); ++i) {
            if (!is_letter(bases[i].value)) continue;
            const double outside = std::max({bases[i].left - middle, middle - bases[i].right, 0.0});
            if (outside < best_distance) {
                best_distance = outside;
                best = i;
            }
        }
        over[best].push_back(mark);
    }
    glyphs.clear();
    for (std::size_t i = 0; i < bases.size(); ++i) {
        glyphs.push_back(bases[i]);
        for (Glyph mark : over[i]) {
            mark.raised = bases[i].raised;
            mark.loose = false;
            glyphs.push_back(mark);
        }
    }
}

std::vector<Glyph> glyphs_of(const Line& line) {
    std::vector<Glyph> out;
    bool any_mark = false;
    const Word* before = nullptr;
    double right = 0;
    const std::optional<double> usual = usual_gap(line);
    for (const Word& word : line.words) {
        const bool lone_mark = std::all_of(word.text.begin(), word.text.end(), is_mark);
        const bool raised = is_raised(word, line);
        if (before && !lone_mark && needs_space(*before, word, word.box.left - right, usual)) {
            const bool inside = raised && is_raised(*before, line);
            out.push_back({U' ', right, word.box.left, inside, false});
        }
        any_mark = any_mark || std::any_of(word.text.begin(), word.text.end(), is_mark);
        append_word(out, word, raised);
        right = before ? std::max(right, word.box.right) : word.box.right;
        if (!lone_mark) before = &word;
    }
    if (any_mark) attach_marks(out);
    return out;
}

std::vector<Placed> placed_of(const std::vector<Glyph>& glyphs, bool right_to_left, bool mirror) {
    std::u32string printed;
    bool any = right_to_left;
    for (const Glyph& glyph : glyphs) {
        printed.push_back(glyph.value);
        any = any || is_right_to_left(glyph.value);
    }
    std::vector<Placed> out;
    if (any) {
        out = logical_order(printed, {right_to_left, mirror});
        mend_ligatures(out);
        return out;
    }
    for (std::size_t i = 0; i < printed.size(); ++i) out.push_back({printed[i], i});
    return out;
}

void trim_line(Line& line) {
    const Range kept = trim(line.text, {0, line.text.size()});
    line.text = std::string(slice(line.text, kept));
    for (Raised& raised : line.raised) {
        raised.range.begin = std::max(raised.range.begin, kept.begin) - kept.begin;
        raised.range.end = std::min(raised.range.end, kept.end) - kept.begin;
    }
}

}  // namespace

bool is_unspaced(char32_t value) {
    return is_han(value) || (value >= 0x3000 && value <= 0x30FF) ||
           (value >= 0xFF01 && value <= 0xFF60) || (value >= 0x3220 && value <= 0x3247);
}

void write_text(Line& line, bool mirror) {
    line.text.clear();
    line.raised.clear();
    const std::vector<Glyph> glyphs = glyphs_of(line);
    const std::vector<Placed> placed = placed_of(glyphs, line.right_to_left, mirror);
    bool open = false;
    for (std::size_t i = 0; i < placed.size(); ++i) {
        const bool raised = glyphs.at(placed[i].origin).raised;
        if (raised && !open) line.raised.push_back({{line.text.size(), line.text.size()}, {}});
        open = raised;
        if (!is_stretching(placed, i)) {
            const char32_t value = placed[i].value;
            if (is_space(value)) {
                if (line.text.empty() || line.text.back() != ' ') line.text += ' ';
            } else if (value > U' ' && value < 0x7F) {
                line.text += static_cast<char>(value);
            } else {
                for (const char32_t letter : letters_of(value)) {
                    line.text += to_utf8(letter);
                }
            }
        }
        if (raised) line.raised.back().range.end = line.text.size();
    }
    for (Raised& raised : line.raised) {
        for (const char c : slice(line.text, raised.range)) {
            if (c != ' ') raised.text += c;
        }
    }
    trim_line(line);
}

void WordList::add(std::string_view text) {
    std::string word;
    bool compound = false;
    const auto finish = [&] {
        if (!word.empty() && word.back() != '-') (compound ? compounds_ : words_).insert(word);
        word.clear();
        compound = false;
    };
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint read = code_point_at(text, at);
        if (is_letter(read.value)) {
            word += to_utf8(static_cast<char32_t>(u_tolower(static_cast<UChar32>(read.value))));
        } else if ((read.value == U'-' || read.value == 0x2010 || read.value == 0x2011) &&
                   !word.empty()) {
            word += '-';
            compound = true;
        } else {
            finish();
        }
        at = read.next;
    }
    finish();
}

namespace {

// The letters and hyphens at the end or the beginning of a line, in lower case.
std::string last_word(std::string_view text) {
    std::size_t at = text.size();
    while (at > 0) {
        const char32_t value = code_point_before(text, at);
        if (!is_letter(value) && value != U'-') break;
        at -= to_utf8(value).size();
    }
    std::string out;
    for (std::size_t i = at; i < text.size();) {
        const CodePoint read = code_point_at(text, i);
        out += to_utf8(static_cast<char32_t>(u_tolower(static_cast<UChar32>(read.value))));
        i = read.next;
    }
    return out;
}

std::string first_word(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint read = code_point_at(text, i);
        if (!is_letter(read.value) && (read.value != U'-' || out.empty())) break;
        out += to_utf8(static_cast<char32_t>(u_tolower(static_cast<UChar32>(read.value))));
        i = read.next;
    }
    return out;
}

}  // namespace

Joint joint_of(std::string_view before, std::string_view after, const WordList& words) {
    if (before.empty() || after.empty()) return {};
    const char32_t last = code_point_before(before, before.size());
    const CodePoint first = code_point_at(after, 0);
    if (is_unspaced(last) && is_unspaced(first.value)) return {};
    if (is_unspaced(last) != is_unspaced(first.value)) {
        const char32_t other = is_unspaced(last) ? first.value : last;
        return {is_letter(other) || is_digit(other) ? "" : " ", 0};
    }
    if (last == U'/' && before.size() > 1 && before[before.size() - 2] != ' ') return {};
    const bool hyphen = last == U'-' || last == 0x2010 || last == 0x00AD;
    if (!hyphen) return {" ", 0};
    const std::size_t size = to_utf8(last).size();
    const std::string_view stem = before.substr(0, before.size() - size);
    if (stem.empty() || !is_letter(code_point_before(stem, stem.size()))) {
        // "2005-" + "2010" stays one word; " -" at a line's end is a dash
        const char32_t previous = stem.empty() ? U' ' : code_point_before(stem, stem.size());
        return {is_digit(previous) ? "" : " ", 0};
    }
    if (!is_letter(first.value)) return {"", 0};
    const std::string head = last_word(stem);
    const std::string tail = first_word(after);
    if (words.has_compound(head + "-" + tail)) return {"", 0};
    const std::size_t inner = head.rfind('-');
    const std::string bare = inner == std::string::npos ? head : head.substr(inner + 1);
    if (words.has(bare + tail) || words.has_compound(head + tail)) return {"", size};
    if (!is_lower(first.value)) return {"", 0};
    const bool both_words =
        words.has(bare) && words.has(tail) && bare.size() > 3 && tail.size() > 3;
    return {"", both_words ? 0 : size};
}

}  // namespace mea::layout
