// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

// Archives for tests, made in memory.

namespace mea {

using ZipParts = std::vector<std::pair<std::string, std::string>>;  // name, content

enum class Compression { deflate, none };

std::string zip_of(const ZipParts& parts, Compression compression = Compression::deflate);

// A DOCX file around the children of w:body; `more` are further parts, "word/styles.xml" and so on.
// The document has a relationship to each part in "word/": "word/header1.xml" has the id "header1"
// and the type "header". XML parts need not declare the usual prefixes.
std::string docx_of(const std::string& body, const ZipParts& more = {});

// An ODT file around the children of office:text, with automatic styles and the children of
// office:styles and office:master-styles.
struct OdtPieces {
    std::string text;
    std::string automatic_styles;
    std::string styles;
    std::string masters;
    ZipParts parts;  // further ones
};
std::string odt_of(const OdtPieces& pieces);

}  // namespace mea
