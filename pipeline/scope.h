// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "pipeline/resolve.h"
#include "pipeline/tagger.h"

// What stands above a block: the document's organ and treaty, the section's heading, the paragraph.
// Pure, thread-safe.

namespace mea {

// What the lexicon finds in each block; made once, read by everything after.
using NamesOfBlocks = std::vector<std::vector<NameMention>>;

// Lexicon::find() with "regulations" read as treaties: they have articles. (They are not entities.)
std::vector<NameMention> find_names(const Lexicon& lexicon, std::string_view text,
                                    std::string_view language);

NamesOfBlocks names_of_blocks(const ExtractedDocument& document, const Languages& languages,
                              const Lexicon& lexicon);

// Organ, own treaty, what a note says of "article", treaties by frequency.
Context scope_of_document(const TaggerInput& input, const NamesOfBlocks& names,
                          const Knowledge& knowledge);

// For each position (ascending) the index of the smallest segment that holds it, or npos.
std::vector<std::size_t> innermost_segments(const std::vector<Segment>& segments,
                                            const std::vector<std::size_t>& positions);

// The names in the heading that governs each block: the nearest heading above it that names any
// treaty or organisation and that no later heading of the same or a higher rank has closed.
class HeadingTrail {
public:
    void enter(const Segment& heading, const std::vector<NameMention>& names);
    const std::vector<NameMention>& names() const;

private:
    struct Entry {
        int level = 0;
        std::vector<NameMention> names;
    };
    std::vector<Entry> trail_;
};

}  // namespace mea
