// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "pipeline/extracted.h"

// Words with boxes → printed lines.
//
// The lowest step of page layout: it knows no file format and no page but its own. Coordinates are
// points from the top left corner of the page. A page's words may come in any order; inside a word
// the characters stand as printed, left to right (so Arabic letters are in reverse order).
//
// A Line is what stands on one baseline: raised note marks and small capitals belong to it. Its
// text is logical (bidi.h), with spaces where the gaps between words are wide enough and none
// between Han characters. Distances along the line are measured in the direction of reading:
// `start` is the distance of the first letter from the edge of the page where reading begins.
//
// Everything here is a plain value; functions are pure and thread-safe.

namespace mea::layout {

struct Word {
    std::u32string text;
    std::vector<double> edges;  // left edge of each character; may be empty (then spread evenly)
    Box box;
    double size = 0;  // points
    bool bold = false;
    bool italic = false;
    bool space_after = false;
    int font = -1;  // the same number for the same font of a document; -1 is unknown
    int turn = 0;   // quarter turns clockwise of its direction; see turned_words.h
};

struct PageWords {
    int number = 0;  // from 1
    double width = 0;
    double height = 0;
    std::string label;  // as the file numbers it: "iv"; may be empty
    std::vector<Word> words;
};

struct Raised {  // a superscript inside Line::text: a note mark, an ordinal, a power
    Range range;
    std::string text;  // without white space
};

struct Line {
    int page = 0;
    double page_width = 0;
    std::vector<Word> words;  // by left edge
    Box box;                  // of the words of full size
    double base = 0;          // the bottom of most letters: steadier than the box
    double size = 0;          // points, of most letters
    bool bold = false;        // nearly all letters
    bool italic = false;
    bool right_to_left = false;
    bool turned = false;  // runs another way than the page; its box is in a frame of its own
    double start = 0;     // from the edge where reading begins to the first letter
    double end = 0;       // from the same edge to the last letter
    std::string text;
    std::vector<Raised> raised;

    double height() const { return box.bottom - box.top; }
    double middle() const { return (box.top + box.bottom) / 2; }
};

// How a page is read: decided once for a document or a page.
struct Reading {
    bool right_to_left = false;  // most letters are Arabic
    bool mirror = true;          // brackets are stored as they look and must be mirrored
};

Reading reading_of(const std::vector<PageWords>& pages);

// The lines of a page's upright words from top to bottom, whatever stands side by side in one line.
std::vector<Line> find_lines(const PageWords& page, Reading reading);

// A line of some words of a page. `words` is not empty.
Line make_line(const PageWords& page, std::vector<Word> words, Reading reading);

// The indexes of line.words before which the gap is at least `gap` points.
std::vector<std::size_t> wide_gaps(const Line& line, double gap);

// The words [first, last) of a line as a line of their own.
Line part_of(const Line& line, std::size_t first, std::size_t last, Reading reading);

}  // namespace mea::layout
