// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/extracted.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mea {
namespace {

constexpr std::array<std::string_view, 11> kind_names{
    "text",     "heading",  "list_item", "table_row", "caption", "toc",
    "text_box", "footnote", "endnote",   "header",    "footer"};

// NFC on one line: inner line breaks become spaces, the ends are trimmed.
std::string one_line(std::string_view text) {
    std::string out = to_nfc(text);
    for (char& c : out) {
        if (c == '\n' || c == '\r' || c == '\v' || c == '\f') c = ' ';
    }
    return out;
}

}  // namespace

std::string_view name_of(BlockKind kind) {
    const auto row = static_cast<std::size_t>(kind);
    return row < kind_names.size() ? kind_names[row] : "page_number";
}

std::vector<std::string> check_extracted(const ExtractedDocument& document) {
    std::vector<std::string> broken;
    const auto complain = [&broken](std::size_t block, const char* what) {
        broken.push_back("block " + std::to_string(block) + ": " + what);
    };
    std::size_t expected = 0;
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        const Block& block = document.blocks[i];
        if (block.range.begin != expected) complain(i, "does not begin after the one before");
        if (block.range.end > document.text.size()) complain(i, "ends outside the text");
        if (slice(document.text, block.range).find('\n') != std::string_view::npos)
            complain(i, "holds a line break");
        if (block.last_page < block.first_page) complain(i, "ends on an earlier page");
        if (block.label_size > block.range.size()) complain(i, "has a label longer than itself");
        expected = block.range.end + 1;
    }
    const std::size_t end = document.blocks.empty() ? 0 : document.blocks.back().range.end;
    if (end != document.text.size()) broken.push_back("the blocks do not end with the text");
    if (to_nfc(document.text) != document.text) broken.push_back("the text is not NFC");
    std::size_t last = 0;
    for (const NoteReference& reference : document.note_references) {
        if (reference.at < last) broken.push_back("note references are out of order");
        if (reference.at > document.text.size()) broken.push_back("a note reference is outside");
        if (reference.note != NoteReference::npos && reference.note >= document.blocks.size())
            broken.push_back("a note reference names no block");
        last = reference.at;
    }
    return broken;
}

DocumentBuilder::DocumentBuilder(std::string extractor) {
    document_.extractor = std::move(extractor);
}

std::size_t DocumentBuilder::add(std::string_view text, Block proto) {
    return add(text, std::move(proto), {});
}

std::size_t DocumentBuilder::add(std::string_view text, Block proto,
                                 std::vector<NoteReference> marks) {
    const Range kept = trim(text, {0, text.size()});
    if (kept.empty() && proto.label.empty()) return npos;
    std::string& all = document_.text;
    if (!document_.blocks.empty()) all += '\n';
    proto.range.begin = all.size();
    proto.label = one_line(trimmed(proto.label));
    if (!proto.label.empty()) {
        all += proto.label;
        if (!kept.empty()) all += '\t';
    }
    proto.label_size = all.size() - proto.range.begin;

    // Piece by piece between the marks, so that their offsets hold after normalisation.
    std::size_t done = kept.begin;
    for (NoteReference& mark : marks) {
        const std::size_t upto = std::clamp(mark.at, done, kept.end);
        all += one_line(text.substr(done, upto - done));
        done = upto;
        mark.at = all.size();
    }
    all += one_line(text.substr(done, kept.end - done));
    // A mark between a letter and its combining accent would leave the joined text unnormalised.
    const std::string_view joined = std::string_view(all).substr(proto.range.begin);
    if (!marks.empty() && to_nfc(joined) != joined) {
        const std::string composed = to_nfc(joined);
        all.resize(proto.range.begin);
        all += composed;
        for (NoteReference& mark : marks) mark.at = std::min(mark.at, all.size());
    }
    proto.range.end = all.size();
    document_.note_references.insert(document_.note_references.end(), marks.begin(), marks.end());
    document_.blocks.push_back(std::move(proto));
    return document_.blocks.size() - 1;
}

void DocumentBuilder::warn(std::string code, std::string message, int page) {
    document_.warnings.push_back({std::move(code), page, std::move(message)});
}

ExtractedDocument DocumentBuilder::finish() && { return std::move(document_); }

}  // namespace mea
