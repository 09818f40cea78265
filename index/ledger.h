// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "index/results.h"
#include "index/schema.h"

// The ledger: one record a file that was tried, beside the text it became.
//
// Statuses: "indexed" (its records are in the index), "rendition" (the same document in another
// format is), "duplicate" (the same bytes are), "failed". A row without settings is tried again by
// the next ingest. Functions may throw what the index library throws: call inside guard().

namespace Xapian {
class Database;
class WritableDatabase;
}  // namespace Xapian

namespace mea {

namespace status {
inline constexpr const char* indexed = "indexed";
inline constexpr const char* rendition = "rendition";
inline constexpr const char* duplicate = "duplicate";
inline constexpr const char* failed = "failed";
}  // namespace status

// Rows with a value in Field::file, owner, sha or status.
std::vector<LedgerRow> rows_with(const Xapian::Database& database, Field field,
                                 const std::string& value);
std::vector<LedgerRow> all_rows(const Xapian::Database& database);

// Adds or replaces the row of its path.
void put_row(Xapian::WritableDatabase& database, const LedgerRow& row);
void remove_row(Xapian::WritableDatabase& database, const std::string& path);

}  // namespace mea
