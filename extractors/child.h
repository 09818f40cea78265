// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "extractors/extractor.h"
#include "extractors/registry.h"

// Untrusted formats run in a process of their own (law 9).
//
// A Child is a fork server: a small process, started once while the program has a single thread,
// that forks one worker a document. Bytes go in and the product comes out by socket; the worker is
// limited in CPU, memory and output, has no network, opens nothing for writing and starts nothing
// (sandbox.h). A crash, a hang or a bomb costs one document and is named: crashed, timed_out,
// limit.
//
// start() must be called before any other thread exists. extract() may be called from several
// threads: each call has its own worker. The server ends with the object, and with the program that
// started it.

namespace mea {

struct ChildLimits {
    // Of a small document; a larger one may take longer: time_allowed().
    double wall_seconds = 15;
    unsigned cpu_seconds = 12;
    std::size_t memory_bytes = std::size_t{1} << 30;    // address space of a worker
    std::size_t output_bytes = std::size_t{256} << 20;  // of one product
    Limits document;
};

// Makes something else than a document of a source, inside the worker too: a picture of a page
// (page_image.h). What is wanted is written in the source's media type.
using MakeFunction = Result<std::string> (*)(const Source&, const Limits&);

// `seconds` and as much again for each MiB of the file, at most `max_growth` times as much:
// thousands of pages are read in half a minute, and nothing takes for ever.
inline constexpr double max_growth = 10;
double time_allowed(double seconds, std::size_t file_bytes);

class Child {
public:
    // `reader` runs inside the worker: extract() of registry.h, or a test's own function.
    static Result<Child> start(const ChildLimits& limits, ExtractFunction reader = extract);
    static Result<Child> start_maker(const ChildLimits& limits, MakeFunction maker);
    ~Child();
    Child(Child&&) noexcept;
    Child& operator=(Child&&) noexcept;

    // What the reader returned, checked against the promises of extracted.h; or
    //   crashed    the worker died of a signal, which the message names, and died again of the same
    //              source marked `careful`
    //   timed_out  wall-clock or CPU time ran out
    //   limit      memory or output ran out
    Result<ExtractedDocument> run(const Source& source) const;

    // What the maker returned; errors as of run(), and no second try.
    Result<std::string> make(const Source& source) const;

    // False when the fork server died: nothing can be read any more, and no file is to blame.
    bool alive() const;

    // What the sandbox lacks on this machine, one sentence each; empty when all layers hold.
    const std::vector<std::string>& missing_layers() const;

private:
    Result<ExtractedDocument> attempt(const Source& source) const;
    static Result<Child> started(const ChildLimits& limits, ExtractFunction reader,
                                 MakeFunction maker);
    Child();
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace mea
