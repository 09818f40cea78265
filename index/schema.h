// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The one table of the index: every field with its term prefix, value slot, meaning and an example
// query.
//
// Help, the query parser, the writer and the searcher all read this table; nothing else names a
// prefix or a slot. schema.cpp proves at compile time that it is complete and that no prefix, slot
// or name is used twice.
//
// Terms are bytes of UTF-8, at most 245. Words of the text have no prefix and are lower case; a
// prefix is "X" and one capital, stems add "Z" before it. A value too long for a term is cut and
// ends in the hash of the whole, so that equal values stay equal.
//
// All functions are pure and thread-safe.

namespace mea {

// Raised whenever records or terms change shape; an index of another version is refused.
inline constexpr int schema_version = 6;

enum class Field : std::uint8_t {
    text,
    title,
    headings,
    symbol,
    decision,
    treaty,
    article,
    body,
    country,
    centre,
    entity,
    lang,
    kind,
    year,
    date,
    path,
    document,
    record,
    file,
    code,
    series,
    versions,
    owner,
    sha,
    status,
    prior,
    segments,
    entities,
    order,
    format,
    likeness,
    act,
};
inline constexpr std::size_t field_count = 32;

struct FieldRow {
    Field field;
    std::string_view name;         // as typed in a query: "decision"
    std::string_view prefix;       // term prefix, or empty
    std::optional<unsigned> slot;  // value slot, or none
    bool in_query;                 // may be typed as name:value
    bool facet;
    std::string_view description;
    std::string_view example;  // a query that uses it, or empty
};

extern const std::array<FieldRow, field_count> schema_table;

const FieldRow& row(Field field);

// Only fields with in_query; ASCII letters in either case; also the other names people use
// ("language", "resolution", "instrument"). Null when there is none.
const FieldRow* find_field(std::string_view name);

// "symbol, decision, …": for messages and help.
std::string query_field_names();

// What a Xapian document holds: the term is row(Field::record).prefix and one of these.
namespace record {
inline constexpr std::string_view paragraph = "paragraph";
inline constexpr std::string_view furniture =
    "furniture";  // running heads, contents: stored, not found
inline constexpr std::string_view document = "document";
inline constexpr std::string_view file = "file";  // a row of the ledger
}  // namespace record

// Kinds whose words are not searched unless the query asks for the kind.
bool is_furniture(std::string_view kind);

// prefix + value, never longer than a term may be.
std::string bounded_term(std::string_view prefix, std::string_view value);
std::string field_term(Field field, std::string_view value);

// The form in which ids, symbols and codes are compared: folding of pipeline/fold.h, no white
// space.
std::string folded_id(std::string_view value);

// The terms of an entity, the same at index time and in a query:
//   "decision:stockholm-cop:SC-1/15"  the id itself, "stockholm-cop:sc-1/15" and "sc-1/15" in
//                                     Field::decision (resolutions and recommendations too)
//   "article:stockholm:12.4"          itself and what holds it: article 12, the treaty's articles
//   "centre:basel-rc:ARG"             itself and the network
std::vector<std::string> entity_terms(std::string_view id);

// The id of a concept of the thesaurus among those of entities: "concept:clearing-house-mechanism".
std::string concept_id(std::string_view key);

// The terms of the act that a paragraph is part of: its id, "stockholm-cop:sc-1/15" and "sc-1/15",
// all in Field::act.
std::vector<std::string> act_terms(std::string_view id);

// The terms of the article that a paragraph of a treaty's own text is part of: the key and path
// ("treaty:bbnj", "a51.p2.a") give those of "article:bbnj:51.2"; none for other documents.
std::vector<std::string> own_article_terms(std::string_view key, std::string_view path);

// The one term that finds an entity: its id, or for an unknown body ("decision:?:5/3") its number.
std::string entity_term(std::string_view id);

// The terms of the document's own symbol: whole, and one for each series it belongs to
// ("unep", "unep/pops", "unep/pops/cop.4", "unep/pops/cop.4/38").
std::vector<std::string> symbol_terms(std::string_view symbol);

// "UNEP/GC.23/8" and "zh" → "UNEP/GC.23/8/zh": the identity of a document record.
std::string document_id(std::string_view key, std::string_view language);

}  // namespace mea
