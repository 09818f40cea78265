// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "index/query.h"
#include "index/results.h"
#include "index/suggestion.h"
#include "pipeline/entity.h"
#include "pipeline/result.h"

// Reads an index: queries, paragraphs, documents, counts. Reopens itself when the writer commits.
// A Searcher is used by one thread at a time; open one a thread.
//
//   Result<Searcher> searcher = Searcher::open(index, tagger);
//   Result<Results> results = searcher->search("第SC-1/15号决定 lang:zh", SearchOptions{});
//
// Ranks are BM25 over the words, plus a little for the kind of segment; equals stand in the order
// of documents and paragraphs, so that one index and the same documents in several shards give the
// same list. Totals and facets are exact up to `exact_total` hits looked at; beyond,
// total_is_estimate is set. Facets look at every hit; when the time for it is up, total_is_estimate
// is set with them, too.

namespace mea {

struct SearchOptions {
    std::size_t limit = 10;
    std::size_t offset = 0;
    bool by_document = false;
    bool facets = false;
    bool exact = false;  // as typed: no stems, no related terms
    bool learnt = true;  // related terms from the learnt lexicon too (index/learnt.h)
    double seconds = 0;  // that it may take (index/deadline.h); 0: as long as it takes
    std::chrono::microseconds alone{500};  // what lasts longer is shared (index/second_reader.h)
};

struct StoredDocument {
    IndexDocument document;  // paragraphs in reading order
    std::vector<std::string> languages;
    std::vector<LedgerRow> files;  // every file of this document and language
};

class Searcher {
public:
    // `path` is a directory made by `mea ingest`, or a file that lists shards (index/shards.h).
    // Errors: not_found, schema, damaged. An empty tagger: no entities are recognised in queries.
    // An empty thesaurus: no term is said in other languages. Words of the vocabulary are suggested
    // and held to be right, beside those of the index; it is made when something is suggested.
    static Result<Searcher> open(const std::string& path, QueryTagger tagger,
                                 QueryRelations thesaurus = {},
                                 std::function<Vocabulary()> vocabulary = {});
    ~Searcher();
    Searcher(Searcher&&) noexcept;
    Searcher& operator=(Searcher&&) noexcept;

    // Errors: ErrorCode::query with the column and what was expected; timed_out.
    Result<Results> search(const std::string& query, const SearchOptions& options);

    // `language` empty: the first of en, fr, es, ru, zh, ar that exists. Errors: not_found.
    Result<StoredDocument> document(const std::string& key, const std::string& language);

    // Languages of the versions of a document: en fr es ru zh ar, then others.
    Result<std::vector<std::string>> languages(const std::string& key);

    // The directory of the first local shard: where what belongs to the whole index is kept.
    // Errors: not_found when every shard is remote.
    Result<std::string> first_directory() const;

    // One paragraph of a document; nothing when this version has no such path.
    Result<std::optional<IndexParagraph>> paragraph(const std::string& key,
                                                    const std::string& language,
                                                    const std::string& path);

    // Every document with its paragraphs, one after the other; stops when `visit` returns false.
    // For registers and exports: holds one document in memory.
    Result<void> each_document(const std::function<bool(const IndexDocument&)>& visit);

    // Every row of the ledger.
    Result<std::vector<LedgerRow>> ledger();

    Result<Status> status();

    // What is wrong with the index, one sentence each; empty when it is whole.
    Result<std::vector<std::string>> check();

private:
    Searcher();
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace mea
