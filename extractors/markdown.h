// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "extractors/inline_text.h"

// The light marks of Markdown, as found in texts that converters made from documents.
//
// Only what changes the words is read: headings, bold and italic, escapes, links, bullets and rows
// of pipe tables. Numbers stay typed text, as Markdown's own numbering is that of the source. Pure,
// thread-safe.

namespace mea {

// Headings, paired asterisks, escapes or links in such number that plain prose is ruled out.
bool looks_like_markdown(std::string_view text);

struct MarkdownBlock {
    InlineText words;
    BlockKind kind = BlockKind::text;
    int level = 0;           // of a heading
    std::string_view label;  // of a bullet; points into static storage
    bool furniture = false;  // a rule or the line under a table's head: nothing to read
};

// One paragraph or line; '\n' in it is a line break.
MarkdownBlock read_markdown(std::string_view paragraph);

}  // namespace mea
