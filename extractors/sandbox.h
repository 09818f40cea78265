// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

// What a worker may do: compute, read the data files of the libraries, talk over descriptors it
// already has.
//
// Three layers: rlimits (CPU, memory, no files written, no core), landlock (only the folders of
// readable_folders() may be read, nothing written; needs Linux 5.13), seccomp (an allow-list of
// system calls; anything else, such as socket(), execve() or fork(), ends the worker with SIGSYS;
// opening for writing fails with EACCES). What a library prints goes nowhere: into a file it would
// end the worker with SIGXFSZ. A layer that the kernel lacks is reported by
// missing_layers(), never silently skipped. Sanitizer builds have rlimits on CPU only: their
// runtime needs more calls and terabytes of address space.

namespace mea {

struct SandboxLimits {
    unsigned cpu_seconds = 12;
    std::size_t memory_bytes = std::size_t{1} << 30;
};

// Confines the calling process for the rest of its life. Returns what could not be applied.
std::vector<std::string> enter_sandbox(const SandboxLimits& limits);

// Probes the layers without entering them.
std::vector<std::string> missing_layers();

}  // namespace mea
