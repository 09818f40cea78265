// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/structure_builder.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "pipeline/text.h"

namespace mea {
namespace {

constexpr double quotation_indent_pt = 14;   // a quoted block stands half a tab further in
constexpr std::size_t shortest_broken = 40;  // print_length() of a line that a page break may cut

}  // namespace

void StructureBuilder::take_inner(std::size_t i, ScopeState& state) {
    const BlockFacts& facts = facts_[i];
    if (state.host == none && !state.quoting) return take_text(i, state, "number.stray");
    Made made;
    made.kind = SegmentKind::quotation;
    made.rule = "number.quotation";
    made.parent = state.host == none ? section(state) : state.host;
    const std::string base = state.host == none ? outline_.next(state.prefix, "u") : state.host_id;
    const std::optional<Enumerator> mark = quoted_mark(facts);
    const bool numbered = mark && (mark->style == EnumeratorStyle::decimal ||
                                   mark->style == EnumeratorStyle::decimal_multi);
    made.number = numbered ? number_of(*mark) : std::to_string(++state.unnumbered_quotes);
    made.id = base + ".q" + made.number;
    if (!numbered) made.number.clear();
    if (mark && !facts.quoted) made.label = mark->label;
    state.last = outline_.add(made, i);
    state.last_block = i;
    state.quoting = true;
    state.levels.clear();
}

std::optional<Enumerator> StructureBuilder::quoted_mark(const BlockFacts& facts) {
    if (facts.enumerator || !facts.quoted) return facts.enumerator;
    return read_enumerator(facts.text.substr(code_point_at(facts.text, 0).next));
}

void StructureBuilder::take_unnumbered(std::size_t i, std::size_t s, ScopeState& state) {
    const BlockFacts& facts = facts_[i];
    const bool acts = scopes_.all[s].acts;
    const Formula formula = acts && !state.formula_seen ? read_formula(facts.text) : Formula::none;
    if (formula == Formula::organ) {
        state.formula_seen = true;
        state.title_expected = false;
        return take_text(i, state, "clause.formula");
    }
    const bool listed = facts.enumerator.has_value();
    if (state.title_expected && facts.title_like && !listed && !facts.quoted)
        return take_title(i, state);
    if (title_goes_on(i, state)) {
        outline_.extend(state.title, i);
        state.title_block = i;
        return;
    }
    const bool run_in = listed && is_sub_style(facts.enumerator->style) && runs_in(i, state);
    const bool mid_sentence = run_in || goes_on(i, state);
    const bool italic = document_.blocks[i].italic && comes_before_paragraph(i);
    if (!mid_sentence && facts.title_like && (facts.prominent || italic) && !listed)
        return take_heading(i, state, "heading.style");
    state.title_expected = false;
    if (mid_sentence) {
        outline_.extend(state.last, i);
        state.last_block = i;
        return;
    }
    if (acts && state.formula_seen && take_clause(i, state)) return;
    take_quoted_or_text(i, state);
}

bool StructureBuilder::goes_on(std::size_t i, const ScopeState& state) const {
    if (state.last == none || state.last_block == none || facts_[i].enumerator) return false;
    const BlockFacts& before = facts_[state.last_block];
    if (before.ending != Ending::none || before.length < shortest_broken) return false;
    const Segment& open = outline_.at(state.last);
    const bool clause = scopes_.all[scopes_.of_block[i]].acts &&
                        (open.kind == SegmentKind::preambular ||
                         open.kind == SegmentKind::operative || open.rule == "clause.formula");
    if (before.prominent != facts_[i].prominent) return false;
    const Block& first = document_.blocks[state.last_block];
    const Block& second = document_.blocks[i];
    if (first.centred != second.centred || facts_[i].text.empty()) return false;
    const char32_t c = code_point_at(facts_[i].text, 0).value;
    const bool han_or_arabic = is_han(c) || is_arabic(c);
    if (han_or_arabic)
        return facts_[i].ending != Ending::none && facts_[i].length > shortest_broken;
    // A clause or a formula ends with punctuation; so does what is broken off from it.
    return is_lower(c) || (clause && facts_[i].ending != Ending::none);
}

bool StructureBuilder::take_clause(std::size_t i, ScopeState& state) {
    const BlockFacts& facts = facts_[i];
    if (facts.enumerator || state.clauses_over) return false;
    const bool preamble = state.numbered_clauses
                              ? state.operative == 0
                              : state.operative == 0 && facts.ending == Ending::comma;
    const std::string prefix = state.prefix;
    if (preamble) {
        if (facts.ending == Ending::none && facts.length < shortest_broken) return false;
        Made made;
        made.kind = SegmentKind::preambular;
        made.number = std::to_string(++state.preambular);
        made.id = prefix + "pp" + made.number;
        made.parent = section(state);
        made.rule = "clause.preambular";
        host(state, outline_.add(made, i), i);
        return true;
    }
    if (state.numbered_clauses) return false;
    const bool goes_on_after =
        state.operative == 0 || facts_[state.last_block].ending == Ending::semicolon;
    // The first clause may be cut by a page break; then its end is not punctuated.
    const bool cut =
        facts.ending == Ending::none && (state.operative > 0 || facts.length < shortest_broken);
    if (!goes_on_after || cut) {
        state.clauses_over = state.operative > 0;
        return false;
    }
    Made made;
    made.kind = SegmentKind::operative;
    made.number = std::to_string(++state.operative);
    made.id = prefix + "op" + made.number;
    made.parent = section(state);
    made.rule = "clause.unnumbered";
    host(state, outline_.add(made, i), i);
    return true;
}

void StructureBuilder::take_quoted_or_text(std::size_t i, ScopeState& state) {
    const BlockFacts& facts = facts_[i];
    const bool announced = state.host != none && state.last_block != none &&
                           facts_[state.last_block].ending == Ending::colon;
    const bool further_in = state.last_block != none &&
                            document_.blocks[i].indent >
                                document_.blocks[state.last_block].indent + quotation_indent_pt;
    if (state.quoting) return take_inner(i, state);
    const bool more = state.last != none && facts.quoted &&
                      outline_.at(state.last).kind == SegmentKind::quotation;
    if (more || (announced && (facts.quoted || further_in) && !facts.enumerator)) {
        take_inner(i, state);
        state.quoting = false;
        return;
    }
    take_text(i, state, "text");
}

void StructureBuilder::take_text(std::size_t i, ScopeState& state, std::string rule) {
    Made made;
    made.kind = SegmentKind::text;
    made.id = outline_.next(state.prefix, "u");
    made.parent = section(state);
    if (facts_[i].enumerator) made.label = facts_[i].enumerator->label;
    made.rule = std::move(rule);
    state.last = outline_.add(made, i);
    state.last_block = i;
}

}  // namespace mea
