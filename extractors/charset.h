// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

// Bytes in any character set → UTF-8, for formats that do not fix one (plain text, HTML, MIME
// parts).
//
// Evidence in order of strength: a byte order mark; zero bytes as UTF-16 has them; well-formed
// UTF-8 with more than ASCII in it; the declared set; ICU's detector. Two known lies are corrected:
// a set declared or detected as Latin-1 whose words are all high bytes is Cyrillic or Arabic
// (cp1251, KOI8-R, cp1256), and "Latin-1" means windows-1252, "gb2312" means GB 18030, as browsers
// have it. Nothing fails: bytes that mean nothing become U+FFFD. Pure and thread-safe.

namespace mea {

struct Decoded {
    std::string text;      // UTF-8, without a byte order mark; not normalised
    std::string charset;   // what was chosen: "UTF-8", "windows-1251"
    bool guessed = false;  // neither marked, nor well-formed UTF-8, nor declared
};

Decoded decode(std::string_view bytes, std::string_view declared = {});

// In one given set, by any name ICU knows; nothing when it knows no such set.
std::optional<std::string> decode_as(std::string_view bytes, std::string_view charset);

// The set an HTML or XML file states in its first bytes (meta charset, http-equiv, encoding); ""
// for none.
std::string declared_charset(std::string_view markup);

}  // namespace mea
