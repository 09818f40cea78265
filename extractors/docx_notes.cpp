// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/docx_notes.h"

#include <utility>

#include "extractors/ooxml_package.h"

namespace mea {

void DocxNotes::read(const pugi::xml_node& properties, Numbering& numbering) {
    if (!properties) return;
    if (const pugi::xml_node format = properties.child("w:numFmt"))
        numbering.format = number_format_from_ooxml(format.attribute("w:val").value());
    if (const pugi::xml_node start = properties.child("w:numStart"))
        numbering.start = int_of(start.attribute("w:val").value(), 1);
    if (const pugi::xml_node restart = properties.child("w:numRestart")) {
        const std::string_view when = restart.attribute("w:val").value();
        numbering.each_section = when == "eachSect";
        numbering.each_page = when == "eachPage";
    }
}

void DocxNotes::document_settings(const pugi::xml_node& settings) {
    read(settings.child("w:footnotePr"), footnotes_);
    read(settings.child("w:endnotePr"), endnotes_);
    footnotes_.next = footnotes_.start;
    endnotes_.next = endnotes_.start;
}

void DocxNotes::begin_section(const pugi::xml_node& section) {
    read(section.child("w:footnotePr"), footnotes_);
    read(section.child("w:endnotePr"), endnotes_);
    for (Numbering* numbering : {&footnotes_, &endnotes_}) {
        if (numbering->each_section || notes_.empty()) numbering->next = numbering->start;
    }
}

void DocxNotes::forget_pages() {
    for (DocxNote& note : notes_) note.page = 0;
}

std::size_t DocxNotes::reference(NoteKind kind, std::string_view id, std::string_view custom_mark,
                                 int page) {
    for (std::size_t i = 0; i < notes_.size(); ++i) {
        if (notes_[i].kind == kind && !notes_[i].adopted && notes_[i].id == id) return i;
    }
    DocxNote note;
    note.kind = kind;
    note.id = id;
    note.mark = custom_mark;
    note.custom = !custom_mark.empty();
    note.page = page;
    if (!note.custom) note.mark = count(kind == NoteKind::footnote ? footnotes_ : endnotes_, page);
    notes_.push_back(std::move(note));
    return notes_.size() - 1;
}

std::size_t DocxNotes::adopt(NoteKind kind, InlineText words, int page) {
    DocxNote note;
    note.kind = kind;
    note.page = page;
    note.adopted = true;
    note.words = std::move(words);
    note.mark = count(kind == NoteKind::footnote ? footnotes_ : endnotes_, page);
    notes_.push_back(std::move(note));
    return notes_.size() - 1;
}

std::string DocxNotes::count(Numbering& numbering, int page) {
    if (numbering.each_page && page != numbering.page) numbering.next = numbering.start;
    numbering.page = page;
    return number_as(numbering.format, numbering.next++);
}

}  // namespace mea
