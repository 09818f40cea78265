// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "extractors/charset.h"
#include "extractors/extractor.h"
#include "pipeline/text.h"

// Copy me: a reader for a toy format, one block a line.
//
//   = Introduction            a heading; as many '=' as its level
//   1. | The Committee met.   an automatic label, '|', and the words
//   Anything else             text
//
// It is compiled and tested but not registered. The steps of a real reader are the same: bytes to
// UTF-8, one block after the other into the builder, limits, and an error when there is nothing to
// read.

namespace mea {
namespace {

void add_line(DocumentBuilder& out, std::string_view line) {
    Block block;
    const std::size_t marks = std::min(line.find_first_not_of('='), line.size());
    const std::size_t bar = line.find(" | ");
    if (marks > 0) {
        constexpr std::size_t deepest_heading = 9;
        block.kind = BlockKind::heading;
        block.level = static_cast<int>(std::min(marks, deepest_heading));
        line.remove_prefix(marks);
    } else if (bar != std::string_view::npos) {
        block.kind = BlockKind::list_item;
        block.list = 1;
        block.label = line.substr(0, bar);
        line.remove_prefix(bar + 3);
    }
    out.add(line, std::move(block));
}

}  // namespace

Result<ExtractedDocument> extract_example(const Source& source, const Limits& limits) {
    if (source.bytes.size() > limits.max_text_bytes)
        return fail(ErrorCode::limit, "the file is longer than is read", source.path);
    const Decoded decoded = decode(source.bytes);
    DocumentBuilder out("example");
    const std::string_view text = decoded.text;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        add_line(out, trimmed(text.substr(at, end - at)));
        at = end + 1;
    }
    ExtractedDocument document = std::move(out).finish();
    if (document.text.empty()) return fail(ErrorCode::empty, "the file holds no text", source.path);
    return document;
}

}  // namespace mea
