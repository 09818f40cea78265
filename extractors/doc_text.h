// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "extractors/doc_document.h"
#include "extractors/doc_fields.h"
#include "pipeline/extracted.h"

// A story → paragraphs: what is printed, without deleted and hidden text, instructions of fields
// and marks of notes; with automatic numbers, symbols and links.

namespace mea::doc {

struct CalledNote {
    std::size_t at = 0;    // byte offset in Paragraph::text
    std::size_t note = 0;  // index in Notes::all()
    std::string mark;
};

// How much of a paragraph is set in which way, counted in characters that print.
struct Weights {
    std::size_t all = 0;
    std::size_t bold = 0;
    std::size_t italic = 0;
    std::vector<std::pair<int, std::size_t>> sizes;  // half-points and their characters

    void add(const CharacterProperties& properties);
    void add(const Weights& other);
    double commonest_size() const;  // points; 0 for an empty paragraph
};

struct Paragraph {
    std::string text;  // UTF-8
    std::string label;
    bool bullet = false;
    std::string mark;  // of a note
    std::vector<CalledNote> notes;
    std::vector<Link> links;           // ranges of `text`
    std::vector<std::size_t> anchors;  // CPs of drawn objects
    std::vector<Range> page_numbers;   // ranges of `text`, in headers and footers
    ParagraphProperties properties;
    Weights weights;
    bool cell_end = false;  // closed by a cell mark
    int table = 0;          // set for rows by assemble_tables()
    bool is_row = false;
};

class StoryReader {
public:
    explicit StoryReader(Document& document) : document_(document) {}

    // The paragraphs of a part of a story. Paragraphs without text are kept: they may have a label
    // or an anchor.
    std::vector<Paragraph> read(Cps cps, Fields::Place place);

private:
    std::size_t paragraph_end(std::size_t cp, std::size_t end) const;
    CharacterProperties read_characters(Cps cps, const ParagraphProperties& of);
    void put(std::size_t cp, const CharacterProperties& properties);
    void put_letter(char32_t code_point, const CharacterProperties& properties);
    void put_special(std::size_t cp, const CharacterProperties& properties);
    void put_text(std::string_view text, const CharacterProperties& properties);
    void put_code_point(char32_t code_point, const CharacterProperties& properties);
    std::size_t put_note(std::size_t cp, const CharacterProperties& properties);
    void find_note(std::size_t cp);
    void end_field(std::size_t cp, const CharacterProperties& properties);
    void number_paragraph(std::size_t last, bool blank);
    void finish(const ParagraphProperties& properties, std::size_t last);

    Document& document_;
    Fields fields_;
    std::vector<Paragraph> done_;
    Paragraph now_;
    std::size_t page_ = 0;  // page breaks so far
    std::size_t next_note_ = 0;
    std::size_t next_reference_ = 0;  // the CP where it is called
    bool line_break_ = false;         // a break that becomes a space before the next character
    bool continued_ = false;          // the paragraph's number was printed before a page break
    bool main_story_ = false;
};

}  // namespace mea::doc
