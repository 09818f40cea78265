// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "index/results.h"
#include "index/searcher.h"

// What a person reads in a terminal, and CSV for a spreadsheet.
//
// Highlights are ANSI bold only when `highlighted`; no other control character of a document
// reaches the terminal.

namespace mea {

struct TextStyle {
    bool highlighted = false;
};

std::string text_of(const Results& results, TextStyle style);
// RFC 4180 with a header line.
std::string csv_of(const Results& results);
// `path` empty: the whole document, else the paragraph and what lies in it. Empty when the path
// does not exist.
std::string text_of(const StoredDocument& stored, std::string_view path);
std::string html_of(const StoredDocument& stored, std::string_view path);
std::string text_of(const Status& status);

// Whether paragraph `path` is `wanted` or lies inside it: "p29.c" in "p29".
bool lies_in(std::string_view path, std::string_view wanted);

// &, <, >, " and ' as character references.
std::string escaped_html(std::string_view text);

}  // namespace mea
