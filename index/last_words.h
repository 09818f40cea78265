// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

// libxapian 1.4.22 ends the program (std::terminate) when some of its writes fail, on a full disk
// for one. The index is then as it was at the last commit, as after a power cut; what is missing is
// a sentence that says so.

namespace mea {

// From now on such an end is explained on standard error, with the room that is left where
// `directory` is, and the exit code is 2. Of the last directory that was given.
void prepare_last_words(const std::string& directory);

}  // namespace mea
