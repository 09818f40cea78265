// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/server/http.h"

// The language of a page: what the address asks with ?ui=, else what was chosen before (cookie
// "ui"), else the first of the browser's languages that is one of the six (RFC 9110, 12.5.4), else
// English. Pure and thread-safe.

namespace mea {

std::string page_language(const Request& request);

// Set-Cookie that keeps a choice made by ?ui=; empty when none was made.
std::string language_cookie(const Request& request);

}  // namespace mea
