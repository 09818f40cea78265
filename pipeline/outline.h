// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "pipeline/extracted.h"
#include "pipeline/segment.h"

// Segments as they are made: unique ids, counters, parents that grow with their children.
//
// Containers, paragraphs, clauses and sub-paragraphs hold their children: finish() stretches their
// ranges and pages. A heading is one printed line: what it heads names it as parent but lies after
// it.

namespace mea {

class Outline {
public:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    explicit Outline(const ExtractedDocument& document) : document_(document) {}

    struct Made {
        SegmentKind kind = SegmentKind::text;
        std::string id;
        std::string label;
        std::string number;
        int level = 0;
        std::size_t parent = none;  // index of the parent segment
        std::string rule;
    };

    // A segment of one block. Returns its index. An id that is taken gets "~2", "~3" …
    std::size_t add(const Made& made, std::size_t block);

    // The next id of a counted kind in a scope: next("d1.", "u") → "d1.u1".
    std::string next(const std::string& prefix, const std::string& letters);

    // Makes the segment reach to the end of that block.
    void extend(std::size_t segment, std::size_t block);

    bool taken(const std::string& id) const { return ids_.count(id) > 0; }
    Segment& at(std::size_t index) { return segments_[index]; }
    const Segment& at(std::size_t index) const { return segments_[index]; }
    std::size_t size() const { return segments_.size(); }

    std::vector<Segment> finish() &&;

private:
    const ExtractedDocument& document_;
    std::vector<Segment> segments_;
    std::vector<std::size_t> parents_;
    std::map<std::string, int> counters_;
    std::unordered_set<std::string> ids_;
    std::unordered_map<std::string, int> twins_;  // of an id: the last number given
};

}  // namespace mea
