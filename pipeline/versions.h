// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "pipeline/process.h"

// Language versions of one document share their numbering (law 8). This ledger is told of every
// product of a run and says where a version disagrees with those before it.
//
// Compared are the ids of what is numbered: paragraphs, sub-paragraphs, clauses, articles,
// decisions, annexes and numbered notes; headings and unnumbered words may differ. A symbol's files
// in one language are renditions of one version: only the first of them is held. Documents without
// a symbol are not compared.
//
// The message names the ids missing here, the ids only here (20 of each) and both counts.
// Holds the ids and counts of each symbol and nothing of the documents. Not thread-safe.

namespace mea {

struct VersionId {
    std::size_t place = 0;     // in reading order of the version that had it first
    std::size_t versions = 0;  // that have it
};

class VersionLedger {
public:
    // What `product` lacks that every earlier version of its symbol in another language has, and
    // what it alone has: at most one warning, "versions_disagree".
    std::vector<Warning> add(const Product& product);

private:
    struct Known {
        std::set<std::string> languages;
        std::map<std::string, VersionId> ids;
        std::string counts;  // of the first version: "12 paragraphs, 3 operative clauses"
    };
    std::map<std::string, Known> symbols_;
};

}  // namespace mea
