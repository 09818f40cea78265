// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "pipeline/extracted.h"
#include "pipeline/outline.h"
#include "pipeline/scopes.h"
#include "pipeline/segment.h"
#include "pipeline/zones.h"

// Foot- and endnotes: segments "fn3", "fna", "fn*", and where each is called.
//
// Input: blocks of the footnote zone, marked by their extractor or by what they begin with ("* …",
// "1/ …"). A note whose mark was lost in extraction takes the number after the last one, with
// confidence 0.5. A note block without a mark that follows another note continues it.
// Where marks restart, the first series keeps the plain id; a later one has the prefix of the
// decision or annex that calls it ("d2.fn1", "d1.x1.fn1"); what is still taken gets "~2".

namespace mea {

class Notes {
public:
    Notes(const ExtractedDocument& document, const std::vector<Zone>& zones, const Scopes& scopes)
        : document_(document), zones_(zones), scopes_(scopes) {}

    // Adds the segments of all notes, in order of their blocks.
    void add_to(Outline& outline);

    // After Outline::finish(): the innermost segment that holds each mark.
    std::vector<NoteAnchor> anchors(const std::vector<Segment>& segments) const;

private:
    std::string prefix_of_call(std::size_t note) const;

    const ExtractedDocument& document_;
    const std::vector<Zone>& zones_;
    const Scopes& scopes_;
    std::unordered_map<std::size_t, std::size_t> first_call_;  // of a note block: where in the text
    std::vector<std::string> id_of_block_;  // of the note; empty for other blocks
};

}  // namespace mea
