// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "extractors/comments.h"
#include "extractors/extractor.h"
#include "extractors/rtf_reader.h"
#include "pipeline/text.h"

namespace mea {
namespace {

using rtf::HeaderOrFooter;
using rtf::HeaderPlace;

bool says_something(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint read = code_point_at(text, at);
        if (is_letter(read.value) || is_digit(read.value)) return true;
        at = read.next;
    }
    return false;
}

// Headers and footers, each text once: sections repeat each other.
class Furniture {
public:
    Furniture(DocumentBuilder& out, std::vector<rtf::Section>& sections)
        : out_(out), sections_(sections) {}

    // What the first page shows: the first section's own first-page header where it asks for one,
    // else its header for every page.
    void add_first(BlockKind kind) {
        const rtf::Section& section = sections_.front();
        for (const HeaderOrFooter& entry : section.furniture) {
            const bool shown = section.title_page ? entry.place == HeaderPlace::first
                                                  : entry.place == HeaderPlace::every ||
                                                        entry.place == HeaderPlace::odd;
            if (entry.kind == kind && shown) return add(entry, 1);
        }
    }

    void add_others() {
        add_first(BlockKind::footer);
        for (const rtf::Section& section : sections_) {
            for (const HeaderOrFooter& entry : section.furniture) {
                if (entry.place != HeaderPlace::first || section.title_page) add(entry, 0);
            }
        }
    }

private:
    void add(const HeaderOrFooter& entry, int page) {
        for (const FlowBlock& block : entry.blocks) {
            const std::string text = block.proto.label + block.words.text;
            if (!says_something(text) || !seen_.emplace(entry.kind, text).second) continue;
            Block proto = block.proto;
            proto.kind = entry.kind;
            proto.table = 0;
            proto.first_page = proto.last_page = page;
            InlineText words = block.words;
            words.marks.clear();
            add_block(out_, std::move(words), std::move(proto));
        }
    }

    DocumentBuilder& out_;
    const std::vector<rtf::Section>& sections_;
    std::set<std::pair<BlockKind, std::string>> seen_;
};

// Adds the notes as blocks and points the references at them.
void add_notes(DocumentBuilder& out, std::vector<rtf::Note> notes) {
    std::vector<std::size_t> blocks(notes.size(), NoteReference::npos);
    for (const rtf::NoteKind kind : {rtf::NoteKind::footnote, rtf::NoteKind::endnote}) {
        for (std::size_t i = 0; i < notes.size(); ++i) {
            if (notes[i].kind != kind) continue;
            Block proto;
            proto.kind = kind == rtf::NoteKind::footnote ? BlockKind::footnote : BlockKind::endnote;
            proto.mark = notes[i].mark;
            proto.right_to_left = notes[i].right_to_left;
            blocks[i] = add_block(out, std::move(notes[i].words), std::move(proto));
        }
    }
    for (NoteReference& reference : out.references()) {
        reference.note =
            reference.note < blocks.size() ? blocks[reference.note] : NoteReference::npos;
    }
}

ExtractedDocument put_in_order(rtf::Reading reading) {
    DocumentBuilder out("rtf");
    Furniture furniture(out, reading.sections);
    furniture.add_first(BlockKind::header);
    for (FlowBlock& block : reading.body)
        add_block(out, std::move(block.words), std::move(block.proto));
    add_notes(out, std::move(reading.notes));
    for (std::vector<FlowBlock>& comment : reading.comments)
        add_comment(out, std::move(comment), 0);
    furniture.add_others();
    out.document().metadata.merge(reading.metadata);
    if (reading.cut_short)
        out.warn("damaged", "The document breaks off; what stands before is kept");
    if (reading.too_deep)
        out.warn("limit", "Groups are nested deeper than is read; what stands in them is left out");
    return std::move(out).finish();
}

}  // namespace

Result<ExtractedDocument> extract_rtf(const Source& source, const Limits& limits) {
    const std::string_view bytes = source.bytes;
    constexpr std::string_view signature = "{\\rtf";
    constexpr std::size_t search_within = 1024;
    const std::size_t begin = bytes.substr(0, search_within).find(signature);
    if (begin == std::string_view::npos)
        return fail(ErrorCode::damaged, "the file does not begin as RTF");
    rtf::Reading reading = rtf::Reader(bytes.substr(begin), limits).read();
    if (reading.too_long) return fail(ErrorCode::limit, "the document has more text than is read");
    const bool cut_short = reading.cut_short;
    ExtractedDocument document = put_in_order(std::move(reading));
    if (document.text.empty() && cut_short)
        return fail(ErrorCode::damaged, "the file breaks off before any text");
    if (document.text.empty()) return fail(ErrorCode::empty, "the document holds no text");
    return document;
}

}  // namespace mea
