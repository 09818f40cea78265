// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "app/render/json.h"
#include "index/parallel.h"

// The forms of a parallel view.

namespace mea {

Json json_of(const Parallel& parallel);  // "mea/parallel/1"

// RFC 4180 with a header line: path, kind, number, confidence, alarms, and one column a language.
std::string csv_of(const Parallel& parallel);

// TMX 1.4 (https://www.gala-global.org/tmx-14b): a unit a row that two versions have. Characters
// that XML cannot hold are left out.
std::string tmx_of(const Parallel& parallel);
std::string tmx_of(const std::vector<Parallel>& parallels);

// For a terminal of `width` cells: columns when every version has room for one, else one version
// below the other. Alarms stand under their row and are summed up at the end.
std::string text_of(const Parallel& parallel, std::size_t width);

}  // namespace mea
