// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "pipeline/result.h"

// Opens an index: one directory, or a file that lists shards in Xapian's stub-database format
// (https://xapian.org/docs/admin_notes.html):
//   auto ../shards/0          a directory, relative to the list
//   remote host:port          a xapian-tcpsrv
// Each shard must be an index of this schema version. A local shard that is missing or damaged is
// an Error; a remote one that does not answer is left out and counted.

namespace Xapian {
class Database;
}

namespace mea {

struct Shards {
    std::shared_ptr<Xapian::Database> database;
    int asked = 0;
    int answered = 0;
    std::string rules;                     // settings of the first shard
    std::vector<std::string> directories;  // of local shards
};

Result<Shards> open_shards(const std::string& path);

// What changes with every commit and when the index is replaced, without opening it; empty when a
// shard is remote. Errors: not_found.
Result<std::string> revision_of(const std::string& path);

// Errors when `database` is no index of ours or of another schema version.
Result<void> check_schema(const Xapian::Database& database, const std::string& where);

// Names of the database metadata.
inline constexpr const char* schema_key = "mea.schema";
inline constexpr const char* settings_key = "mea.settings";

}  // namespace mea
