// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "index/share.h"

// What a paragraph weighs before any word of a query: the prior of its kind (Field::prior), and
// something for being in the reader's language. As a query it is to be AND-ed: it matches every
// paragraph, but no running head, document or file.
//
// The index keeps both as values, whose lists are read from their beginnings; a query of common
// words needs them for each of its matches. So they are read once a commit, a block of records when
// one of them is first asked for, and kept as one byte a record.
//
// Not for remote shards, which know the library's own posting sources only. One thread at a time.

namespace mea {

class StandingCache {
public:
    static constexpr Xapian::docid block_size = 256;
    using Block = std::array<std::uint8_t, block_size>;
    using Shard = std::vector<std::unique_ptr<Block>>;  // nothing: not read yet

    // What is known of the shard that `database` is; stays where it is until forget().
    Shard& shard(const Xapian::Database& database) { return shards_[database.get_uuid()]; }

    // The byte of a record: of its prior, 0 when it is no paragraph, and its language. `known` is
    // of the same shard.
    static std::uint8_t of(const Xapian::Database& database, Shard& known, Xapian::docid id);

    // After each commit; no query is running.
    void forget() { shards_.clear(); }

private:
    std::map<std::string, Shard> shards_;  // by uuid
};

// `language`: the reader's, or empty; `own_weight`: for a paragraph in it; `share`: the records to
// go through, of a database that is one shard; nothing: all. `cache` and `share` outlive the query.
Xapian::Query standing_query(StandingCache& cache, std::string_view language, double own_weight,
                             Share* share = nullptr);

// The records in a language: the same as its term, without a list to read. For OP_FILTER.
// `language` is one of the six; `cache` outlives the query.
Xapian::Query language_query(StandingCache& cache, std::string_view language);

}  // namespace mea
