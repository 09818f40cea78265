// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/inline_text.h"
#include "extractors/legacy_numbers.h"
#include "extractors/rtf_lists.h"

// A story of an RTF file (body, header, footer, note or text box) → blocks in reading order.
//
// RTF says what a paragraph looks like while it goes on and where it ends: the reader fills words()
// and then calls end_paragraph() with the looks that hold there. Table rows are paragraphs that end
// with a cell mark, and a row mark; a row is one block, and what stands in its cells (paragraphs,
// lists, nested tables) is joined with spaces. A text box stands after the paragraph it is anchored
// in. Rows without their mark are closed by what follows them. NoteReference.note is a place in
// Notes.

namespace mea::rtf {

struct Style {
    std::string name;
    int list = 0;  // \ls
    int level = 0;
    int heading = 0;  // 1–9 by outline level or name; 0: no heading
};

// What \pard takes back.
struct ParagraphLook {
    int style = 0;
    std::optional<int> list;  // \ls; 0 takes a paragraph out of its list
    int level = 0;
    std::optional<int> outline;  // 0–8; 9 is body text
    std::optional<double> left;  // points
    std::optional<double> right;
    std::optional<double> leading;  // \lin: the side where lines begin
    std::optional<double> first_line;
    bool centred = false;
    bool right_to_left = false;
    bool drop_cap = false;
    std::size_t legacy = 0;  // \pn: StoryContext::legacy_descriptions from 1; 0 for none
    std::size_t depth = 0;   // of tables: 0 outside, 1 in a cell, 2 in a nested one
};

// The mark at the end of a paragraph.
enum class ParagraphMark { plain, hidden, deleted };

// What the stories of one document share.
struct StoryContext {
    std::map<int, Style> styles;
    Lists lists;
    std::vector<LegacyNumber> legacy_descriptions{};
    LegacyNumbers legacy_numbers{};
    int tables = 0;
};

class Story {
public:
    explicit Story(StoryContext& context) : context_(&context) {}

    // The paragraph being read.
    InlineText& words() { return words_; }
    const InlineText& words() const { return words_; }
    void append(std::string_view text, const InlineLook& look) { words_.append(text, look); }
    void in_contents() { contents_ = true; }
    std::string& list_text() { return list_text_; }  // \listtext or \pntext: a label as text
    void add_boxes(std::vector<FlowBlock> boxes);
    // Counts paragraphs, to tell whether an offset still means the paragraph it was taken in.
    std::size_t paragraphs() const { return paragraphs_; }

    void end_paragraph(const ParagraphLook& look, ParagraphMark mark);
    void end_cell(const ParagraphLook& look, std::size_t depth);
    void end_row(const ParagraphLook& look, std::size_t depth);
    std::size_t open_depth() const { return open_.size(); }

    std::vector<FlowBlock> finish(const ParagraphLook& look);

private:
    struct Row {
        std::vector<FlowBlock> cell;  // of the open cell
        std::vector<InlineText> cells;
        bool right_to_left = false;
    };

    std::optional<FlowBlock> take_paragraph(const ParagraphLook& look, ParagraphMark mark);
    int legacy_level(const ParagraphLook& look) const;
    std::string legacy_label(const ParagraphLook& look);
    std::optional<ListItem> list_item(const ParagraphLook& look, const Style& style);
    void place(std::vector<FlowBlock> blocks, std::size_t depth);
    void close_cell(Row& row);
    void close_rows(std::size_t depth);

    StoryContext* context_;
    InlineText words_;
    std::string list_text_;
    bool contents_ = false;
    std::size_t paragraphs_ = 0;
    std::vector<FlowBlock> boxes_;
    std::vector<Row> open_;  // rows being read, the outer first
    bool in_table_ = false;
    std::vector<FlowBlock> out_;
};

}  // namespace mea::rtf
