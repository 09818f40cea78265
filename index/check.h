// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "index/results.h"
#include "index/shards.h"

// Counts of an index, and whether it is whole. May throw what the index library throws.

namespace mea {

Status status_of(const Shards& shards);

// One sentence for each thing that is wrong: the library's own check of every local shard;
// paragraphs without their document, documents without a file in the ledger, ledger rows without
// their document, one document in two shards, entities outside their text, gaps in the order of
// paragraphs, records that cannot be read.
std::vector<std::string> faults_of(const Shards& shards);

}  // namespace mea
