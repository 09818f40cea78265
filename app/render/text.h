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

// Control characters of a document never reach a terminal: each becomes a space.
std::string harmless(std::string_view text);

// RFC 4180: quoted, quotation marks doubled.
std::string csv_cell(std::string_view value);

// &, <, >, " and ' as character references.
std::string escaped_html(std::string_view text);

}  // namespace mea
