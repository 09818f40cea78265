// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/rtf_story.h"

#include <algorithm>
#include <utility>

#include "pipeline/text.h"

namespace mea::rtf {
namespace {

// Deeper nesting than any document needs; what is deeper is read as this deep.
constexpr std::size_t max_table_depth = 32;

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

bool begins_with(std::string_view text, std::string_view start) {
    return text.substr(0, start.size()) == start;
}

bool says_something(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint read = code_point_at(text, at);
        if (is_letter(read.value) || is_digit(read.value)) return true;
        at = read.next;
    }
    return false;
}

BlockKind kind_by_style(const std::string& name, BlockKind otherwise) {
    const std::string style = lower(name);
    if (begins_with(style, "toc ") && style != "toc heading") return BlockKind::toc;
    if (begins_with(style, "contents ") && style != "contents heading") return BlockKind::toc;
    if (style == "caption") return BlockKind::caption;
    return otherwise;
}

double indent_of(const ParagraphLook& look) {
    if (look.leading) return *look.leading;
    return (look.right_to_left ? look.right : look.left).value_or(0);
}

}  // namespace

void Story::add_boxes(std::vector<FlowBlock> boxes) {
    for (FlowBlock& box : boxes) {
        if (box.proto.kind != BlockKind::table_row) box.proto.kind = BlockKind::text_box;
        boxes_.push_back(std::move(box));
    }
}

// Counts the paragraph by its \pn, also where \pntext says what is printed.
std::string Story::legacy_label(const ParagraphLook& look) {
    const std::vector<LegacyNumber>& known = context_->legacy_descriptions;
    if (look.legacy == 0 || look.legacy > known.size()) {
        context_->legacy_numbers.pass();
        return {};
    }
    return context_->legacy_numbers.next(known[look.legacy - 1]);
}

// The level of an outline, from 1; 0 elsewhere.
int Story::legacy_level(const ParagraphLook& look) const {
    const std::vector<LegacyNumber>& known = context_->legacy_descriptions;
    if (look.legacy == 0 || look.legacy > known.size()) return 0;
    const int level = known[look.legacy - 1].level;
    return level <= LegacyNumber::last_outline ? level : 0;
}

std::optional<ListItem> Story::list_item(const ParagraphLook& look, const Style& style) {
    int number = look.list.value_or(0);
    int level = look.level;
    // Paragraphs state their list themselves; only programs that also print its label leave the
    // list to the style.
    if (!look.list && !list_text_.empty()) {
        number = style.list;
        if (level == 0) level = style.level;
    }
    if (std::optional<ListItem> item = context_->lists.next(number, level)) return item;
    const std::string counted = legacy_label(look);
    const std::string_view printed = trimmed(list_text_);
    const std::string_view label = printed.empty() ? std::string_view(counted) : printed;
    if (label.empty() || (look.list && *look.list == 0)) return std::nullopt;
    ListItem item;
    item.label = label;
    item.list = Lists::textual + number;
    if (const int legacy = legacy_level(look); legacy > 0) level = legacy - 1;
    item.level = std::clamp(level, 0, ListCounters::max_levels - 1);
    item.bullet = !says_something(label);
    return item;
}

std::optional<FlowBlock> Story::take_paragraph(const ParagraphLook& look, ParagraphMark mark) {
    InlineText words = std::exchange(words_, InlineText{});
    const bool contents = std::exchange(contents_, false);
    ++paragraphs_;
    const bool blank = words.blank();
    const auto found = context_->styles.find(look.style);
    const Style style = found == context_->styles.end() ? Style{} : found->second;
    const bool dropped = blank && mark == ParagraphMark::hidden;
    const std::optional<ListItem> item = dropped ? std::nullopt : list_item(look, style);
    list_text_.clear();
    if (dropped) return std::nullopt;

    Block proto;
    proto.style = style.name;
    proto.centred = look.centred;
    proto.right_to_left = look.right_to_left;
    proto.indent = indent_of(look);
    proto.first_line = look.first_line.value_or(0);
    if (item) {
        if (!item->label.empty()) proto.kind = BlockKind::list_item;
        proto.label = item->label;
        proto.list = item->list;
        proto.level = item->level;
        if (item->left && !look.left && !look.leading) {
            proto.indent = *item->left;
            if (!look.first_line) proto.first_line = item->first_line.value_or(0);
        }
    }
    constexpr int body_text = 9;
    const int heading =
        look.outline ? (*look.outline >= 0 && *look.outline < body_text ? *look.outline + 1 : 0)
                     : style.heading;
    proto.kind = contents ? BlockKind::toc : kind_by_style(style.name, proto.kind);
    if (heading > 0 && proto.kind != BlockKind::toc) {
        proto.kind = BlockKind::heading;
        proto.level = heading;
    }
    if (blank && (proto.label.empty() || item->bullet)) return std::nullopt;
    return FlowBlock{std::move(words), std::move(proto)};
}

void Story::end_paragraph(const ParagraphLook& look, ParagraphMark mark) {
    // The paragraph runs on into the next, whose list it then is in.
    if (mark == ParagraphMark::deleted || (look.drop_cap && !words_.blank())) {
        list_text_.clear();
        return;
    }
    std::vector<FlowBlock> blocks;
    if (std::optional<FlowBlock> block = take_paragraph(look, mark))
        blocks.push_back(std::move(*block));
    for (FlowBlock& box : boxes_) blocks.push_back(std::move(box));
    boxes_.clear();
    place(std::move(blocks), std::min(look.depth, max_table_depth));
}

void Story::place(std::vector<FlowBlock> blocks, std::size_t depth) {
    close_rows(depth);
    if (depth == 0) in_table_ = false;
    if (depth > open_.size()) open_.resize(depth);
    std::vector<FlowBlock>& into = depth == 0 ? out_ : open_.at(depth - 1).cell;
    for (FlowBlock& block : blocks) into.push_back(std::move(block));
}

void Story::close_cell(Row& row) {
    for (const FlowBlock& block : row.cell) row.right_to_left |= block.proto.right_to_left;
    row.cells.push_back(joined(std::exchange(row.cell, {})));
}

// Ends the rows that are deeper than `depth`.
void Story::close_rows(std::size_t depth) {
    while (open_.size() > depth) {
        Row row = std::move(open_.back());
        open_.pop_back();
        if (!row.cell.empty()) close_cell(row);
        FlowBlock block;
        block.proto.kind = BlockKind::table_row;
        block.proto.right_to_left = row.right_to_left;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            if (i > 0) block.words.text += '\t';
            block.words.append(std::move(row.cells[i]), "");
        }
        if (!open_.empty()) {
            if (!block.words.blank()) open_.back().cell.push_back(std::move(block));
            continue;
        }
        if (!in_table_) ++context_->tables;
        in_table_ = true;
        block.proto.table = context_->tables;
        if (!block.words.blank()) out_.push_back(std::move(block));
    }
}

void Story::end_cell(const ParagraphLook& look, std::size_t depth) {
    ParagraphLook inside = look;
    inside.depth = std::clamp(depth, std::size_t{1}, max_table_depth);
    inside.drop_cap = false;
    end_paragraph(inside, ParagraphMark::plain);
    close_cell(open_.at(inside.depth - 1));
}

void Story::end_row(const ParagraphLook& look, std::size_t depth) {
    depth = std::clamp(depth, std::size_t{1}, max_table_depth);
    if (!words_.blank() || !boxes_.empty()) end_cell(look, depth);
    list_text_.clear();
    close_rows(depth - 1);
}

std::vector<FlowBlock> Story::finish(const ParagraphLook& look) {
    ParagraphLook last = look;
    last.drop_cap = false;
    if (words_.blank()) last.list = 0;  // there is no further paragraph to count
    if (!words_.blank() || !boxes_.empty()) end_paragraph(last, ParagraphMark::plain);
    close_rows(0);
    return std::move(out_);
}

}  // namespace mea::rtf
