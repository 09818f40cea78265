// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/lines.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <unicode/uchar.h>

#include "extractors/bidi.h"
#include "extractors/line_text.h"
#include "extractors/rows.h"
#include "pipeline/text.h"

namespace mea::layout {
namespace {

constexpr double raised_size = 0.8;  // of the line's size, at most
constexpr double raised_by = 0.12;   // of the line's height, at least

double common_size(const std::vector<Word>& words) {
    std::map<long, std::size_t> count;  // tenths of a point
    for (const Word& word : words) count[std::lround(word.size * 10)] += word.text.size();
    long best = 0;
    std::size_t most = 0;
    for (const auto& [size, letters] : count) {
        if (letters >= most) {
            most = letters;
            best = size;
        }
    }
    return static_cast<double>(best) / 10;
}

bool is_full_size(const Word& word, double size) { return word.size >= 0.9 * size; }

Box box_of(const std::vector<Word>& words, double size) {
    Box box = words.front().box;
    bool first = true;
    for (const Word& word : words) {
        box.left = std::min(box.left, word.box.left);
        box.right = std::max(box.right, word.box.right);
        if (!is_full_size(word, size) || word.size > 1.2 * size) continue;
        box.top = first ? word.box.top : std::min(box.top, word.box.top);
        box.bottom = first ? word.box.bottom : std::max(box.bottom, word.box.bottom);
        first = false;
    }
    return box;
}

// Fonts of one size differ in how high their boxes reach, much less in how low.
double base_of(const std::vector<Word>& words, double size) {
    std::map<long, std::size_t> count;  // half points
    for (const Word& word : words) {
        if (std::abs(word.size - size) <= 0.05 * size) {
            count[std::lround(word.box.bottom * 2)] += word.text.size();
        }
    }
    const auto most =
        std::max_element(count.begin(), count.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    double base =
        most == count.end() ? words.front().box.bottom : static_cast<double>(most->first) / 2;
    for (const Word& word : words) {  // the exact value
        if (most != count.end() && std::lround(word.box.bottom * 2) == most->first) {
            base = word.box.bottom;
        }
    }
    return base;
}

struct Share {
    std::size_t letters = 0;
    std::size_t bold = 0;
    std::size_t italic = 0;
    std::size_t right_to_left = 0;
};

Share share_of(const std::vector<Word>& words) {
    Share out;
    for (const Word& word : words) {
        std::size_t letters = 0;
        for (const char32_t value : word.text) {
            if (!is_letter(value) && !is_digit(value)) continue;
            ++letters;
            if (is_right_to_left(value)) ++out.right_to_left;
        }
        out.letters += letters;
        if (word.bold) out.bold += letters;
        if (word.italic) out.italic += letters;
    }
    return out;
}

bool is_nearly_all(std::size_t part, std::size_t whole) {
    return whole > 0 && part * 10 >= whole * 9;
}

// A line of Latin letters or numbers alone inside an Arabic page: a full stop printed at its left
// shows that it is read from the right.
bool reads_from_right(const std::vector<Word>& words, const Share& share, Reading reading) {
    if (share.right_to_left > 0) {
        return reading.right_to_left || 2 * share.right_to_left >= share.letters;
    }
    if (!reading.right_to_left || words.front().text.empty()) return false;
    constexpr std::u32string_view closing = U".,;:!?،؛؟";
    return closing.find(words.front().text.front()) != std::u32string_view::npos;
}

// Numbers on their own in an Arabic page stand at the right margin or the left one alike; their
// position is measured from the right as that of their neighbours.
bool measured_from_right(const Line& line, Reading reading) {
    if (line.right_to_left) return true;
    if (!reading.right_to_left) return false;
    return std::none_of(line.words.begin(), line.words.end(), [](const Word& word) {
        return std::any_of(word.text.begin(), word.text.end(), is_latin);
    });
}

}  // namespace

bool is_raised(const Word& word, const Line& line) {
    return word.size <= raised_size * line.size &&
           word.box.bottom < line.box.bottom - raised_by * line.height();
}

Line make_line(const PageWords& page, std::vector<Word> words, Reading reading) {
    Line line;
    line.page = page.number;
    line.page_width = page.width;
    line.words = std::move(words);
    line.size = common_size(line.words);
    line.box = box_of(line.words, line.size);
    line.base = base_of(line.words, line.size);
    const Share share = share_of(line.words);
    line.bold = is_nearly_all(share.bold, share.letters);
    line.italic = is_nearly_all(share.italic, share.letters);
    line.right_to_left = reads_from_right(line.words, share, reading);
    const bool from_right = measured_from_right(line, reading);
    line.start = from_right ? page.width - line.box.right : line.box.left;
    line.end = from_right ? page.width - line.box.left : line.box.right;
    write_text(line, reading.mirror);
    return line;
}

std::vector<Line> find_lines(const PageWords& page, Reading reading) {
    std::vector<Line> lines;
    for (Row& row : rows_of(page)) {
        Line line = make_line(page, std::move(row.words), reading);
        if (!line.text.empty()) lines.push_back(std::move(line));
    }
    return lines;
}

Reading reading_of(const std::vector<PageWords>& pages) {
    Reading out;
    std::size_t letters = 0;
    std::size_t right_to_left = 0;
    for (const PageWords& page : pages) {
        const Share share = share_of(page.words);
        letters += share.letters;
        right_to_left += share.right_to_left;
    }
    out.right_to_left = 2 * right_to_left > letters;
    if (!out.right_to_left) return out;
    std::size_t as_seen = 0;
    std::size_t as_read = 0;
    for (const PageWords& page : pages) {
        for (const Row& row : rows_of(page)) {
            char32_t open = 0;
            for (const Word& word : row.words) {
                for (const char32_t value : word.text) {
                    if (value != U'(' && value != U')') continue;
                    if (open == U'(' && value == U')') ++as_seen;
                    if (open == U')' && value == U'(') ++as_read;
                    open = open == 0 ? value : 0;
                }
            }
        }
    }
    out.mirror = as_seen >= as_read;
    return out;
}

std::vector<std::size_t> wide_gaps(const Line& line, double gap) {
    std::vector<std::size_t> out;
    double right = line.words.empty() ? 0 : line.words.front().box.right;
    for (std::size_t i = 1; i < line.words.size(); ++i) {
        if (line.words[i].box.left - right >= gap) out.push_back(i);
        right = std::max(right, line.words[i].box.right);
    }
    return out;
}

Line part_of(const Line& line, std::size_t first, std::size_t last, Reading reading) {
    PageWords page;
    page.number = line.page;
    page.width = line.page_width;
    const auto begin = line.words.begin();
    last = std::min(last, line.words.size());
    Line part = make_line(page,
                          {begin + static_cast<std::ptrdiff_t>(std::min(first, last)),
                           begin + static_cast<std::ptrdiff_t>(last)},
                          reading);
    // "-5" at the right of an Arabic line is the number 5 and a dash
    if (line.right_to_left && !part.right_to_left && measured_from_right(part, reading)) {
        part.right_to_left = true;
        write_text(part, reading.mirror);
    }
    return part;
}

}  // namespace mea::layout
