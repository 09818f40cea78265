// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "pipeline/text.h"

// The parts in which the tagger reads a block.
//
// A block is read as a whole, since a mention is explained by its sentence and by what its
// paragraph has named before. Blocks of more than `longest_part` bytes, five printed pages without
// a paragraph, come from failed extraction or hostile files: they are read in parts, cut after a
// sentence where there is one, else between words, so that the time stays in proportion to the
// length.

namespace mea {

constexpr std::size_t longest_part = 16'384;  // bytes

// In order, without gaps; one that is the whole for nearly every block; borders are those of code
// points.
std::vector<Range> parts_of_block(std::string_view block);

}  // namespace mea
