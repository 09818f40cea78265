// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "index/learnt.h"
#include "pipeline/index_document.h"
#include "pipeline/text.h"

// What comes out of the index: plain values, one shape for the command line, the server and the
// page.

namespace mea {

struct Snippet {
    std::string text;
    std::vector<Range> marks;  // bytes of `text`; JSON gives code points
};

struct Hit {
    std::size_t rank = 0;  // from 1, offset counted
    double score = 0;      // 0–1, relative to the best hit of the query
    std::string document;  // key of the document: symbol or content hash
    std::string symbol;    // may be empty
    std::string language;
    IndexParagraph paragraph;
    std::string title;
    std::string date;
    Snippet snippet;
    std::string permalink;               // "/d/UNEP/GC.23/8#p29"
    std::vector<std::string> languages;  // versions of the document in the index, this one included
    // Language and text of the same path in the reader's language; set by the caller that wants it.
    std::optional<std::pair<std::string, std::string>> parallel;
};

using FacetCounts = std::vector<std::pair<std::string, std::size_t>>;  // most frequent first

struct Results {
    std::string query;
    std::string explained;   // the printable form of the parsed query
    std::string language;    // of the words typed, or empty when they do not say
    std::string suggestion;  // a query that may have been meant, when nothing was found
    bool relaxed = false;    // few or none have all that was typed; the others have most of it
    std::size_t total = 0;
    bool total_is_estimate = false;
    double took_ms = 0;
    int shards_asked = 0;
    int shards_answered = 0;
    std::vector<std::pair<std::string, std::string>> shards_away;  // place, reason
    std::vector<Hit> hits;
    std::map<std::string, FacetCounts> facets;
};

struct LedgerRow {  // one a file that was tried
    std::string path;
    std::string sha256;
    std::string settings;  // version of rules, lexicon and program that made the record
    std::string status;    // "indexed", "rendition", "duplicate", "failed"
    std::string document;  // key/language of the record, when there is one
    std::string code;      // of the error
    std::string message;
    std::size_t bytes = 0;
    std::size_t warnings = 0;
    std::string format;  // extractor: "pdf", "docx"
};

struct Status {
    std::size_t documents = 0;
    std::size_t paragraphs = 0;
    std::size_t segments = 0;
    std::size_t entities = 0;
    std::size_t failed = 0;
    std::size_t renditions = 0;
    std::size_t duplicates = 0;
    int shards = 0;
    int schema = 0;
    std::string rules;
    std::string program;
    std::vector<LedgerRow> failures;
    std::map<std::string, std::size_t> languages;  // documents a language
    std::map<std::string, std::size_t> reasons;    // failures by code
    std::vector<std::string> runs;                 // the last ingest of each shard, "mea/run/1"
    std::vector<std::pair<std::string, std::string>> shards_away;  // place, reason
    std::optional<LearntSummary> lexicon;  // learnt; nothing when none was made
};

}  // namespace mea
