// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/outline.h"

#include <algorithm>
#include <utility>

namespace mea {

std::size_t Outline::add(const Made& made, std::size_t block) {
    Segment segment;
    segment.kind = made.kind;
    segment.id = made.id;
    for (int n = 2; !ids_.insert(segment.id).second; ++n)
        segment.id = made.id + "~" + std::to_string(n);
    segment.label = made.label;
    segment.number = made.number;
    segment.level = made.level;
    segment.parent = made.parent == none ? std::string() : segments_[made.parent].id;
    segment.rule = made.rule;
    const Block& from = document_.blocks[block];
    segment.range = from.range;
    segment.first_page = from.first_page;
    segment.last_page = std::max(from.first_page, from.last_page);
    segments_.push_back(std::move(segment));
    parents_.push_back(made.parent);
    return segments_.size() - 1;
}

std::string Outline::next(const std::string& prefix, const std::string& letters) {
    return prefix + letters + std::to_string(++counters_[prefix + letters]);
}

void Outline::extend(std::size_t segment, std::size_t block) {
    Segment& grown = segments_[segment];
    const Block& to = document_.blocks[block];
    grown.range.end = std::max(grown.range.end, to.range.end);
    grown.last_page = std::max({grown.last_page, to.first_page, to.last_page});
}

std::vector<Segment> Outline::finish() && {
    for (std::size_t i = segments_.size(); i-- > 0;) {
        for (std::size_t up = parents_[i]; up != none; up = parents_[up]) {
            Segment& parent = segments_[up];
            if (parent.kind == SegmentKind::heading) continue;
            parent.range.end = std::max(parent.range.end, segments_[i].range.end);
            parent.last_page = std::max(parent.last_page, segments_[i].last_page);
        }
    }
    return std::move(segments_);
}

}  // namespace mea
