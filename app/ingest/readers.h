// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "index/finished.h"
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
    bool planned = false;            // belongs here whatever its content is: a plan says so
    bool whole = false;              // read even when the bytes are known
};

struct ReadOutcome {
    // same_bytes: another file with these bytes was read, or is being read.
    enum class Kind { read, unchanged, same_bytes, elsewhere, failed };
    Kind kind = Kind::read;
    std::string path;
    std::string sha256;
    std::size_t bytes = 0;
    double seconds = 0;       // that reading took
    bool from_kept = false;   // not extracted: kept by an earlier run
    bool fatal = false;       // failed, and no file can be read any more
    IndexDocument document;   // kind read
    FinishedRecords records;  // its
    Error error;              // kind failed
};

struct InHand {  // a file that is being read just now
    std::string path;
    double seconds = 0;  // since when
};

class Readers {
public:
    using Read = std::function<ReadOutcome(const ReadTask&)>;  // called from several threads

    Readers(unsigned threads, Read read);
    ~Readers();

    bool full() const;
    bool idle() const;  // nothing is under way
    void add(ReadTask task);
    // Waits for the oldest, `patience` at most; nothing when it is not ready. Must not be idle.
    std::optional<ReadOutcome> take(std::chrono::milliseconds patience);
    // The files that are being read, the slowest first.
    std::vector<InHand> in_hand(std::size_t at_most) const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace mea
