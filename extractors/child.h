// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>

#include "extractors/extractor.h"

// Untrusted formats run in a process of their own (law 9).
//
// A Child is a fork server: a small process, started once while the program has a single thread,
// that forks one worker a document. Bytes go in and the product comes out by pipe; the worker is
// limited in CPU, memory, output and files, has no network and cannot write (rlimits, seccomp,
// landlock where the kernel has them). A crash, a hang or a bomb costs one document and is named:
// crashed, timed_out, limit.
//
// start() must be called before any thread exists. extract() may be called from several threads:
// each call has its own worker. The server ends with the object.

namespace mea {

struct ChildLimits {
    double wall_seconds = 15;
    double cpu_seconds = 12;
    std::size_t memory_bytes = std::size_t{1} << 30;  // address space of a worker
    std::size_t output_bytes = std::size_t{256} << 20;
    Limits document;
};

class Child {
public:
    static Result<Child> start(const ChildLimits& limits);
    ~Child();
    Child(Child&&) noexcept;
    Child& operator=(Child&&) noexcept;

    Result<ExtractedDocument> extract(const Source& source) const;

    // What the sandbox lacks on this machine, one sentence each; empty when all layers hold.
    const std::vector<std::string>& missing_layers() const;

private:
    Child();
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace mea
