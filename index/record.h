// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "index/results.h"
#include "pipeline/index_document.h"

// What is stored beside the terms: paragraphs packed (index/packed.h), because a search reads ten
// of them for a page of hits; documents and files as JSON. Xapian compresses both. The readers
// throw std::exception on anything else than what write_ made; guard() turns that into
// ErrorCode::damaged. Pure and thread-safe.

namespace mea {

struct StoredParagraph {
    IndexParagraph paragraph;
    std::string document;  // key
    std::string language;
    std::size_t ordinal = 0;  // place in the document, from 0
    std::string file = {};    // sha256 of the file it was read from, first digits
};

// The digits of a sha256 that tell two files of one document apart.
std::string short_sha(const std::string& sha256);

std::string write_paragraph(const StoredParagraph& paragraph);
StoredParagraph read_paragraph(const std::string& data);

// Without the paragraphs.
std::string write_document(const IndexDocument& document);
IndexDocument read_document(const std::string& data);

std::string write_row(const LedgerRow& row);
LedgerRow read_row(const std::string& data);

}  // namespace mea
