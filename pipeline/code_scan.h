// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "pipeline/entity.h"
#include "pipeline/resolve.h"

// Numbers of decisions, resolutions and recommendations in a block, with the head words that make a
// bare number one ("resolution 54/217", 第54/217号决议), lists and ranges expanded. Entities come
// with ranges of the folded text and without a segment. Symbols that are acts are not read here.
// Pure, thread-safe.

namespace mea {

struct Knowledge;

std::vector<Entity> read_acts(const BlockView& view, const Context& scope,
                              const Knowledge& knowledge);

}  // namespace mea
