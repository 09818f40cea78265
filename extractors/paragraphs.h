// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractors/line_text.h"
#include "extractors/lines.h"

// Lines → paragraphs, by what typesetters do: white space above, indents, an enumerator at the
// start, a last line that leaves room for the next word, another size or weight. A paragraph that
// runs over the end of a page or a column is one paragraph.
//
// Pure and thread-safe.

namespace mea::layout {

enum class LineKind { body, table, toc };

struct FlowLine {
    Line line;
    LineKind kind = LineKind::body;
    int table = 0;                   // counts tables from 1
    std::vector<std::string> cells;  // of a table row
    bool row_begins = true;          // a table line that begins a row; otherwise its cells continue
    bool alone = false;              // a part of a masthead: not joined with anything
    int column = 0;                  // counts columns of text through the document
};

// What lines are measured against.
inline constexpr double same_edge_pt = 3;
inline constexpr double extra_space = 1.18;  // of the distance of lines: white above a paragraph

bool same_size(const Line& a, const Line& b);

struct Measures {
    double body_size = 0;  // of most letters
    // tenths of a point of size → distance of two lines of a paragraph: below full lines, where
    // there are several of them
    std::map<long, double> advance;
    std::map<int, double> column_start;  // margins by column, in the direction of reading
    std::map<int, double> column_end;
    // by page and column: where most lines of justified type end; nothing for other type
    std::map<std::pair<int, int>, double> justified_end;
    bool spaced = false;  // numbered paragraphs have white space above: without it, none begins
};
Measures measure(const std::vector<FlowLine>& lines);

struct Paragraph {
    LineKind kind = LineKind::body;
    int table = 0;
    int column = 0;
    std::vector<Line> lines;
    bool centred = false;
    std::string text;
    std::vector<Raised> raised;  // ranges in `text`
};

std::vector<Paragraph> find_paragraphs(const std::vector<FlowLine>& lines, const Measures& measures,
                                       const WordList& words);

// Appends a line to a text with the right joint; raised marks move along.
void append_line(Paragraph& paragraph, const Line& line, const WordList& words);

// "28. ", "(a) ", "（三）", "٢-", "• ", "第十二条": something that can only begin a block.
bool begins_with_label(std::string_view text);

// Ends with a full stop, a semicolon or a colon of any of the six languages, closing quotes
// allowed.
bool ends_sentence(std::string_view text);

}  // namespace mea::layout
