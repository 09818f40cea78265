// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/plain_paragraphs.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "pipeline/numbering.h"
#include "pipeline/text.h"

namespace mea {
namespace {

// Wider lines than this were not wrapped for a terminal or a page.
constexpr std::size_t widest_wrapped = 120;
// Inner lines of a wrapped paragraph come this near to the common width.
constexpr double near_width = 0.7;
constexpr double short_line = 0.6;
// A cut paragraph is at least so long; titles are shorter.
constexpr std::size_t shortest_cut = 30;
constexpr std::size_t surely_prose = 60;

struct Line {
    std::string_view text;  // without white space at its ends
    std::size_t width = 0;  // columns; Han count two
    bool hard_break = false;
};

std::size_t width_of(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint read = code_point_at(text, at);
        const bool wide = is_han(read.value) || (read.value >= 0x3000 && read.value <= 0x30FF) ||
                          (read.value >= 0xFF00 && read.value <= 0xFF60);
        width += wide ? 2 : 1;
        at = read.next;
    }
    return width;
}

std::vector<Line> lines_of(std::string_view text, HardBreaks hard_breaks) {
    std::vector<Line> lines;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find_first_of("\r\n\f", at), text.size());
        const std::string_view whole = text.substr(at, end - at);
        Line line{trimmed(whole), 0, false};
        if (hard_breaks == HardBreaks::markdown && !line.text.empty()) {
            line.hard_break = whole.size() > 2 && whole.substr(whole.size() - 2) == "  ";
            if (line.text.size() > 1 && line.text.back() == '\\') {
                line.hard_break = true;
                line.text.remove_suffix(1);
            }
        }
        line.width = width_of(line.text);
        lines.push_back(line);
        if (end < text.size() && text[end] == '\f') lines.push_back({});
        const bool two = end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n';
        at = end + (two ? 2 : 1);
    }
    return lines;
}

// The common width of a wrapped text; 0 when lines are paragraphs.
std::size_t wrapped_width(const std::vector<Line>& lines) {
    std::vector<std::size_t> widths;
    for (const Line& line : lines) {
        if (line.width > 0) widths.push_back(line.width);
    }
    if (widths.empty()) return 0;
    std::sort(widths.begin(), widths.end());
    const std::size_t width = widths[widths.size() * 9 / 10];
    if (width > widest_wrapped) return 0;
    std::size_t inner = 0;
    std::size_t full = 0;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        if (lines[i].width == 0 || lines[i + 1].width == 0) continue;
        ++inner;
        if (static_cast<double>(lines[i].width) >= near_width * static_cast<double>(width)) ++full;
    }
    return inner > 0 && full * 2 > inner ? width : 0;
}

bool is_punctuation(char32_t c) {
    constexpr std::u32string_view marks = U".,;:!?)]}\"'»”’…。，；：、！？）】」』》؛،؟";
    return marks.find(c) != std::u32string_view::npos;
}

bool is_final(char32_t c) {
    constexpr std::u32string_view marks = U".;:!?…。；：！？؛؟”»";
    return marks.find(c) != std::u32string_view::npos;
}

char32_t first_of(std::string_view text) { return text.empty() ? 0 : code_point_at(text, 0).value; }

char32_t last_of(std::string_view text) { return code_point_before(text, text.size()); }

bool begins_item(std::string_view text) { return read_enumerator(text).has_value(); }

// White space is not written between Han characters and their punctuation.
bool joins_closely(char32_t before, char32_t after) {
    const auto close = [](char32_t c) {
        return is_han(c) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFF65);
    };
    return close(before) && close(after);
}

void join(std::string& to, std::string_view line) {
    const bool close = joins_closely(last_of(to), first_of(line)) || to.back() == '-';
    if (!close) to += ' ';
    to += line;
}

bool continues(const Line& before, const Line& line, std::size_t width) {
    if (before.hard_break) return true;
    if (width == 0) return false;
    const bool is_short =
        static_cast<double>(before.width) < short_line * static_cast<double>(width);
    if (is_short) return false;
    return !(begins_item(line.text) && is_punctuation(last_of(before.text)));
}

bool caseless(char32_t c) { return is_letter(c) && !is_upper(c) && !is_lower(c); }

bool was_cut(const PlainParagraph& before, const PlainParagraph& after) {
    const char32_t end = last_of(before.text);
    const char32_t start = first_of(after.text);
    if (!(is_letter(end) || end == U',' || end == U'，' || end == U'،' || end == U'、'))
        return false;
    if (!is_final(last_of(after.text)) || begins_item(after.text)) return false;
    const std::size_t size = count_code_points(before.text);
    if (is_lower(start)) return size >= shortest_cut;
    return caseless(start) && size >= (begins_item(before.text) ? shortest_cut : surely_prose);
}

}  // namespace

std::vector<PlainParagraph> plain_paragraphs(std::string_view text, HardBreaks hard_breaks) {
    const std::vector<Line> lines = lines_of(text, hard_breaks);
    const std::size_t width = wrapped_width(lines);
    struct Chunk {
        PlainParagraph paragraph;
        bool after_blank = false;
    };
    std::vector<Chunk> chunks;
    const Line* before = nullptr;  // nullptr after a blank line
    for (const Line& line : lines) {
        if (line.text.empty()) {
            before = nullptr;
            continue;
        }
        if (before == nullptr || !continues(*before, line, width)) {
            chunks.push_back({{std::string(line.text), true}, before == nullptr});
        } else {
            PlainParagraph& paragraph = chunks.back().paragraph;
            paragraph.single = false;
            if (before->hard_break) {
                paragraph.text += '\n';
                paragraph.text += line.text;
            } else {
                join(paragraph.text, line.text);
            }
        }
        before = &line;
    }
    std::vector<PlainParagraph> out;
    for (Chunk& chunk : chunks) {
        if (chunk.after_blank && !out.empty() && was_cut(out.back(), chunk.paragraph)) {
            join(out.back().text, chunk.paragraph.text);
        } else {
            out.push_back(std::move(chunk.paragraph));
        }
    }
    return out;
}

}  // namespace mea
