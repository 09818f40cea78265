// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "extractors/charset.h"
#include "extractors/extractor.h"
#include "extractors/inline_text.h"
#include "extractors/markdown.h"
#include "extractors/plain_paragraphs.h"

namespace mea {
namespace {

bool is_line_based(std::string_view line) {
    if (line.empty()) return false;
    const bool bullet =
        line.size() > 2 && (line[0] == '-' || line[0] == '*' || line[0] == '+') && line[1] == ' ';
    return line[0] == '#' || line[0] == '|' || bullet;
}

// Headings, rows and bullets are paragraphs of their own in Markdown, without blank lines around.
std::string with_lines_apart(std::string_view text) {
    std::string out;
    bool after = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        const bool own = is_line_based(line);
        if (own || after) out += '\n';
        out += line;
        out += '\n';
        after = own && line[0] != '-' && line[0] != '*' && line[0] != '+';
        at = end + 1;
    }
    return out;
}

void add_markdown(DocumentBuilder& out, std::string_view text) {
    int table = 0;
    bool in_table = false;
    for (const PlainParagraph& paragraph :
         plain_paragraphs(with_lines_apart(text), HardBreaks::markdown)) {
        MarkdownBlock block = read_markdown(paragraph.text);
        const bool row = block.kind == BlockKind::table_row;
        if (block.furniture) continue;
        if (row && !in_table) ++table;
        in_table = row;
        Block proto;
        proto.kind = block.kind;
        proto.level = block.level;
        proto.label = block.label;
        proto.table = row ? table : 0;
        add_block(out, std::move(block.words), std::move(proto));
    }
}

void add_plain(DocumentBuilder& out, std::string_view text) {
    for (const PlainParagraph& paragraph : plain_paragraphs(text, HardBreaks::none))
        out.add(paragraph.text, Block{});
}

}  // namespace

Result<ExtractedDocument> extract_plain(const Source& source, const Limits& limits) {
    if (source.bytes.size() > limits.max_text_bytes)
        return fail(ErrorCode::limit, "the text is longer than is read");
    const Decoded decoded = decode(source.bytes);
    DocumentBuilder out("plain");
    if (looks_like_markdown(decoded.text)) {
        add_markdown(out, decoded.text);
    } else {
        add_plain(out, decoded.text);
    }
    out.document().metadata["charset"] = decoded.charset;
    if (decoded.guessed) out.warn("charset_guessed", "The text was read as " + decoded.charset);
    ExtractedDocument document = std::move(out).finish();
    if (document.text.empty()) return fail(ErrorCode::empty, "the file holds no text");
    return document;
}

}  // namespace mea
