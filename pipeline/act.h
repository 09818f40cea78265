// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <unordered_map>

#include "pipeline/process.h"

// Which decision, resolution or recommendation a segment is part of.
//
// A segment inside a `decision` container is part of the act that the container's heading names; so
// are the act's annexes and the footnotes that its segments call. A document that is one act as a
// whole ("A/RES/54/217", "UNEP/EA.5/Res.14", the decision of a council known by its symbol) gives
// its id to everything but the front matter and the running heads. A draft is no act: neither a
// container without a number ("-/CMP.1") nor a document for limited distribution ("A/C.2/80/L.22").
// An act known by its symbol only is "decision:isa-council:ISBA/19/C/17".

namespace mea {

// Segment id → id of the act; segments that belong to none are absent. Pure and thread-safe.
std::unordered_map<std::string, std::string> acts_of(const Product& product);

}  // namespace mea
