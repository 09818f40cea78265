// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/extracted.h"

// Documents that no drafter writes and that damaged or hostile files hold: what must still come
// out as a tiling, in time that grows with the length. For the laws (test_bad_input.cpp) and the
// bench (how the time grows).

namespace mea {

struct BadInput {
    std::string_view name;
    // The shape with about `size` lines, marks or numbers.
    ExtractedDocument (*make)(std::size_t size);
    std::size_t large = 50'000;  // a size at which work that grows with the square never ends
};

const std::vector<BadInput>& bad_inputs();

}  // namespace mea
