// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command.h"

#include <cstdlib>
#include <iostream>

#include "extractors/poppler_data.h"

namespace mea {

std::string default_index() {
    const auto variable = [](const char* name) {
        const char* value = std::getenv(name);
        return std::string(value == nullptr ? "" : value);
    };
    if (const std::string set = variable("MEA_INDEX"); !set.empty()) return set;
    if (const std::string data = variable("XDG_DATA_HOME"); !data.empty())
        return data + "/mea/index";
    return variable("HOME") + "/.local/share/mea/index";
}

std::string index_of(const Common& common) {
    return common.index.empty() ? default_index() : common.index;
}

void complain(std::string_view message) { std::cerr << "mea: " << message << '\n'; }

Exit complain(const Error& error) {
    complain(describe(error));
    return Exit::error;
}

ChildLimits child_limits(const ReadingOptions& reading) {
    ChildLimits limits;
    limits.wall_seconds = reading.timeout_seconds;
    limits.cpu_seconds = static_cast<unsigned>(reading.timeout_seconds);
    limits.memory_bytes = reading.memory_megabytes << 20;
    return limits;
}

std::optional<Error> missing_data() {
    const std::optional<std::string> missing = missing_poppler_data();
    if (!missing) return std::nullopt;
    return Error{ErrorCode::not_found, *missing, {}, {}};
}

}  // namespace mea
