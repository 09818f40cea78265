// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "extractors/inline_text.h"
#include "extractors/list_numbers.h"

// Foot- and endnotes of a DOCX file in order of reference, and the marks that Word prints for them.
//
// Word stores no marks: they follow from counting references, by the numbering that the settings
// and each section state (ECMA-376 17.11). Restarts on each page follow the pages where these are
// known, and count through where they are not.

namespace mea {

enum class NoteKind { footnote, endnote };

struct DocxNote {
    NoteKind kind = NoteKind::footnote;
    std::string id;    // of the note in its part
    std::string mark;  // as printed
    bool custom = false;
    int page = 0;  // of the reference
    bool adopted = false;
    InlineText words;  // of an adopted note; the others stand in their part
};

class DocxNotes {
public:
    // Properties that hold in the whole document (w:settings) and in a section (w:sectPr).
    void document_settings(const pugi::xml_node& settings);
    void begin_section(const pugi::xml_node& section);

    // Registers a reference; `custom_mark` is empty where the mark is counted. Returns the note's
    // place in notes(); a second reference to one note gets the same place.
    std::size_t reference(NoteKind kind, std::string_view id, std::string_view custom_mark,
                          int page);
    // Registers a note of an imported document, where its reference stands.
    std::size_t adopt(NoteKind kind, InlineText words, int page);
    void forget_pages();
    const std::vector<DocxNote>& notes() const { return notes_; }

private:
    struct Numbering {
        NumberFormat format = NumberFormat::decimal;
        int start = 1;
        int next = 1;
        bool each_section = false;
        bool each_page = false;
        int page = 0;  // of the last reference
    };
    static void read(const pugi::xml_node& properties, Numbering& numbering);
    static std::string count(Numbering& numbering, int page);

    Numbering footnotes_;
    Numbering endnotes_{NumberFormat::lower_roman, 1, 1, false, false, 0};
    std::vector<DocxNote> notes_;
};

}  // namespace mea
