// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "pipeline/result.h"

// Opens an index: one directory, or a file that lists shards in Xapian's stub-database format
// (https://xapian.org/docs/admin_notes.html):
//   auto ../shards/0              a directory, relative to the list
//   remote host:port              a xapian-tcpsrv
//   #: replica remote host:port   takes over when the shard above does not answer (or auto …)
//   #: timeout 2.5                seconds a remote shard may take, default 5
// The last two are comments to Xapian's own tools, which read the same file.
//
// Each shard must be an index of this schema version. A shard that is missing, damaged, of another
// version or does not answer in time is left out and named in `away`; it is an Error only when no
// shard is left. A shard that was away is not asked again for a second, then two, four … at most
// half a minute, so that one that hangs costs few readers its timeout; the next opening after that
// finds it back. Thread-safe.

namespace Xapian {
class Database;
}

namespace mea {

struct ShardAway {  // a shard that is not asked
    std::string place;
    std::string reason;
};

struct Shards {
    std::shared_ptr<Xapian::Database> database;
    int asked = 0;
    int answered = 0;
    bool remote = false;                   // whether any shard that answered is
    std::string rules;                     // settings of the first shard
    std::vector<std::string> directories;  // of local shards
    std::vector<std::string> runs;         // Writer::put_run() of each shard that answered
    std::vector<ShardAway> away;
    std::string list;  // list_stamp() when it was opened
};

Result<Shards> open_shards(const std::string& path);

// What changes when the list at `path` is replaced; empty when `path` is a directory.
std::string list_stamp(const std::string& path);

// What changes with every commit and when the index is replaced, without opening it; empty when a
// shard is remote. Errors: not_found.
Result<std::string> revision_of(const std::string& path);

// Call inside a catch block: when the exception says which remote shard failed, the next openings
// leave it out as above.
void blame_shard();

// Errors when `database` is no index of ours or of another schema version.
Result<void> check_schema(const Xapian::Database& database, const std::string& where);

// Names of the database metadata.
inline constexpr const char* schema_key = "mea.schema";
inline constexpr const char* settings_key = "mea.settings";
inline constexpr const char* learning_key = "mea.learning";  // "due" or nothing
inline constexpr const char* run_key = "mea.run";            // of the last ingest

}  // namespace mea
