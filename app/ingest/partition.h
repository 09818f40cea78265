// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "pipeline/result.h"

// One of N parts of a set of files, by content: the first 60 bits of the sha256, modulo N. The same
// bytes are in the same part on every machine and in every run.

namespace mea {

struct Partition {
    std::size_t number = 0;
    std::size_t of = 1;

    bool holds(const std::string& sha256) const { return part_of(sha256, of) == number; }

    static std::size_t part_of(const std::string& sha256, std::size_t parts);
};

// "I/N" with 0 <= I < N; the whole when `text` is empty.
Result<Partition> parse_partition(const std::string& text);

}  // namespace mea
