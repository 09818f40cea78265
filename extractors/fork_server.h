// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "extractors/child.h"

// The process that forks the workers. See child.h for the whole; this is its other side.
//
// Over `control` come descriptors, one a document. The worker reads a request from it (path, media
// type, bytes, each a message of channel.h) and writes one message: 'd' and a serialised document
// or what the maker made, or 'e' and an error. When the worker has ended, the server appends a
// WorkerEnd to the same descriptor, so the caller always learns how it ended.

namespace mea {

struct WorkerEnd {
    int status = 0;       // as waitpid() gives it
    int out_of_time = 0;  // 1 when the server killed it at the wall-clock limit
};

struct Task {  // one of the two
    ExtractFunction reader = nullptr;
    MakeFunction maker = nullptr;
};

// Never returns. Ends when `control` is closed.
[[noreturn]] void serve_forks(int control, const ChildLimits& limits, const Task& task);

}  // namespace mea
