// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

// Characters written as bytes in the code page of an RTF font.
//
// Code pages are Windows numbers (1251, 936, 10000 for the Macintosh). Bytes that a code page does
// not know become U+FFFD. Pure and thread-safe.

namespace mea::rtf {

// Marks fonts that draw symbols, not letters (\fcharset2).
constexpr int symbol_code_page = 42;

// The code page of a Windows character set (\fcharset), 0 when it says nothing (1, unknown).
int code_page_of_charset(int charset);

// The code page that the name of a font asks for: "Arial CYR", "Times New Roman (Arabic)"; else 0.
int code_page_of_font_name(std::string_view name);

// UTF-8. Windows-1252 stands in for an unknown code page; bytes of symbol_code_page become code
// points of the same number.
std::string decode(std::string_view bytes, int code_page);

}  // namespace mea::rtf
