// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace mea {

inline constexpr std::string_view program_version = MEA_VERSION;

}  // namespace mea
