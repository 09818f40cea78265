// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/extractor.h"
#include "extractors/field_numbers.h"
#include "extractors/rtf_charset.h"
#include "extractors/rtf_fonts.h"
#include "extractors/rtf_lists.h"
#include "extractors/rtf_notes.h"
#include "extractors/rtf_story.h"
#include "extractors/rtf_tokens.h"

// The state machine of RTF: tokens in, stories out.
//
// Every group copies the state of the group around it and gives it back at its end; a group that
// begins a destination (a note, a header, the font table) says what is to be done there. Words and
// controls with no meaning for the text are passed over; groups marked \* that are not known are
// skipped. Groups deeper than Limits.max_depth are skipped, never recursed into.

namespace mea::rtf {

enum class HeaderPlace { every, first, even, odd };

struct HeaderOrFooter {
    BlockKind kind = BlockKind::header;
    HeaderPlace place = HeaderPlace::every;
    std::vector<FlowBlock> blocks;
};

struct Section {
    bool title_page = false;  // its first page has a header of its own
    std::vector<HeaderOrFooter> furniture{};
};

// What a file holds, before it is put in order.
struct Reading {
    std::vector<Section> sections;
    std::vector<FlowBlock> body;
    std::vector<Note> notes;
    std::vector<std::vector<FlowBlock>> comments;  // in order of their anchors
    std::map<std::string, std::string> metadata;
    bool cut_short = false;  // the bytes ended before the document did
    bool too_deep = false;
    bool too_long = false;  // Limits.max_text_bytes was reached; reading stopped there
};

class Reader {
public:
    Reader(std::string_view bytes, const Limits& limits);
    Reading read() &&;

    // A control word's meaning: what to call, with the number of its row and of the file.
    struct Call {
        int argument = 0;
        std::optional<int> value;
        int value_or(int otherwise) const { return value.value_or(otherwise); }
        bool on() const { return value_or(1) != 0; }  // \b and \b1, against \b0
    };
    using Handler = void (Reader::*)(const Call&);
    struct Control {
        Handler handler = nullptr;
        int argument = 0;
        bool destination = false;  // known even when marked \*
    };

private:
    // Where characters go.
    enum class Sink { story, nowhere, fonts, style, list_text, level_text, instruction, collected };
    // What is to be done when the group ends.
    enum class Closing {
        nothing,
        note,
        comment,
        header,
        text_box,
        field,
        contents,
        list,
        level,
        list_override,
        override_level,
        information,
        time,
        shape_name,
        shape_value,
        legacy_list,
        legacy_before,
        legacy_after,
    };
    struct CharacterLook {
        bool bold = false;
        bool italic = false;
        bool complex_bold = false;  // of right-to-left scripts
        bool complex_italic = false;
        bool hidden = false;
        bool deleted = false;
        bool superscript = false;
        bool capitals = false;  // printed as capitals; small capitals stay as they are typed
        int font = 0;
        double size = 12;  // points; RTF's default is 24 half points
    };
    struct State {
        Sink sink = Sink::story;
        Closing closing = Closing::nothing;
        bool skipped = false;
        bool until_unicode = false;  // in \upr: skipped up to \ud
        CharacterLook look;
        ParagraphLook paragraph;
        int fallback = 1;  // \uc
    };
    struct Field {
        std::string instruction;
        std::size_t begin = 0;  // of the result in the paragraph
        std::size_t paragraph = 0;
        std::size_t story = 0;
        bool had_result = false;
        bool is_inner = false;  // stands in the instruction of another field
    };
    struct OpenStory {
        Story story;
        std::optional<std::size_t> automatic_mark{};  // where \chftn stood
        std::size_t raised_begin = 0;                 // the last superscript run
        std::size_t raised_end = 0;
        NoteKind note = NoteKind::footnote;
        bool is_note = false;
        bool has_mark = false;  // \chftn in the note itself
        HeaderOrFooter furniture{};
    };

    using Controls = std::map<std::string, Control, std::less<>>;
    static const Controls& controls();
    static void add_notes(Controls& rows);
    static void add_fields(Controls& rows);
    static void add_list_tables(Controls& rows);
    static void add_legacy_lists(Controls& rows);
    static void add_destinations(Controls& rows);

    // rtf_reader.cpp: groups and characters
    void open_group();
    void close_group();
    void word(const Token& token);
    void symbol(char name);
    void byte(const Token& token);
    void skip_group();
    void flush();
    void emit(std::string_view text);
    void emit_to_story(std::string_view text);
    void emit_unicode(char32_t unit);
    void end_style();
    bool in_story() const { return state_.sink == Sink::story; }
    Story& story() { return stories_.back().story; }

    // rtf_controls.cpp: controls inside a story
    void character(const Call& call);
    void unicode(const Call& call);
    void unicode_fallback(const Call& call);
    void tab(const Call& call);
    void line(const Call& call);
    void paragraph_end(const Call& call);
    void section_end(const Call& call);
    void section_reset(const Call& call);
    void title_page(const Call& call);
    void cell(const Call& call);
    void nested_cell(const Call& call);
    void row(const Call& call);
    void nested_row(const Call& call);
    void plain(const Call& call);
    void bold(const Call& call);
    void italic(const Call& call);
    void hidden(const Call& call);
    void deleted(const Call& call);
    void superscript(const Call& call);
    void capitals(const Call& call);
    void font(const Call& call);
    void font_size(const Call& call);
    void paragraph_reset(const Call& call);
    void style(const Call& call);
    void other_style(const Call& call);
    void list_number(const Call& call);
    void list_level(const Call& call);
    void outline(const Call& call);
    void centred(const Call& call);
    void direction(const Call& call);
    void indent(const Call& call);
    void drop_cap(const Call& call);
    void table_depth(const Call& call);
    void default_font(const Call& call);
    void code_page(const Call& call);
    void font_charset(const Call& call);
    void font_code_page(const Call& call);

    // rtf_destinations.cpp: groups with a meaning of their own
    void skip(const Call& call);
    void unicode_alternative(const Call& call);
    void transparent(const Call& call);
    void sink(const Call& call);
    void list_text(const Call& call);
    void begin_story(Closing closing);
    void header(const Call& call);
    void text_box(const Call& call);
    void comment(const Call& call);
    void information(const Call& call);
    void time_part(const Call& call);
    void shape_property(const Call& call);
    void end_destination(Closing closing);
    void end_story(Closing closing);
    void end_information(Closing closing);
    void end_shape_value();

    // rtf_footnotes.cpp
    void note_mark(const Call& call);
    void endnote(const Call& call);
    void note_format(const Call& call);
    void note_start(const Call& call);
    void note_restart(const Call& call);
    void note(const Call& call);
    void end_note(const OpenStory& open, std::vector<FlowBlock> blocks);

    // rtf_fields.cpp
    void field(const Call& call);
    void instruction(const Call& call);
    void result(const Call& call);
    void end_field();
    std::string without_result(std::string_view instruction);

    // rtf_list_tables.cpp
    void list_entry(const Call& call);
    void level_value(const Call& call);
    void list_id(const Call& call);
    void end_level();

    // rtf_legacy_lists.cpp
    void legacy_list(const Call& call);
    void legacy_level(const Call& call);
    void legacy_format(const Call& call);
    void legacy_value(const Call& call);
    void legacy_text(const Call& call);
    void end_legacy_list();

    Tokens tokens_;
    const Limits& limits_;
    Fonts fonts_;
    Notes notes_;
    StoryContext context_;
    Reading reading_;

    State state_;
    std::vector<State> saved_;
    std::size_t too_deep_ = 0;  // groups open beyond the limit
    bool fresh_ = false;        // the group has just begun
    bool starred_ = false;      // the next word follows the \* that begins a group
    int to_skip_ = 0;           // characters that stand in for a \u
    std::string bytes_;         // of one code page, not decoded yet
    char32_t high_surrogate_ = 0;
    std::size_t written_ = 0;  // bytes of text

    int default_font_ = 0;
    int default_code_page_ = 1252;
    std::vector<OpenStory> stories_;
    std::vector<Field> fields_;
    int contents_ = 0;  // open results of TOC fields
    std::string collected_;
    std::string information_key_;
    std::string shape_name_;
    std::string style_name_;
    std::array<int, 5> time_{};  // year, month, day, hour, minute
    LevelDescription level_;
    bool in_override_ = false;
    bool override_start_ = false;
    int list_id_ = 0;
    LegacyNumber legacy_;  // being read
    int legacy_font_ = 0;
    FieldNumbers field_numbers_;
};

}  // namespace mea::rtf
