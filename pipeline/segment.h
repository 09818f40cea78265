// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/extracted.h"

// A piece of the document's structure: a paragraph, a heading, a decision, a note …
//
// Segments are in reading order; children lie inside their parents, except that a heading is one
// printed line and what it heads lies after it; every block belongs to at least
// one segment (law 2). `id` is the language-neutral path of the JSON contract: "p28", "p29.c.i",
// "d1.op2.a", "x1.a12.p3", "fn3", "h4". Ids are unique in a document and the same in every
// language.

namespace mea {

enum class SegmentKind {
    masthead,
    title,
    running_head,
    toc,
    heading,
    paragraph,
    subparagraph,
    text,
    preambular,
    operative,
    quotation,
    decision,
    article,
    annex,
    footnote,
    table,
};

std::string_view name_of(SegmentKind kind);  // as in JSON

struct Segment {
    SegmentKind kind = SegmentKind::text;
    std::string id;
    std::string label;   // as printed: "28.", "(ج)"; empty when there is none
    std::string number;  // ASCII: "28", "c", "iii"; "SC-1/15" for a decision; empty
    int level = 0;       // headings and sub-paragraphs: 1 is the outermost
    std::string parent;  // id, or empty
    Range range;         // bytes of ExtractedDocument::text, label included
    int first_page = 0;  // 0 when the format has no pages
    int last_page = 0;
    std::string rule;  // what made it: "number.sequence", "heading.style" … (law 3)
    double confidence = 1;
};

// Where a note is called: the mark itself is not in the text.
struct NoteAnchor {
    std::string segment;   // id of the segment that calls the note
    std::size_t at = 0;    // byte offset
    std::string footnote;  // id of the footnote segment
};

struct Segmentation {
    std::vector<Segment> segments;
    std::vector<NoteAnchor> note_refs;
    std::vector<Warning> warnings;
};

}  // namespace mea
