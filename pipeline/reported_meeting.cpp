// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/reported_meeting.h"

#include <string>
#include <string_view>
#include <unordered_set>

#include "pipeline/dates.h"
#include "pipeline/meeting_place.h"

namespace mea {
namespace {

// "meeting:unfccc-cop:21" → "21" for the body "unfccc-cop", else nothing.
std::string_view session_of(std::string_view id, std::string_view body) {
    constexpr std::string_view kind = "meeting:";
    if (!id.starts_with(kind)) return {};
    id.remove_prefix(kind.size());
    if (!id.starts_with(body)) return {};
    id.remove_prefix(body.size());
    return id.starts_with(':') ? id.substr(1) : std::string_view();
}

}  // namespace

void read_reported_meeting(const Segmentation& structure, const std::vector<Entity>& entities,
                           Masthead& masthead) {
    if (!masthead.title || !masthead.body || masthead.session || !masthead.meeting_dates.empty())
        return;
    std::vector<DateMention> dates = find_dates(*masthead.title);
    std::erase_if(dates, [](const DateMention& date) { return date.last.empty(); });
    if (dates.size() != 1) return;
    std::unordered_set<std::string_view> titles;
    for (const Segment& segment : structure.segments)
        if (segment.kind == SegmentKind::title) titles.insert(segment.id);
    for (const Entity& entity : entities) {
        const std::string_view session = session_of(entity.id, *masthead.body);
        if (session.empty() || !titles.contains(entity.segment)) continue;
        masthead.session = std::string(session);
        masthead.meeting_dates = {dates[0].iso, dates[0].last};
        const std::string place = place_in_title(*masthead.title, dates[0].range);
        if (!place.empty()) masthead.meeting_place = place;
        return;
    }
}

}  // namespace mea
