// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "pipeline/extracted.h"
#include "pipeline/label_line.h"
#include "pipeline/numbering.h"

// What one look at each block tells, once, for the stages that decide structure.
//
// Views point into the document given; it must outlive them. Pure, thread-safe; never fails.

namespace mea {

enum class Ending { none, sentence, semicolon, colon, comma };

struct BlockFacts {
    std::string_view text;
    std::size_t length = 0;                // as of Latin letters: print_length()
    std::optional<Enumerator> enumerator;  // nothing for furniture, notes and table rows
    std::optional<LabelLine> label;
    Ending ending = Ending::none;  // of the words: marks of notes and quotation marks skipped
    bool prominent = false;        // style, bold, larger type or capitals
    bool capitals = false;         // no small letter, and some large ones
    bool title_like = false;       // short, without the punctuation of a sentence
    bool quoted = false;           // begins with a quotation mark
};

// Code points, a Han character counted as two: what it says takes two Latin letters and more. All
// limits on the length of titles, labels and lines are in this measure.
std::size_t print_length(std::string_view text);

// One a block, in order.
std::vector<BlockFacts> look_at_blocks(const ExtractedDocument& document);

bool is_furniture(BlockKind kind);  // header, footer, page number
bool is_note(BlockKind kind);

}  // namespace mea
