// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

// Where sentences begin: ICU's rules (Unicode Standard Annex 29), one iterator a thread.
//
// Byte offsets into UTF-8, in order, the first is 0 and the last the end of the text; an
// enumerator at the start ("28. ", "(c) ") is part of the first sentence. Empty text: {0}.

namespace mea {

// No further than the first border after `until`.
std::vector<std::size_t> sentence_borders(std::string_view text,
                                          std::size_t until = std::string_view::npos);

// Between two user-perceived characters, and not inside a word of letters.
bool is_word_border(std::string_view text, std::size_t at);

}  // namespace mea
