// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/assemble.h"

#include <algorithm>
#include <filesystem>
#include <unordered_map>

#include "pipeline/act.h"
#include "pipeline/dump.h"

namespace mea {
namespace {

bool is_container(SegmentKind kind) {
    return kind == SegmentKind::decision || kind == SegmentKind::annex ||
           kind == SegmentKind::article;
}

using Children = std::unordered_map<std::string, std::vector<const Segment*>>;

Children children_of(const std::vector<Segment>& segments) {
    Children children;
    for (const Segment& s : segments) {
        if (!s.parent.empty()) children[s.parent].push_back(&s);
    }
    return children;
}

// The segment's own words: its range up to its first child.
Range own_range(const Segment& segment, const Children& children, std::string_view text) {
    Range own = segment.range;
    const auto found = children.find(segment.id);
    if (found != children.end()) {
        for (const Segment* child : found->second) {
            if (segment.range.contains(child->range.begin))
                own.end = std::min(own.end, child->range.begin);
        }
    }
    return trim(text, own);
}

// The titles above a segment, outermost first: the headings it stands under, and those that open
// the decisions, articles and annexes it lies in.
class Titles {
public:
    Titles(const Product& product, const Children& children)
        : text_(product.document.text), children_(children) {
        for (const Segment& s : product.structure.segments) by_id_.emplace(s.id, &s);
    }

    std::vector<std::string> above(const Segment& segment) const {
        std::vector<std::string> titles;
        std::size_t depth = 0;
        for (const Segment* s = parent_of(segment); s != nullptr && depth < max_depth; ++depth) {
            if (s->kind == SegmentKind::heading) {
                titles.push_back(squeeze(slice(text_, s->range)));
            } else if (is_container(s->kind)) {
                const std::vector<std::string> opening = opening_titles(*s);
                titles.insert(titles.end(), opening.rbegin(), opening.rend());
            }
            s = parent_of(*s);
        }
        std::reverse(titles.begin(), titles.end());
        return titles;
    }

private:
    static constexpr std::size_t max_depth = 64;

    const Segment* parent_of(const Segment& segment) const {
        const auto found = by_id_.find(segment.parent);
        return found == by_id_.end() ? nullptr : found->second;
    }

    // "Decision SC-1/15" and the title under it.
    std::vector<std::string> opening_titles(const Segment& container) const {
        std::vector<std::string> titles;
        const auto found = children_.find(container.id);
        if (found == children_.end()) return titles;
        constexpr std::size_t label_and_title = 2;
        for (const Segment* child : found->second) {
            if (child->kind != SegmentKind::heading || titles.size() == label_and_title) break;
            titles.push_back(squeeze(slice(text_, child->range)));
        }
        return titles;
    }

    std::string_view text_;
    const Children& children_;
    std::unordered_map<std::string, const Segment*> by_id_;
};

std::string document_key(const Product& product) {
    if (product.masthead.symbol) return *product.masthead.symbol;
    if (!product.treaty.empty()) return product.treaty;
    constexpr std::size_t digits = 16;
    return "sha256:" + product.sha256.substr(0, digits);
}

IndexParagraph paragraph_of(const Segment& segment, Range own, std::string_view text) {
    IndexParagraph out;
    out.path = segment.id;
    out.kind = std::string(name_of(segment.kind));
    out.number = segment.number;
    out.parent = segment.parent;
    out.first_page = segment.first_page;
    out.last_page = segment.last_page;
    out.text = std::string(slice(text, own));
    return out;
}

std::string title_of(const Product& product) {
    if (product.masthead.title) return *product.masthead.title;
    const auto found = product.document.metadata.find("title");
    if (found != product.document.metadata.end() && !trimmed(found->second).empty())
        return squeeze(found->second);
    for (const SegmentKind kind : {SegmentKind::title, SegmentKind::heading}) {
        for (const Segment& s : product.structure.segments) {
            if (s.kind == kind) return squeeze(slice(product.document.text, s.range));
        }
    }
    return std::filesystem::path(product.path).stem().string();
}

}  // namespace

IndexDocument assemble(const Product& product, const Terms& terms) {
    IndexDocument out;
    const std::string& text = product.document.text;
    out.key = document_key(product);
    out.symbol = product.masthead.symbol.value_or("");
    out.language = product.languages.document;
    out.title = title_of(product);
    out.date = product.masthead.date.value_or("");
    out.body = product.masthead.body.value_or("");
    out.session = product.masthead.session.value_or("");
    out.file = {product.path,       product.sha256,
                product.media_type, product.document.extractor,
                product.bytes,      product.document.pages};
    out.masthead_json = masthead_json(product.masthead);
    for (const Warning& w : product.warnings) out.warnings.push_back(w.code + ": " + w.message);
    out.segments = product.structure.segments.size();
    out.entities = product.entities.size();

    const Children children = children_of(product.structure.segments);
    std::unordered_map<std::string, std::vector<const Entity*>> entities;
    for (const Entity& e : product.entities) entities[e.segment].push_back(&e);
    std::unordered_map<std::string, std::vector<const NoteAnchor*>> calls;
    for (const NoteAnchor& n : product.structure.note_refs) calls[n.segment].push_back(&n);
    const Titles titles(product, children);
    const std::unordered_map<std::string, std::string> acts = acts_of(product);
    for (const Segment& segment : product.structure.segments) {
        const Range own = own_range(segment, children, text);
        if (own.empty() || is_container(segment.kind)) continue;
        IndexParagraph paragraph = paragraph_of(segment, own, text);
        paragraph.headings = titles.above(segment);
        if (const auto act = acts.find(segment.id); act != acts.end()) paragraph.act = act->second;
        for (const Entity* e : entities[segment.id]) {
            if (own.contains(e->range))
                paragraph.entities.push_back(
                    {e->id, {e->range.begin - own.begin, e->range.end - own.begin}, e->attributes});
        }
        for (const NoteAnchor* n : calls[segment.id]) {
            if (n->at >= own.begin && n->at <= own.end)
                paragraph.note_marks.push_back({n->at - own.begin, n->footnote});
        }
        paragraph.concepts = terms.concepts_of(paragraph.text, out.language);
        out.paragraphs.push_back(std::move(paragraph));
    }
    return out;
}

}  // namespace mea
