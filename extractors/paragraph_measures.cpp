// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <utility>
#include <vector>

#include "extractors/paragraphs.h"

namespace mea::layout {
namespace {

// The value below which `share` of the values lie.
double quantile(std::vector<double> values, double share) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    const auto last = static_cast<double>(values.size() - 1);
    return values[static_cast<std::size_t>(std::lround(share * last))];
}

// The outermost edge at which several lines stand; where many stand further out, the edge of nearly
// all.
double common_edge(const std::vector<double>& values, bool outermost_high) {
    std::map<long, std::size_t> count;  // by 2 points
    for (const double value : values) ++count[std::lround(value / 2)];
    const std::size_t enough = std::max<std::size_t>(2, values.size() / 12);
    const double nearly_all = quantile(values, outermost_high ? 0.95 : 0.05);
    double found = nearly_all;
    bool any = false;
    for (const auto& [edge, lines] : count) {
        const auto near = count.find(edge + 1);
        const std::size_t all = lines + (near == count.end() ? 0 : near->second);
        if (all < enough) continue;
        const double value = static_cast<double>(edge) * 2 + 1;
        if (outermost_high || !any) found = value;
        any = true;
    }
    const auto beyond = std::count_if(values.begin(), values.end(), [&](double value) {
        return outermost_high ? value > found + same_edge_pt : value < found - same_edge_pt;
    });
    return 3 * static_cast<std::size_t>(beyond) > values.size() ? nearly_all : found;
}

// Where at least two of five lines end; 0 where they do not.
double justified_end(std::vector<double> ends) {
    constexpr std::size_t fewest = 5;
    constexpr double together_pt = 2;
    std::sort(ends.begin(), ends.end());
    std::size_t most = 0;
    double found = 0;
    for (std::size_t first = 0, last = 0; last < ends.size(); ++last) {
        while (ends[last] - ends[first] > together_pt) ++first;
        if (last - first + 1 < most) continue;
        most = last - first + 1;
        found = ends[last];
    }
    return most >= fewest && 5 * most >= 2 * ends.size() ? found : 0;
}

using Histogram = std::map<long, std::size_t>;  // of half points

// The commonest, of two neighbours together.
double commonest(const Histogram& histogram) {
    std::size_t best = 0;
    double found = 0;
    for (const auto& [half_points, count] : histogram) {
        const auto next = histogram.find(half_points + 1);
        const std::size_t all = count + (next == histogram.end() ? 0 : next->second);
        if (all <= best) continue;
        best = all;
        const bool upper = next != histogram.end() && next->second > count;
        found = static_cast<double>(half_points + (upper ? 1 : 0)) / 2;
    }
    return found;
}

// The distance of two lines of a paragraph, by tenths of a point of size: below full lines where
// there are several, else anywhere.
std::map<long, double> usual_advances(const std::vector<FlowLine>& lines,
                                      const Measures& measures) {
    constexpr double full = 0.9;  // of the width
    constexpr std::size_t several = 6;
    std::map<long, Histogram> all;
    std::map<long, Histogram> below_full;
    std::map<long, std::size_t> count;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const FlowLine& flow = lines[i];
        const Line& before = lines[i - 1].line;
        const Line& line = flow.line;
        if (flow.kind != LineKind::body || flow.alone || before.page != line.page) continue;
        const double advance = line.base - before.base;
        if (!same_size(before, line) || advance < 0.5 * line.size || advance >= 2.6 * line.size)
            continue;
        const long size = std::lround(line.size * 10);
        ++all[size][std::lround(advance * 2)];
        const auto start = measures.column_start.find(flow.column);
        const auto end = measures.column_end.find(flow.column);
        if (start == measures.column_start.end() || end == measures.column_end.end() ||
            before.end - start->second < full * (end->second - start->second))
            continue;
        ++below_full[size][std::lround(advance * 2)];
        ++count[size];
    }
    std::map<long, double> out;
    for (const auto& [size, histogram] : all)
        out[size] = commonest(count[size] >= several ? below_full[size] : histogram);
    return out;
}

// Whether most lines of a column are read from the right: only those have its margins.
std::map<int, bool> columns_from_right(const std::vector<FlowLine>& lines) {
    std::map<int, int> balance;
    for (const FlowLine& flow : lines) balance[flow.column] += flow.line.right_to_left ? 1 : -1;
    std::map<int, bool> out;
    for (const auto& [column, more] : balance) out[column] = more > 0;
    return out;
}

}  // namespace

bool same_size(const Line& a, const Line& b) {
    return std::abs(a.size - b.size) <= std::max(0.8, 0.08 * std::max(a.size, b.size));
}

Measures measure(const std::vector<FlowLine>& lines) {
    Measures out;
    std::map<long, std::size_t> letters;
    std::map<int, std::vector<double>> starts;
    std::map<int, std::vector<double>> ends;
    const std::map<int, bool> from_right = columns_from_right(lines);
    std::map<std::pair<int, int>, std::vector<double>> page_ends;
    std::vector<std::pair<double, double>> labels;  // size of a numbered line, distance from above
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Line& line = lines[i].line;
        if (lines[i].kind != LineKind::body || lines[i].alone) continue;
        letters[std::lround(line.size * 10)] += line.text.size();
        if (line.right_to_left == from_right.at(lines[i].column)) {
            starts[lines[i].column].push_back(line.start);
            ends[lines[i].column].push_back(line.end);
        }
        page_ends[{line.page, lines[i].column}].push_back(line.end);
        if (i == 0 || lines[i - 1].line.page != line.page) continue;
        const double advance = line.base - lines[i - 1].line.base;
        if (!same_size(lines[i - 1].line, line) || advance < 0.5 * line.size) continue;
        if (begins_with_label(line.text)) labels.emplace_back(line.size, advance);
    }
    std::size_t most = 0;
    for (const auto& [size, count] : letters) {
        if (count > most) {
            most = count;
            out.body_size = static_cast<double>(size) / 10;
        }
    }
    for (const auto& [place, values] : page_ends) {
        const double end = justified_end(values);
        if (end > 0) out.justified_end[place] = end;
    }
    std::vector<double> all_starts;
    std::vector<double> all_ends;
    for (const auto& [column, values] : starts) {
        all_starts.insert(all_starts.end(), values.begin(), values.end());
    }
    for (const auto& [column, values] : ends) {
        all_ends.insert(all_ends.end(), values.begin(), values.end());
    }
    for (const auto& [column, values] : starts) {
        const bool few = values.size() < 8;
        out.column_start[column] = common_edge(few ? all_starts : values, false);
        out.column_end[column] = common_edge(few ? all_ends : ends[column], true);
    }
    out.advance = usual_advances(lines, out);
    const auto spaced = std::count_if(labels.begin(), labels.end(), [&](const auto& label) {
        const auto usual = out.advance.find(std::lround(label.first * 10));
        return usual != out.advance.end() && label.second > extra_space * usual->second;
    });
    out.spaced =
        labels.size() >= 5 && 10 * spaced >= 8 * static_cast<std::ptrdiff_t>(labels.size());
    return out;
}

}  // namespace mea::layout
