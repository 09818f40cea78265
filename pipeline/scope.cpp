// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/scope.h"

#include <algorithm>
#include <map>
#include <queue>
#include <utility>

namespace mea {
namespace {

constexpr std::size_t npos = static_cast<std::size_t>(-1);
constexpr std::size_t longest_note = 900;  // bytes; what says what "article" means is short
constexpr std::size_t most_title_lines = 8;
constexpr std::size_t opening_of_text = 600;  // bytes in which a treaty's own text names itself

std::string first_treaty(const std::vector<NameMention>& names) {
    for (const NameMention& name : names) {
        if (name.kind == "treaty") return name.key;
    }
    return {};
}

// A title is often cut into lines: the lines are read together, so that "Agreement under the
// Convention …" is the Agreement.
std::string treaty_of_title(const TaggerInput& input, const Lexicon& lexicon) {
    const std::string& language = input.languages.document;
    std::string lines;
    std::size_t count = 0;
    for (const Segment& segment : input.structure.segments) {
        if (segment.kind != SegmentKind::title || ++count > most_title_lines) continue;
        lines += std::string(slice(input.document.text, segment.range)) + " ";
    }
    if (input.masthead.title) {
        std::string treaty = first_treaty(find_names(lexicon, *input.masthead.title, language));
        const bool whole = lines.find(*input.masthead.title) == std::string::npos;
        if (!treaty.empty() && whole) return treaty;
    }
    return first_treaty(find_names(lexicon, squeeze(lines), language));
}

std::vector<std::string> by_frequency(const NamesOfBlocks& names) {
    std::map<std::string, std::size_t> counts;
    for (const auto& block : names) {
        for (const NameMention& name : block) {
            if (name.kind == "treaty") ++counts[name.key];
        }
    }
    std::vector<std::pair<std::string, std::size_t>> sorted(counts.begin(), counts.end());
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<std::string> treaties;
    for (auto& [treaty, count] : sorted) treaties.push_back(treaty);
    return treaties;
}

std::string noted_treaty(const TaggerInput& input, const NamesOfBlocks& names,
                         const Knowledge& knowledge) {
    const RE2* note = knowledge.rules.parts().phrase("note.article");
    if (note == nullptr) return {};
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string treaty = first_treaty(names[i]);
        if (treaty.empty()) continue;
        const std::string_view text = slice(input.document.text, input.document.blocks[i].range);
        if (text.size() <= longest_note && RE2::PartialMatch(fold_codes(text).text, *note))
            return treaty;
    }
    return {};
}

}  // namespace

std::vector<NameMention> find_names(const Lexicon& lexicon, std::string_view text,
                                    std::string_view language) {
    std::vector<NameMention> names = lexicon.find(text, language);
    for (NameMention& name : names) {
        if (name.kind == "regulations") name.kind = "treaty";
    }
    return names;
}

NamesOfBlocks names_of_blocks(const ExtractedDocument& document, const Languages& languages,
                              const Lexicon& lexicon) {
    NamesOfBlocks names;
    names.reserve(document.blocks.size());
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        const bool known = i < languages.blocks.size() && !languages.blocks[i].empty();
        names.push_back(find_names(lexicon, slice(document.text, document.blocks[i].range),
                                   known ? languages.blocks[i] : languages.document));
    }
    return names;
}

Context scope_of_document(const TaggerInput& input, const NamesOfBlocks& names,
                          const Knowledge& knowledge) {
    Context scope;
    if (input.masthead.body) scope.organ = *input.masthead.body;
    if (scope.organ.empty() && input.masthead.symbol)
        scope.organ = body_of_symbol(*input.masthead.symbol);
    scope.own_treaty = treaty_of_title(input, knowledge.lexicon);
    if (scope.own_treaty.empty() && !scope.organ.empty()) {
        const LexiconEntry* organ = knowledge.lexicon.entry("body", scope.organ);
        if (organ != nullptr) scope.own_treaty = organ->treaty;
    }
    if (scope.own_treaty.empty() && scope.organ.empty()) {
        for (std::size_t i = 0; i < names.size() && scope.own_treaty.empty(); ++i) {
            const Range block = input.document.blocks[i].range;
            if (block.begin > opening_of_text) break;
            // A line that is little else than the treaty's name.
            const std::string treaty = first_treaty(names[i]);
            for (const NameMention& name : names[i]) {
                if (name.key == treaty && 2 * name.range.size() > block.size())
                    scope.own_treaty = treaty;
            }
        }
    }
    scope.noted_treaty = noted_treaty(input, names, knowledge);
    scope.frequent_treaties = by_frequency(names);
    return scope;
}

std::vector<std::size_t> innermost_segments(const std::vector<Segment>& segments,
                                            const std::vector<std::size_t>& positions) {
    std::vector<std::size_t> order(segments.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return segments[a].range.begin < segments[b].range.begin;
    });
    // The smallest on top, of equals the one that begins last.
    const auto less_inner = [&](std::size_t a, std::size_t b) {
        const std::size_t one = segments[order[a]].range.size();
        const std::size_t other = segments[order[b]].range.size();
        return one != other ? one > other : a < b;
    };
    std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(less_inner)> open(
        less_inner);
    std::vector<std::size_t> innermost;
    innermost.reserve(positions.size());
    std::size_t next = 0;
    for (const std::size_t at : positions) {
        while (next < order.size() && segments[order[next]].range.begin <= at) open.push(next++);
        while (!open.empty() && segments[order[open.top()]].range.end <= at) open.pop();
        innermost.push_back(open.empty() ? npos : order[open.top()]);
    }
    return innermost;
}

void HeadingTrail::enter(const Segment& heading, const std::vector<NameMention>& names) {
    std::erase_if(trail_, [&](const Entry& entry) { return entry.level >= heading.level; });
    trail_.push_back({heading.level, names});
}

const std::vector<NameMention>& HeadingTrail::names() const {
    static const std::vector<NameMention> none;
    for (auto entry = trail_.rbegin(); entry != trail_.rend(); ++entry) {
        const bool tells =
            std::any_of(entry->names.begin(), entry->names.end(), [](const NameMention& name) {
                return name.kind == "treaty" || name.kind == "body" || name.kind == "centre";
            });
        if (tells) return entry->names;
    }
    return none;
}

}  // namespace mea
