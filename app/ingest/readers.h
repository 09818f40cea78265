// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "index/results.h"
#include "pipeline/index_document.h"
#include "pipeline/result.h"

// Several threads read files; results come out in the order the files went in.
//
// Memory is bounded: at most `window` files are between add() and take(). One thread, the one that
// writes, calls both.

namespace mea {

struct ReadTask {
    std::string path;
    std::optional<LedgerRow> tried;  // the ledger's row of an earlier run
};

struct ReadOutcome {
    enum class Kind { read, unchanged, elsewhere, failed };
    Kind kind = Kind::read;
    std::string path;
    std::string sha256;
    std::size_t bytes = 0;
    IndexDocument document;  // kind read
    Error error;             // kind failed
};

class Readers {
public:
    using Read = std::function<ReadOutcome(const ReadTask&)>;  // called from several threads

    Readers(unsigned threads, Read read);
    ~Readers();

    bool full() const;
    bool idle() const;  // nothing is under way
    void add(ReadTask task);
    ReadOutcome take();  // waits for the oldest; must not be idle

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace mea
