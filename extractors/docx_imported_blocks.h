// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "extractors/docx_notes.h"
#include "extractors/inline_text.h"
#include "pipeline/extracted.h"

// A whole document as a part of another.

namespace mea {

struct ImportedBlocks {
    std::vector<FlowBlock> blocks;  // lists and tables numbered as in the document
    int tables = 0;                 // the highest number of a table
};

// The body of `document` on page `page`. Its foot- and endnotes are registered in `notes`, which
// counts them among the others; headers, footers and page numbers are left out, as Word does.
ImportedBlocks blocks_of_import(const ExtractedDocument& document, DocxNotes& notes, int page);

}  // namespace mea
