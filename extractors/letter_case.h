// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

// Letters that a style prints as capitals ("all caps", text-transform).

namespace mea {

// `text` as it is printed in capitals: "Straße" → "STRASSE". Scripts without case stay.
std::string in_capitals(std::string_view text);

}  // namespace mea
