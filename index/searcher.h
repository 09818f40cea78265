// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "index/results.h"
#include "pipeline/entity.h"
#include "pipeline/result.h"

// Reads an index: queries, paragraphs, documents, counts. Reopens itself when the writer commits.
// A Searcher is used by one thread at a time; open one a thread.

namespace mea {

// Finds entities in the words of a query: the same normaliser as at index time.
using QueryTagger = std::function<std::vector<Entity>(std::string_view)>;

struct SearchOptions {
    std::size_t limit = 10;
    std::size_t offset = 0;
    bool by_document = false;
    bool facets = false;
    bool exact = false;  // no stems
};

struct StoredDocument {
    IndexDocument document;  // paragraphs in reading order
    std::vector<std::string> languages;
    std::vector<LedgerRow> files;  // every file of this document and language
};

class Searcher {
public:
    // `path` is a directory made by `mea ingest`. Errors: not_found, schema, damaged.
    static Result<Searcher> open(const std::string& path, QueryTagger tagger);
    ~Searcher();
    Searcher(Searcher&&) noexcept;
    Searcher& operator=(Searcher&&) noexcept;

    // Errors: ErrorCode::query with the column and what was expected.
    Result<Results> search(const std::string& query, const SearchOptions& options);

    // `language` empty: the first of en, fr, es, ru, zh, ar that exists.
    Result<StoredDocument> document(const std::string& key, const std::string& language);

    Result<Status> status();

    // What is wrong with the index, one sentence each; empty when it is whole.
    Result<std::vector<std::string>> check();

private:
    Searcher();
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace mea
