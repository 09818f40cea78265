// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "extractors/extractor.h"
#include "extractors/ooxml_package.h"

// Documents inside a document: a DOCX file may hold whole files of other formats (w:altChunk,
// ECMA-376 17.17.2), which Word merges into the text when it opens the file.

namespace mea {

// What documents within documents have used up together.
struct DocxNesting {
    int depth = 0;
    std::size_t inflated = 0;  // bytes
    std::size_t text = 0;      // bytes
};

// As extract_docx(), for a document that stands inside another.
Result<ExtractedDocument> extract_docx(const Source& source, const Limits& limits,
                                       DocxNesting& nesting);

// Reads a part as the document it is: DOCX, DOC, RTF, HTML, MHTML or plain text. Errors of the
// reader; `unsupported` for other content, `limit` when too much is nested.
Result<ExtractedDocument> import_part(OoxmlPackage& package, std::string_view part,
                                      const Limits& limits, DocxNesting& nesting);

}  // namespace mea
