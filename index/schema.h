// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

// The one table of the index: every field with its term prefix, value slot, meaning and an example
// query.
//
// Help, the query parser, the writer and the searcher all read this table; nothing else names a
// prefix or a slot.

namespace mea {

// Raised whenever records or terms change shape; an index of another version is refused.
inline constexpr int schema_version = 1;

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
};

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

extern const std::array<FieldRow, 19> schema;

const FieldRow& row(Field field);
const FieldRow* find_field(std::string_view name);  // only fields with in_query

}  // namespace mea
