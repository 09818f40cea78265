// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "index/compile.h"
#include "index/deadline.h"
#include "index/share.h"
#include "index/standing.h"
#include "index/word_rows.h"

// A question, compiled and asked of one open index by one thread.

namespace mea {

struct IndexReader {  // what a thread reads an index with; all outlive the enquiry
    const Xapian::Database& database;
    const Stemmer& stemmer;
    StandingCache& standing;
    bool remote = false;  // whether any shard is
};

struct Ask {
    const QueryNode& tree;
    const std::string& text;  // as typed
    const QueryTagger& tagger;
    bool exact = false;
    bool relaxed = false;
    bool cut_han = false;
    Deadline deadline;
};

struct Matched {
    std::vector<RankedMatch> best;  // the best first; of equals the first place, then id
    bool complete = false;          // nothing else matches

    std::size_t total = 0;
    bool counted = false;  // or `total` is an estimate

    // Of a share: how many matches were seen. Where that was not each of them, `total` and
    // `at_most`, which the library knows from the words alone, are of the whole index.
    std::size_t seen = 0;
    bool each_seen = false;
    std::size_t at_most = 0;
};

struct Wanted {
    std::size_t best = 0;     // matches
    std::size_t counted = 0;  // hits that are counted one by one, at least
    bool in_order = false;    // equals stand in the order of documents and paragraphs
};

class Enquiry {
public:
    // `share`: the records to look through, of an index that is one directory; nothing: all.
    // Errors: query. May throw what the index library throws, like all below.
    static Result<Enquiry> make(const IndexReader& reader, const Ask& ask, Share* share);

    const Compiled& compiled() const& { return compiled_; }
    Compiled compiled() && { return std::move(compiled_); }
    Xapian::Enquire& enquire() { return enquire_; }
    Share::Clock::duration made_in() const { return made_in_; }

    Matched match(const Wanted& wanted);

private:
    Enquiry(Compiled compiled, Xapian::Enquire enquire);

    Compiled compiled_;
    Xapian::Enquire enquire_;
    const Share* share_ = nullptr;
    Share::Clock::duration made_in_{0};
};

// The best of both, at most `wanted`.
Matched merged(Matched a, Matched b, std::size_t wanted);

}  // namespace mea
