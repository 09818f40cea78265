// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

// The media type of some bytes, from the content. Empty when nothing fits (binary data of an
// unknown kind).
//
// Order: magic numbers at the beginning (a PDF header may stand anywhere in the first 1,024 bytes),
// names of parts in the local headers of a ZIP archive, names in the directory of a compound file,
// tags, then text. The name of the file decides only between text/plain and text/html when the
// content is silent.

namespace mea {

inline constexpr std::string_view media_docx =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

std::string sniff(std::string_view bytes, std::string_view name);

}  // namespace mea
