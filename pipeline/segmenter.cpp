// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/segmenter.h"

#include <algorithm>
#include <string>
#include <utility>

#include "pipeline/block_facts.h"
#include "pipeline/levels.h"
#include "pipeline/notes.h"
#include "pipeline/outline.h"
#include "pipeline/scopes.h"
#include "pipeline/sequence.h"
#include "pipeline/text.h"

namespace mea {
namespace {

using Made = Outline::Made;
constexpr std::size_t none = Outline::none;
constexpr double quotation_indent_pt = 14;   // a quoted block stands half a tab further in
constexpr std::size_t shortest_broken = 40;  // code points of a line that a page break may cut

// What is open while a scope's blocks are read.
struct State {
    std::size_t container = none;                       // the scope's own segment
    std::string prefix;                                 // "d1.x1."
    std::vector<std::pair<int, std::size_t>> headings;  // rank, segment
    std::size_t host = none;  // paragraph, clause or text that sub-paragraphs stand under
    std::string host_id;      // what their ids begin with
    Levels levels;
    std::size_t last = none;  // the last segment of running words
    std::size_t last_block = none;
    bool quoting = false;  // inside a quoted block with its own numbers
    int unnumbered_quotes = 0;
    int preambular = 0;
    int operative = 0;
    bool formula_seen = false;
    bool numbered_clauses = false;  // the scope has numbered operative clauses
    bool clauses_over = false;
    bool title_expected = false;  // the line after a container's label
    bool labels_over = false;
    Sequence sequence;
    std::vector<std::size_t> position;  // of the scope's blocks, parallel to Scope::blocks
};

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
            default:
                return 80;
        }
    return 90 + std::clamp(block.level, 0, 9);
}

class Segmenter {
public:
    Segmenter(const ExtractedDocument& document, const std::vector<Zone>& zones)
        : document_(document),
          zones_(zones),
          facts_(look_at_blocks(document)),
          scopes_(find_scopes(facts_, zones)),
          outline_(document),
          notes_(document, zones, scopes_) {
        states_.resize(scopes_.all.size());
        for (std::size_t s = 0; s < states_.size(); ++s) prepare(s);
    }

    Segmentation run() {
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

private:
    void prepare(std::size_t s) {
        const Scope& scope = scopes_.all[s];
        State& state = states_[s];
        state.prefix = scope.id.empty() ? std::string() : scope.id + ".";
        state.sequence = find_sequence(scope, facts_);
        state.numbered_clauses = std::find(state.sequence.roles.begin(), state.sequence.roles.end(),
                                           NumberRole::main) != state.sequence.roles.end();
        for (const std::size_t at : state.sequence.gaps) warn("numbering_gap", scope.blocks[at]);
        for (const std::size_t at : state.sequence.duplicates)
            warn("duplicate_number", scope.blocks[at]);
    }

    void warn(std::string code, std::size_t block) {
        const BlockFacts& facts = facts_[block];
        const std::string label = facts.enumerator ? facts.enumerator->label : std::string();
        warnings_.push_back(
            {std::move(code), document_.blocks[block].first_page, "at the number " + label});
    }

    NumberRole role_of(std::size_t block) {
        const std::size_t s = scopes_.of_block[block];
        const std::vector<std::size_t>& blocks = scopes_.all[s].blocks;
        const auto found = std::lower_bound(blocks.begin(), blocks.end(), block);
        if (found == blocks.end() || *found != block) return NumberRole::none;
        return states_[s].sequence.roles[static_cast<std::size_t>(found - blocks.begin())];
    }

    void take(std::size_t i) {
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

    void single(std::size_t i, SegmentKind kind, const std::string& letter,
                const std::string& rule) {
        Made made;
        made.kind = kind;
        made.id = outline_.next("", letter);
        made.rule = rule;
        outline_.add(made, i);
    }

    // Blocks of one zone in a row make one segment.
    void take_run(std::size_t i, SegmentKind kind, const std::string& letter,
                  const std::string& rule) {
        if (run_ != none && i > 0 && zones_[i - 1] == zones_[i] && outline_.at(run_).kind == kind)
            return outline_.extend(run_, i);
        single(i, kind, letter, rule);
        run_ = outline_.size() - 1;
    }

    void take_table(std::size_t i) {
        State& state = enter(i);
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

    // The state of the block's scope, its container opened.
    State& enter(std::size_t i) {
        const std::size_t s = scopes_.of_block[i];
        open_container(s);
        return states_[s];
    }

    void open_container(std::size_t s) {
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
            made.label =
                squeeze(facts_[scope.first].text.substr(0, facts_[scope.first].label->size));
        states_[s].container = outline_.add(made, scope.first);
        states_[s].title_expected = true;
    }

    static std::size_t section(const State& state) {
        return state.headings.empty() ? state.container : state.headings.back().second;
    }

    void take_body(std::size_t i) {
        const std::size_t s = scopes_.of_block[i];
        State& state = enter(i);
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

    void take_container_label(std::size_t i, State& state) {
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
        if (!facts_[i].label->running) return;
        const std::size_t words = document_.blocks[i].range.begin + facts_[i].label->size;
        outline_.at(heading).range.end = words;
        take_text(i, state, "text.run_in");
        outline_.at(state.last).range.begin = words;
    }

    void take_heading(std::size_t i, State& state, std::string rule) {
        const BlockFacts& facts = facts_[i];
        const int rank = heading_rank(facts, document_.blocks[i]);
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
        state.headings.emplace_back(rank, outline_.add(made, i));
        rest(state);
        state.title_expected =
            facts.label && facts.label->kind == LabelKind::part && !facts.label->titled;
    }

    // Nothing to go on from: after a heading.
    static void rest(State& state) {
        state.host = none;
        state.host_id.clear();
        state.levels.clear();
        state.last = none;
        state.quoting = false;
        state.title_expected = false;
    }

    // A title line directly under a label; it heads nothing of its own.
    void take_title(std::size_t i, State& state) {
        Made made;
        made.kind = SegmentKind::heading;
        made.id = outline_.next(state.prefix, "h");
        made.level = state.headings.empty() ? 1 : static_cast<int>(state.headings.size());
        made.parent = section(state);
        made.rule = "heading.title";
        outline_.add(made, i);
        state.title_expected = false;
    }

    static std::string number_of(const Enumerator& mark) {
        return mark.number.empty() ? std::to_string(mark.ordinal) + mark.suffix : mark.number;
    }

    void take_main(std::size_t i, std::size_t s, State& state) {
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
        host(state, segment, i);
        state.title_expected = false;
        take_run_in(i, mark, state);
        split_inside(i, s, state);
    }

    void host(State& state, std::size_t segment, std::size_t block) {
        state.host = segment;
        state.host_id = outline_.at(segment).id;
        state.levels.clear();
        state.last = segment;
        state.last_block = block;
        state.quoting = false;
        state.unnumbered_quotes = 0;
    }

    // "4. (a) Each Party shall …": the first sub-paragraph on the paragraph's own line, when (b)
    // follows.
    void take_run_in(std::size_t i, const Enumerator& mark, State& state) {
        const std::string_view rest_of =
            facts_[i].text.substr(std::min(mark.size, facts_[i].text.size()));
        const std::optional<Enumerator> inner = read_enumerator(rest_of);
        if (!inner || !is_sub_style(inner->style) || rest_of.size() <= inner->size) return;
        const std::optional<Place> place = Levels().place(*inner, std::nullopt, true);
        if (!place || place->ordinal != 1 || place->gap) return;
        const std::optional<Enumerator> next = next_mark(i);
        if (!next || next->style != inner->style || next->ordinal != 2) return;
        const std::size_t segment = add_sub(i, *inner, *place, state);
        outline_.at(segment).range.begin += mark.size;
    }

    // The next sub-paragraph's mark in the same scope, before the next paragraph.
    std::optional<Enumerator> next_mark(std::size_t i) {
        const std::size_t s = scopes_.of_block[i];
        for (std::size_t k = i + 1; k < facts_.size(); ++k) {
            if (zones_[k] != Zone::body) continue;
            if (scopes_.of_block[k] != s || role_of(k) == NumberRole::main) break;
            if (facts_[k].enumerator && is_sub_style(facts_[k].enumerator->style))
                return facts_[k].enumerator;
        }
        return std::nullopt;
    }

    std::size_t add_sub(std::size_t i, const Enumerator& mark, Place place, State& state) {
        const std::size_t up = place.depth == 0 ? state.host : state.levels.parent(place.depth);
        Made made;
        made.kind = SegmentKind::subparagraph;
        made.number = ordinal_id(place.depth, place.ordinal);
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

    // Sub-paragraphs, lettered and Roman headings. False when the block is running words after all.
    bool take_enumerated(std::size_t i, State& state) {
        const BlockFacts& facts = facts_[i];
        const Enumerator& mark = *facts.enumerator;
        if (mark.style == EnumeratorStyle::bullet) return false;
        if (is_sub_style(mark.style)) return take_sub(i, state);
        if (mark.style == EnumeratorStyle::decimal || mark.style == EnumeratorStyle::decimal_multi)
            return false;
        if (!facts.title_like && !(facts.prominent && facts.ending == Ending::colon)) return false;
        take_heading(i, state, "heading.numbered");
        return true;
    }

    bool take_sub(std::size_t i, State& state) {
        const BlockFacts& facts = facts_[i];
        const Enumerator& mark = *facts.enumerator;
        if (state.quoting) {
            take_inner(i, state);
            return true;
        }
        const bool heading = facts.title_like && facts.prominent &&
                             (document_.blocks[i].kind == BlockKind::heading ||
                              state.host == none || heads_paragraph(i));
        if (heading) {
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
        if (place->gap) warn("numbering_gap", i);
        if (state.host == none && state.host_id.empty()) find_host(i, state);
        add_sub(i, mark, *place, state);
        split_inside(i, scopes_.of_block[i], state);
        return true;
    }

    // A printed line of a running list happens to begin with "(b)": no further in than its
    // paragraph.
    bool runs_in(std::size_t i, const State& state) const {
        if (state.last_block == none || !state.levels.empty()) return false;
        const Box& line = document_.blocks[i].box;
        const Box& before = document_.blocks[state.last_block].box;
        constexpr double same_edge_pt = 4;
        if (line.right <= 0 || before.right <= 0) return false;
        const bool right_to_left = document_.blocks[i].right_to_left;
        const double step = right_to_left ? before.right - line.right : line.left - before.left;
        return step < same_edge_pt && !inner_marks(state.last_block, *facts_[i].enumerator).empty();
    }

    struct InnerMark {
        std::size_t at = 0;  // byte of the block's text
        Enumerator mark;
    };

    // Marks of the same style inside a block's words, after the punctuation of a list.
    std::vector<InnerMark> inner_marks(std::size_t block, const Enumerator& like) const {
        return marks_inside(block, [&like](const Enumerator& mark) {
            return mark.style == like.style || mark.style == like.alternative ||
                   mark.alternative == like.style;
        });
    }

    template <class Wanted>
    std::vector<InnerMark> marks_inside(std::size_t block, Wanted wanted) const {
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
            std::optional<Enumerator> mark = read_enumerator(text.substr(next));
            if (mark && is_sub_style(mark->style) && wanted(*mark))
                out.push_back({next, std::move(*mark)});
        }
        return out;
    }

    // In a treaty's article a list is a list even where its lines are run together: "… : a) …; b)
    // …". Reports cite such marks in running sentences; there they stay words.
    void split_inside(std::size_t i, std::size_t s, State& state) {
        if (scopes_.all[s].kind != SegmentKind::article) return;
        const std::string_view text = facts_[i].text;
        const std::vector<InnerMark> inner = all_inner_marks(i);
        const Range whole = document_.blocks[i].range;
        for (std::size_t k = 0; k < inner.size(); ++k) {
            const std::optional<Enumerator> next =
                k + 1 < inner.size() ? std::optional(inner[k + 1].mark) : next_mark(i);
            const char32_t sign = sign_before(text, inner[k].at);
            const bool colon = sign == U':' || sign == U'：';
            const std::optional<Place> place = state.levels.place(inner[k].mark, next, colon);
            if (!place || place->gap) continue;
            if (place->ordinal == 1 && !(colon && second_follows(inner, k, next))) continue;
            const std::size_t from = whole.begin + inner[k].at;
            if (state.host == none && state.host_id.empty()) find_host(i, state);
            for (std::size_t depth = state.levels.depth(); depth-- > place->depth;)
                outline_.at(state.levels.parent(depth + 1)).range.end = from;
            const std::size_t made = add_sub(i, inner[k].mark, *place, state);
            outline_.at(made).range = {from, whole.end};
            outline_.at(made).rule = "mark.run_in";
        }
    }

    static bool second_follows(const std::vector<InnerMark>& inner, std::size_t k,
                               const std::optional<Enumerator>& next) {
        const auto second = [&](const Enumerator& mark) {
            return (mark.style == inner[k].mark.style && mark.ordinal == 2) ||
                   (mark.alternative_ordinal == 2) ||
                   (inner[k].mark.alternative == mark.style && mark.ordinal == 2);
        };
        for (std::size_t m = k + 1; m < inner.size(); ++m)
            if (second(inner[m].mark)) return true;
        return next && second(*next);
    }

    static char32_t sign_before(std::string_view text, std::size_t at) {
        while (at > 0 && is_space(code_point_before(text, at))) --at;
        while (at > 0 && (static_cast<unsigned char>(text[at - 1]) & 0xC0) == 0x80 &&
               is_space(code_point_before(text, at)))
            --at;
        return code_point_before(text, at);
    }

    std::vector<InnerMark> all_inner_marks(std::size_t block) const {
        return marks_inside(block, [](const Enumerator&) { return true; });
    }

    // The marks between the last one and this may stand inside the line before: "3. … : a) …; b)
    // …".
    void split_before(std::size_t i, const Enumerator& mark, Place place, State& state) {
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

    // A lettered title whose next line is a paragraph of the main sequence.
    bool heads_paragraph(std::size_t i) {
        for (std::size_t k = i + 1; k < facts_.size(); ++k) {
            if (zones_[k] != Zone::body) continue;
            return scopes_.of_block[k] == scopes_.of_block[i] && role_of(k) == NumberRole::main &&
                   facts_[i].ending == Ending::none && document_.blocks[i].bold;
        }
        return false;
    }

    // A list without a numbered paragraph: it belongs to the article, else to the words before it.
    void find_host(std::size_t i, State& state) {
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

    // Inside a quoted block: its own numbers, and what stands between them.
    void take_inner(std::size_t i, State& state) {
        const BlockFacts& facts = facts_[i];
        if (state.host == none && !state.quoting) return take_text(i, state, "number.stray");
        Made made;
        made.kind = SegmentKind::quotation;
        made.rule = "number.quotation";
        made.parent = state.host == none ? section(state) : state.host;
        const std::string base =
            state.host == none ? outline_.next(state.prefix, "u") : state.host_id;
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

    // The number of a quoted block, which may stand behind its quotation mark: “2. Each Party …”.
    static std::optional<Enumerator> quoted_mark(const BlockFacts& facts) {
        if (facts.enumerator || !facts.quoted) return facts.enumerator;
        return read_enumerator(facts.text.substr(code_point_at(facts.text, 0).next));
    }

    void take_unnumbered(std::size_t i, std::size_t s, State& state) {
        const BlockFacts& facts = facts_[i];
        const bool acts = scopes_.all[s].acts;
        const Formula formula =
            acts && !state.formula_seen ? read_formula(facts.text) : Formula::none;
        if (formula == Formula::organ) {
            state.formula_seen = true;
            state.title_expected = false;
            return take_text(i, state, "clause.formula");
        }
        const bool listed = facts.enumerator.has_value();
        if (state.title_expected && facts.title_like && !listed && !facts.quoted)
            return take_title(i, state);
        const bool run_in = listed && is_sub_style(facts.enumerator->style) && runs_in(i, state);
        const bool mid_sentence = run_in || goes_on(i, state);
        if (!mid_sentence && facts.title_like && facts.prominent && !listed)
            return take_heading(i, state, "heading.style");
        state.title_expected = false;
        if (mid_sentence) {
            outline_.extend(state.last, i);
            state.last_block = i;
            return;
        }
        if (acts && state.formula_seen && take_clause(i, s, state)) return;
        take_quoted_or_text(i, state);
    }

    // The words of the last block break off and these go on (a page break in a plain-text file).
    bool goes_on(std::size_t i, const State& state) const {
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

    // Preambular and unnumbered operative clauses. False for what is neither.
    bool take_clause(std::size_t i, std::size_t s, State& state) {
        const BlockFacts& facts = facts_[i];
        if (facts.enumerator || state.clauses_over) return false;
        const bool preamble = state.numbered_clauses
                                  ? state.operative == 0
                                  : state.operative == 0 && facts.ending == Ending::comma;
        const std::string prefix = state.prefix;
        (void)s;
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

    void take_quoted_or_text(std::size_t i, State& state) {
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

    void take_text(std::size_t i, State& state, std::string rule) {
        Made made;
        made.kind = SegmentKind::text;
        made.id = outline_.next(state.prefix, "u");
        made.parent = section(state);
        if (facts_[i].enumerator) made.label = facts_[i].enumerator->label;
        made.rule = std::move(rule);
        state.last = outline_.add(made, i);
        state.last_block = i;
    }

    const ExtractedDocument& document_;
    const std::vector<Zone>& zones_;
    std::vector<BlockFacts> facts_;
    Scopes scopes_;
    Outline outline_;
    Notes notes_;
    std::vector<State> states_;
    std::vector<Warning> warnings_;
    std::size_t run_ = none;
    std::size_t table_ = none;
};

}  // namespace

Segmentation segment(const ExtractedDocument& document, const Languages&,
                     const std::vector<Zone>& zones) {
    if (zones.size() != document.blocks.size()) return {};
    return Segmenter(document, zones).run();
}

}  // namespace mea
