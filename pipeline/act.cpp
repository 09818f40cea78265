// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/act.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "pipeline/symbol.h"

namespace mea {
namespace {

constexpr std::size_t max_depth = 64;
constexpr std::size_t label_and_title = 2;

bool is_act(EntityKind kind) {
    return kind == EntityKind::decision || kind == EntityKind::resolution ||
           kind == EntityKind::recommendation;
}

bool is_clause(SegmentKind kind) {
    return kind == SegmentKind::preambular || kind == SegmentKind::operative;
}

// Neither the act's words nor about it.
bool is_outside(SegmentKind kind) {
    return kind == SegmentKind::masthead || kind == SegmentKind::running_head ||
           kind == SegmentKind::toc;
}

bool is_draft(std::string_view symbol) {
    return symbol.find("/L.") != std::string_view::npos ||
           symbol.find("/CRP.") != std::string_view::npos;
}

class Acts {
public:
    explicit Acts(const Product& product) : product_(product) {
        for (const Segment& s : segments()) {
            by_id_.emplace(s.id, &s);
            if (s.kind == SegmentKind::heading) first_headings_.emplace(s.parent, &s);
        }
        for (const Entity& e : product.entities) {
            if (is_act(e.kind)) named_[e.segment].push_back(&e);
        }
    }

    std::unordered_map<std::string, std::string> read() {
        for (const Segment& s : segments()) {
            if (s.kind == SegmentKind::decision) containers_[s.id] = {};
        }
        for (const Segment& s : segments()) name_container(s);
        const std::string whole = containers_.empty() ? act_of_document() : std::string();
        std::unordered_map<std::string, std::string> acts;
        for (const Segment& s : segments()) {
            const std::string& act = whole.empty() || is_outside(s.kind) ? act_above(s) : whole;
            if (!act.empty()) acts.emplace(s.id, act);
        }
        for (const NoteAnchor& note : product_.structure.note_refs) {
            const auto caller = acts.find(note.segment);
            if (caller != acts.end()) acts.emplace(note.footnote, caller->second);
        }
        return acts;
    }

private:
    struct Container {
        std::string act;
        std::size_t headings = 0;
    };

    const std::vector<Segment>& segments() const { return product_.structure.segments; }

    // The act that a heading names; inside the title it may be another's: "Amendment of SC-1/15".
    std::string named_first(const Segment& heading) const {
        const auto found = named_.find(heading.id);
        if (found == named_.end()) return {};
        const Entity& first = *found->second.front();
        constexpr std::size_t head_word = 48;  // bytes: "Решение ", "Annex to "
        return first.range.begin - heading.range.begin <= head_word ? first.id : std::string();
    }

    // A container is of the act that its label names; the title line under the label is looked at
    // only when it says the container's own number.
    void name_container(const Segment& s) {
        if (s.kind != SegmentKind::heading) return;
        const auto found = containers_.find(s.parent);
        if (found == containers_.end()) return;
        Container& container = found->second;
        if (container.headings++ >= label_and_title || !container.act.empty()) return;
        const std::string act = named_first(s);
        if (container.headings == 1 || ends_with_number(act, s.parent)) container.act = act;
    }

    bool ends_with_number(std::string_view act, const std::string& container) const {
        const std::string& number = by_id_.at(container)->number;
        return !number.empty() && act.ends_with(":" + number);
    }

    // Of the nearest container; an annex beside the decisions names the act it belongs to.
    const std::string& act_above(const Segment& segment) {
        const Segment* s = &segment;
        for (std::size_t depth = 0; s != nullptr && depth < max_depth; ++depth) {
            if (s->kind == SegmentKind::decision) return containers_.at(s->id).act;
            if (s->kind == SegmentKind::annex) {
                const std::string& named = act_of_annex(*s);
                if (!named.empty()) return named;
            }
            const auto parent = by_id_.find(s->parent);
            s = parent == by_id_.end() ? nullptr : parent->second;
        }
        return nothing_;
    }

    // "Annex to decision SC-21/1"
    const std::string& act_of_annex(const Segment& annex) {
        const auto [act, first_asked] = annexes_.try_emplace(annex.id);
        const auto heading = first_headings_.find(annex.id);
        if (first_asked && heading != first_headings_.end())
            act->second = named_first(*heading->second);
        return act->second;
    }

    // The document as a whole.
    std::string act_of_document() const {
        const std::string symbol = product_.masthead.symbol.value_or("");
        if (is_draft(symbol)) return {};
        if (std::string act = act_of_symbol(symbol); !act.empty()) return act;
        bool clauses = false;
        std::string titled;
        for (const Segment& s : segments()) {
            if (s.kind == SegmentKind::paragraph && s.parent.empty()) return {};
            if (is_clause(s.kind) && s.parent.empty()) clauses = true;
            const bool names = s.kind == SegmentKind::title ||
                               (s.kind == SegmentKind::heading && s.parent.empty());
            if (names && !clauses && titled.empty()) titled = named_first(s);
        }
        if (!clauses) return {};
        if (!titled.empty()) return titled;
        const std::string body = product_.masthead.body.value_or("");
        if (symbol.empty() || body.empty()) return {};
        return "decision:" + body + ":" + symbol;
    }

    const Product& product_;
    std::unordered_map<std::string_view, const Segment*> by_id_;
    std::unordered_map<std::string_view, const Segment*> first_headings_;  // by their parent
    std::unordered_map<std::string_view, std::vector<const Entity*>> named_;
    std::unordered_map<std::string, Container> containers_;
    std::unordered_map<std::string, std::string> annexes_;
    std::string nothing_;
};

}  // namespace

std::unordered_map<std::string, std::string> acts_of(const Product& product) {
    return Acts(product).read();
}

}  // namespace mea
