// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include <re2/re2.h>
#include <re2/set.h>

#include "pipeline/result.h"

// An RE2 that is compiled when it is first asked for: most texts and nearly all questions need few
// of the patterns of corpus/rules, and to compile all of them takes longer than a search.
//
//   Result<Pattern> names = Pattern::of("the (?:Council|Assembly)");
//   if (names) RE2::PartialMatch(text, **names);
//
// of() says what is wrong with a pattern; compiling can only fail for its size (RE2's 8 MiB), and
// then it matches nothing. Reading is thread-safe. A pattern that was default-made or moved from
// must not be asked.

namespace mea {

class Pattern {
public:
    Pattern() = default;

    // Errors: damaged, with RE2's message and no place.
    static Result<Pattern> of(std::string text) {
        RE2::Set parsed(quiet(), RE2::UNANCHORED);
        std::string error;
        if (parsed.Add(text, &error) < 0) return fail(ErrorCode::damaged, std::move(error));
        Pattern made;
        made.state_ = std::make_unique<State>();
        made.state_->text = std::move(text);
        return made;
    }

    const std::string& text() const { return state_->text; }

    const RE2& operator*() const {
        std::call_once(state_->once,
                       [this] { state_->compiled = std::make_unique<RE2>(state_->text, quiet()); });
        return *state_->compiled;
    }
    const RE2* operator->() const { return &**this; }

private:
    static RE2::Options quiet() {
        RE2::Options options;
        options.set_log_errors(false);
        return options;
    }

    struct State {
        std::string text;
        std::once_flag once;
        std::unique_ptr<RE2> compiled;
    };
    std::unique_ptr<State> state_;
};

}  // namespace mea
