// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/versions.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "pipeline/text.h"

namespace mea {
namespace {

bool is_numbered(const Segment& segment) {
    switch (segment.kind) {
        case SegmentKind::paragraph:
        case SegmentKind::subparagraph:
        case SegmentKind::preambular:
        case SegmentKind::operative:
        case SegmentKind::decision:
        case SegmentKind::article:
        case SegmentKind::annex:
            return true;
        case SegmentKind::footnote:  // starred and lettered ones are often a translator's
            return !segment.number.empty() && is_digit(code_point_at(segment.number, 0).value);
        default:
            return false;
    }
}

// "p3.a.ii, p4 and 12 more".
std::string listed(const std::vector<std::string>& ids) {
    constexpr std::size_t most_named = 20;
    std::string out;
    for (std::size_t i = 0; i < std::min(ids.size(), most_named); ++i)
        out += (i == 0 ? "" : ", ") + ids[i];
    if (ids.size() > most_named) out += " and " + std::to_string(ids.size() - most_named) + " more";
    return out;
}

std::string joined(const std::set<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
    return out;
}

std::string counted(const std::vector<Segment>& segments) {
    std::size_t paragraphs = 0;
    std::size_t operative = 0;
    for (const Segment& segment : segments) {
        if (segment.kind == SegmentKind::paragraph) ++paragraphs;
        if (segment.kind == SegmentKind::operative) ++operative;
    }
    return std::to_string(paragraphs) + " paragraphs, " + std::to_string(operative) +
           " operative clauses";
}

// "missing here p4; only here p5.a", empty where the ids are the same.
std::string differences(const std::vector<std::string>& ids,
                        const std::map<std::string, VersionId>& before, std::size_t versions) {
    std::vector<std::string> only_here;
    for (const std::string& id : ids)
        if (before.count(id) == 0) only_here.push_back(id);
    const std::set<std::string> here(ids.begin(), ids.end());
    std::vector<std::pair<std::size_t, std::string>> lost;
    for (const auto& [id, known] : before)
        if (known.versions == versions && here.count(id) == 0) lost.emplace_back(known.place, id);
    std::sort(lost.begin(), lost.end());
    std::vector<std::string> missing;
    for (auto& [place, id] : lost) missing.push_back(std::move(id));
    std::string out;
    if (!missing.empty()) out = "missing here " + listed(missing);
    if (!only_here.empty())
        out += (out.empty() ? "only here " : "; only here ") + listed(only_here);
    return out;
}

}  // namespace

std::vector<Warning> VersionLedger::add(const Product& product) {
    if (!product.masthead.symbol) return {};
    Known& known = symbols_[*product.masthead.symbol];
    const std::string& language = product.languages.document;
    if (known.languages.count(language) > 0) return {};
    std::vector<std::string> ids;  // in reading order
    for (const Segment& segment : product.structure.segments)
        if (is_numbered(segment)) ids.push_back(segment.id);
    const std::string counts = counted(product.structure.segments);
    std::vector<Warning> warnings;
    if (known.languages.empty()) {
        known.counts = counts;
    } else {
        std::string message = differences(ids, known.ids, known.languages.size());
        if (!message.empty())
            warnings.push_back({"versions_disagree", 0,
                                *product.masthead.symbol + " is not numbered in " + language +
                                    " as in " + joined(known.languages) + ": " + message + " (" +
                                    counts + "; before: " + known.counts +
                                    "); compare the files at these places"});
    }
    known.languages.insert(language);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        VersionId& id = known.ids.try_emplace(ids[i], VersionId{i, 0}).first->second;
        ++id.versions;
    }
    return warnings;
}

}  // namespace mea
