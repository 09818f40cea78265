// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/rtf_notes.h"

#include <algorithm>
#include <utility>

namespace mea::rtf {

void Notes::set_start(NoteKind kind, int start) {
    Numbering& numbering = of(kind);
    const bool begun = numbering.next != numbering.start;
    numbering.start = std::max(start, 0);
    if (!begun) numbering.next = numbering.start;
}

void Notes::begin_section() {
    for (Numbering* numbering : {&footnotes_, &endnotes_}) {
        if (numbering->each_section) numbering->next = numbering->start;
    }
}

std::string Notes::next_mark(NoteKind kind) {
    Numbering& numbering = of(kind);
    return number_as(numbering.format, numbering.next++);
}

std::size_t Notes::add(Note note) {
    notes_.push_back(std::move(note));
    return notes_.size() - 1;
}

}  // namespace mea::rtf
