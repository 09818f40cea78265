// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extractors/html_lists.h"
#include "extractors/html_notes.h"
#include "extractors/html_tree.h"
#include "extractors/inline_text.h"

// The body of an HTML page → blocks in reading order.
//
// Scripts, styles, templates, form controls, hidden and deleted elements are left out. Tables that
// only lay a page out (nested tables, headings or several paragraphs in a cell, a single cell) are
// read as flowing text; in the others a row is one block. Two line breaks end a paragraph, as does
// one before an enumerator. What the author says a picture shows stands as a caption after the
// block with the picture; formulas are read in one line.

namespace mea {

// What the readers of one page share.
struct HtmlPage {
    const HtmlTree& tree;
    const HtmlNotes& notes;
    std::vector<InlineText> note_words;  // one a note
    std::vector<FlowBlock> headers;      // of "header" divisions, as word processors write them
    std::vector<FlowBlock> footers;
    int lists = 0;
    int tables = 0;
};

class HtmlReader {
public:
    // Descriptions of pictures stand as captions in a body, and are left out elsewhere.
    enum class In { body, apart };
    explicit HtmlReader(HtmlPage& page, In in = In::apart);

    // What stands in `element`, without its own notes, headers and footers: those go to the page.
    std::vector<FlowBlock> read(const GumboNode* element);

private:
    // What elements pass on to what is inside them.
    struct Style {
        InlineLook look;
        bool preformatted = false;
        bool centred = false;
        bool right_to_left = false;
        bool capitals = false;  // printed in capitals, whatever is written
        bool link = false;      // inside a link: a picture there is a button
        bool note = false;      // inside a note: list labels are the note's marks
        int heading = 0;
        int list_level = -1;
        int list = 0;
        double indent = 0;  // points
        BlockKind kind = BlockKind::text;
    };

    void walk(const GumboNode* node, Style style);
    void children(const GumboNode* node, const Style& style);
    void block(const GumboNode* node, const Style& style);
    void list(const GumboNode* node, Style style);
    void item(const GumboNode* node, Style style, HtmlList& list);
    void table(const GumboNode* node, const Style& style);
    void row(const GumboNode* node, const Style& style, int table);
    void link(const GumboNode* node, const Style& style);
    void furniture(const GumboNode* node, std::vector<FlowBlock>& to);
    void note(const GumboNode* node, std::size_t index);
    void text(const char* words, const Style& style);
    void picture(const GumboNode* node, const Style& style);
    void flush(const Style& style);
    void flush_words(const Style& style);
    void add(InlineText words, const Style& style);

    HtmlPage& page_;
    In in_;
    InlineText words_;
    std::vector<std::string> pictures_;  // descriptions, until the block they stand in ends
    std::string label_;                  // of a list item, for its first block
    std::vector<FlowBlock> out_;
};

}  // namespace mea
