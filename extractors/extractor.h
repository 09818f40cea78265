// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

#include "pipeline/extracted.h"
#include "pipeline/result.h"
#include "pipeline/source.h"

// What a format must offer: bytes in, ExtractedDocument out.
//
// A reader is one function in one file named after its format. It sees bytes only: it opens no
// file, writes none, starts no process, and keeps no state between calls, so it may run in a
// sandbox. Every loop over data from the file is bounded by the file's size; every offset is
// checked. It returns
//   encrypted    a password is needed            damaged  the bytes do not hold together
//   unsupported  a variant that is not read      limit    a bound of Limits was reached
//   empty        no text at all (scanned pages: say so in the hint)
// Text found before the damage is worth returning with a warning "damaged".
//
// To add a format: copy example.cpp, give the function a name here, add a row to registry.cpp;
// README.md has every step.

namespace mea {

struct Limits {
    std::size_t max_text_bytes = std::size_t{64} << 20;       // output of one document
    std::size_t max_inflated_bytes = std::size_t{256} << 20;  // all parts of an archive together
    std::size_t max_part_bytes = std::size_t{64} << 20;       // one part of an archive
    double max_ratio = 200;          // inflated over compressed, above 1 MiB
    std::size_t max_parts = 10'000;  // entries of an archive
    std::size_t max_depth = 256;     // nesting of XML, fields, tables
    int max_pages = 20'000;
};

using ExtractFunction = Result<ExtractedDocument> (*)(const Source&, const Limits&);

Result<ExtractedDocument> extract_pdf(const Source& source, const Limits& limits);
Result<ExtractedDocument> extract_doc(const Source& source, const Limits& limits);
Result<ExtractedDocument> extract_docx(const Source& source, const Limits& limits);
Result<ExtractedDocument> extract_odt(const Source& source, const Limits& limits);
Result<ExtractedDocument> extract_rtf(const Source& source, const Limits& limits);
Result<ExtractedDocument> extract_html(const Source& source, const Limits& limits);
Result<ExtractedDocument> extract_plain(const Source& source, const Limits& limits);

// The toy reader of example.cpp; not registered.
Result<ExtractedDocument> extract_example(const Source& source, const Limits& limits);

}  // namespace mea
