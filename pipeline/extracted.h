// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/result.h"
#include "pipeline/text.h"

// What an extractor makes of a file: one text, cut into blocks.
//
// Promises, checked by check_extracted() in the tests on every document:
//  * `text` is UTF-8, NFC, in logical order, and nobody edits it afterwards;
//  * blocks tile it: they are in order, each begins one byte ('\n') after the end of the one
//  before,
//    the first at 0, the last ends at text.size(); a block holds no '\n';
//  * a block is a paragraph, a heading, a table row (cells separated by '\t'), a note or a piece of
//    page furniture as the reader sees it: printed lines joined, Han without spaces;
//  * a paragraph that runs over a page break is ONE block with first_page < last_page;
//  * order: the header of the first page, the body in reading order, then foot- and endnotes in
//    order of their marks, then comments of reviewers in order of their anchors (each paragraph a
//    text_box, without initials), then every other header, footer and page number. Body text is
//    never interrupted by furniture or notes;
//  * automatic list labels are part of the text ("1.\tWords"); `label_size` says how many bytes;
//  * marks of foot- and endnotes in running text are not in `text`; each is a NoteReference;
//    the text of a note block begins with its words, its printed mark is in `mark`;
//  * deleted (tracked), hidden text and field instructions are absent; results of fields are
//  present.
//
// A plain value: owns everything, may be moved between threads.

namespace mea {

struct Box {  // points (1/72 inch) from the top left corner of the page; all 0 when unknown
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
};

enum class BlockKind {
    text,       // a paragraph, nothing more is known
    heading,    // by style or outline level (`level` 1–9); PDF extractors do not guess
    list_item,  // has an automatic label, or is known to belong to a list
    table_row,  // `table` counts tables from 1; cells separated by '\t'
    caption,
    toc,  // an entry of a table of contents by style or dot leaders
    text_box,
    footnote,  // `mark` is the printed mark: "3", "a", "*"
    endnote,
    header,  // running head, with `first_page` where known
    footer,
    page_number,
};

std::string_view name_of(BlockKind kind);

struct Block {
    Range range;
    BlockKind kind = BlockKind::text;
    int first_page = 0;  // from 1; 0 when the format has no pages
    int last_page = 0;
    Box box;               // on first_page
    double font_size = 0;  // points, the commonest in the block; 0 when unknown
    bool bold = false;     // all or nearly all letters
    bool italic = false;
    bool centred = false;
    bool right_to_left = false;
    double indent = 0;      // points: left edge (right edge when right to left) of the text
    double first_line = 0;  // points: first-line indent relative to `indent`
    int level = 0;          // heading: outline level 1–9; list item: list level 0–8
    int list = 0;           // list identity, equal for items of one list; 0 for none
    int table = 0;
    std::size_t label_size = 0;  // bytes at range.begin that are an automatic label and its space
    std::string label;  // the automatic label as printed: "1.", "(a)", "一、"; else empty
    std::string style;  // name of the paragraph style where the format has one
    std::string mark;   // notes only
};

struct NoteReference {
    std::size_t at = 0;    // byte offset in the text where the mark stands
    std::size_t note = 0;  // index of the footnote or endnote block; npos when not found
    std::string mark;      // as printed

    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

struct Link {
    Range range;
    std::string target;
};

// Warnings travel with the product (law 11). `code` is stable and in snake_case (all of them are
// listed in pipeline/doubts.h); `page` 0 is none.
struct Warning {
    std::string code;
    int page = 0;
    std::string message;
};

struct ExtractedDocument {
    std::string text;
    std::vector<Block> blocks;
    std::vector<NoteReference> note_references;  // in order of `at`
    std::vector<Link> links;
    // title, author, created, producer, language …; of PDF also outline (one title a line, after a
    // tab for each level below the first) and page_labels (one a line, where they are not 1, 2 …)
    std::map<std::string, std::string> metadata;
    std::vector<Warning> warnings;
    int pages = 0;
    std::string extractor;  // "pdf", "doc", …
};

// The broken promises of `document`, one sentence each; empty when it keeps them all.
std::vector<std::string> check_extracted(const ExtractedDocument& document);

// Builds a document block by block and keeps the tiling promise. The text given is brought to NFC,
// trimmed, and inner '\n' become spaces ('\t' is kept).
//
//   DocumentBuilder out("html");
//   Block b; b.kind = BlockKind::heading; b.level = 1;
//   std::size_t i = out.add("Introduction", b);      index of the block; npos for empty text
//   ExtractedDocument document = std::move(out).finish();
class DocumentBuilder {
public:
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
    explicit DocumentBuilder(std::string extractor);

    // Appends a block. `proto.range` is ignored. When `proto.label` is not empty, label, '\t' and
    // text are joined and label_size set.
    std::size_t add(std::string_view text, Block proto);

    // The same, with marks of notes at byte offsets of `text` as given (the label not counted).
    // `note` may be npos and set later through references().
    std::size_t add(std::string_view text, Block proto, std::vector<NoteReference> marks);

    std::vector<NoteReference>& references() { return document_.note_references; }
    ExtractedDocument& document() { return document_; }
    void warn(std::string code, std::string message, int page = 0);
    ExtractedDocument finish() &&;

private:
    ExtractedDocument document_;
};

// A compact form to carry a document between processes. Not a storage format: both ends are this
// program. parse_extracted() checks every length and fails with ErrorCode::damaged.
std::string serialise(const ExtractedDocument& document);
Result<ExtractedDocument> parse_extracted(std::string_view bytes);

}  // namespace mea
