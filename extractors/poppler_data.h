// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace mea {

// PDF files in Chinese name their characters by tables that Poppler keeps apart (package
// poppler-data); without them the text is lost silently. For the start-up check: a sentence that
// says what is missing, or nothing when the tables are there. Looks at the file system, keeps no
// state.
std::optional<std::string> missing_poppler_data();

}  // namespace mea
