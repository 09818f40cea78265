// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/guard.h"

#include <xapian.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <exception>
#include <new>
#include <optional>
#include <utility>

#include "index/deadline.h"

namespace mea {
namespace {

// Xapian's errors have no virtual functions: they are told apart by the name of their type.
constexpr std::array<std::pair<std::string_view, ErrorCode>, 9> codes{{
    {"DatabaseLockError", ErrorCode::locked},
    {"DatabaseNotFoundError", ErrorCode::not_found},
    {"DatabaseVersionError", ErrorCode::schema},
    {"DatabaseCorruptError", ErrorCode::damaged},
    {"DatabaseOpeningError", ErrorCode::damaged},
    {"DatabaseError", ErrorCode::damaged},
    {"NetworkTimeoutError", ErrorCode::timed_out},
    {"NetworkError", ErrorCode::not_found},
    {"DocNotFoundError", ErrorCode::damaged},
}};

ErrorCode code_of(const Xapian::Error& error) {
    for (const auto& [type, code] : codes) {
        if (type == error.get_type()) return code;
    }
    return ErrorCode::internal;
}

std::string hint_of(ErrorCode code) {
    switch (code) {
        case ErrorCode::locked:
            return "wait until the other ingest has finished";
        case ErrorCode::damaged:
            return "run `mea check`, restore a copy or ingest again";
        case ErrorCode::not_found:
            return "make an index with `mea ingest`";
        default:
            return {};
    }
}

// What the system said about a file; the index library passes it on as words alone.
std::optional<Error> system_failure(const Xapian::Error& error) {
    struct Condition {
        int number;
        ErrorCode code;
        const char* message;
        const char* hint;
    };
    constexpr const char* again =
        "; the index is as it was at the last commit, the next ingest goes on from there";
    constexpr std::array<Condition, 6> conditions{{
        {ENOSPC, ErrorCode::limit, "the disk is full", "free some space"},
        {EDQUOT, ErrorCode::limit, "the disk quota is used up", "free some space"},
        {EFBIG, ErrorCode::limit, "a file would be larger than is allowed", "raise the limit"},
        {EROFS, ErrorCode::denied, "the file system is read-only", "mount it for writing"},
        {EACCES, ErrorCode::denied, "the index may not be written", "become its owner"},
        {EIO, ErrorCode::damaged, "the disk does not read or write", "look at the disk"},
    }};
    const char* detail = error.get_error_string();
    const std::string said = error.get_msg() + (detail == nullptr ? "" : std::string(detail));
    for (const Condition& condition : conditions) {
        if (said.find(std::strerror(condition.number)) == std::string::npos) continue;
        return Error{condition.code, condition.message, {}, std::string(condition.hint) + again};
    }
    return std::nullopt;
}

std::string message_of(const Xapian::Error& error) {
    std::string message = error.get_msg();
    if (const char* detail = error.get_error_string(); detail != nullptr) {
        message.append(": ").append(detail);
    }
    return message.empty() ? std::string(error.get_type()) : message;
}

}  // namespace

tl::unexpected<Error> error_of_current_exception(std::string_view where) {
    try {
        throw;
    } catch (const Xapian::Error& error) {
        if (std::optional<Error> known = system_failure(error)) {
            known->where = where;
            return tl::unexpected<Error>(std::move(*known));
        }
        const ErrorCode code = code_of(error);
        return fail(code, message_of(error), std::string(where), hint_of(code));
    } catch (const OutOfTime& late) {
        return fail(ErrorCode::timed_out, late.what(), {},
                    "ask for rarer words, fewer phrases or one language");
    } catch (const std::bad_alloc&) {
        return fail(ErrorCode::limit, "out of memory", std::string(where));
    } catch (const std::exception& error) {
        return fail(ErrorCode::damaged, std::string("a record cannot be read: ") + error.what(),
                    std::string(where), "run `mea check`");
    }
}

bool current_exception_is_stale() {
    try {
        throw;
    } catch (const Xapian::DatabaseModifiedError&) {
        return true;
    } catch (const Xapian::NetworkError&) {
        return true;
    } catch (...) {
        return false;
    }
}

}  // namespace mea
