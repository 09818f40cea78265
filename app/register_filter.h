// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "index/registers.h"
#include "pipeline/tagger.h"

// FILTER words of the registers, as typed on the command line or in a URL.
//
//   body:stockholm-cop treaty:basel network:ncpc country:CHN country:Китай symbol:UNEP/POPS
//   lang:zh year:2004..2010 SC-1/15 "решение СК-1/15" waste
//
// A value is a key or a name in any of the six languages. A decision, resolution or symbol in any
// spelling is itself; other words must each occur in the row's number, titles or names.

namespace mea {

// What the registers ask the lexicon.
Names names_of(std::shared_ptr<const Knowledge> knowledge);

// Errors: ErrorCode::usage with the field that is not known and those that are.
Result<RegisterFilter> parse_filter(const std::vector<std::string>& words,
                                    const Knowledge& knowledge);

// The id that is meant: an entity id as it is ("decision:basel-cop:BC-10/3"), what the query tagger
// reads ("第SC-1/15号决定"), or a symbol. Errors: ErrorCode::usage.
Result<std::string> parse_id(const std::string& typed, const Knowledge& knowledge);

}  // namespace mea
