// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/commands/command.h"
#include "index/writer.h"
#include "pipeline/result.h"

// The learnt lexicon of an index is made again: by `mea align`, and at the end of `mea ingest`.

namespace mea {

// Learns from `index`, writes with `writer` (of `directory`), commits, and says so in one line.
Result<void> learn_lexicon(Writer& writer, const std::string& index, const std::string& directory,
                           const Common& common);

}  // namespace mea
