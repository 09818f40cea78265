// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "pipeline/text.h"

// A named thing found in the text, with its id from the contract (design/CLI: entity kinds).

namespace mea {

enum class EntityKind {
    decision,
    resolution,
    recommendation,
    symbol,
    treaty,
    instrument,
    article,
    body,
    country,
    centre,
    meeting,
    date,
};

std::string_view name_of(EntityKind kind);  // as in JSON

struct Entity {
    EntityKind kind = EntityKind::symbol;
    std::string id;       // "decision:stockholm-cop:SC-1/15"
    Range range;          // text.substr(range) is what was read (law: nothing is invented)
    std::string segment;  // id of the innermost segment that holds it
    std::string rule;     // rule id of corpus/rules or "lexicon.treaty" …
    double confidence = 1;
    std::map<std::string, std::string> attributes;  // decision, term, city, revised …
};

}  // namespace mea
