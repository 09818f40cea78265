// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "extractors/rtf_reader.h"
#include "pipeline/text.h"

// Foot- and endnotes: their groups, their marks, and how they are numbered.

namespace mea::rtf {
namespace {

// Longer than any mark of a note, in bytes.
constexpr std::size_t longest_mark = 12;

// Added to a number format in the rows of note_format().
constexpr int of_endnotes = 1000;

std::string_view first_word(std::string_view text) {
    text = trimmed(text);
    return text.substr(0, text.find_first_of(" \t\n"));
}

}  // namespace

void Reader::note(const Call&) {
    if (!in_story() || state_.look.hidden || state_.look.deleted) return skip_group();
    begin_story(Closing::note);
    stories_.back().is_note = true;
}

void Reader::note_mark(const Call&) {
    if (!in_story() || state_.look.hidden || state_.look.deleted) return;
    OpenStory& open = stories_.back();
    if (open.is_note) {
        open.has_mark = true;
    } else {
        open.automatic_mark = open.story.words().text.size();
    }
}

void Reader::endnote(const Call&) { stories_.back().note = NoteKind::endnote; }

void Reader::note_format(const Call& call) {
    const NoteKind kind = call.argument >= of_endnotes ? NoteKind::endnote : NoteKind::footnote;
    notes_.set_format(kind, static_cast<NumberFormat>(call.argument % of_endnotes));
}

void Reader::note_start(const Call& call) {
    notes_.set_start(call.argument != 0 ? NoteKind::endnote : NoteKind::footnote, call.value_or(1));
}

void Reader::note_restart(const Call& call) {
    notes_.restart_each_section(call.argument != 0 ? NoteKind::endnote : NoteKind::footnote);
}

void Reader::end_note(const OpenStory& open, std::vector<FlowBlock> blocks) {
    OpenStory& parent = stories_.back();
    InlineText& around = parent.story.words();
    const std::optional<std::size_t> counted = std::exchange(parent.automatic_mark, std::nullopt);
    Note note{.kind = open.note};
    for (const FlowBlock& block : blocks) note.right_to_left |= block.proto.right_to_left;
    note.words = joined(std::move(blocks));
    std::size_t at = around.text.size();
    if (counted || open.has_mark) {
        note.mark = notes_.next_mark(note.kind);
        at = std::min(counted.value_or(at), at);
    } else {
        // A mark of its own stands before the note, raised, and again where the note begins.
        const std::string_view own = first_word(note.words.text);
        const std::string_view text = around.text;
        std::size_t size = 0;
        if (parent.raised_end == at && parent.raised_begin < at &&
            at - parent.raised_begin <= longest_mark)
            size = at - parent.raised_begin;
        else if (!own.empty() && own.size() <= longest_mark && text.size() >= own.size() &&
                 text.substr(text.size() - own.size()) == own)
            size = own.size();
        note.mark = trimmed(text.substr(at - size));
        at -= size;
        around.text.resize(at);
        if (note.mark.empty()) {
            note.mark = notes_.next_mark(note.kind);
        } else if (first_word(note.words.text).substr(0, note.mark.size()) == note.mark) {
            erase_front(note.words, note.words.text.find(note.mark) + note.mark.size());
        }
    }
    note.words.marks.clear();
    const std::string mark = note.mark;
    around.marks.push_back({at, notes_.add(std::move(note)), mark});
}

// \ftnnar, \aftnnrlc, \sftnnchi …: RTF 1.9.1, "Footnotes and Endnotes".
void Reader::add_notes(Controls& rows) {
    using R = Reader;
    const Controls known{
        {"footnote", {&R::note, 0, true}},
        {"chftn", {&R::note_mark}},
        {"ftnalt", {&R::endnote}},
        {"ftnstart", {&R::note_start}},
        {"aftnstart", {&R::note_start, 1}},
        {"ftnrestart", {&R::note_restart}},
        {"aftnrestart", {&R::note_restart, 1}},
    };
    rows.insert(known.begin(), known.end());
    const std::map<std::string, NumberFormat> formats{
        {"ar", NumberFormat::decimal},
        {"alc", NumberFormat::lower_letter},
        {"auc", NumberFormat::upper_letter},
        {"rlc", NumberFormat::lower_roman},
        {"ruc", NumberFormat::upper_roman},
        {"chi", NumberFormat::footnote_symbols},
        {"chosung", NumberFormat::korean_consonants},
        {"ganada", NumberFormat::korean_syllables},
        {"cnum", NumberFormat::decimal_circle},
        {"dbar", NumberFormat::decimal_full_width},
        {"dbnum", NumberFormat::chinese_counting},
        {"dbnumd", NumberFormat::chinese_digits},
        {"dbnumk", NumberFormat::chinese_legal},
        {"gbnum", NumberFormat::decimal_full_stop},
        {"gbnumd", NumberFormat::decimal_parenthesis},
        {"gbnuml", NumberFormat::decimal_circle},
        {"gbnumk", NumberFormat::chinese_circle},
        {"zodiac", NumberFormat::earthly_branches},
        {"zodiacd", NumberFormat::heavenly_stems},
        {"zodiacl", NumberFormat::stems_and_branches},
    };
    for (const auto& [suffix, format] : formats) {
        const int number = static_cast<int>(format);
        rows["ftnn" + suffix] = rows["sftnn" + suffix] = {&Reader::note_format, number};
        rows["aftnn" + suffix] =
            rows["saftnn" + suffix] = {&Reader::note_format, number + of_endnotes};
    }
}

}  // namespace mea::rtf
