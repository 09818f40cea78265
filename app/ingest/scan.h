// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "pipeline/result.h"

// Files under some paths, in a stable order (by name within a folder), folders entered once,
// symbolic links to folders not followed, hidden files and folders left out unless they are named.
// A path that cannot be read is a problem, not an end.

namespace mea {

struct Scan {
    std::vector<std::string> files;
    std::vector<Error> problems;
};

Scan scan(const std::vector<std::string>& paths);

}  // namespace mea
