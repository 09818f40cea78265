// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "extractors/doc_fib.h"

// Formatted disk pages: which bytes of WordDocument have which sprms
// ([MS-DOC] 2.8.5, 2.9.33, 2.9.174).

namespace mea::doc {

struct Run {
    std::size_t begin = 0;  // bytes of WordDocument, half-open
    std::size_t end = 0;
    int style = 0;                  // paragraphs only: istd
    std::string_view properties{};  // grpprl; borrowed from WordDocument
};

class Runs {
public:
    // `pages` is the table of pages (PlcBteChpx, PlcBtePapx).
    static Runs of_characters(std::string_view document, std::string_view pages, Version version);
    static Runs of_paragraphs(std::string_view document, std::string_view pages, Version version);

    // The run that holds a byte; nullptr in a gap. O(1) for neighbours, O(log n) else.
    const Run* at(std::size_t byte) const;

    // Where the next run begins after `byte`, or a very large number.
    std::size_t next_begin(std::size_t byte) const;

private:
    std::vector<Run> runs_;  // in order, not overlapping
    mutable std::size_t last_ = 0;
    void sort();
};

}  // namespace mea::doc
