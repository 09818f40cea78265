// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/docx_import.h"

#include <algorithm>
#include <array>
#include <utility>

#include "extractors/sniff.h"

namespace mea {
namespace {

constexpr int deepest = 4;

struct Importable {
    std::string_view media_type;
    ExtractFunction extract;
};

constexpr std::array<Importable, 4> others{{
    {"application/msword", extract_doc},
    {"application/rtf", extract_rtf},
    {"text/html", extract_html},
    {"text/plain", extract_plain},
}};

}  // namespace

Result<ExtractedDocument> import_part(OoxmlPackage& package, std::string_view part,
                                      const Limits& limits, DocxNesting& nesting) {
    if (nesting.depth >= deepest) return fail(ErrorCode::limit, "documents are nested too deeply");
    Result<std::string> bytes = package.read(part);
    if (!bytes) return tl::unexpected(bytes.error());
    const std::size_t used = nesting.inflated + package.inflated();
    Limits left = limits;
    left.max_inflated_bytes -= std::min(left.max_inflated_bytes, used);
    left.max_text_bytes -= std::min(left.max_text_bytes, nesting.text);

    Source source;
    source.path = std::string(part);
    source.bytes = std::move(*bytes);
    source.media_type = sniff(source.bytes, source.path);
    Result<ExtractedDocument> document =
        fail(ErrorCode::unsupported, "the part is of another type");
    if (source.media_type == media_docx) {
        ++nesting.depth;
        document = extract_docx(source, left, nesting);
        --nesting.depth;
    } else {
        for (const Importable& row : others) {
            if (row.media_type == source.media_type) document = row.extract(source, left);
        }
    }
    if (!document) return document;
    nesting.text += document->text.size();
    if (nesting.text > limits.max_text_bytes)
        return fail(ErrorCode::limit, "imported documents have more text than is read");
    return document;
}

}  // namespace mea
