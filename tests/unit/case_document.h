// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "pipeline/extracted.h"

// Documents written as lines of a text file, for tables of tests/cases.
//
// A line is a block. What it begins with says what the extractor knew of it:
//   "# "    bold                       "| "   a row of a table, cells separated by tabs
//   "#14 "  bold, of 14 points         "\title " not a block: the title that the file states
//   "^3 "   a footnote marked 3        "^ "   a footnote without a mark
//   "@ "    the page's header          "{3}"  inside a line: the note marked 3 is called here
//   "\f"    nothing: the next lines are on a new page
// A call is bound to the first note with its mark that no earlier call with that mark has.
//
// A file holds cases: "== name", the lines of the document, then lines that begin with a sign of
// their own ("=> ", "-> ") and hold what is expected. Empty lines and "//" lines are skipped.

namespace mea {

struct CaseFile {
    struct Case {
        std::string name;
        std::vector<std::string> lines;
        std::vector<std::string> expected;  // after "=> "
        std::vector<std::string> calls;     // after "-> "
    };
    std::string path;
    std::vector<Case> cases;
};

// `name` is relative to tests/cases, without ".txt". A file that is missing has no cases.
CaseFile read_case_file(const std::string& name);

ExtractedDocument document_of(const std::vector<std::string>& lines);

// What is between blanks.
std::vector<std::string> words_of_line(const std::string& line);

}  // namespace mea
