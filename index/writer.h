// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "index/results.h"
#include "pipeline/index_document.h"
#include "pipeline/result.h"

// The only writer of an index directory. One at a time: a second one is refused (locked).
//
// put() replaces every record of the document (key and language) and its ledger row; both become
// visible with the same commit(). Nothing is visible before commit(); what was not committed is not
// there after a crash. A document is a symbol in a language: a second file of the same document
// with the same text in another format is a rendition (the richer one is indexed: docx, doc, odt,
// rtf, html, pdf, plain in this order), the same bytes are a duplicate, another text under the same
// symbol is kept under its own key ("SYMBOL~2") with a warning "symbol_conflict". Not thread-safe:
// one thread writes.

namespace mea {

struct Put {
    std::string status;  // "indexed", "rendition", "duplicate"
    std::string key;     // key/language of the record
};

class Writer {
public:
    // Creates the directory when it is missing. `settings` is the version of rules and program.
    static Result<Writer> open(const std::string& directory, const std::string& settings);
    ~Writer();
    Writer(Writer&&) noexcept;
    Writer& operator=(Writer&&) noexcept;

    // The ledger row of a path, when it was tried before.
    std::optional<LedgerRow> tried(const std::string& path) const;

    Result<Put> put(const IndexDocument& document);
    Result<void> put_failure(const LedgerRow& row);
    Result<void> commit();

private:
    Writer();
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace mea
