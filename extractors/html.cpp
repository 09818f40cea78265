// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractors/charset.h"
#include "extractors/extractor.h"
#include "extractors/html_reader.h"
#include "extractors/mhtml.h"

namespace mea {
namespace {

void read_metadata(const HtmlTree& tree, std::map<std::string, std::string>& metadata) {
    if (const auto language = attribute(tree.root(), "lang"); language && !language->empty())
        metadata["language"] = std::string(*language);
    for (const GumboNode* node : tree.elements()) {
        if (tag_of(node) == GUMBO_TAG_BODY) {
            const auto language = attribute(node, "lang");
            if (language && !language->empty())
                metadata.emplace("language", std::string(*language));
            return;
        }
        if (tag_of(node) == GUMBO_TAG_TITLE) {
            const std::string title = text_below(node);
            if (!title.empty()) metadata.emplace("title", title);
        }
        if (tag_of(node) != GUMBO_TAG_META) continue;
        const auto name = attribute(node, "name");
        const auto content = attribute(node, "content");
        if (!name || !content || content->empty()) continue;
        for (const std::string_view key : {"author", "created", "keywords", "description"}) {
            if (*name == key) metadata.emplace(key, squeeze(*content));
        }
        if (*name == "generator") metadata.emplace("producer", squeeze(*content));
    }
}

void add_all(DocumentBuilder& out, std::vector<FlowBlock> blocks, BlockKind kind) {
    for (FlowBlock& block : blocks) {
        if (kind != BlockKind::text) block.proto.kind = kind;
        add_block(out, std::move(block.words), std::move(block.proto));
    }
}

void add_notes(DocumentBuilder& out, HtmlPage& page) {
    std::vector<std::size_t> blocks;
    for (std::size_t i = 0; i < page.note_words.size(); ++i) {
        Block proto;
        proto.kind = BlockKind::footnote;
        proto.mark = page.notes.notes[i].mark;
        page.note_words[i].marks.clear();
        blocks.push_back(add_block(out, std::move(page.note_words[i]), std::move(proto)));
    }
    for (NoteReference& reference : out.references()) reference.note = blocks.at(reference.note);
}

ExtractedDocument read_page(const HtmlTree& tree) {
    const HtmlNotes notes = find_notes(tree);
    HtmlPage page{tree, notes, std::vector<InlineText>(notes.notes.size()), {}, {}, 0, 0};
    HtmlReader reader(page, HtmlReader::In::body);
    std::vector<FlowBlock> body = reader.read(tree.root());
    DocumentBuilder out("html");
    for (FlowBlock& block : page.headers) block.proto.first_page = block.proto.last_page = 1;
    add_all(out, std::move(page.headers), BlockKind::header);
    add_all(out, std::move(body), BlockKind::text);
    add_notes(out, page);
    add_all(out, std::move(page.footers), BlockKind::footer);
    read_metadata(tree, out.document().metadata);
    return std::move(out).finish();
}

}  // namespace

Result<ExtractedDocument> extract_html(const Source& source, const Limits& limits) {
    if (source.bytes.size() > limits.max_text_bytes)
        return fail(ErrorCode::limit, "the page is longer than is read");
    std::string_view bytes = source.bytes;
    const std::optional<MimePart> part = html_part(bytes);
    if (part) bytes = part->bytes;
    std::string declared = part ? part->charset : std::string{};
    if (declared.empty()) declared = declared_charset(bytes);
    Decoded decoded = decode(bytes, declared);
    Result<HtmlTree> tree = HtmlTree::parse(std::move(decoded.text), limits);
    if (!tree) return tl::unexpected(tree.error());
    ExtractedDocument document = read_page(*tree);
    if (document.text.empty()) return fail(ErrorCode::empty, "the page holds no text");
    document.metadata["charset"] = decoded.charset;
    if (decoded.guessed)
        document.warnings.push_back(
            {"charset_guessed", 0, "The page was read as " + decoded.charset});
    return document;
}

}  // namespace mea
