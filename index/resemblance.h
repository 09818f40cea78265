// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/index_document.h"

// Whether two files hold the same document (law 10).
//
// Two formats of one document never give the same bytes of text: line ends, tables, notes and
// running heads differ. What is compared is the set of shingles (three words, or three Han
// characters, in a row) of the body, as shared ÷ all. The same format must agree nearly everywhere:
// a changed paragraph of the same symbol is another text.
//
// Pure and thread-safe.

namespace mea {

// Sorted hashes of the shingles; furniture, masthead and notes left out.
using Shingles = std::vector<std::uint64_t>;
Shingles shingles_of(const std::vector<IndexParagraph>& paragraphs);

// Shared shingles divided by all, 0–1; two empty sets are equal (1).
double resemblance(const Shingles& a, const Shingles& b);

// A sketch of a text: documents that resemble each other share at least one of its values (the
// least of the shingles under several hash functions, Broder 1997: each is shared with the
// probability of the resemblance). Empty for a text of less than `min_sketched` shingles.
inline constexpr std::size_t sketch_size = 8;
inline constexpr std::size_t min_sketched = 40;
std::vector<std::uint64_t> sketch_of(const Shingles& shingles);

// The least resemblance of two renditions, by whether they are of one format.
inline constexpr double same_format_resemblance = 0.95;
inline constexpr double other_format_resemblance = 0.6;

// docx 7, doc 6, odt 5, rtf 4, html 3, pdf 2, plain 1, unknown 0: which rendition is indexed.
int richness(std::string_view format);

}  // namespace mea
