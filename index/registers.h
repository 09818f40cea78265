// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/result.h"

// The registers over an index: decisions, citations, centres, documents. Plain values, one shape
// for the command line and the server.
//
// Nothing here scans all paragraphs: lists come from the term lists of Field::act and Field::entity
// and rows from their posting lists. A row that has no proof in the index says so (empty fields),
// and what a row claims names the paragraph that proves it. The same paragraph in several
// languages (one document, one path) is one piece of evidence with its languages.
//
// A Registers is used by one thread at a time; it reopens itself when the writer commits.

namespace mea {

struct Names {  // what the lexicon knows, lent to the registers; empty functions know nothing
    // All names of a key in all languages, joined by spaces: for FILTER words.
    std::function<std::string(std::string_view kind, std::string_view key)> all;
    std::function<std::string(std::string_view body)> treaty_of_body;
};

// What a row must have; empty members ask nothing.
struct RegisterFilter {
    std::vector<std::string> ids;        // any of these entity ids
    std::vector<std::string> bodies;     // any of these keys
    std::vector<std::string> treaties;   // any of these keys
    std::vector<std::string> networks;   // of centres: any of these keys
    std::vector<std::string> countries;  // hosts of centres: any of these codes, "CHN"
    std::vector<std::string> languages;  // of documents: all of these
    std::string symbol;                  // of documents: a series, "UNEP/POPS"
    std::string first_year;              // of documents and acts: "2004"
    std::string last_year;
    std::vector<std::string> words;  // each is in the number, a title or a name, folded
    std::size_t limit = 50;
    std::size_t offset = 0;
};

struct Evidence {  // a paragraph in one language
    std::string language;
    std::string verb;  // of a citation
    std::string text;  // the words round the mention, one line
};

struct Edge {            // a paragraph cites
    std::string from;    // act that the paragraph is part of, else "symbol:…" of its document, or
                         // "document:sha256:…" of one without a symbol
    std::string to;      // id that is cited
    std::string verb;    // corpus/lexicon/verbs.json, or "mentions"
    bool direct = true;  // said of the act itself, not of "the mandate set out in" it
    std::string object;  // what the verb "amended-by" and its like are said of
    std::string document;
    std::string path;
    std::string kind;  // of the paragraph
    std::string permalink;
    std::string date;                // of the document; in citations() alone
    std::vector<Evidence> evidence;  // one a language: en fr es ru zh ar
};

struct StatusClaim {
    std::string status;     // "amended", "superseded", "rescinded", "extended"
    std::string by;         // id of the act that did it
    std::string permalink;  // of the paragraph that proves it
    std::vector<Evidence> evidence;
};

struct ActRow {
    std::string id;
    std::string kind;  // "decision"
    std::string body;
    std::string number;
    bool in_index = false;  // its text is in the index; else it is only cited
    std::vector<std::pair<std::string, std::string>> titles;  // language, title
    std::string document;                                     // where its text is
    std::string path;                                         // its first segment
    std::string permalink;
    std::string session;
    std::string date;
    std::vector<std::string> languages;
    std::map<std::string, std::size_t> verbs;  // how many paragraphs cite it with which verb
    std::vector<Edge> citations;               // those paragraphs
    std::vector<StatusClaim> status;
};

struct CentreRow {
    std::string id;       // "centre:basel-rc:ARG"
    std::string network;  // "basel-rc"
    std::string host;     // "ARG", or "?" where none is named
    std::vector<std::string> cities;
    std::vector<std::string> decisions;
    std::vector<std::string> terms;
    std::vector<Edge> evidence;
};

struct FileRow {
    std::string path;
    std::string format;
    std::string status;
};

struct DocumentRow {
    std::string document;  // key: the symbol, or a content hash
    std::string symbol;
    std::vector<std::pair<std::string, std::string>> titles;  // language, title
    std::string date;
    std::string body;
    std::string session;
    std::vector<std::string> languages;
    std::vector<std::string> missing;  // of the six
    std::vector<FileRow> files;
    std::string base;                 // without Add., Corr., Rev.
    std::vector<std::string> family;  // other documents of the index with the same base
    bool conflict = false;            // another text has its symbol
};

struct Gap {             // numbers that are absent between two that are present
    std::string series;  // "UNEP/POPS/COP.4/"
    std::string first;   // symbols of the first and the last that are present
    std::string last;
    std::size_t present = 0;
    std::vector<std::pair<int, int>> absent;  // from, to
};

template <class Row>
struct Register {
    std::size_t total = 0;  // rows that pass the filter
    std::vector<Row> rows;  // [offset, offset + limit)
};

struct TitledDocument {
    std::string document;  // key
    std::string symbol;
    std::string date;
    std::vector<std::pair<std::string, std::string>> titles;  // language, title
};

struct Citations {
    std::string id;
    ActRow act;              // without its citations
    std::size_t citing = 0;  // totals
    std::size_t cited = 0;
    std::vector<Edge> cited_by;
    std::vector<Edge> cites;
    std::vector<TitledDocument> documents;  // that the edges stand in, and the one asked for
};

struct DocumentName {
    std::string document;  // key
    std::string symbol;
    std::string title;
    std::string language;  // of the title
};

struct Beginnings {                       // what the index has that begins as typed
    std::vector<DocumentName> documents;  // one a symbol, by symbol
    std::vector<std::string> acts;        // ids
};

struct DocumentRegister {
    Register<DocumentRow> documents;
    std::vector<Gap> gaps;  // of the series of all documents that pass the filter
};

class Registers {
public:
    static Result<Registers> open(const std::string& path, Names names);
    ~Registers();
    Registers(Registers&&) noexcept;
    Registers& operator=(Registers&&) noexcept;

    // By body, then number. `citations` of rows are filled, at most max_edges of each.
    Result<Register<ActRow>> decisions(const RegisterFilter& filter);

    // Who cites it and whom it cites. Errors: not_found when the index knows nothing of it.
    Result<Citations> citations(const std::string& id, const RegisterFilter& window);

    // By network, then host; mentions without a host last.
    Result<Register<CentreRow>> centres(const RegisterFilter& filter);

    // By symbol in the order of their numbers.
    Result<DocumentRegister> documents(const RegisterFilter& filter);

    // Symbols and numbers of acts that begin with what was typed, in any spelling of its letters;
    // at most `limit` of each. Reads no more of the index than it answers.
    Result<Beginnings> beginnings(std::string_view typed, std::size_t limit);

    static constexpr std::size_t max_edges = 5000;  // of one act or centre

private:
    Registers();
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace mea
