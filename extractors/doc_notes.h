// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/doc_fib.h"
#include "extractors/doc_sections.h"

// Footnotes and endnotes: where they are called, what they say, how they are marked
// ([MS-DOC] 2.8.16–2.8.20).
//
// Marks are numbered as the text is read, so that notes in deleted text do not count.

namespace mea::doc {

struct Note {
    NoteKind kind = NoteKind::footnote;
    std::size_t reference = 0;    // CP of the mark in the main text
    std::size_t mark_length = 1;  // CPs that the mark takes there
    bool automatic = true;        // else the mark is typed, here and at the beginning of the note
    Cps text{};                   // without the typed mark
    std::string mark{};           // as printed; empty until it was called
    bool called = false;
    bool deleted = false;  // called in deleted or hidden text
};

class Notes {
public:
    static Notes read(const Fib& fib, std::string_view tables, std::u16string_view text);

    std::vector<Note>& all() { return notes_; }  // in order of reference
    const std::vector<Note>& all() const { return notes_; }

    // The index of the note called at `cp` or after it; all().size() when there is none.
    std::size_t first_from(std::size_t cp) const;

    // Gives note `index` its mark. `page` counts the page breaks that the text states; where pages
    // end of themselves is not in the file, so that numbers by page go on there.
    const std::string& call(std::size_t index, const Sections& sections, std::size_t page);

private:
    struct Counter {
        int number = 0;
        std::size_t section = 0;
        std::size_t page = 0;
    };
    void read_kind(NoteKind kind, const Fib& fib, std::string_view tables);
    std::vector<Note> notes_;
    Counter footnotes_;
    Counter endnotes_;
};

}  // namespace mea::doc
