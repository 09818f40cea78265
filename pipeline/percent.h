// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

// Percent-encoding (RFC 3986, section 2.1), for the addresses of documents, decisions and
// questions. Pure and thread-safe.

namespace mea {

// ASCII letters and digits and the characters of `kept` as they are, each other byte as "%E8".
std::string percent_encoded(std::string_view text, std::string_view kept);

}  // namespace mea
