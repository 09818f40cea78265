// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/scopes.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "pipeline/look_ahead.h"
#include "pipeline/text.h"

namespace mea {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);
constexpr std::size_t formula_reach = 8;    // blocks between a decision's label and its formula
constexpr std::size_t longest_label = 160;  // print_length() of a label that no style sets apart

class Finder {
public:
    Finder(const std::vector<BlockFacts>& facts, const std::vector<Zone>& zones)
        : facts_(facts),
          zones_(zones),
          after_(facts, zones),
          formulas_(facts.size(), Formula::none) {
        out_.of_block.assign(facts.size(), 0);
        out_.all.emplace_back();
        open_.emplace_back();
        for (std::size_t i = 0; i < facts.size(); ++i)
            if (zones[i] == Zone::body && !facts[i].enumerator && !facts[i].label)
                formulas_[i] = read_formula(facts[i].text);
        for (std::size_t i = 0; i < facts.size(); ++i)
            if (zones[i] == Zone::body && facts[i].prominent) styled_ = true;
        for (std::size_t i = 0; i < facts.size() && zones[i] != Zone::body; ++i)
            if (zones[i] == Zone::title && is_adoption_line(facts[i].text)) whole_act_ = true;
    }

    Scopes run() {
        for (std::size_t i = 0; i < facts_.size(); ++i) {
            if (zones_[i] == Zone::body) look(i);
            const bool inside = zones_[i] == Zone::body || zones_[i] == Zone::table;
            out_.of_block[i] = inside ? current_ : 0;
            if (inside) out_.all[current_].blocks.push_back(i);
            const BlockFacts& facts = facts_[i];
            if (zones_[i] == Zone::body && facts.enumerator &&
                facts.enumerator->style == EnumeratorStyle::decimal && !facts.title_like)
                out_.all[current_].acts ? void() : void(numbered_.insert(current_));
        }
        // The formula of a declaration that goes on with articles opens no clauses.
        for (const Scope& scope : out_.all)
            if (scope.kind == SegmentKind::article && scope.parent == 0) out_.all[0].acts = false;
        return std::move(out_);
    }

private:
    // What is open in a scope, itself included: the innermost of each kind.
    struct Open {
        std::size_t decision = none;
        std::size_t annex = none;
        std::size_t article = none;
    };

    static std::size_t& of_kind(Open& open, SegmentKind kind) {
        if (kind == SegmentKind::decision) return open.decision;
        return kind == SegmentKind::annex ? open.annex : open.article;
    }

    // The scope of that kind that is open, innermost first; none when there is none.
    std::size_t open_of(SegmentKind kind) const {
        Open open = open_[current_];
        return of_kind(open, kind);
    }

    void look(std::size_t i) {
        const BlockFacts& facts = facts_[i];
        const std::size_t before = std::exchange(last_body_, i);
        if (formulas_[i] == Formula::organ) return look_at_formula(i);
        if (before != none && begins_section(i, facts_[before].text))
            return open_section(i, facts.enumerator->parts.front());
        if (!facts.label || facts.length == 0) return;
        switch (facts.label->kind) {
            case LabelKind::decision:
                return look_at_decision(i);
            case LabelKind::annex:
            case LabelKind::appendix:
                return look_at_annex(i);
            case LabelKind::article:
                return look_at_article(i);
            case LabelKind::part:
                if (opens_clause(i)) return open_article(i, "article.clause");
                if (!facts.label->running) close(SegmentKind::article);
                return;
            default:
                return;
        }
    }

    bool formula_follows(std::size_t i) const {
        std::size_t seen = 0;
        for (std::size_t k = after_.body(i); k != none && seen < formula_reach;
             k = after_.body(k)) {
            if (formulas_[k] == Formula::organ && acts_follow(k)) return true;
            if (facts_[k].label && facts_[k].label->kind == LabelKind::decision) return false;
            ++seen;
        }
        return false;
    }

    void look_at_decision(std::size_t i) {
        const BlockFacts& facts = facts_[i];
        const LabelLine& label = *facts.label;
        if (facts.ending != Ending::none && !facts.prominent) return;
        const bool confirmed = formula_follows(i);
        if (label.bare && (!confirmed || (label.titled && !label.separated && !facts.prominent)))
            return;
        if (!label.bare && !confirmed && (label.titled || !facts.prominent) &&
            facts.length > longest_label)
            return;
        if (label.bare && whole_act_) return;
        // A draft inside the annex of a report that has adopted nothing yet stays in the annex.
        std::size_t parent = 0;
        const std::size_t annex = open_of(SegmentKind::annex);
        if (annex != none && decisions_ == 0 && open_of(SegmentKind::decision) == none)
            parent = annex;
        else if (nested_in_ != none && annex_open(nested_in_))
            parent = nested_in_;
        nested_in_ = parent == 0 ? none : parent;
        open(SegmentKind::decision, parent, i, "decision.label");
        out_.all[current_].number = label.number;
        out_.all[current_].acts = true;
        if (parent == 0) ++decisions_;
    }

    bool annex_open(std::size_t scope) const {
        for (std::size_t at = current_; at != 0; at = out_.all[at].parent)
            if (at == scope) return true;
        return false;
    }

    void look_at_formula(std::size_t i) {
        if (open_of(SegmentKind::article) != none && open_of(SegmentKind::decision) == none) return;
        if (open_of(SegmentKind::decision) != none && open_of(SegmentKind::annex) == none) return;
        const std::size_t annex = open_of(SegmentKind::annex);
        if (!acts_follow(i)) return;
        // "BC-41/1: Lighthouses" inside an annex has its formula under it.
        const bool labelled = out_.all[current_].rule == "decision.label";
        if (labelled && with_formula_.insert(current_).second) return;
        const bool numbered = numbered_.count(current_) > 0;
        if (annex == none && !numbered) {
            out_.all[current_].acts = true;
            return;
        }
        if (!quotes_an_act(i)) return;
        open(SegmentKind::decision, annex == none ? 0 : annex, i, "decision.formula");
        out_.all[current_].acts = true;
    }

    // A name alone is a formula only where clause 1 or a clause with a comma follows.
    bool acts_follow(std::size_t formula) const {
        if (facts_[formula].ending == Ending::comma) return true;
        const std::size_t next = after_.body(formula);
        if (next == none) return false;
        const BlockFacts& after = facts_[next];
        const bool first_clause = after.enumerator &&
                                  after.enumerator->style == EnumeratorStyle::decimal &&
                                  after.enumerator->ordinal == 1 && !after.title_like;
        return first_clause || after.ending == Ending::comma;
    }

    // A draft quoted in a report: its formula ends with a comma, a clause follows, and a count
    // from 1.
    bool quotes_an_act(std::size_t i) const {
        constexpr std::size_t reach = 40;  // blocks of preamble
        if (facts_[i].ending != Ending::comma) return false;
        std::size_t seen = 0;
        for (std::size_t k = after_.body(i); k != none && seen < reach; k = after_.body(k)) {
            const auto& mark = facts_[k].enumerator;
            if (mark && mark->style == EnumeratorStyle::decimal) return mark->ordinal == 1;
            if (++seen == 1 && facts_[k].ending != Ending::comma) return false;
        }
        return false;
    }

    void look_at_annex(std::size_t i) {
        const BlockFacts& facts = facts_[i];
        const LabelLine& label = *facts.label;
        if (label.ordinal == 0 && titles_an_article()) return;
        if (label.running && !next_annex_runs_on(i)) return;
        const bool heads = facts.ending == Ending::colon && facts.title_like;  // "Annex II:"
        if (facts.ending != Ending::none && facts.ending != Ending::sentence && !label.running &&
            !heads)
            return;
        if (facts.ending == Ending::sentence && label.titled && !label.running) return;
        if (label.titled && !label.running && !facts.prominent &&
            (styled_ || facts.length > longest_label))
            return;
        const std::size_t decision = open_of(SegmentKind::decision);
        const std::size_t around = decision == none ? none : annex_around(decision);
        if (label.ordinal == 0 && around == none && between_numbered_annexes(i)) return;
        const bool appendix = label.kind == LabelKind::appendix || counts_within_annex(i);
        std::size_t parent = decision == none ? 0 : decision;
        if (around != none && follows_annex(around, label)) parent = out_.all[around].parent;
        if (const std::size_t annex = outer_annex(); appendix && annex != none) parent = annex;
        open(SegmentKind::annex, parent, i, appendix ? "annex.appendix" : "annex.label");
        out_.all[current_].number =
            label.ordinal > 0 ? std::to_string(label.ordinal) : std::string();
    }

    // The annex in which a decision is printed.
    std::size_t annex_around(std::size_t scope) const {
        while (scope != 0 && out_.all[scope].kind != SegmentKind::annex)
            scope = out_.all[scope].parent;
        return scope == 0 ? none : scope;
    }

    // The annex whose id stands before those of what it holds; annexes of drafts in annexes of
    // drafts count through the document again.
    std::size_t numbered_within(std::size_t parent) const {
        constexpr std::ptrdiff_t deepest = 3;
        const std::size_t around = annex_around(parent);
        if (around == none) return none;
        const std::string& id = out_.all[around].id;
        return std::count(id.begin(), id.end(), 'x') < deepest ? around : none;
    }

    // "Annex II" behind the decisions of Annex I.
    bool follows_annex(std::size_t annex, const LabelLine& label) const {
        const auto& before = facts_[out_.all[annex].first].label;
        return before && before->ordinal > 0 && label.ordinal == before->ordinal + 1 &&
               in_digits(*before) == in_digits(label);
    }

    // The annex of the outer count that is open: "Annex III", "附件四".
    std::size_t outer_annex() const {
        std::size_t annex = open_of(SegmentKind::annex);
        while (annex != none && out_.all[annex].rule == "annex.appendix")
            annex = out_.all[annex].parent == 0 ? none : out_.all[annex].parent;
        return annex;
    }

    // Whether a later label goes on with the count of the annex opened at `scope`.
    bool goes_on_after(std::size_t scope, std::size_t i) const {
        const LabelLine& open = *facts_[out_.all[scope].first].label;
        return after_.highest_annex(i, in_digits(open)) > open.ordinal;
    }

    // "附件二从事探矿的意向通知" after the articles of a treaty, or after 附件一, and a count
    // from 1.
    bool next_annex_runs_on(std::size_t i) const {
        const std::size_t annex = outer_annex();
        const LabelLine& label = *facts_[i].label;
        const bool awaited =
            annex == none ? label.ordinal <= 2
                          : facts_[out_.all[annex].first].label &&
                                label.ordinal == facts_[out_.all[annex].first].label->ordinal + 1;
        if (!treaty_ || !awaited) return false;
        const std::size_t next = after_.enumerated(i);
        return next != none && facts_[next].enumerator->ordinal == 1;
    }

    bool between_numbered_annexes(std::size_t i) const {
        const std::size_t annex = outer_annex();
        return annex != none && facts_[out_.all[annex].first].label &&
               facts_[out_.all[annex].first].label->ordinal > 0 && goes_on_after(annex, i);
    }

    // "Annex 1", "Annex 2" between "Annex III" and "Annex IV"; "Annex I: Tables", "Annex II: Notes"
    // in an outline, where the annexes of the document have their labels alone in a line.
    bool counts_within_annex(std::size_t i) const {
        const LabelLine& label = *facts_[i].label;
        const std::size_t annex = outer_annex();
        if (annex == none || !facts_[out_.all[annex].first].label) return false;
        const LabelLine& outer = *facts_[out_.all[annex].first].label;
        if (outer.ordinal == 0 || label.ordinal == 0) return false;
        if (in_digits(label) && !in_digits(outer)) return goes_on_after(annex, i);
        if (!label.separated || outer.titled) return false;
        const std::size_t open = open_of(SegmentKind::annex);
        return label.ordinal <= outer.ordinal || open != annex;
    }

    // "Section 4", "Clause 4" in an annex, with 4.1 under it or after clause 3.
    bool opens_clause(std::size_t i) const {
        constexpr int section_rank = 3;
        const LabelLine& label = *facts_[i].label;
        if (label.rank != section_rank || !in_digits(label)) return false;
        if (open_of(SegmentKind::annex) == none) return false;
        if (last_article_ > 0 && label.ordinal == last_article_ + 1) return true;
        const std::string first = " " + label.number + ".1 ";
        if (facts_[i].text.find(first) != std::string_view::npos) return true;
        const std::size_t next = after_.part_or_count(i);
        if (next == none) return false;
        if (facts_[next].label && facts_[next].label->kind == LabelKind::part) return false;
        return facts_[next].enumerator->parts.front() == label.ordinal;
    }

    // "第七十四条" "附件": the title of an article, printed under its label.
    bool titles_an_article() const {
        const Scope& scope = out_.all[current_];
        return scope.kind == SegmentKind::article && scope.blocks.size() == 1 &&
               facts_[scope.first].label && !facts_[scope.first].label->titled;
    }

    // "… of this contract. Section 2 Security of tenure" and then "2.1": the label of the section
    // was run into the paragraph before; the first number of its own count confirms it.
    bool begins_section(std::size_t i, std::string_view before) const {
        const auto& mark = facts_[i].enumerator;
        if (!mark || mark->parts.size() != 2 || mark->ordinal != 1) return false;
        const std::size_t annex = open_of(SegmentKind::annex);
        const bool open = out_.all[current_].kind == SegmentKind::article &&
                          out_.all[current_].number == std::to_string(mark->parts.front());
        if (annex == none || open) return false;
        constexpr std::size_t longest_section_title = 120;  // bytes
        std::string_view tail =
            before.substr(before.size() - std::min(before.size(), longest_section_title));
        constexpr std::u32string_view stops = U".。；;";
        char32_t sign = 0;
        for (std::size_t at = 0; at < tail.size();) {
            const CodePoint read = code_point_at(tail, at);
            const bool ended = stops.find(sign) != std::u32string_view::npos && sign != 0;
            if ((ended && is_letter(read.value)) || read.value == U'第') {
                auto label = read_label_line(tail.substr(at));
                if (!label) label = read_running_label(tail.substr(at));
                if (label && label->kind == LabelKind::part && at > 0 &&
                    label->ordinal == mark->parts.front())
                    return true;
            }
            if (!is_space(read.value)) sign = read.value;
            at = read.next;
        }
        return false;
    }

    void open_section(std::size_t i, int number) {
        const std::size_t article = open_of(SegmentKind::article);
        const std::size_t parent = article != none ? out_.all[article].parent : current_;
        open(SegmentKind::article, parent, i, "article.run_in");
        out_.all[current_].number = std::to_string(number);
        last_article_ = number;
    }

    void look_at_article(std::size_t i) {
        const BlockFacts& facts = facts_[i];
        const LabelLine& label = *facts.label;
        if (label.running) {
            if (label.ordinal != last_article_ + 1 || (last_article_ == 0 && !succeeded(i))) return;
        } else if (facts.ending != Ending::none &&
                   !(facts.ending == Ending::sentence && !label.titled) && !facts.prominent) {
            return;
        }
        if (open_of(SegmentKind::decision) != none && open_of(SegmentKind::annex) == none &&
            !facts.prominent)
            return;
        const std::size_t next = after_.body(i);
        const bool listed = !label.titled && next != none && facts_[next].label &&
                            facts_[next].label->kind == LabelKind::article;
        if (listed) return;  // "Article 104", "Article 105": names of articles, not their texts
        const int last = last_article_;
        const bool added = !label.suffix.empty() && label.ordinal == last;  // "Article 2A"
        if (label.ordinal != last + 1 && label.ordinal != 1 && !added && !succeeded(i)) return;
        open_article(i, "article.label");
    }

    void open_article(std::size_t i, std::string rule) {
        const LabelLine& label = *facts_[i].label;
        const std::size_t before = open_of(SegmentKind::article);
        const std::size_t parent = before != none
                                       ? out_.all[before].parent
                                       : (current_holds_articles() ? current_ : std::size_t{0});
        open(SegmentKind::article, parent, i, std::move(rule));
        out_.all[current_].number = std::to_string(label.ordinal) + label.suffix;
        last_article_ = label.ordinal;
    }

    bool current_holds_articles() const { return out_.all[current_].kind != SegmentKind::article; }

    // The next article line goes on from here: a count that skips numbers.
    bool succeeded(std::size_t i) const {
        const bool running = facts_[i].label->running;
        const std::size_t next = running ? after_.article(i) : after_.article_line(i);
        if (next == none) return false;
        const LabelLine& one = *facts_[i].label;
        const LabelLine& other = *facts_[next].label;
        return other.ordinal == one.ordinal + 1 ||
               (other.ordinal == one.ordinal && other.suffix > one.suffix);
    }

    void close(SegmentKind kind) {
        const std::size_t at = open_of(kind);
        if (at != none) current_ = out_.all[at].parent;
    }

    void open(SegmentKind kind, std::size_t parent, std::size_t block, std::string rule) {
        Scope scope;
        scope.kind = kind;
        scope.parent = parent;
        scope.first = block;
        scope.rule = std::move(rule);
        const std::string prefix =
            out_.all[parent].id.empty() ? std::string() : out_.all[parent].id + ".";
        if (kind == SegmentKind::article) {
            const BlockFacts& first = facts_[block];
            const int number = first.label ? first.label->ordinal : first.enumerator->parts.front();
            scope.id =
                prefix + "a" + std::to_string(number) + (first.label ? first.label->suffix : "");
        } else {
            const char letter = kind == SegmentKind::decision ? 'd' : 'x';
            // Annexes count through the document, or the annex, whichever decision they belong to.
            const std::size_t around = numbered_within(parent);
            const std::size_t count = ++counts_[{kind, around}];
            scope.id = (around == none ? std::string() : out_.all[around].id + ".") + letter +
                       std::to_string(count);
            last_article_ = 0;
        }
        scope.id = free_id(scope.id);
        open_.push_back(open_[parent]);
        of_kind(open_.back(), kind) = out_.all.size();
        treaty_ = treaty_ || kind == SegmentKind::article;
        out_.all.push_back(std::move(scope));
        current_ = out_.all.size() - 1;
    }

    // The id, or its first free twin: "a1", "a1~2", "a1~3".
    std::string free_id(const std::string& id) {
        std::string free = id;
        std::size_t& twins = twins_[id];
        while (!ids_.insert(free).second) {
            twins = std::max<std::size_t>(twins + 1, 2);
            free = id + "~" + std::to_string(twins);
        }
        return free;
    }

    const std::vector<BlockFacts>& facts_;
    const std::vector<Zone>& zones_;
    LookAhead after_;
    std::vector<Formula> formulas_;
    Scopes out_;
    std::vector<Open> open_;  // one a scope
    std::unordered_set<std::size_t> numbered_;
    std::unordered_set<std::size_t> with_formula_;  // labelled decisions
    std::map<std::pair<SegmentKind, std::size_t>, std::size_t> counts_;
    std::unordered_set<std::string> ids_;
    std::unordered_map<std::string, std::size_t> twins_;  // of an id: the last given
    std::size_t current_ = 0;
    std::size_t decisions_ = 0;
    std::size_t last_body_ = none;
    std::size_t nested_in_ = none;
    int last_article_ = 0;
    bool whole_act_ = false;
    bool treaty_ = false;  // an article was opened
    bool styled_ = false;  // the document sets headings apart by type
};

}  // namespace

Scopes find_scopes(const std::vector<BlockFacts>& facts, const std::vector<Zone>& zones) {
    return Finder(facts, zones).run();
}

}  // namespace mea
