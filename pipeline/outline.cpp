// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/outline.h"

#include <algorithm>
#include <utility>

namespace mea {

std::size_t Outline::add(const Made& made, std::size_t block) {
    Segment segment;
    segment.kind = made.kind;
    segment.id = made.id;
    if (!ids_.insert(segment.id).second) {
        int& twins = twins_[made.id];
        do {
            twins = std::max(twins + 1, 2);
            segment.id = made.id + "~" + std::to_string(twins);
        } while (!ids_.insert(segment.id).second);
    }
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
    // Children come after their parents: from the end, each hands on what it holds. A heading hands
    // on without growing.
    struct Reach {
        std::size_t end = 0;
        int page = 0;
    };
    std::vector<Reach> reach(segments_.size());
    for (std::size_t i = segments_.size(); i-- > 0;) {
        Segment& segment = segments_[i];
        if (segment.kind != SegmentKind::heading) {
            segment.range.end = std::max(segment.range.end, reach[i].end);
            segment.last_page = std::max(segment.last_page, reach[i].page);
        }
        if (parents_[i] == none) continue;
        Reach& parent = reach[parents_[i]];
        parent.end = std::max({parent.end, reach[i].end, segment.range.end});
        parent.page = std::max({parent.page, reach[i].page, segment.last_page});
    }
    return std::move(segments_);
}

}  // namespace mea
