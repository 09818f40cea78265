// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "app/open_index.h"
#include "index/registers.h"
#include "index/shards.h"
#include "pipeline/tagger.h"

// The index, opened once for each request at a time and kept for the next one.
//
// Readers of another commit, or of an index that was replaced, are dropped; an index that is gone
// is an error at every request until it is back. Thread-safe.

namespace mea {

struct Reader {
    OpenIndex index;
    Registers registers;
    std::string revision;  // of index/shards.h
};

class Readers {
public:
    Readers(std::string index, std::shared_ptr<const Knowledge> knowledge)
        : index_(std::move(index)), knowledge_(std::move(knowledge)) {}

    // Of the newest commit; empty when the index cannot tell. Errors: not_found.
    Result<std::string> revision() const { return revision_of(index_); }

    Result<std::unique_ptr<Reader>> borrow();
    // One that failed is not given back.
    void give_back(std::unique_ptr<Reader> reader);

    std::size_t opened() const;  // readers opened since the start

private:
    std::string index_;
    std::shared_ptr<const Knowledge> knowledge_;
    mutable std::mutex mutex_;
    std::vector<std::unique_ptr<Reader>> idle_;
    std::size_t opened_ = 0;
};

}  // namespace mea
