// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/rtf_reader.h"

#include <utility>

#include "extractors/letter_case.h"
#include "extractors/symbol_fonts.h"
#include "pipeline/text.h"

namespace mea::rtf {
namespace {

constexpr char32_t replacement = 0xFFFD;

bool is_high_surrogate(char32_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool is_low_surrogate(char32_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

bool is_right_to_left(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint read = code_point_at(text, at);
        if (is_letter(read.value))
            return is_arabic(read.value) || (read.value >= 0x590 && read.value <= 0x5FF);
        at = read.next;
    }
    return false;
}

// "heading 1" in every language of Word; other programs write "Heading 1".
int heading_of_name(std::string_view name) {
    constexpr std::string_view heading = "heading ";
    if (name.size() != heading.size() + 1) return 0;
    for (std::size_t i = 0; i < heading.size(); ++i) {
        const char c = name[i];
        if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) != heading[i]) return 0;
    }
    const char digit = name.back();
    return digit >= '1' && digit <= '9' ? digit - '0' : 0;
}

}  // namespace

Reader::Reader(std::string_view bytes, const Limits& limits) : tokens_(bytes), limits_(limits) {
    reading_.sections.emplace_back();
    stories_.push_back({.story = Story(context_)});
}

Reading Reader::read() && {
    bool ended = false;
    while (!ended && !reading_.too_long) {
        const Token token = tokens_.next();
        switch (token.kind) {
            case TokenKind::end:
                reading_.cut_short = true;
                ended = true;
                break;
            case TokenKind::open:
                open_group();
                break;
            case TokenKind::close:
                close_group();
                // Files that are several documents in a row are read as one.
                ended = saved_.empty() && too_deep_ == 0 && !tokens_.another_document();
                break;
            case TokenKind::word:
                word(token);
                break;
            case TokenKind::symbol:
                if (!state_.skipped && too_deep_ == 0) symbol(token.name.front());
                break;
            case TokenKind::byte:
                if (!state_.skipped && too_deep_ == 0 && !saved_.empty()) byte(token);
                break;
        }
    }
    while (!saved_.empty()) close_group();
    flush();
    reading_.body = story().finish(state_.paragraph);
    reading_.notes = notes_.all();
    return std::move(reading_);
}

void Reader::open_group() {
    flush();
    to_skip_ = 0;
    starred_ = false;
    if (saved_.size() >= limits_.max_depth) {
        ++too_deep_;
        reading_.too_deep = true;
        return;
    }
    saved_.push_back(state_);
    state_.closing = Closing::nothing;
    fresh_ = true;
}

void Reader::close_group() {
    flush();
    to_skip_ = 0;
    starred_ = false;
    if (too_deep_ > 0) {
        --too_deep_;
        return;
    }
    if (saved_.empty()) return;
    const Closing closing = state_.closing;
    if (closing != Closing::nothing) end_destination(closing);
    if (saved_.size() == 1 && !story().words().blank()) paragraph_end({});
    state_ = std::move(saved_.back());
    saved_.pop_back();
}

void Reader::skip_group() { state_.skipped = true; }

void Reader::word(const Token& token) {
    if (too_deep_ > 0) return;
    if (state_.skipped) {
        if (state_.until_unicode && token.name == "ud")
            state_.skipped = state_.until_unicode = false;
        return;
    }
    const bool starred = std::exchange(starred_, false);
    fresh_ = false;
    const auto found = controls().find(token.name);
    const bool known = found != controls().end();
    if (starred && (!known || !found->second.destination)) return skip_group();
    to_skip_ = 0;
    if (!known) {
        // Properties of formulas: \mfPr, \mctrlPr and their like.
        const bool formula = token.name.size() > 3 && token.name.front() == 'm' &&
                             token.name.substr(token.name.size() - 2) == "Pr";
        if (formula) skip_group();
        return;
    }
    if (token.name != "u") flush();
    const Control& control = found->second;
    (this->*control.handler)({control.argument, token.value});
}

void Reader::symbol(char name) {
    const bool text = name == '\\' || name == '{' || name == '}' || name == '~' || name == '_';
    if (text && to_skip_ > 0) {
        --to_skip_;
        return;
    }
    constexpr char no_break_hyphen = '_';
    const bool begins_group = std::exchange(fresh_, false);
    if (name == '*') {
        starred_ = begins_group;
    } else if (name == '\\' || name == '{' || name == '}') {
        byte({.kind = TokenKind::byte, .byte = static_cast<unsigned char>(name)});
    } else if (name == '~') {
        flush();
        emit("\u00A0");
    } else if (name == no_break_hyphen) {
        flush();
        emit("\u2011");
    } else if (name == '\n' || name == '\r') {
        flush();
        paragraph_end({});
    } else if (name == '\t') {
        flush();
        tab({});
    }
}

void Reader::byte(const Token& token) {
    fresh_ = false;
    if (to_skip_ > 0) {
        --to_skip_;
        return;
    }
    if (state_.sink == Sink::nowhere) return;
    if (state_.sink == Sink::level_text && token.byte < 0x20) {
        flush();
        level_.text += static_cast<char32_t>(token.byte);
        return;
    }
    if (token.byte == '\t') {
        flush();
        return tab({});
    }
    if (token.escaped && (token.byte == '\r' || token.byte == '\n')) {
        flush();
        return paragraph_end({});
    }
    if (token.byte >= 0x20) bytes_ += static_cast<char>(token.byte);
}

// Bytes are decoded together: a character may be several of them.
void Reader::flush() {
    if (bytes_.empty()) return;
    const int code_page = fonts_.code_page(state_.look.font, default_code_page_);
    const bool text = state_.sink == Sink::story || state_.sink == Sink::list_text ||
                      state_.sink == Sink::level_text;
    const std::string bytes = std::exchange(bytes_, {});
    emit(decode(bytes, text ? code_page : default_code_page_));
}

void Reader::emit_unicode(char32_t unit) {
    flush();
    const char32_t high = std::exchange(high_surrogate_, 0);
    if (is_high_surrogate(unit)) {
        if (high != 0) emit(to_utf8(replacement));
        high_surrogate_ = unit;
        return;
    }
    if (is_low_surrogate(unit)) {
        constexpr char32_t first = 0x10000;
        unit = high == 0 ? replacement : first + ((high - 0xD800) << 10) + (unit - 0xDC00);
    } else if (high != 0) {
        emit(to_utf8(replacement));
    }
    if (state_.sink == Sink::level_text && unit < 0x20) {
        level_.text += unit;
        return;
    }
    constexpr char32_t last = 0x10FFFF;
    if (unit >= 0x20) emit(to_utf8(unit > last ? replacement : unit));
}

void Reader::emit(std::string_view text) {
    if (text.empty()) return;
    if (high_surrogate_ != 0) {
        high_surrogate_ = 0;
        emit(to_utf8(replacement));
    }
    written_ += text.size();
    if (written_ > limits_.max_text_bytes) reading_.too_long = true;
    const bool symbols = fonts_.draws_symbols(state_.look.font);
    switch (state_.sink) {
        case Sink::story:
            return emit_to_story(text);
        case Sink::list_text:
            story().list_text() +=
                symbols ? symbol_text(fonts_.name(state_.look.font), text) : std::string(text);
            break;
        case Sink::level_text:
            for (std::size_t at = 0; at < text.size();) {
                const CodePoint read = code_point_at(text, at);
                level_.text += read.value;
                at = read.next;
            }
            break;
        case Sink::fonts:
            fonts_.add_name(text);
            break;
        case Sink::style:
            style_name_ += text;
            if (style_name_.find(';') != std::string::npos) end_style();
            break;
        case Sink::instruction:
            if (!fields_.empty()) fields_.back().instruction += text;
            break;
        case Sink::collected:
            collected_ += text;
            break;
        case Sink::nowhere:
            break;
    }
}

void Reader::emit_to_story(std::string_view text) {
    const CharacterLook& look = state_.look;
    if (look.hidden || look.deleted) return;
    OpenStory& open = stories_.back();
    const bool complex = is_right_to_left(text);
    const InlineLook shown{look.bold || (complex && look.complex_bold),
                           look.italic || (complex && look.complex_italic), look.size};
    const std::size_t begin = open.story.words().text.size();
    const bool symbols = fonts_.draws_symbols(look.font);
    const std::string words =
        symbols ? symbol_text(fonts_.name(look.font), text) : std::string(text);
    open.story.append(look.capitals ? in_capitals(words) : words, shown);
    if (contents_ > 0) open.story.in_contents();
    if (look.superscript) {
        if (open.raised_end != begin) open.raised_begin = begin;
        open.raised_end = open.story.words().text.size();
    }
}

void Reader::end_style() {
    Style style;
    style.name = trimmed(std::string_view(style_name_).substr(0, style_name_.find(';')));
    style_name_.clear();
    style.list = state_.paragraph.list.value_or(0);
    style.level = state_.paragraph.level;
    constexpr int body_text = 9;
    const std::optional<int> outline = state_.paragraph.outline;
    style.heading = heading_of_name(style.name);
    if (outline && *outline >= 0) style.heading = *outline < body_text ? *outline + 1 : 0;
    context_.styles[state_.paragraph.style] = std::move(style);
}

}  // namespace mea::rtf
