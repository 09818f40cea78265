// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Text in the cells of a terminal: width, wrapping, columns.
//
// Han characters and full-width forms take two cells, combining marks and format characters none.
// Control and bidi characters of the text are dropped. A line of Arabic stands between
// right-to-left isolates (U+2067 … U+2069), so that it cannot reorder what is beside it.
// Pure and thread-safe.

namespace mea {

std::size_t display_width(std::string_view text);

// Lines of at most `width` cells (at least 4): broken at spaces, and between any two Han
// characters. A word that is longer than a line is cut.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

struct Column {
    std::string text;
    bool right_to_left = false;
};

// Each column wrapped to `width` cells, side by side with " │ " between; ends with a line end.
std::string beside(const std::vector<Column>& columns, std::size_t width);

// `text` wrapped to `width` cells, every line after the first indented by `indent` spaces.
std::string hanging(const Column& column, std::size_t width, std::size_t indent);

}  // namespace mea
