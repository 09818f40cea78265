// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/rtf_reader.h"

// \listtable and \listoverridetable: from control words to Lists.

namespace mea::rtf {
namespace {

enum ListPart { list_part, level_part, override_part, override_level_part };
enum LevelPart { format_part, start_part, legal_part, restart_part, start_flag, picture_part };

}  // namespace

void Reader::list_entry(const Call& call) {
    if (state_.sink != Sink::nowhere) return skip_group();
    switch (call.argument) {
        case list_part:
            context_.lists.begin_list();
            state_.closing = Closing::list;
            break;
        case level_part:
            level_ = LevelDescription{};
            state_.paragraph = ParagraphLook{};
            state_.look = CharacterLook{};
            state_.look.font = default_font_;
            state_.closing = Closing::level;
            break;
        case override_part:
            context_.lists.begin_override();
            in_override_ = true;
            state_.paragraph = ParagraphLook{};
            state_.closing = Closing::list_override;
            break;
        default:
            context_.lists.begin_override_level();
            level_ = LevelDescription{};
            override_start_ = false;
            state_.closing = Closing::override_level;
            break;
    }
}

void Reader::level_value(const Call& call) {
    if (call.argument == format_part) level_.format = call.value_or(0);
    if (call.argument == start_part) level_.start = call.value_or(1);
    if (call.argument == legal_part) level_.legal = call.on();
    if (call.argument == restart_part) level_.no_restart = call.on();
    if (call.argument == start_flag) override_start_ = call.on();
    if (call.argument == picture_part) level_.picture = call.value_or(0) >= 0;
}

void Reader::list_id(const Call& call) { list_id_ = call.value_or(0); }

void Reader::end_level() {
    level_.left = state_.paragraph.left;
    level_.first_line = state_.paragraph.first_line;
    level_.hidden = state_.look.hidden;
    level_.font = fonts_.name(state_.look.font);
    if (in_override_) {
        context_.lists.override_format(level_);
    } else {
        context_.lists.add_level(level_);
    }
}

void Reader::add_list_tables(Controls& rows) {
    using R = Reader;
    const Controls known{
        {"list", {&R::list_entry, list_part, true}},
        {"listlevel", {&R::list_entry, level_part, true}},
        {"listoverride", {&R::list_entry, override_part, true}},
        {"lfolevel", {&R::list_entry, override_level_part, true}},
        {"levelnfc", {&R::level_value, format_part}},
        {"levelnfcn", {&R::level_value, format_part}},
        {"levelstartat", {&R::level_value, start_part}},
        {"levellegal", {&R::level_value, legal_part}},
        {"levelnorestart", {&R::level_value, restart_part}},
        {"levelpicture", {&R::level_value, picture_part}},
        {"listoverridestartat", {&R::level_value, start_flag}},
        {"listid", {&R::list_id}},
    };
    rows.insert(known.begin(), known.end());
}

}  // namespace mea::rtf
