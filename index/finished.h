// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "pipeline/index_document.h"
#include "pipeline/result.h"

// The records of a document as the index stores them, made by whoever read the document, so that
// the one writer only stores: text is analysed in many threads, beside the writer.
//
// The strings are what stored_form() of index/postings.h reads, in the same program only.

namespace mea {

struct FinishedRecords {
    std::string id;                       // document_id() of what they were made for
    std::string document;                 // of the document
    std::vector<std::string> paragraphs;  // of its paragraphs, in order
    std::vector<std::string> likeness;    // likeness_terms()
};

// Thread-safe.
Result<FinishedRecords> finish_records(const IndexDocument& document);

// The same; may throw what the index library throws: call inside guard().
FinishedRecords records_of(const IndexDocument& document);

}  // namespace mea
