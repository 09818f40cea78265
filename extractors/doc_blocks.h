// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "extractors/doc_document.h"
#include "extractors/doc_text.h"
#include "pipeline/extracted.h"

// Paragraphs → blocks, in the order that extracted.h promises. Comments of reviewers, which Word
// prints in the margin, stand between the notes and the other headers, as text boxes.

namespace mea::doc {

class BlockWriter {
public:
    BlockWriter(Document& document, DocumentBuilder& out) : document_(document), out_(out) {}

    // The whole document: first header, body with text boxes, notes, other headers and footers.
    void write();

private:
    void write_first_header();
    void write_body();
    void write_notes();
    void write_comments();
    void write_furniture();
    void write_shapes(const Paragraph& anchors, Story story, BlockKind kind);
    void write_text_box(Cps cps, BlockKind kind);
    void write_story(Cps cps, BlockKind kind);
    std::size_t write_paragraph(Paragraph&& paragraph, BlockKind kind);
    Block block_of(const Paragraph& paragraph, BlockKind kind) const;
    void connect_notes();

    Document& document_;
    DocumentBuilder& out_;
    int tables_ = 0;
    int page_ = 0;                                      // of the blocks that are written now
    std::vector<std::size_t> called_;                   // the note of each reference, in order
    std::vector<std::size_t> note_blocks_;              // the block of each note
    std::set<std::size_t> boxes_written_;               // CPs where they begin
    std::set<std::uint32_t> words_written_;             // shapes of drawn words
    std::set<std::pair<BlockKind, std::string>> seen_;  // furniture that was written
};

}  // namespace mea::doc
