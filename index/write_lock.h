// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "pipeline/result.h"

// Who writes: a line in the file `writer` of the index directory, beside the lock of the index
// library, so that a refused writer can be told "process 4711 on host a, since 2026-11-21 03:00
// UTC".

namespace mea {

void sign_lock(const std::string& directory);
void clear_lock(const std::string& directory);

// The Error for a writer that was refused.
tl::unexpected<Error> locked_by(const std::string& directory);

// Whether an index may be made here: the directory is new, empty, or was begun by an earlier
// writer.
Result<void> prepare_directory(const std::string& directory);

}  // namespace mea
