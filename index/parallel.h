// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/index_document.h"

// The language versions of one document side by side, by path (law 8).
//
// Rows follow the reading order of the reference, the first version given; a path that the
// reference lacks stands where its own version has it. Running heads and contents are left out.
//
// Alarms say where the versions disagree: a numbered path that is missing, another kind or printed
// number, figures or numbered names that differ, counts of headings, texts, tables or notes. What
// is counted, not numbered ("h4", "u12") carries its place, not its meaning: where the counts
// differ, the rows after that place have less confidence.
//
// Pure and thread-safe. Linear in the number of paragraphs and versions.

namespace mea {

struct ParallelText {
    std::string kind;
    std::string number;
    int first_page = 0;  // 0 when unknown
    int last_page = 0;
    std::string text;
    std::string permalink;
    double confidence = 1;  // against the first version that has the path
};

struct ParallelAlarm {
    std::string path;      // empty: the whole document
    std::string language;  // the version that differs from the first that has the path
    std::string code;      // "missing", "kind", "number", "figures", "names", "length", "count"
    std::string message;
};

struct ParallelRow {
    std::string path;
    std::string kind;
    std::string number;
    std::vector<std::optional<ParallelText>> texts;  // one a version, in their order
    double confidence = 0;                           // of the least certain version; 0 for one
    std::vector<ParallelAlarm> alarms;
};

struct ParallelVersion {
    std::string language;
    std::string title;
    std::size_t paragraphs = 0;  // rows it has
};

struct Parallel {
    std::string document;  // key
    std::vector<ParallelVersion> versions;
    std::vector<ParallelRow> rows;
    std::vector<ParallelAlarm> alarms;  // of the whole document
};

// Versions of one key in different languages. `path` empty: the whole document; else what it names
// and what lies in it.
Parallel side_by_side(const std::vector<IndexDocument>& versions, std::string_view path);

// Whether the paragraph at `path` lies in `wanted` or is it: "p29.c" in "p29".
bool path_lies_in(std::string_view path, std::string_view wanted);

// Whether two paragraphs at one path are likely to say the same.
bool is_parallel(const IndexParagraph& paragraph, std::string_view language,
                 const IndexParagraph& other, std::string_view other_language);

}  // namespace mea
