// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "pipeline/result.h"

// The border at which exceptions of the index library become Errors. Every call into it that can
// throw stands inside one guard():
//
//   Result<int> n = guard("/srv/index", [&] { return count(database); });
//
// `where` names the index in the Error. The function may itself return a Result, which is passed
// on. Locked, damaged, missing, remote and out-of-memory conditions have their own codes; what
// is not known is ErrorCode::internal. Thread-safe.

namespace mea {

// Call only inside a catch block.
tl::unexpected<Error> error_of_current_exception(std::string_view where);

// True inside a catch block for the conditions that reopening the database cures: a writer
// committed twice meanwhile, a remote shard went away.
bool current_exception_is_stale();

template <class T>
struct ResultOf {
    using type = Result<T>;
};
template <class T>
struct ResultOf<Result<T>> {
    using type = Result<T>;
};

template <class Function>
auto guard(std::string_view where, Function&& function) ->
    typename ResultOf<std::invoke_result_t<Function>>::type {
    try {
        if constexpr (std::is_void_v<std::invoke_result_t<Function>>) {
            std::forward<Function>(function)();
            return {};
        } else {
            return std::forward<Function>(function)();
        }
    } catch (...) {
        return error_of_current_exception(where);
    }
}

}  // namespace mea
