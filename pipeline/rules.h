// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/entity.h"
#include "pipeline/result.h"

// The rules of corpus/rules: how each body writes its decisions, in six languages.
//
// One JSON file a body; every rule has a pattern (RE2 over folded text, case kept), the canonical
// form it yields, `examples` with the id they must give, `non_examples` that must give nothing, and
// `source`. load_rules() compiles each pattern once into one RE2::Set; prove() runs every example.
// Immutable after loading: share between threads.

namespace mea {

class Rules {
public:
    Rules();
    ~Rules();
    Rules(Rules&&) noexcept;
    Rules& operator=(Rules&&) noexcept;

    struct Parts;
    const Parts& parts() const { return *parts_; }
    // A hash of the rule files' content: part of the settings version of an index.
    const std::string& version() const;

private:
    friend Result<Rules> load_rules(const std::string& directory);
    std::unique_ptr<Parts> parts_;
};

// `directory` is corpus/rules. Errors name the file and the rule.
Result<Rules> load_rules(const std::string& directory);

}  // namespace mea
