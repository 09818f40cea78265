// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/structure_builder.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "pipeline/text.h"

namespace mea {
namespace {

constexpr int below_letters = 85;

int heading_rank(const BlockFacts& facts, const Block& block) {
    if (facts.label && facts.label->kind == LabelKind::part) return facts.label->rank * 10;
    if (facts.label) return 10;
    if (facts.enumerator) switch (facts.enumerator->style) {
            case EnumeratorStyle::upper_roman:
            case EnumeratorStyle::han:
            case EnumeratorStyle::arabic_ordinal:
                return 40;
            case EnumeratorStyle::upper_letter:
                return 50;
            case EnumeratorStyle::decimal:
                return 60;
            case EnumeratorStyle::decimal_multi:
                return 60 + static_cast<int>(facts.enumerator->parts.size());
            case EnumeratorStyle::roman_parens:
            case EnumeratorStyle::lower_roman:
                return below_letters;
            default:
                return 80;
        }
    return 90 + std::clamp(block.level, 0, 9);
}

}  // namespace

StructureBuilder::StructureBuilder(const ExtractedDocument& document,
                                   const std::vector<Zone>& zones)
    : document_(document),
      zones_(zones),
      facts_(look_at_blocks(document)),
      after_(facts_, zones),
      scopes_(find_scopes(facts_, zones)),
      outline_(document),
      notes_(document, zones, scopes_) {
    states_.resize(scopes_.all.size());
    for (std::size_t s = 0; s < states_.size(); ++s) prepare(s);
    find_next_marks();
}

Segmentation StructureBuilder::run() {
    for (std::size_t i = 0; i < zones_.size(); ++i) take(i);
    notes_.add_to(outline_);
    Segmentation out;
    out.segments = std::move(outline_).finish();
    std::stable_sort(
        out.segments.begin(), out.segments.end(),
        [](const Segment& a, const Segment& b) { return a.range.begin < b.range.begin; });
    out.note_refs = notes_.anchors(out.segments);
    out.warnings = std::move(warnings_);
    return out;
}

void StructureBuilder::prepare(std::size_t s) {
    const Scope& scope = scopes_.all[s];
    ScopeState& state = states_[s];
    treaty_ = treaty_ || scope.kind == SegmentKind::article;
    state.prefix = scope.id.empty() ? std::string() : scope.id + ".";
    state.sequence = find_sequence(scope, facts_);
    state.numbered_clauses = std::find(state.sequence.roles.begin(), state.sequence.roles.end(),
                                       NumberRole::main) != state.sequence.roles.end();
    warn_of_numbers(s);
}

void StructureBuilder::warn(std::string code, std::size_t block, const std::string& message) {
    const BlockFacts& facts = facts_[block];
    const std::string label = facts.enumerator ? facts.enumerator->label : std::string();
    warnings_.push_back(
        {std::move(code), document_.blocks[block].first_page, "at the number " + label + message});
}

void StructureBuilder::warn_of_numbers(std::size_t s) {
    const Scope& scope = scopes_.all[s];
    const std::string where = scope.id.empty() ? std::string() : " in " + scope.id;
    const Sequence& sequence = states_[s].sequence;
    for (const NumberDoubt& gap : sequence.gaps) {
        const std::string last =
            gap.last == 0 ? ", the first" : ", after " + std::to_string(gap.last);
        const bool kept = sequence.roles[gap.at] == NumberRole::main;
        warn("numbering_gap", scope.blocks[gap.at],
             last + where +
                 (kept ? ": look for a paragraph that was lost or misread before it"
                       : ": it leads nowhere and was not counted as a paragraph; check the page"));
    }
    for (const NumberDoubt& twice : sequence.duplicates)
        warn("duplicate_number", scope.blocks[twice.at],
             ", which stands twice" + where + "; check which of the two is misread");
}

void StructureBuilder::warn_of_mark(std::size_t block, Place place, const ScopeState& state) {
    const std::string where = state.host_id.empty() ? std::string() : ", under " + state.host_id;
    if (place.gap)
        warn("numbering_gap", block,
             where + ": look for a sub-paragraph that was lost or misread before it");
    if (place.again)
        warn("duplicate_number", block,
             ", which stands twice" + where + "; check which of the two is misread");
}

NumberRole StructureBuilder::role_of(std::size_t block) {
    const std::size_t s = scopes_.of_block[block];
    const std::vector<std::size_t>& blocks = scopes_.all[s].blocks;
    const auto found = std::lower_bound(blocks.begin(), blocks.end(), block);
    if (found == blocks.end() || *found != block) return NumberRole::none;
    return states_[s].sequence.roles[static_cast<std::size_t>(found - blocks.begin())];
}

void StructureBuilder::take(std::size_t i) {
    switch (zones_[i]) {
        case Zone::masthead:
            return take_run(i, SegmentKind::masthead, "m", "zone.masthead");
        case Zone::title:
            return single(i, SegmentKind::title, "t", "zone.title");
        case Zone::toc:
            return take_run(i, SegmentKind::toc, "toc", "zone.contents");
        case Zone::running_head:
            return single(i, SegmentKind::running_head, "r", "zone.furniture");
        case Zone::footnote:
            return;
        case Zone::table:
            return take_table(i);
        case Zone::body:
            return take_body(i);
    }
}

void StructureBuilder::single(std::size_t i, SegmentKind kind, const std::string& letter,
                              const std::string& rule) {
    Made made;
    made.kind = kind;
    made.id = outline_.next("", letter);
    made.rule = rule;
    outline_.add(made, i);
}

void StructureBuilder::take_run(std::size_t i, SegmentKind kind, const std::string& letter,
                                const std::string& rule) {
    if (run_ != none && i > 0 && zones_[i - 1] == zones_[i] && outline_.at(run_).kind == kind)
        return outline_.extend(run_, i);
    single(i, kind, letter, rule);
    run_ = outline_.size() - 1;
}

void StructureBuilder::take_table(std::size_t i) {
    ScopeState& state = enter(i);
    const int table = document_.blocks[i].table;
    const bool goes_on = table_ != none && i > 0 && zones_[i - 1] == Zone::table &&
                         document_.blocks[i - 1].table == table;
    if (goes_on) return outline_.extend(table_, i);
    Made made;
    made.kind = SegmentKind::table;
    made.id = outline_.next(state.prefix, "tb");
    made.parent = section(state);
    made.rule = "zone.table";
    table_ = outline_.add(made, i);
}

ScopeState& StructureBuilder::enter(std::size_t i) {
    const std::size_t s = scopes_.of_block[i];
    open_container(s);
    return states_[s];
}

void StructureBuilder::open_container(std::size_t s) {
    if (s == 0 || states_[s].container != none) return;
    const Scope& scope = scopes_.all[s];
    open_container(scope.parent);
    Made made;
    made.kind = scope.kind;
    made.id = scope.id;
    made.number = scope.number;
    made.rule = scope.rule;
    made.parent = states_[scope.parent].container;
    if (made.parent == none) made.parent = section(states_[scope.parent]);
    if (facts_[scope.first].label)
        made.label = squeeze(facts_[scope.first].text.substr(0, facts_[scope.first].label->size));
    states_[s].container = outline_.add(made, scope.first);
    states_[s].title_expected = true;
}

std::size_t StructureBuilder::section(const ScopeState& state) {
    return state.headings.empty() ? state.container : state.headings.back().second;
}

void StructureBuilder::take_body(std::size_t i) {
    const std::size_t s = scopes_.of_block[i];
    ScopeState& state = enter(i);
    const BlockFacts& facts = facts_[i];
    const bool label_of_scope = s != 0 && scopes_.all[s].first == i && facts.label;
    if (label_of_scope) return take_container_label(i, state);
    const NumberRole role = role_of(i);
    if (role == NumberRole::main) return take_main(i, s, state);
    if (role == NumberRole::heading) return take_heading(i, state, "heading.decimal");
    if (role == NumberRole::inner) return take_inner(i, state);
    if (facts.label && facts.title_like && facts.label->kind != LabelKind::decision &&
        facts.label->kind != LabelKind::article)
        return take_heading(i, state, "heading.label");
    if (facts.enumerator && take_enumerated(i, state)) return;
    take_unnumbered(i, s, state);
}

void StructureBuilder::take_container_label(std::size_t i, ScopeState& state) {
    Made made;
    made.kind = SegmentKind::heading;
    made.id = outline_.next(state.prefix, "h");
    made.level = 1;
    made.parent = state.container;
    made.rule = "heading.container";
    made.label = outline_.at(state.container).label;
    if (facts_[i].label->titled) made.label = std::string(trimmed(made.label));
    const std::size_t heading = outline_.add(made, i);
    state.title_expected = !facts_[i].label->titled;
    state.title = heading;
    state.title_block = facts_[i].label->titled ? i : none;
    if (!facts_[i].label->running) return;
    outline_.at(heading).range.end = document_.blocks[i].range.begin + facts_[i].label->size;
    take_run_on(i, state);
}

void StructureBuilder::take_heading(std::size_t i, ScopeState& state, std::string rule) {
    const BlockFacts& facts = facts_[i];
    int rank = heading_rank(facts, document_.blocks[i]);
    if (counts_as_roman(facts, state)) rank = below_letters;
    while (!state.headings.empty() && state.headings.back().first >= rank)
        state.headings.pop_back();
    Made made;
    made.kind = SegmentKind::heading;
    made.id = outline_.next(state.prefix, "h");
    if (facts.enumerator && facts.enumerator->style != EnumeratorStyle::bullet) {
        made.label = facts.enumerator->label;
        made.number = std::to_string(facts.enumerator->ordinal);
    }
    made.level = static_cast<int>(state.headings.size()) + 1;
    made.parent = section(state);
    made.rule = std::move(rule);
    state.title = outline_.add(made, i);
    state.headings.emplace_back(rank, state.title);
    rest(state);
    const bool part = facts.label && facts.label->kind == LabelKind::part;
    state.title_expected = part && !facts.label->titled;
    state.title_block = part && facts.label->titled ? i : none;
}

bool StructureBuilder::counts_as_roman(const BlockFacts& facts, const ScopeState& state) const {
    if (!facts.enumerator || !facts.enumerator->alternative) return false;
    const Enumerator& mark = *facts.enumerator;
    if (!is_sub_style(mark.style)) return false;
    bool letter = false;
    bool roman = mark.alternative_ordinal == 1;
    for (const auto& [rank, heading] : state.headings) {
        const auto other = read_enumerator(outline_.at(heading).label);
        if (!other) continue;
        letter = letter || (other->style == mark.style && other->ordinal + 1 == mark.ordinal);
        roman = roman || (rank == below_letters && other->ordinal + 1 == mark.alternative_ordinal);
    }
    return roman && !letter;
}

void StructureBuilder::rest(ScopeState& state) {
    state.host = none;
    state.host_id.clear();
    state.levels.clear();
    state.last = none;
    state.quoting = false;
    state.title_expected = false;
}

void StructureBuilder::take_title(std::size_t i, ScopeState& state) {
    Made made;
    made.kind = SegmentKind::heading;
    made.id = outline_.next(state.prefix, "h");
    made.level = state.headings.empty() ? 1 : static_cast<int>(state.headings.size());
    made.parent = section(state);
    made.rule = "heading.title";
    state.title = outline_.add(made, i);
    state.title_block = i;
    state.title_expected = false;
}

bool StructureBuilder::title_goes_on(std::size_t i, const ScopeState& state) const {
    if (state.title_block == none || state.title_block + 1 != i) return false;
    const Block& first = document_.blocks[state.title_block];
    const Block& second = document_.blocks[i];
    const BlockFacts& facts = facts_[i];
    if (!facts.title_like || facts.enumerator || facts.label || facts.quoted) return false;
    if (first.bold != second.bold || second.font_size != first.font_size) return false;
    if (first.last_page != second.first_page || second.box.right <= 0) return false;
    const double gap = second.box.top - first.box.bottom;
    const bool capitals = facts.capitals && facts_[state.title_block].capitals;
    if (capitals || is_lower(code_point_at(facts.text, 0).value))
        return gap < 0.5 * second.font_size;
    return first.centred && second.centred && is_han(code_point_at(facts.text, 0).value) &&
           gap < second.font_size;
}

std::string StructureBuilder::number_of(const Enumerator& mark) {
    return mark.number.empty() ? std::to_string(mark.ordinal) + mark.suffix : mark.number;
}

void StructureBuilder::take_main(std::size_t i, std::size_t s, ScopeState& state) {
    const Enumerator& mark = *facts_[i].enumerator;
    const bool clause = scopes_.all[s].acts;
    Made made;
    made.kind = clause ? SegmentKind::operative : SegmentKind::paragraph;
    made.number = number_of(mark);
    made.id = state.prefix + (clause ? "op" : "p") + made.number;
    made.label = mark.label;
    made.parent = section(state);
    made.rule = mark.automatic ? "number.automatic" : "number.sequence";
    const std::size_t segment = outline_.add(made, i);
    if (clause) state.operative = std::max(state.operative, mark.ordinal);
    if (mark.parts.size() == 2) state.last_part = mark.ordinal;
    host(state, segment, i);
    state.title_expected = false;
    take_run_in(i, mark, state);
    split_inside(i, s, state);
}

void StructureBuilder::host(ScopeState& state, std::size_t segment, std::size_t block) {
    state.host = segment;
    state.host_id = outline_.at(segment).id;
    state.levels.clear();
    state.last = segment;
    state.last_block = block;
    state.quoting = false;
    state.unnumbered_quotes = 0;
}

}  // namespace mea
