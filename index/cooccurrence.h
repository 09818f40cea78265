// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

// Counts pairs of units within bounds: pairs are gathered, sorted and merged in batches. When more
// than `most_cells` different pairs are held, the rarest are forgotten. Deterministic.

namespace mea {

struct Cell {
    std::uint64_t pair = 0;
    std::uint32_t count = 0;
};

class Cooccurrence {
public:
    static constexpr std::size_t batch = std::size_t{1} << 22U;
    static constexpr std::size_t most_cells = std::size_t{1} << 23U;

    void add(std::uint32_t first, std::uint32_t second) {
        gathered_.push_back((std::uint64_t{first} << 32U) | second);
        if (gathered_.size() >= batch) merge();
    }

    // Sorted by pair.
    const std::vector<Cell>& cells() {
        merge();
        return cells_;
    }

private:
    void merge();

    std::vector<std::uint64_t> gathered_;
    std::vector<Cell> cells_;
    std::uint32_t floor_ = 0;
};

// Dunning's log-likelihood ratio of two events in `rows` trials: together, one, the other.
double log_likelihood(double together, double first, double second, double rows);

}  // namespace mea
