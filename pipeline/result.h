// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include <tl/expected.hpp>

// How every stage that can be expected to fail says so.
//
// A Result<T> holds a value or an Error. Errors are values: no exception crosses the border of a
// folder. An Error is written for the person who reads it: what went wrong, where, what to do.
//
//   Result<Source> source = read_source("report.pdf");
//   if (!source) std::cerr << describe(source.error());
//
// All types here are plain values; they may be copied between threads.

namespace mea {

enum class ErrorCode {
    not_found,    // the file, index or paragraph does not exist
    denied,       // no permission
    empty,        // a file without bytes, or without any text
    unsupported,  // a kind of file, or a feature of it, that no extractor reads
    encrypted,    // a password is needed
    damaged,      // truncated or ill-formed
    limit,        // a bound on bytes, inflation, memory, depth or output was reached
    timed_out,    // the wall-clock or CPU bound was reached
    crashed,      // the worker died; the signal is in the message
    schema,       // an index or corpus file of another version
    locked,       // another process writes
    query,        // a query that cannot be parsed
    usage,        // a command line that cannot be carried out
    internal,     // a broken promise of this program
};

// The stable name used in JSON and in the index: "not_found", "timed_out", …
std::string_view name_of(ErrorCode code);

// The inverse of name_of(); ErrorCode::internal for an unknown name.
ErrorCode error_code_from(std::string_view name);

struct Error {
    ErrorCode code = ErrorCode::internal;
    std::string message;  // one sentence without a final full stop
    std::string where;    // file, page, byte, line or column; may be empty
    std::string hint;     // what the user can do; may be empty
};

// "where: message (code); hint" on one line, UTF-8, without a final newline.
std::string describe(const Error& error);

template <class T>
using Result = tl::expected<T, Error>;

// return fail(ErrorCode::damaged, "the directory chain is cyclic", "byte 512");
tl::unexpected<Error> fail(ErrorCode code, std::string message, std::string where = {},
                           std::string hint = {});

}  // namespace mea
