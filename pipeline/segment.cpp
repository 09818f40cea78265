// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/segment.h"

#include <array>

namespace mea {
namespace {

constexpr std::array<std::string_view, 16> names{
    "masthead",     "title", "running_head", "toc",       "heading",   "paragraph",
    "subparagraph", "text",  "preambular",   "operative", "quotation", "decision",
    "article",      "annex", "footnote",     "table"};

}  // namespace

std::string_view name_of(SegmentKind kind) { return names.at(static_cast<std::size_t>(kind)); }

}  // namespace mea
