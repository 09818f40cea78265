// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>

#include "extractors/rtf_reader.h"
#include "pipeline/text.h"

// The control words that matter inside a story: characters, looks, paragraphs, tables.

namespace mea::rtf {
namespace {

constexpr double points_in_twip = 1.0 / 20;

enum Side { left_side, right_side, leading_side, first_line_side };

}  // namespace

void Reader::character(const Call& call) { emit(to_utf8(static_cast<char32_t>(call.argument))); }

void Reader::unicode(const Call& call) {
    constexpr int units = 0x10000;
    const int value = call.value_or(0);
    emit_unicode(
        static_cast<char32_t>(value < 0 && value >= -units ? value + units : std::max(value, 0)));
    to_skip_ = state_.fallback;
}

void Reader::unicode_fallback(const Call& call) {
    constexpr int most = 64;
    state_.fallback = std::clamp(call.value_or(1), 0, most);
}

void Reader::tab(const Call&) { emit("\t"); }

void Reader::line(const Call&) {
    if (in_story() || state_.sink == Sink::list_text) emit("\n");
}

void Reader::paragraph_end(const Call&) {
    if (!in_story()) return;
    const ParagraphMark mark = state_.look.deleted  ? ParagraphMark::deleted
                               : state_.look.hidden ? ParagraphMark::hidden
                                                    : ParagraphMark::plain;
    story().end_paragraph(state_.paragraph, mark);
    field_numbers_.begin_paragraph();
    stories_.back().automatic_mark.reset();
    stories_.back().raised_begin = stories_.back().raised_end = 0;
}

void Reader::section_end(const Call& call) {
    if (!in_story() || stories_.size() > 1) return;
    if (!story().words().blank()) paragraph_end(call);
    const bool title_page = reading_.sections.back().title_page;
    reading_.sections.push_back({.title_page = title_page});
    notes_.begin_section();
}

void Reader::section_reset(const Call&) {
    if (stories_.size() == 1) reading_.sections.back().title_page = false;
}

void Reader::title_page(const Call&) { reading_.sections.back().title_page = true; }

void Reader::cell(const Call&) {
    if (in_story()) story().end_cell(state_.paragraph, 1);
}

void Reader::nested_cell(const Call&) {
    if (in_story())
        story().end_cell(state_.paragraph, std::max<std::size_t>(2, state_.paragraph.depth));
}

void Reader::row(const Call&) {
    if (in_story()) story().end_row(state_.paragraph, 1);
}

void Reader::nested_row(const Call&) {
    if (in_story())
        story().end_row(state_.paragraph, std::max<std::size_t>(2, story().open_depth()));
}

void Reader::plain(const Call&) {
    state_.look = CharacterLook{};
    state_.look.font = default_font_;
}

void Reader::bold(const Call& call) {
    (call.argument == 0 ? state_.look.bold : state_.look.complex_bold) = call.on();
}

void Reader::italic(const Call& call) {
    (call.argument == 0 ? state_.look.italic : state_.look.complex_italic) = call.on();
}

void Reader::hidden(const Call& call) { state_.look.hidden = call.on(); }
void Reader::deleted(const Call& call) { state_.look.deleted = call.on(); }
void Reader::capitals(const Call& call) { state_.look.capitals = call.on(); }

void Reader::superscript(const Call& call) {
    state_.look.superscript = call.argument != 0 && call.on();
}

void Reader::font(const Call& call) {
    const int number = call.value_or(0);
    if (state_.sink == Sink::fonts) fonts_.begin(number);
    state_.look.font = number;
}

void Reader::font_size(const Call& call) {
    constexpr int default_half_points = 24;
    state_.look.size = call.value_or(default_half_points) / 2.0;
}

void Reader::paragraph_reset(const Call&) { state_.paragraph = ParagraphLook{}; }
void Reader::style(const Call& call) { state_.paragraph.style = call.value_or(0); }

// Character, section and table styles have numbers of their own.
void Reader::other_style(const Call&) {
    if (state_.sink == Sink::style) skip_group();
}

void Reader::list_number(const Call& call) { state_.paragraph.list = call.value_or(0); }
void Reader::list_level(const Call& call) { state_.paragraph.level = call.value_or(0); }
void Reader::outline(const Call& call) { state_.paragraph.outline = call.value_or(0); }
void Reader::centred(const Call& call) { state_.paragraph.centred = call.argument != 0; }
void Reader::direction(const Call& call) { state_.paragraph.right_to_left = call.argument != 0; }

void Reader::indent(const Call& call) {
    const double points = call.value_or(0) * points_in_twip;
    ParagraphLook& look = state_.paragraph;
    if (call.argument == left_side) look.left = points;
    if (call.argument == right_side) look.right = points;
    if (call.argument == leading_side) look.leading = points;
    if (call.argument == first_line_side) look.first_line = points;
}

void Reader::drop_cap(const Call& call) { state_.paragraph.drop_cap = call.value_or(1) > 0; }

void Reader::table_depth(const Call& call) {
    std::size_t& depth = state_.paragraph.depth;
    if (call.argument != 0) {
        depth = std::max<std::size_t>(depth, call.on() ? 1 : 0);
    } else {
        depth = static_cast<std::size_t>(std::max(call.value_or(0), 0));
    }
}

void Reader::default_font(const Call& call) {
    default_font_ = call.value_or(0);
    state_.look.font = default_font_;
    for (State& state : saved_) state.look.font = default_font_;
}

void Reader::code_page(const Call& call) {
    const int stated = call.argument != 0 ? call.argument : call.value_or(0);
    if (stated > 0) default_code_page_ = stated;
}

void Reader::font_charset(const Call& call) {
    if (state_.sink == Sink::fonts) fonts_.set_charset(call.value_or(0));
}

void Reader::font_code_page(const Call& call) {
    if (state_.sink == Sink::fonts) fonts_.set_code_page(call.value_or(0));
}

const Reader::Controls& Reader::controls() {
    using R = Reader;
    static const Controls table = [] {
        Controls rows{
            // characters
            {"u", {&R::unicode}},
            {"uc", {&R::unicode_fallback}},
            {"tab", {&R::tab}},
            {"line", {&R::line}},
            {"page", {&R::line}},
            {"column", {&R::line}},
            {"lquote", {&R::character, 0x2018}},
            {"rquote", {&R::character, 0x2019}},
            {"ldblquote", {&R::character, 0x201C}},
            {"rdblquote", {&R::character, 0x201D}},
            {"emdash", {&R::character, 0x2014}},
            {"endash", {&R::character, 0x2013}},
            {"bullet", {&R::character, 0x2022}},
            {"emspace", {&R::character, 0x2003}},
            {"enspace", {&R::character, 0x2002}},
            {"qmspace", {&R::character, 0x2005}},
            {"zwj", {&R::character, 0x200D}},
            {"zwnj", {&R::character, 0x200C}},
            {"ltrmark", {&R::character, 0x200E}},
            {"rtlmark", {&R::character, 0x200F}},
            {"zwbo", {&R::character, 0x200B}},
            {"zwnbo", {&R::character, 0x2060}},
            {"mden", {&R::character, '/'}},
            // paragraphs, sections, tables
            {"par", {&R::paragraph_end}},
            {"sect", {&R::section_end}},
            {"sectd", {&R::section_reset}},
            {"titlepg", {&R::title_page}},
            {"cell", {&R::cell}},
            {"nestcell", {&R::nested_cell}},
            {"row", {&R::row}},
            {"nestrow", {&R::nested_row}},
            {"pard", {&R::paragraph_reset}},
            {"s", {&R::style}},
            {"cs", {&R::other_style}},
            {"ds", {&R::other_style}},
            {"ts", {&R::other_style}},
            {"ls", {&R::list_number}},
            {"ilvl", {&R::list_level}},
            {"outlinelevel", {&R::outline}},
            {"qc", {&R::centred, 1}},
            {"ql", {&R::centred}},
            {"qr", {&R::centred}},
            {"qj", {&R::centred}},
            {"rtlpar", {&R::direction, 1}},
            {"ltrpar", {&R::direction}},
            {"li", {&R::indent, left_side}},
            {"ri", {&R::indent, right_side}},
            {"lin", {&R::indent, leading_side}},
            {"fi", {&R::indent, first_line_side}},
            {"dropcapli", {&R::drop_cap}},
            {"intbl", {&R::table_depth, 1}},
            {"itap", {&R::table_depth}},
            // looks
            {"plain", {&R::plain}},
            {"b", {&R::bold}},
            {"ab", {&R::bold, 1}},
            {"i", {&R::italic}},
            {"ai", {&R::italic, 1}},
            {"v", {&R::hidden}},
            {"deleted", {&R::deleted}},
            {"mvf", {&R::deleted}},
            {"super", {&R::superscript, 1}},
            {"up", {&R::superscript, 1}},
            {"sub", {&R::superscript}},
            {"nosupersub", {&R::superscript}},
            {"caps", {&R::capitals}},
            {"f", {&R::font}},
            {"fs", {&R::font_size}},
            // code pages
            {"ansi", {&R::code_page, 1252}},
            {"mac", {&R::code_page, 10000}},
            {"pc", {&R::code_page, 437}},
            {"pca", {&R::code_page, 850}},
            {"ansicpg", {&R::code_page}},
            {"deff", {&R::default_font}},
            {"fcharset", {&R::font_charset}},
            {"cpg", {&R::font_code_page}},
        };
        add_notes(rows);
        add_fields(rows);
        add_list_tables(rows);
        add_legacy_lists(rows);
        add_destinations(rows);
        return rows;
    }();
    return table;
}

}  // namespace mea::rtf
