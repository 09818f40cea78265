// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "pipeline/language.h"
#include "pipeline/segment.h"
#include "pipeline/zones.h"

// Blocks and zones → structure. The heart of the project: paragraph 28 (c) (iv) must get the same
// id in six languages and in every format.
//
// Decisions are taken from the sequence of enumerators (28 → 2, 3, 4 → 29 is a quotation), from the
// style of numbering, and only then from fonts. Pure, total, thread-safe: doubts are warnings
// (numbering_gap, duplicate_number …), never errors.

namespace mea {

Segmentation segment(const ExtractedDocument& document, const Languages& languages,
                     const std::vector<Zone>& zones);

}  // namespace mea
