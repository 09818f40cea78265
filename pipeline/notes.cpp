// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/notes.h"

#include <algorithm>

#include "pipeline/front_matter.h"
#include "pipeline/numerals.h"
#include "pipeline/text.h"

namespace mea {
namespace {

constexpr double lost_mark_confidence = 0.5;

struct Mark {
    std::string id;     // "3", "a", "*"; empty when lost
    std::string label;  // as printed
};

// "³", "(3)", "3/" and "3." are 3; letters are small; stars stay.
std::string plain_mark(std::string_view printed) {
    std::string out;
    for (std::size_t at = 0; at < printed.size();) {
        const CodePoint read = code_point_at(printed, at);
        at = read.next;
        constexpr std::u32string_view superscripts = U"⁰¹²³⁴⁵⁶⁷⁸⁹";
        const std::size_t super = superscripts.find(read.value);
        if (super != std::u32string_view::npos)
            out += static_cast<char>('0' + super);
        else if (const int digit = digit_value(read.value); digit >= 0)
            out += static_cast<char>('0' + digit);
        else if (read.value >= U'A' && read.value <= U'Z')
            out += static_cast<char>(read.value + 32);
        else if (read.value >= U'a' && read.value <= U'z')
            out += static_cast<char>(read.value);
        else if (read.value == U'*' || read.value == U'∗' || read.value == U'＊')
            out += '*';
        else if (is_letter(read.value) || read.value == U'†' || read.value == U'‡')
            out += to_utf8(read.value);
    }
    return out;
}

// The mark that a note's text begins with, where the extractor did not set it apart.
Mark typed_mark(std::string_view text) {
    Mark mark;
    std::size_t end = star_note_mark(text);
    if (end == 0) {
        const Reading number = read_digits(text);
        if (number.value > 0 && number.size < text.size()) {
            end = number.size;
            if (text[end] == '/' || text[end] == ')' || text[end] == '.') ++end;
        }
    }
    mark.label = std::string(text.substr(0, end));
    mark.id = plain_mark(mark.label);
    if (end == 0 && !text.empty() && code_point_at(text, 0).value == 0xFFFD)
        mark.label = to_utf8(0xFFFD);
    return mark;
}

bool is_number(const std::string& text) {
    return !text.empty() && text.size() < 5 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string Notes::prefix_of_call(std::size_t note) const {
    const auto call = first_call_.find(note);
    if (call == first_call_.end()) return {};
    const auto block =
        std::partition_point(document_.blocks.begin(), document_.blocks.end(),
                             [&call](const Block& one) { return one.range.end < call->second; });
    if (block == document_.blocks.end()) return {};
    std::size_t scope =
        scopes_.of_block[static_cast<std::size_t>(block - document_.blocks.begin())];
    while (scope != 0 && scopes_.all[scope].kind == SegmentKind::article)
        scope = scopes_.all[scope].parent;
    return scope == 0 ? std::string() : scopes_.all[scope].id + ".";
}

void Notes::add_to(Outline& outline) {
    id_of_block_.assign(zones_.size(), {});
    for (const NoteReference& call : document_.note_references)
        first_call_.emplace(call.note, call.at);
    std::size_t before = Outline::none;
    int last_number = 0;
    for (std::size_t i = 0; i < zones_.size(); ++i) {
        if (zones_[i] != Zone::footnote) {
            before = Outline::none;
            continue;
        }
        const Block& block = document_.blocks[i];
        const std::string_view text = slice(document_.text, block.range);
        const bool known = block.kind == BlockKind::footnote || block.kind == BlockKind::endnote;
        Mark mark = known ? Mark{plain_mark(block.mark), std::string()} : typed_mark(text);
        if (mark.id.empty() && mark.label.empty() && before != Outline::none) {
            outline.extend(before, i);
            id_of_block_[i] = outline.at(before).id;
            continue;
        }
        const bool lost = mark.id.empty();
        if (lost) mark.id = std::to_string(last_number + 1);
        if (is_number(mark.id)) last_number = std::stoi(mark.id);
        Outline::Made made;
        made.kind = SegmentKind::footnote;
        made.id = "fn" + mark.id;
        if (outline.taken(made.id)) made.id = prefix_of_call(i) + made.id;
        made.label = known ? block.mark : mark.label;
        made.number = mark.id;
        made.rule = lost ? "note.lost_mark" : known ? "note.extracted" : "note.typed";
        // A known note's mark is not in the text: its label would not be found there.
        if (known) made.label.clear();
        before = outline.add(made, i);
        if (lost) outline.at(before).confidence = lost_mark_confidence;
        id_of_block_[i] = outline.at(before).id;
    }
}

std::vector<NoteAnchor> Notes::anchors(const std::vector<Segment>& segments) const {
    std::vector<NoteAnchor> out;
    std::vector<std::size_t> order(segments.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&segments](std::size_t a, std::size_t b) {
        return segments[a].range.begin < segments[b].range.begin;
    });
    for (const NoteReference& reference : document_.note_references) {
        if (reference.note == NoteReference::npos || reference.note >= id_of_block_.size())
            continue;
        const std::string& note = id_of_block_[reference.note];
        if (note.empty()) continue;
        // Of the segments that begin before the mark and reach it, the one that begins last.
        const auto after = std::partition_point(order.begin(), order.end(), [&](std::size_t i) {
            return segments[i].range.begin <= reference.at;
        });
        const Segment* innermost = nullptr;
        for (auto it = after; it != order.begin() && innermost == nullptr;) {
            const Segment& one = segments[*--it];
            const bool holds = reference.at <= one.range.end;
            if (holds) innermost = &one;
        }
        if (innermost == nullptr) continue;
        out.push_back({innermost->id, reference.at, note});
    }
    return out;
}

}  // namespace mea
