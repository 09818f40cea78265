// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

// The summary of a compound file ([MS-OLEPS]): title, author …

namespace mea {

// `stream` is "\x05SummaryInformation". Keys: title, subject, author, keywords, last_author,
// created, modified (ISO 8601, UTC), producer. What cannot be read is left out; never fails.
std::map<std::string, std::string> read_ole_properties(std::string_view stream);

}  // namespace mea
