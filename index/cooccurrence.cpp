// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/cooccurrence.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace mea {

void Cooccurrence::merge() {
    if (gathered_.empty()) return;
    std::sort(gathered_.begin(), gathered_.end());
    std::vector<Cell> merged;
    merged.reserve(cells_.size() + gathered_.size() / 4);
    auto old = cells_.begin();
    for (std::size_t i = 0; i < gathered_.size();) {
        std::size_t end = i;
        while (end < gathered_.size() && gathered_[end] == gathered_[i]) ++end;
        while (old != cells_.end() && old->pair < gathered_[i]) merged.push_back(*old++);
        Cell cell{gathered_[i], static_cast<std::uint32_t>(end - i)};
        if (old != cells_.end() && old->pair == cell.pair) cell.count += (old++)->count;
        merged.push_back(cell);
        i = end;
    }
    merged.insert(merged.end(), old, cells_.end());
    cells_ = std::move(merged);
    gathered_.clear();
    while (cells_.size() > most_cells) {
        ++floor_;
        std::erase_if(cells_, [this](const Cell& cell) { return cell.count <= floor_; });
    }
}

double log_likelihood(double together, double first, double second, double rows) {
    const auto term = [](double observed, double expected) {
        return observed > 0 && expected > 0 ? observed * std::log(observed / expected) : 0.0;
    };
    const double only_first = first - together;
    const double only_second = second - together;
    const double neither = rows - first - second + together;
    return 2 * (term(together, first * second / rows) +
                term(only_first, first * (rows - second) / rows) +
                term(only_second, (rows - first) * second / rows) +
                term(neither, (rows - first) * (rows - second) / rows));
}

}  // namespace mea
