// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace mea {

// Which readers these are: a hash of their sources and of those of pipeline they use, taken when
// the program is built, and the versions of the libraries they run on. The same bytes read by the
// same version give the same document. Thread-safe.
std::string readers_version();

}  // namespace mea
