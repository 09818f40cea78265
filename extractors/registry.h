// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "extractors/extractor.h"
#include "extractors/sniff.h"

// Which reader takes which content. The only place that knows all formats.

namespace mea {

struct Format {
    std::string_view name;        // "pdf"; also ExtractedDocument::extractor
    std::string_view media_type;  // what sniff() says
    ExtractFunction extract;
};

std::span<const Format> formats();

// Reads a file, hashes it and names its type. Errors: not_found, denied, empty (no bytes), limit
// (longer than max_bytes), unsupported (a directory, a device).
Result<Source> read_source(const std::string& path, std::size_t max_bytes);

// Runs the reader of source.media_type, here and now, in this process. The result keeps the
// promises of extracted.h. Errors as extractor.h says, with source.path as `where`.
Result<ExtractedDocument> extract(const Source& source, const Limits& limits);

}  // namespace mea
