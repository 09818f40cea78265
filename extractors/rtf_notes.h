// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extractors/inline_text.h"
#include "extractors/list_numbers.h"

// Foot- and endnotes of an RTF file in order of reference, and the marks printed for them.
//
// Automatic marks are not in the file: they follow from counting, by the numbering that the
// document (\ftnnar, \aftnnrlc, \ftnstart) and each section (\sftnnar, \saftnnrlc) state. Restarts
// on each page cannot be known without pages and count through.

namespace mea::rtf {

enum class NoteKind { footnote, endnote };

struct Note {
    NoteKind kind = NoteKind::footnote;
    std::string mark{};  // as printed
    InlineText words{};
    bool right_to_left = false;
};

class Notes {
public:
    void set_format(NoteKind kind, NumberFormat format) { of(kind).format = format; }
    void set_start(NoteKind kind, int start);
    void restart_each_section(NoteKind kind) { of(kind).each_section = true; }
    void begin_section();

    std::string next_mark(NoteKind kind);
    // Its place in all().
    std::size_t add(Note note);
    const std::vector<Note>& all() const { return notes_; }

private:
    struct Numbering {
        NumberFormat format = NumberFormat::decimal;
        int start = 1;
        int next = 1;
        bool each_section = false;
    };
    Numbering& of(NoteKind kind) { return kind == NoteKind::footnote ? footnotes_ : endnotes_; }

    Numbering footnotes_;
    Numbering endnotes_{NumberFormat::lower_roman, 1, 1, false};
    std::vector<Note> notes_;
};

}  // namespace mea::rtf
