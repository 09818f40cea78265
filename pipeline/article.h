// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/resolve.h"

// Articles and their paragraphs, lists and ranges expanded: "第12条第2至4款" is 12.2, 12.3, 12.4.
// Whose article it is, is for resolve.h. Ranges are of the folded text. Pure, thread-safe.

namespace mea {

std::vector<ArticleMention> find_articles(const BlockView& view);

// "7, 9 and 12" → 7 9 12; "6 to 8" → 6 7 8; "二至四" → 2 3 4; "6.4" stays.
std::vector<std::string> expand_list(std::string_view list);

// "b" "б" "ب" → "b": the id letter of a sub-paragraph of any script; empty for anything else.
std::string letter_of_any_script(std::string_view letter);

}  // namespace mea
