// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/extracted.h"

// The words of one block while a reader of flowing text (DOCX, ODT, HTML) collects them.
//
// '\n' is a line break inside the paragraph: on adding it becomes a space. Offsets are bytes of
// `text`. NoteReference.note is the reader's own number of a note (its order of reference) until
// the notes are blocks. Plain value.

namespace mea {

struct InlineLook {
    bool bold = false;
    bool italic = false;
    double size = 0;  // points; 0 when unknown
};

struct InlineText {
    std::string text;
    std::vector<NoteReference> marks;
    std::vector<Link> links;

    void append(std::string_view words, const InlineLook& look);
    // Appends another paragraph of the same cell or note; `separator` stands between the two unless
    // one of them is empty.
    void append(InlineText other, std::string_view separator);
    bool blank() const;  // no visible character

    std::size_t letters = 0;
    std::size_t bold_letters = 0;
    std::size_t italic_letters = 0;
    std::map<double, std::size_t> sizes;  // points → letters
};

// A block before it is added to a document. `proto` lacks what add_block() finds out.
struct FlowBlock {
    InlineText words;
    Block proto;
};

// Blocks of a cell or a note as one text: labels and words joined with spaces, tabs as spaces.
InlineText joined(std::vector<FlowBlock> blocks);

// Runs of white space become one space, as a browser shows it (U+00A0 stays); none at either end.
void collapse_space(InlineText& inline_text);

// Takes the first `size` bytes away, with marks and links in them.
void erase_front(InlineText& inline_text, std::size_t size);

// The parts between `cuts` (ascending offsets), with their marks and links.
std::vector<InlineText> split(const InlineText& inline_text, const std::vector<std::size_t>& cuts);

// Adds a block with the font size, weight and slant that most of its letters have, its notes and
// its links. The index of the block, or DocumentBuilder::npos.
std::size_t add_block(DocumentBuilder& out, InlineText inline_text, Block proto);

}  // namespace mea
