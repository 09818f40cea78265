// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/index_document.h"

// Documents and paragraphs as they were stored. May throw what the index library throws.

namespace Xapian {
class Database;
class Document;
}  // namespace Xapian

namespace mea {

// The document record without its paragraphs; `id` is document_id(). When two shards hold
// renditions of one document, the richer one.
std::optional<IndexDocument> load_document(const Xapian::Database& database, const std::string& id);

// Of the records of a document: the one that is no paragraph.
bool is_document_record(const Xapian::Document& stored);

// In reading order; those of one file, or with an empty `sha256` all.
std::vector<IndexParagraph> load_paragraphs(const Xapian::Database& database, const std::string& id,
                                            const std::string& sha256);

// Languages of the document records with this key: en fr es ru zh ar, then others.
std::vector<std::string> languages_of(const Xapian::Database& database, const std::string& key);

// "/d/UNEP/GC.23/8#p29": bytes that a URL cannot hold are percent-encoded.
std::string permalink_of(const std::string& key, const std::string& path);

// "/decision/resolution:unga:54/217", likewise.
std::string decision_href(const std::string& id);

}  // namespace mea
