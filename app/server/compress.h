// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/server/http.h"

// Bodies of text as gzip (RFC 1952). Thread-safe.

namespace mea {

// Text of more than a packet or so; pictures are packed already.
bool is_worth_compressing(const Response& response);

bool is_packed(const Response& response);

// Packs a body that is worth it, says so, and makes the ETag weak: its bytes are not the file's.
// What is packed stays as it is.
void compress(Response& response);

}  // namespace mea
