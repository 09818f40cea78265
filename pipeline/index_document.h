// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/text.h"

// What the index stores: one record a paragraph and one a document. Knows no index library.

namespace mea {

struct IndexEntity {
    std::string id;
    Range range;  // bytes of IndexParagraph::text
    std::map<std::string, std::string> attributes;
};

struct IndexNoteMark {   // a foot- or endnote is called here; its printed mark is not in the text
    std::size_t at = 0;  // byte of IndexParagraph::text
    std::string note;    // path of the note: "fn3"
};

struct IndexParagraph {
    std::string path;  // segment id: "p28", "d1.op2"
    std::string kind;  // name of the segment kind
    std::string number;
    std::string parent;
    std::string act;     // "decision:stockholm-cop:SC-1/15" that it is part of; empty when none
    int first_page = 0;  // 0 when unknown
    int last_page = 0;
    std::string text;  // the segment's own words, label included, children left out
    std::vector<std::string> headings;  // titles above it, outermost first
    std::vector<IndexEntity> entities;
    std::vector<IndexNoteMark> note_marks;  // in order of `at`
    std::vector<std::string> concepts;      // keys of the thesaurus (terms.h), one for each mention
};

struct IndexFile {  // a file of the document: several renditions, one is indexed
    std::string path;
    std::string sha256;
    std::string media_type;
    std::string extractor;
    std::size_t bytes = 0;
    int pages = 0;
};

// Also the ingest ledger: one a file that was tried, whatever came of it.
struct IndexDocument {
    // "UNEP/GC.23/8"; without a symbol the treaty it is the text of ("treaty:bbnj"), else "sha256:"
    // and 16 digits.
    std::string key;
    std::string symbol;  // empty when the document states none
    std::string language;
    std::string title;
    std::string date;  // ISO 8601 or empty
    std::string body;
    std::string session;
    IndexFile file;
    std::string masthead_json;          // the masthead object of the contract
    std::vector<std::string> warnings;  // "code: message"
    std::vector<IndexParagraph> paragraphs;
    std::size_t segments = 0;
    std::size_t entities = 0;
};

}  // namespace mea
