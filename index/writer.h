// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "index/finished.h"
#include "index/learnt.h"
#include "index/results.h"
#include "pipeline/index_document.h"
#include "pipeline/result.h"

// The only writer of an index directory. One at a time: a second one is refused (locked).
//
// put() replaces every record of the document (key and language) and its ledger row; both become
// visible with the same commit(). Nothing is visible before commit(); what was not committed is not
// there after a crash. A document is a symbol in a language: a second file of the same document
// with the same text in another format is a rendition (the richer one is indexed: docx, doc, odt,
// rtf, html, pdf, plain in this order; paragraphs without page numbers take those of the rendition
// that has them), the same bytes are a duplicate, another text under the same symbol is kept under
// its own key ("SYMBOL~2") with a warning "symbol_conflict". Not thread-safe: one thread writes.
//
//   Result<Writer> writer = Writer::open("/srv/index", "rules 12, mea 0.1.0");
//   writer->put(assemble(product));   …   writer->commit();
//
// What a file became earlier is taken into account: a path whose file now holds another document
// takes the earlier one out, and the renditions of that one are tried again by the next ingest
// (their rows lose their settings). A file that fails keeps its records when its bytes did not
// change.
//
// Memory: changes go to disk as they grow, inside the open transaction; it does not grow with the
// number of documents between two commits.

namespace mea {

struct Put {
    std::string status;     // "indexed", "rendition", "duplicate"
    std::string key;        // key/language of the record
    bool conflict = false;  // kept under "SYMBOL~2": another text has the symbol
};

class Writer {
public:
    // Creates the directory when it is missing. `settings` is the version of rules and program.
    // Errors: locked (who holds it), schema (another version: nothing is changed), usage (the
    // directory holds other files), denied.
    static Result<Writer> open(const std::string& directory, const std::string& settings);
    ~Writer();  // what was not committed is dropped
    Writer(Writer&&) noexcept;
    Writer& operator=(Writer&&) noexcept;

    // The ledger row of a path, when it was tried before.
    std::optional<LedgerRow> tried(const std::string& path) const;

    // Whether any file with this content was tried.
    bool knows(const std::string& sha256) const;

    // Every row of the ledger: for --prune and --retry-failed.
    Result<std::vector<LedgerRow>> rows() const;

    Result<Put> put(const IndexDocument& document);

    // The same with records that were made before, by finish_records(). They are made again where
    // the document is stored otherwise than it was given: under another key, with lent pages.
    Result<Put> put(const IndexDocument& document, const FinishedRecords& records);

    // The same for a file that was not read because another one with its bytes was: `path`,
    // `sha256` and `bytes` are needed. Nothing when no such file is known: then it must be read.
    Result<std::optional<Put>> put_same_bytes(const LedgerRow& file);

    // sha256 of every file that was read with the settings of now.
    Result<std::vector<std::string>> known_contents() const;

    // `row.path`, `code` and `message` are needed; status and settings are filled in.
    Result<void> put_failure(const LedgerRow& row);

    // Forgets a path and the records it made.
    Result<void> remove(const std::string& path);

    // Replaces the learnt lexicon; visible with the next commit().
    Result<void> put_lexicon(const LearntLexicon& lexicon);

    // Whether a document that stands in several languages was stored since the lexicon was learnt,
    // in this run or in one that did not come to its end.
    Result<bool> learning_due() const;

    // What the last ingest did, one JSON object ("mea/run/1"); visible with the next commit().
    Result<void> put_run(const std::string& run);

    Result<void> commit();

private:
    Writer();
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace mea
