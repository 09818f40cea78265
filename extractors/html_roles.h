// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "extractors/html_tree.h"
#include "extractors/inline_text.h"

// What an HTML element means to a reader of text. Source: HTML Living Standard, section
// "Rendering".

namespace mea {

enum class HtmlRole {
    inline_words,
    block,
    heading,
    list,
    table,
    link,
    picture,
    formula,
    line_break,
    preformatted,
    quotation,
    caption,
    header,  // a division that a word processor wrote for its page headers
    footer,
};

HtmlRole role_of(const GumboNode* element);
int heading_level(const GumboNode* element);  // h1–h6

// Scripts, styles, controls, phonetic guides, deletions and what is hidden by attribute or style.
bool is_left_out(const GumboNode* element);

enum class Direction { left_to_right, right_to_left };
std::optional<Direction> direction_of(const GumboNode* element);
std::optional<bool> centring_of(const GumboNode* element);
std::optional<bool> capitals_of(const GumboNode* element);    // text-transform
void apply_look(const GumboNode* element, InlineLook& look);  // bold, italic

// Whether a table is there to place things on the page.
bool lays_out_page(const GumboNode* table);

}  // namespace mea
