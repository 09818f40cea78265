// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/extracted.h"
#include "pipeline/language.h"

// Which part of the document each block belongs to. Labels only: nothing is dropped (law 2).
//
// Input: a document whose extractor already knows headers, footers and notes where the format says
// so; this stage adds what only the words tell: masthead, contents, annexes, note zones after a
// rule
// ("_____"), running heads that slipped through.
// Output: one zone a block, in order. Pure, total, thread-safe.

namespace mea {

enum class Zone { masthead, title, toc, body, table, footnote, running_head };

std::string_view name_of(Zone zone);

std::vector<Zone> find_zones(const ExtractedDocument& document, const Languages& languages);

}  // namespace mea
