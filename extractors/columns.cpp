// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/columns.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "pipeline/text.h"

namespace mea::layout {
namespace {

constexpr double masthead_share = 0.36;  // of the first page's height
constexpr double masthead_gap_em = 2.6;
constexpr double gutter_pt = 9;             // between columns of text, at least
constexpr std::size_t column_rows = 10;     // rows with words on both sides, at least
constexpr std::size_t column_letters = 16;  // a row of a column holds on average, at least

std::size_t letters_in(const Line& line, double left, double right) {
    std::size_t count = 0;
    for (const Word& word : line.words) {
        if (word.box.left >= left && word.box.right <= right) count += word.text.size();
    }
    return count;
}

bool crosses(const Line& line, double x) {
    double before = -1e9;
    double after = 1e9;
    for (const Word& word : line.words) {
        if (word.box.left < x && word.box.right > x) return true;
        if (word.box.right <= x) before = std::max(before, word.box.right);
        if (word.box.left >= x) after = std::min(after, word.box.left);
    }
    return after - before < gutter_pt;
}

struct Sides {
    std::size_t both = 0;
    std::size_t crossing = 0;
    std::size_t left_letters = 0;
    std::size_t right_letters = 0;
    std::size_t left_rows = 0;
    std::size_t right_rows = 0;
};

Sides sides_of(const PageLines& page, double x) {
    Sides out;
    for (const Line& line : page.lines) {
        if (crosses(line, x)) {
            ++out.crossing;
            continue;
        }
        const std::size_t left = letters_in(line, 0, x);
        const std::size_t right = letters_in(line, x, 1e9);
        if (left > 0) ++out.left_rows;
        if (right > 0) ++out.right_rows;
        if (left > 0 && right > 0) ++out.both;
        out.left_letters += left;
        out.right_letters += right;
    }
    return out;
}

bool are_columns(const Sides& sides) {
    if (sides.left_rows < column_rows || sides.right_rows < column_rows) return false;
    if (2 * sides.both < std::min(sides.left_rows, sides.right_rows)) return false;
    if (sides.crossing > sides.both) return false;
    return sides.left_letters >= column_letters * sides.left_rows &&
           sides.right_letters >= column_letters * sides.right_rows;
}

FlowLine flow_line(Line line, int column) {
    FlowLine out;
    out.line = std::move(line);
    out.column = column;
    return out;
}

void add_side(std::vector<FlowLine>& out, std::vector<Line>& lines, int column) {
    for (Line& line : lines) out.push_back(flow_line(std::move(line), column));
}

struct SplitLine {
    std::vector<Word> left;
    std::vector<Word> right;
};

SplitLine split(const Line& line, double x) {
    SplitLine out;
    for (const Word& word : line.words) {
        ((word.box.left + word.box.right) / 2 < x ? out.left : out.right).push_back(word);
    }
    return out;
}

std::vector<FlowLine> in_columns(const PageLines& page, double gutter, Reading reading) {
    std::vector<FlowLine> out;
    std::vector<Line> left;
    std::vector<Line> right;
    int column = page.page.number * 16;
    const auto flush = [&] {
        add_side(out, reading.right_to_left ? right : left, column + 1);
        add_side(out, reading.right_to_left ? left : right, column + 2);
        if (!left.empty() || !right.empty()) column += 2;
        left.clear();
        right.clear();
    };
    for (const Line& line : page.lines) {
        if (crosses(line, gutter)) {
            flush();
            out.push_back(flow_line(line, page.page.number * 16));
            continue;
        }
        SplitLine parts = split(line, gutter);
        if (!parts.left.empty()) {
            left.push_back(make_line(page.page, std::move(parts.left), reading));
        }
        if (!parts.right.empty()) {
            right.push_back(make_line(page.page, std::move(parts.right), reading));
        }
    }
    flush();
    return out;
}

// A masthead's parts stand side by side: each is its own line.
bool add_masthead_parts(std::vector<FlowLine>& out, const PageLines& page, const Line& line,
                        Reading reading) {
    if (page.page.number != 1 || line.middle() > masthead_share * page.page.height) return false;
    std::vector<std::size_t> cuts = wide_gaps(line, masthead_gap_em * line.size);
    if (cuts.empty()) return false;
    cuts.push_back(line.words.size());
    std::vector<FlowLine> parts;
    std::size_t first = 0;
    for (const std::size_t cut : cuts) {
        FlowLine part = flow_line(part_of(line, first, cut, reading), page.page.number * 16);
        part.alone = true;
        parts.push_back(std::move(part));
        first = cut;
    }
    if (reading.right_to_left) std::reverse(parts.begin(), parts.end());
    if (begins_with_label(parts.front().line.text + " x") && parts.size() == 2) return false;
    for (FlowLine& part : parts) out.push_back(std::move(part));
    return true;
}

}  // namespace

double find_gutter(const PageLines& page) {
    if (page.lines.size() < column_rows) return 0;
    std::map<long, std::size_t> votes;  // by 4 points: the middles of gaps
    for (const Line& line : page.lines) {
        for (const std::size_t i : wide_gaps(line, gutter_pt)) {
            const double middle = (line.words[i - 1].box.right + line.words[i].box.left) / 2;
            if (middle > 0.3 * page.page.width && middle < 0.7 * page.page.width) {
                ++votes[std::lround(middle / 4)];
            }
        }
    }
    double best = 0;
    std::size_t most = 0;
    for (const auto& [place, count] : votes) {
        const double x = static_cast<double>(place) * 4;
        if (count < 3) continue;
        const Sides sides = sides_of(page, x);
        if (are_columns(sides) && sides.both > most) {
            most = sides.both;
            best = x;
        }
    }
    return best;
}

std::vector<FlowLine> reading_order(PageLines page, Reading reading) {
    const double gutter = find_gutter(page);
    if (gutter > 0) return in_columns(page, gutter, reading);
    std::vector<FlowLine> out;
    for (Line& line : page.lines) {
        if (add_masthead_parts(out, page, line, reading)) continue;
        out.push_back(flow_line(std::move(line), page.page.number * 16));
    }
    return out;
}

}  // namespace mea::layout
