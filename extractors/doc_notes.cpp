// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/doc_notes.h"

#include <algorithm>

#include "extractors/little_endian.h"
#include "pipeline/text.h"

namespace mea::doc {
namespace {

constexpr std::size_t longest_mark = 10;  // Word's dialog takes no more
constexpr std::size_t reference_size = 2;

// A typed mark stands at its reference and again at the beginning of its note.
void read_typed_mark(Note& note, std::u16string_view text) {
    std::size_t same = 0;
    while (same < longest_mark && note.text.begin + same < note.text.end) {
        const std::size_t here = note.reference + same;
        const std::size_t there = note.text.begin + same;
        if (here >= text.size() || there >= text.size() || text[here] != text[there]) break;
        if (text[here] <= u' ') break;
        ++same;
    }
    note.mark_length = std::max<std::size_t>(same, 1);
    for (std::size_t i = 0; i < note.mark_length && note.reference + i < text.size(); ++i)
        if (text[note.reference + i] > u' ') note.mark += to_utf8(text[note.reference + i]);
    note.text.begin += same;
}

}  // namespace

Notes Notes::read(const Fib& fib, std::string_view tables, std::u16string_view text) {
    Notes notes;
    notes.read_kind(NoteKind::footnote, fib, tables);
    notes.read_kind(NoteKind::endnote, fib, tables);
    std::stable_sort(notes.notes_.begin(), notes.notes_.end(),
                     [](const Note& a, const Note& b) { return a.reference < b.reference; });
    for (Note& note : notes.notes_)
        if (!note.automatic) read_typed_mark(note, text);
    return notes;
}

void Notes::read_kind(NoteKind kind, const Fib& fib, std::string_view tables) {
    const bool foot = kind == NoteKind::footnote;
    const Extent references =
        fib.table(foot ? Table::footnote_references : Table::endnote_references);
    const Extent texts = fib.table(foot ? Table::footnote_texts : Table::endnote_texts);
    const LittleEndian all(tables);
    const LittleEndian called(all.view(references.offset, references.size));
    const LittleEndian said(all.view(texts.offset, texts.size));
    const Cps main = fib.story(Story::main);
    const Cps story = fib.story(foot ? Story::footnotes : Story::endnotes);
    if (called.size() < 4) return;
    const std::size_t count = (called.size() - 4) / (4 + reference_size);
    for (std::size_t i = 0; i < count && said.has(4 * i, 8); ++i) {
        Note note{.kind = kind, .reference = called.u32(4 * i)};
        note.automatic = called.u16(4 * (count + 1) + reference_size * i) != 0;
        note.text.begin = std::min(story.begin + said.u32(4 * i), story.end);
        note.text.end = std::min(story.begin + said.u32(4 * i + 4), story.end);
        if (note.text.end < note.text.begin || note.reference >= main.end) continue;
        notes_.push_back(note);
    }
}

std::size_t Notes::first_from(std::size_t cp) const {
    const auto found =
        std::lower_bound(notes_.begin(), notes_.end(), cp,
                         [](const Note& note, std::size_t v) { return note.reference < v; });
    return static_cast<std::size_t>(found - notes_.begin());
}

const std::string& Notes::call(std::size_t index, const Sections& sections, std::size_t page) {
    Note& note = notes_[index];
    note.called = true;
    if (!note.automatic) return note.mark;
    const std::size_t section = sections.index_of(note.reference);
    const NoteNumbering& numbering = sections.all()[section].numbering(note.kind);
    Counter& counter = note.kind == NoteKind::footnote ? footnotes_ : endnotes_;
    using Restart = NoteNumbering::Restart;
    const bool restart =
        (numbering.restart == Restart::each_section && counter.section != section) ||
        (numbering.restart == Restart::each_page && counter.page != page);
    if (counter.number == 0 || restart)
        counter.number = numbering.start;
    else
        ++counter.number;
    counter.section = section;
    counter.page = page;
    note.mark = number_as(numbering.format, counter.number);
    return note.mark;
}

}  // namespace mea::doc
