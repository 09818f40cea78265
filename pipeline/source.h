// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

// A file as it was found: its bytes and its identity. Made by extractors/registry.h:read_source().

namespace mea {

struct Source {
    std::string path;        // as it was given; never made absolute
    std::string bytes;       // the whole content
    std::string sha256;      // 64 lower-case hexadecimal digits, of `bytes`
    std::string media_type;  // from the content, never from the name alone: "application/pdf"
    bool careful = false;    // a reader died of it before: leave out what a library may die of
};

// SHA-256 as 64 lower-case hexadecimal digits.
std::string sha256_of(std::string_view bytes);

}  // namespace mea
