// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/structure_builder.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "pipeline/text.h"

namespace mea {
namespace {

// Whether a second number follows the mark k of a line, for all its marks at once.
class Seconds {
public:
    explicit Seconds(const std::vector<InnerMark>& inner) {
        for (std::size_t k = 0; k < inner.size(); ++k) {
            if (inner[k].mark.ordinal == 2) last_of_style_[inner[k].mark.style] = k;
            if (inner[k].mark.alternative_ordinal == 2) last_alternative_ = k;
        }
    }

    bool follow(const std::vector<InnerMark>& inner, std::size_t k,
                const std::optional<Enumerator>& next) const {
        const Enumerator& mark = inner[k].mark;
        if (last_alternative_ > k || last_of(mark.style) > k ||
            (mark.alternative && last_of(*mark.alternative) > k))
            return true;
        if (!next) return false;
        const bool same = next->style == mark.style || mark.alternative == next->style;
        return next->alternative_ordinal == 2 || (same && next->ordinal == 2);
    }

private:
    std::size_t last_of(EnumeratorStyle style) const {
        const auto found = last_of_style_.find(style);
        return found == last_of_style_.end() ? 0 : found->second;
    }

    std::map<EnumeratorStyle, std::size_t> last_of_style_;  // positions; 0 follows no mark
    std::size_t last_alternative_ = 0;
};

// "(ii)" after "(i)", which may be a letter or a numeral.
bool counts_on(const Enumerator& before, const Enumerator& mark) {
    const bool plain = before.style == mark.style && before.ordinal + 1 == mark.ordinal;
    return plain ||
           (before.alternative == mark.style && before.alternative_ordinal + 1 == mark.ordinal);
}

}  // namespace

void StructureBuilder::take_run_in(std::size_t i, const Enumerator& mark, ScopeState& state) {
    const std::string_view rest_of =
        facts_[i].text.substr(std::min(mark.size, facts_[i].text.size()));
    const std::optional<Enumerator> inner = read_enumerator(rest_of);
    if (!inner || !lists_with(state, inner->style) || rest_of.size() <= inner->size) return;
    const std::optional<Enumerator> next = next_mark(i);
    if (!next || next->ordinal != 2) return;
    if (next->style != inner->style && next->style != inner->alternative) return;
    const std::optional<Place> place = state.levels.place(*inner, next, true);
    if (!place || place->ordinal != 1 || place->gap || place->depth != state.levels.depth()) return;
    const std::size_t segment = add_sub(i, *inner, *place, state);
    outline_.at(segment).range.begin += mark.size;
}

std::optional<Enumerator> StructureBuilder::next_mark(std::size_t i) const {
    const std::size_t next = next_marked_[i];
    return next == none ? std::nullopt : facts_[next].enumerator;
}

void StructureBuilder::find_next_marks() {
    next_marked_.assign(facts_.size(), none);
    for (std::size_t i = facts_.size(); i-- > 0;) {
        const std::size_t next = after_.body(i);
        if (next == none) continue;
        const std::size_t s = scopes_.of_block[i];
        if (scopes_.of_block[next] != s || role_of(next) == NumberRole::main) continue;
        const auto& mark = facts_[next].enumerator;
        next_marked_[i] = mark && lists_with(states_[s], mark->style) ? next : next_marked_[next];
    }
}

std::size_t StructureBuilder::add_sub(std::size_t i, const Enumerator& mark, Place place,
                                      ScopeState& state) {
    const std::size_t up = place.depth == 0 ? state.host : state.levels.parent(place.depth);
    Made made;
    made.kind = SegmentKind::subparagraph;
    made.number = ordinal_id(place.depth, place.ordinal) + mark.suffix;
    const std::string base = place.depth == 0 ? state.host_id : outline_.at(up).id;
    made.id = base + "." + made.number;
    made.label = mark.label;
    made.level = static_cast<int>(place.depth) + 1;
    made.parent = up == none ? section(state) : up;
    made.rule = mark.automatic ? "mark.automatic" : "mark.sequence";
    const std::size_t segment = outline_.add(made, i);
    state.levels.enter(mark, place, segment);
    state.last = segment;
    state.last_block = i;
    return segment;
}

bool StructureBuilder::lists_with(const ScopeState& state, EnumeratorStyle style) {
    const bool decimals =
        state.sequence.style == EnumeratorStyle::han || state.sequence.decimals_below;
    return is_sub_style(style) || (decimals && style == EnumeratorStyle::decimal);
}

bool StructureBuilder::take_enumerated(std::size_t i, ScopeState& state) {
    const BlockFacts& facts = facts_[i];
    const Enumerator& mark = *facts.enumerator;
    if (mark.style == EnumeratorStyle::bullet) return false;
    if (lists_with(state, mark.style)) return take_sub(i, state);
    if (mark.style == EnumeratorStyle::decimal || mark.style == EnumeratorStyle::decimal_multi)
        return false;
    if (!facts.title_like && !(facts.prominent && facts.ending == Ending::colon)) return false;
    take_heading(i, state, "heading.numbered");
    return true;
}

bool StructureBuilder::take_sub(std::size_t i, ScopeState& state) {
    const BlockFacts& facts = facts_[i];
    const Enumerator& mark = *facts.enumerator;
    if (state.quoting) {
        take_inner(i, state);
        return true;
    }
    const bool heading = facts.title_like && facts.prominent &&
                         (document_.blocks[i].kind == BlockKind::heading || state.host == none ||
                          heads_paragraph(i));
    if (heading || goes_on_heading(i, state)) {
        take_heading(i, state, "heading.lettered");
        return true;
    }
    const bool colon = state.last_block != none && state.last != none &&
                       facts_[state.last_block].ending == Ending::colon;
    std::optional<Place> place = state.levels.place(mark, next_mark(i), colon);
    if (!place) return false;
    if (place->gap) {
        if (runs_in(i, state)) return false;
        split_before(i, mark, *place, state);
        const std::optional<Place> now = state.levels.place(mark, next_mark(i), colon);
        if (!now) return false;
        place = now;
    }
    if (state.host == none && state.host_id.empty()) find_host(i, state);
    warn_of_mark(i, *place, state);
    add_sub(i, mark, *place, state);
    take_run_in(i, mark, state);
    split_inside(i, scopes_.of_block[i], state);
    return true;
}

bool StructureBuilder::runs_in(std::size_t i, const ScopeState& state) const {
    if (state.last_block == none || !state.levels.empty()) return false;
    const Box& line = document_.blocks[i].box;
    const Box& before = document_.blocks[state.last_block].box;
    constexpr double same_edge_pt = 4;
    if (line.right <= 0 || before.right <= 0) return false;
    const bool right_to_left = document_.blocks[i].right_to_left;
    const double step = right_to_left ? before.right - line.right : line.left - before.left;
    return step < same_edge_pt && !inner_marks(state.last_block, *facts_[i].enumerator).empty();
}

// "…; and (c)": the mark stands after the word.
std::size_t StructureBuilder::after_conjunction(std::string_view text, std::size_t at) {
    constexpr std::array<std::string_view, 16> words = {"and ", "or ", "et ",  "ou ",  "y ", "e ",
                                                        "o ",   "u ",  "и ",   "или ", "و ", "أو ",
                                                        "و",    "和",  "以及", "或"};
    for (const std::string_view word : words) {
        if (text.substr(at, word.size()) != word) continue;
        std::size_t next = at + word.size();
        while (next < text.size() && text[next] == ' ') ++next;
        if (read_enumerator(text.substr(next))) return next;
    }
    return at;
}

std::vector<InnerMark> StructureBuilder::inner_marks(std::size_t block,
                                                     const Enumerator& like) const {
    return marks_inside(block, [&like](const Enumerator& mark) {
        return mark.style == like.style || mark.style == like.alternative ||
               mark.alternative == like.style;
    });
}

template <class Wanted>
std::vector<InnerMark> StructureBuilder::marks_inside(std::size_t block, Wanted wanted) const {
    std::vector<InnerMark> out;
    const std::string_view text = facts_[block].text;
    const std::size_t begin = facts_[block].enumerator ? facts_[block].enumerator->size : 0;
    for (std::size_t at = begin; at < text.size();) {
        const CodePoint read = code_point_at(text, at);
        constexpr std::u32string_view signs = U":;,.：；，。、،؛";
        const bool sign = signs.find(read.value) != std::u32string_view::npos;
        at = read.next;
        if (!sign) continue;
        std::size_t next = at;
        while (next < text.size() && is_space(code_point_at(text, next).value))
            next = code_point_at(text, next).next;
        if (next == at && read.value < 0x80) continue;
        next = after_conjunction(text, next);
        std::optional<Enumerator> mark = read_enumerator(text.substr(next));
        if (mark && is_sub_style(mark->style) && wanted(*mark))
            out.push_back({next, std::move(*mark)});
    }
    return out;
}

void StructureBuilder::split_inside(std::size_t i, std::size_t s, ScopeState& state) {
    const bool lists_are_lists = scopes_.all[s].kind == SegmentKind::article ||
                                 (scopes_.all[s].kind == SegmentKind::annex && treaty_);
    if (!lists_are_lists) return;
    Range words = document_.blocks[i].range;
    const std::vector<InnerMark> parts = inner_parts(i, s, state);
    if (!parts.empty()) {
        words.end = words.begin + parts.front().at;
        end_open_segments(i, words.end, state);
    }
    split_inside(i, words, state);
    take_inner_paragraphs(i, parts, state);
}

void StructureBuilder::split_inside(std::size_t i, Range words, ScopeState& state) {
    const std::string_view text = facts_[i].text;
    const std::size_t begin = document_.blocks[i].range.begin;
    const std::vector<InnerMark> inner = inner_marks_within(i, words);
    const Seconds seconds(inner);
    const bool to_the_end = words.end == document_.blocks[i].range.end;
    for (std::size_t k = 0; k < inner.size(); ++k) {
        const std::optional<Enumerator> next = k + 1 < inner.size()
                                                   ? std::optional(inner[k + 1].mark)
                                               : to_the_end ? next_mark(i)
                                                            : std::nullopt;
        const char32_t sign = sign_before(text, inner[k].at);
        const bool colon = sign == U':' || sign == U'：';
        const std::optional<Place> place = state.levels.place(inner[k].mark, next, colon);
        if (!place || place->gap) continue;
        if (place->ordinal == 1 && !(colon && seconds.follow(inner, k, next))) continue;
        const std::size_t from = begin + inner[k].at;
        if (state.host == none && state.host_id.empty()) find_host(i, state);
        for (std::size_t depth = state.levels.depth(); depth-- > place->depth;)
            outline_.at(state.levels.parent(depth + 1)).range.end = from;
        const std::size_t made = add_sub(i, inner[k].mark, *place, state);
        outline_.at(made).range = {from, words.end};
        outline_.at(made).rule = "mark.run_in";
    }
}

char32_t StructureBuilder::sign_before(std::string_view text, std::size_t at) {
    while (at > 0 && is_space(code_point_before(text, at))) --at;
    while (at > 0 && (static_cast<unsigned char>(text[at - 1]) & 0xC0) == 0x80 &&
           is_space(code_point_before(text, at)))
        --at;
    return code_point_before(text, at);
}

std::vector<InnerMark> StructureBuilder::inner_marks_within(std::size_t block, Range words) {
    if (marked_block_ != block) {
        marked_block_ = block;
        marks_of_block_ = marks_inside(block, [](const Enumerator&) { return true; });
    }
    const std::size_t begin = document_.blocks[block].range.begin;
    const auto place = [&](std::size_t at) {
        return std::partition_point(marks_of_block_.begin(), marks_of_block_.end(),
                                    [&](const InnerMark& mark) { return begin + mark.at < at; });
    };
    return {place(words.begin), place(words.end)};
}

void StructureBuilder::split_before(std::size_t i, const Enumerator& mark, Place place,
                                    ScopeState& state) {
    if (state.last_block == none || state.last == none) return;
    const std::size_t block = state.last_block;
    const std::vector<InnerMark> inner = inner_marks(block, mark);
    if (inner.empty()) return;
    Levels trial = state.levels;
    std::vector<std::pair<std::size_t, Place>> found;  // of `inner`
    int last = 0;
    for (std::size_t k = 0; k < inner.size(); ++k) {
        const std::optional<Place> one = trial.place(inner[k].mark, std::nullopt, true);
        if (!one || one->gap || one->depth != place.depth || one->ordinal >= place.ordinal ||
            one->ordinal <= last)
            continue;
        trial.enter(inner[k].mark, *one, state.last);
        found.emplace_back(k, *one);
        last = one->ordinal;
    }
    if (last + 1 != place.ordinal) return;
    if (state.host == none && state.host_id.empty()) find_host(i, state);
    const Range whole = document_.blocks[block].range;
    for (const auto& [k, at] : found) {
        const std::size_t from = whole.begin + inner[k].at;
        const bool sibling = outline_.at(state.last).kind == SegmentKind::subparagraph &&
                             outline_.at(state.last).level == static_cast<int>(at.depth) + 1;
        if (sibling) outline_.at(state.last).range.end = from;
        const std::size_t made = add_sub(block, inner[k].mark, at, state);
        outline_.at(made).range = {from, whole.end};
        outline_.at(made).rule = "mark.run_in";
    }
    state.last_block = block;
}

bool StructureBuilder::comes_before_paragraph(std::size_t i) {
    const std::size_t next = after_.body(i);
    return next != none && scopes_.of_block[next] == scopes_.of_block[i] &&
           role_of(next) == NumberRole::main;
}

bool StructureBuilder::heads_paragraph(std::size_t i) {
    return comes_before_paragraph(i) && facts_[i].ending == Ending::none &&
           document_.blocks[i].bold;
}

bool StructureBuilder::goes_on_heading(std::size_t i, const ScopeState& state) {
    const BlockFacts& facts = facts_[i];
    if (!facts.title_like || facts.ending != Ending::none || state.last_block == none) return false;
    const BlockFacts& before = facts_[state.last_block];
    if (before.ending != Ending::sentence || !state.levels.empty()) return false;
    const Enumerator& mark = *facts.enumerator;
    if (mark.ordinal == 1 || mark.alternative_ordinal == 1) {
        return !state.headings.empty() && comes_before_paragraph(i);
    }
    return std::any_of(state.headings.begin(), state.headings.end(), [&](const auto& heading) {
        const auto other = read_enumerator(outline_.at(heading.second).label);
        return other && counts_on(*other, mark);
    });
}

void StructureBuilder::find_host(std::size_t i, ScopeState& state) {
    const Scope& scope = scopes_.all[scopes_.of_block[i]];
    if (scope.kind == SegmentKind::article) {
        state.host = state.container;
        state.host_id = scope.id;
    } else if (state.last != none) {
        state.host = state.last;
        state.host_id = outline_.at(state.last).id;
    } else {
        state.host_id = outline_.next(state.prefix, "u");
    }
}

}  // namespace mea
