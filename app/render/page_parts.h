// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Long documents are read in parts, so that a page stays below a bound whatever the document is.
//
// A part ends before a heading where there is one in its last quarter. Pure and thread-safe.

namespace mea {

struct PartRow {
    std::string_view path;
    std::size_t bytes = 0;  // that it takes on the page
    bool heading = false;
};

struct Part {
    std::size_t begin = 0;  // rows, half-open
    std::size_t end = 0;
};

struct Parts {
    std::vector<Part> all;  // at least one
    std::size_t shown = 0;

    Part now() const { return all[shown]; }
};

inline constexpr std::size_t usual_part_bytes = 360'000;

// The part with the row at `at`, or with what lies in it, is shown; else the first.
Parts parts_of(const std::vector<PartRow>& rows, std::string_view at,
               std::size_t most_bytes = usual_part_bytes);

}  // namespace mea
