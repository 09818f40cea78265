// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/docx_imported_blocks.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

namespace mea {
namespace {

bool is_furniture(BlockKind kind) {
    return kind == BlockKind::header || kind == BlockKind::footer || kind == BlockKind::page_number;
}

bool is_note(BlockKind kind) { return kind == BlockKind::footnote || kind == BlockKind::endnote; }

FlowBlock part_of(const ExtractedDocument& document, const Block& block) {
    FlowBlock out;
    out.proto = block;
    const Range words{block.range.begin + block.label_size, block.range.end};
    out.words.append(slice(document.text, words), {block.bold, block.italic, block.font_size});
    for (const Link& link : document.links) {
        if (link.range.begin >= words.begin && link.range.end <= words.end)
            out.words.links.push_back(
                {{link.range.begin - words.begin, link.range.end - words.begin}, link.target});
    }
    return out;
}

}  // namespace

ImportedBlocks blocks_of_import(const ExtractedDocument& document, DocxNotes& notes, int page) {
    ImportedBlocks out;
    std::map<std::size_t, std::size_t> numbers;  // note block → its place in `notes`
    auto reference = document.note_references.begin();
    for (const Block& block : document.blocks) {
        if (is_furniture(block.kind) || is_note(block.kind)) continue;
        FlowBlock part = part_of(document, block);
        part.proto.first_page = part.proto.last_page = page;
        out.tables = std::max(out.tables, block.table);
        const std::size_t begin = block.range.begin + block.label_size;
        for (; reference != document.note_references.end(); ++reference) {
            if (reference->at > block.range.end) break;
            if (reference->at < begin || reference->note >= document.blocks.size()) continue;
            const Block& note = document.blocks[reference->note];
            if (!is_note(note.kind)) continue;
            auto place = numbers.find(reference->note);
            if (place == numbers.end()) {
                const NoteKind kind =
                    note.kind == BlockKind::endnote ? NoteKind::endnote : NoteKind::footnote;
                const std::size_t index = notes.adopt(kind, part_of(document, note).words, page);
                place = numbers.emplace(reference->note, index).first;
            }
            part.words.marks.push_back(
                {reference->at - begin, place->second, notes.notes()[place->second].mark});
        }
        out.blocks.push_back(std::move(part));
    }
    return out;
}

}  // namespace mea
