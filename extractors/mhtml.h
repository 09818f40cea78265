// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

// Web pages saved as a MIME message (MHTML, RFC 2557), as Word and browsers write them.

namespace mea {

struct MimePart {
    std::string bytes;    // transfer encoding undone
    std::string charset;  // as declared; may be empty
};

// The first HTML part of a message (of a multipart one too, nested at most eight deep); nothing
// when the bytes are no message or hold none. Ill-formed encodings give what can be read of them.
std::optional<MimePart> html_part(std::string_view bytes);

}  // namespace mea
