// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/cooccurrence.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace mea {

void Cooccurrence::add(const std::vector<std::uint32_t>& firsts,
                       const std::vector<std::uint32_t>& seconds) {
    const auto row = static_cast<std::uint32_t>(ends_.size());
    for (const std::uint32_t unit : firsts) {
        firsts_.push_back({unit, row});
        first_units_ = std::max(first_units_, unit + 1);
    }
    for (const std::uint32_t unit : seconds) {
        seconds_.push_back(unit);
        second_units_ = std::max(second_units_, unit + 1);
    }
    ends_.push_back(seconds_.size());
}

// By unit, rows in order: counted, as units are small numbers.
std::vector<Cooccurrence::Place> Cooccurrence::sorted_firsts() const {
    std::vector<std::size_t> begins(std::size_t{first_units_} + 1, 0);
    for (const Place& one : firsts_) ++begins[one.unit + 1];
    for (std::size_t unit = 1; unit < begins.size(); ++unit) begins[unit] += begins[unit - 1];
    std::vector<Place> sorted(firsts_.size());
    for (const Place& one : firsts_) sorted[begins[one.unit]++] = one;
    return sorted;
}

std::vector<Cell> Cooccurrence::cells(std::uint32_t least) const {
    std::vector<Cell> out;
    std::vector<std::uint32_t> counts(second_units_, 0);
    std::vector<std::uint32_t> beside;  // what was counted
    const std::vector<Place> firsts = sorted_firsts();
    for (std::size_t i = 0; i < firsts.size();) {
        const std::uint32_t unit = firsts[i].unit;
        beside.clear();
        for (; i < firsts.size() && firsts[i].unit == unit; ++i) {
            const std::size_t row = firsts[i].row;
            for (std::size_t at = row > 0 ? ends_[row - 1] : 0; at < ends_[row]; ++at) {
                if (counts[seconds_[at]]++ == 0) beside.push_back(seconds_[at]);
            }
        }
        const std::size_t begin = out.size();
        for (const std::uint32_t other : beside) {
            if (counts[other] >= least)
                out.push_back({(std::uint64_t{unit} << 32U) | other, counts[other]});
            counts[other] = 0;
        }
        std::sort(out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(),
                  [](const Cell& a, const Cell& b) { return a.pair < b.pair; });
        while (out.size() > most_cells) {
            ++least;
            std::erase_if(out, [least](const Cell& cell) { return cell.count < least; });
        }
    }
    return out;
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
