// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <optional>

// Documents by the words of their titles, as they are written: for compile.cpp.
//
// A paragraph knows its document's title by its stems alone; the words and their places stand once,
// in the record of the document. What needs them (words as typed, rows of words, beginnings) is
// asked of those records first, and then their documents are asked for.

namespace mea {

// Every record of the documents whose title matches `words` (terms of Field::title); matches
// nothing when there are none. Nothing when there are more than `limit` documents. Throws what the
// index library throws.
std::optional<Xapian::Query> in_titles(const Xapian::Database& database, const Xapian::Query& words,
                                       std::size_t limit);

}  // namespace mea
