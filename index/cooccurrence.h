// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

// Counts pairs of units that stand in the same rows: the rows are kept, and one unit after the
// other is counted against all that stands beside it, so that nothing as large as the number of
// pairs is ever sorted or stored. When more than `most_cells` different pairs were counted often
// enough, the rarest are forgotten. Deterministic. Memory: four bytes a unit of the second side and
// eight of the first, of each row.

namespace mea {

struct Cell {
    std::uint64_t pair = 0;  // first << 32 | second
    std::uint32_t count = 0;
};

class Cooccurrence {
public:
    static constexpr std::size_t most_cells = std::size_t{1} << 23U;

    // A row: its units of either side, as often as each stands there. Units count from 0.
    void add(const std::vector<std::uint32_t>& firsts, const std::vector<std::uint32_t>& seconds);

    // What was counted at least `least` times, sorted by pair.
    std::vector<Cell> cells(std::uint32_t least) const;

private:
    struct Place {
        std::uint32_t unit = 0;
        std::uint32_t row = 0;
    };

    std::vector<Place> sorted_firsts() const;

    std::vector<Place> firsts_;
    std::vector<std::uint32_t> seconds_;  // of all rows
    std::vector<std::size_t> ends_;       // of each row in seconds_
    std::uint32_t first_units_ = 0;       // one more than the largest
    std::uint32_t second_units_ = 0;
};

// Dunning's log-likelihood ratio of two events in `rows` trials: together, one, the other.
double log_likelihood(double together, double first, double second, double rows);

}  // namespace mea
