// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/tables.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "pipeline/text.h"

namespace mea::layout {
namespace {

constexpr double cell_gap_em = 1.7;
constexpr double han_gap_em = 0.9;
constexpr double same_edge_pt = 4;
constexpr std::size_t max_rows_between = 4;  // lines of one cell between two lines with gaps
constexpr double close_rows = 2.6;           // ems between lines of one table, at most

struct Cell {
    std::size_t first = 0;  // words
    std::size_t last = 0;
    double left = 0;
    double right = 0;
};

// Between Han characters a gap of one em is already none of the text's.
bool is_cell_gap(const Line& line, std::size_t after) {
    const Word& left = line.words[after - 1];
    const Word& right = line.words[after];
    const bool han = !left.text.empty() && !right.text.empty() &&
                     (is_unspaced(left.text.back()) || is_unspaced(right.text.front()));
    return right.box.left - left.box.right >= (han ? han_gap_em : cell_gap_em) * line.size;
}

std::vector<Cell> cells_of(const FlowLine& flow) {
    const Line& line = flow.line;
    std::vector<std::size_t> cuts = wide_gaps(line, han_gap_em * line.size);
    cuts.erase(std::remove_if(cuts.begin(), cuts.end(),
                              [&](std::size_t i) { return !is_cell_gap(line, i); }),
               cuts.end());
    cuts.push_back(line.words.size());
    std::vector<Cell> out;
    std::size_t first = 0;
    for (const std::size_t cut : cuts) {
        Cell cell{first, cut, line.words[first].box.left, line.words[first].box.right};
        for (std::size_t i = first; i < cut; ++i) {
            cell.right = std::max(cell.right, line.words[i].box.right);
        }
        out.push_back(cell);
        first = cut;
    }
    return out;
}

// A paragraph's number set off by a tab is no cell.
bool is_label_and_text(const FlowLine& flow, const std::vector<Cell>& cells, Reading reading) {
    if (cells.size() != 2) return false;
    const Cell& lead = flow.line.right_to_left ? cells.back() : cells.front();
    const Line part = part_of(flow.line, lead.first, lead.last, reading);
    if (part.text.size() > 12) return false;
    if (begins_with_label(part.text + " x")) return true;
    // "13.3" before Han: there a gap of one em, which any number has after it, parts cells.
    const Line words = part_of(flow.line, cells.back().first, cells.back().last, reading);
    return !words.text.empty() && is_unspaced(code_point_at(words.text, 0).value) &&
           begins_with_label(part.text + " " + words.text);
}

bool aligned(const std::vector<Cell>& a, const std::vector<Cell>& b) {
    std::size_t together = 0;
    for (const Cell& cell : a) {
        for (const Cell& other : b) {
            const double middle = std::abs(cell.left + cell.right - other.left - other.right) / 2;
            if (std::abs(cell.left - other.left) <= same_edge_pt ||
                std::abs(cell.right - other.right) <= same_edge_pt || middle <= same_edge_pt) {
                ++together;
                break;
            }
        }
    }
    return together >= 2;
}

struct Column {
    double left = 0;
    double right = 0;
};

// Columns: the parts of all lines with gaps, where they overlap.
std::vector<Column> columns_of(const std::vector<std::vector<Cell>>& rows) {
    std::size_t most = 0;
    for (const auto& cells : rows) most = std::max(most, cells.size());
    std::vector<Column> columns;
    const auto merge = [&](const Cell& cell) {
        std::size_t touched = 0;
        for (const Column& column : columns) {
            if (cell.left < column.right && cell.right > column.left) ++touched;
        }
        if (touched > 1) return;  // spans columns
        for (Column& column : columns) {
            if (cell.left < column.right && cell.right > column.left) {
                column.left = std::min(column.left, cell.left);
                column.right = std::max(column.right, cell.right);
                return;
            }
        }
        columns.push_back({cell.left, cell.right});
    };
    for (std::size_t size = most; size >= 2; --size) {
        for (const auto& cells : rows) {
            if (cells.size() == size) std::for_each(cells.begin(), cells.end(), merge);
        }
    }
    std::sort(columns.begin(), columns.end(),
              [](const Column& a, const Column& b) { return a.left < b.left; });
    return columns;
}

std::size_t column_of(const std::vector<Column>& columns, const Cell& cell) {
    std::size_t best = 0;
    double most = -1e9;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const double common =
            std::min(cell.right, columns[i].right) - std::max(cell.left, columns[i].left);
        if (common > most) {
            most = common;
            best = i;
        }
    }
    return best;
}

class Finder {
public:
    Finder(std::vector<FlowLine>& lines, int next_table, Reading reading)
        : lines_(lines), next_(next_table), reading_(reading) {
        for (const FlowLine& flow : lines_) {
            cells_.push_back(cells_of(flow));
            const bool gaps = cells_.back().size() >= 2 && !flow.alone &&
                              !is_label_and_text(flow, cells_.back(), reading_);
            gaps_.push_back(gaps && flow.kind == LineKind::body);
        }
    }

    int run() {
        for (std::size_t i = 0; i < lines_.size();) {
            const std::optional<std::size_t> end = gaps_[i] ? end_of_table(i) : std::nullopt;
            if (!end) {
                ++i;
                continue;
            }
            mark(i, *end);
            i = *end;
        }
        return next_;
    }

private:
    // One past the last line of the table that begins at `first`, if it is one.
    std::optional<std::size_t> end_of_table(std::size_t first) const {
        std::size_t last = first;
        std::size_t rows = 1;
        for (std::size_t i = first + 1; i < lines_.size() && i - last <= max_rows_between + 1;
             ++i) {
            const Line& before = lines_[i - 1].line;
            const Line& line = lines_[i].line;
            if (lines_[i].column != lines_[first].column) break;
            if (line.base - before.base > close_rows * std::max(line.size, before.size)) break;
            if (gaps_[i] &&
                (aligned(cells_[last], cells_[i]) || aligned(cells_[first], cells_[i]))) {
                last = i;
                ++rows;
            } else if (!gaps_[i] && !fits_a_column(last, i)) {
                break;
            }
        }
        if (rows < 2) return std::nullopt;
        while (last + 1 < lines_.size() && !gaps_[last + 1] && continues_cell(last, last + 1))
            ++last;
        return last + 1;
    }

    bool fits_a_column(std::size_t row, std::size_t line) const {
        const Cell& cell = cells_[line].front();
        std::size_t touched = 0;
        for (const Cell& other : cells_[row]) {
            if (cell.left < other.right && cell.right > other.left) ++touched;
        }
        const double width = cell.right - cell.left;
        return touched <= 1 && width < 0.5 * lines_[line].line.page_width;
    }

    bool continues_cell(std::size_t row, std::size_t line) const {
        const Line& before = lines_[row].line;
        const Line& after = lines_[line].line;
        return lines_[line].column == lines_[row].column &&
               after.base - before.base <= 1.35 * after.size && fits_a_column(row, line) &&
               std::abs(before.size - after.size) < 0.6 && !begins_with_label(after.text);
    }

    void mark(std::size_t first, std::size_t end) {
        std::vector<std::vector<Cell>> rows;
        for (std::size_t i = first; i < end; ++i) {
            if (gaps_[i]) rows.push_back(cells_[i]);
        }
        const std::vector<Column> columns = columns_of(rows);
        const bool from_right = reading_.right_to_left;
        for (std::size_t i = first; i < end; ++i) {
            FlowLine& flow = lines_[i];
            flow.kind = LineKind::table;
            flow.table = next_;
            flow.cells.assign(columns.size(), {});
            for (const Cell& cell : cells_[i]) {
                std::size_t at = column_of(columns, cell);
                if (from_right) at = columns.size() - 1 - at;
                const Line part = part_of(flow.line, cell.first, cell.last, reading_);
                flow.cells[at] += (flow.cells[at].empty() ? "" : " ") + part.text;
            }
            flow.row_begins = i == first || begins_row(i);
        }
        ++next_;
    }

    // A line whose first column is empty and that follows closely continues the row above.
    bool begins_row(std::size_t i) const {
        const FlowLine& flow = lines_[i];
        const Line& before = lines_[i - 1].line;
        const double advance = flow.line.base - before.base;
        if (advance > 1.45 * flow.line.size) return true;
        if (flow.cells.empty() || flow.cells.front().empty()) return false;
        return gaps_[i];
    }

    std::vector<FlowLine>& lines_;
    int next_;
    Reading reading_;
    std::vector<std::vector<Cell>> cells_;
    std::vector<bool> gaps_;
};

// "Title ........ 12" → "Title\t12"
std::optional<std::string> toc_entry(const std::string& text) {
    std::size_t dots = 0;
    std::size_t begin = std::string::npos;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint read = code_point_at(text, at);
        const bool dot = read.value == U'.' || read.value == 0x2026 || read.value == 0xB7 ||
                         read.value == 0xFFFD;
        if (dot) {
            if (dots == 0) begin = at;
            dots += read.value == 0x2026 ? 3 : 1;
        } else if (read.value != U' ') {
            if (dots >= 5) {
                const std::string_view rest = trimmed(slice(text, {at, text.size()}));
                std::size_t plain = 0;
                for (const char c : rest) plain += static_cast<unsigned char>(c) < 0x80 ? 1U : 0U;
                if (rest.size() > 24 && plain > 24) return std::nullopt;
                return std::string(trimmed(slice(text, {0, begin}))) + "\t" + std::string(rest);
            }
            dots = 0;
        }
        at = read.next;
    }
    if (dots >= 8 && begin > 0) return std::string(trimmed(slice(text, {0, begin})));
    return std::nullopt;
}

// The first line of an entry of two lines has no leaders; the second is indented or goes on in
// small letters.
void join_toc_entry(std::vector<FlowLine>& lines, std::size_t entry) {
    FlowLine& last = lines[entry];
    for (std::size_t i = entry; i-- > 0 && entry - i <= 2;) {
        FlowLine& before = lines[i];
        const Line& below = lines[i + 1].line;
        const bool close = below.base > before.line.base &&
                           below.base - before.line.base <= 1.4 * below.size &&
                           std::abs(below.size - before.line.size) < 0.6;
        const CodePoint first = code_point_at(below.text, 0);
        const bool goes_on = below.start > before.line.start + 5 || is_lower(first.value);
        if (before.kind != LineKind::body || before.alone || !close || !goes_on) return;
        if (begins_with_label(below.text) || before.line.bold != last.line.bold) return;
        before.kind = LineKind::toc;
        lines[i + 1].row_begins = false;
    }
}

}  // namespace

int mark_tables(std::vector<FlowLine>& lines, int next_table, Reading reading) {
    for (FlowLine& flow : lines) {
        if (const auto entry = toc_entry(flow.line.text)) {
            flow.kind = LineKind::toc;
            flow.line.text = *entry;
            flow.line.raised.clear();
        }
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].kind == LineKind::toc && lines[i].row_begins) join_toc_entry(lines, i);
    }
    return Finder(lines, next_table, reading).run();
}

}  // namespace mea::layout
