// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/rules.h"

namespace mea {

struct Rules::Parts {
    std::string version;
};
Rules::Rules() : parts_(std::make_unique<Parts>()) {}
Rules::~Rules() = default;
Rules::Rules(Rules&&) noexcept = default;
Rules& Rules::operator=(Rules&&) noexcept = default;
const std::string& Rules::version() const { return parts_->version; }
Result<Rules> load_rules(const std::string&) { return Rules(); }

}  // namespace mea
