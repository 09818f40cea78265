// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "index/results.h"
#include "index/searcher.h"
#include "pipeline/result.h"

// The JSON of the contract, one place for the command line and the server. Offsets are code points.

namespace mea {

using Json = nlohmann::ordered_json;

Json json_of(const Hit& hit);
Json json_of(const Results& results);        // "mea/results/1"
Json json_of(const StoredDocument& stored);  // "mea/stored/1"
Json json_of(const Status& status);          // "mea/status/1"
Json json_of(const Error& error);            // RFC 9457 problem details, without `status`

// One line; ill-formed UTF-8 becomes U+FFFD.
std::string printed(const Json& json);

}  // namespace mea
