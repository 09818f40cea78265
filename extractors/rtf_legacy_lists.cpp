// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/rtf_reader.h"
#include "extractors/symbol_fonts.h"

// \pn: the number of a paragraph as Word 6 and 95 describe it. Most files print it in \pntext too.

namespace mea::rtf {
namespace {

enum LegacyPart { level_part, start_part, outer_part, font_part };
enum LegacySide { before_side, after_side };
constexpr std::size_t most_descriptions = 100'000;

}  // namespace

void Reader::legacy_list(const Call&) {
    if (!in_story()) return skip_group();
    legacy_ = {};
    legacy_font_ = default_font_;
    state_.sink = Sink::nowhere;
    state_.closing = Closing::legacy_list;
}

void Reader::legacy_level(const Call& call) {
    legacy_.level = call.argument != 0 ? call.argument : call.value_or(0);
}

void Reader::legacy_format(const Call& call) {
    legacy_.format = number_format_from_nfc(call.argument);
}

void Reader::legacy_value(const Call& call) {
    if (call.argument == start_part) legacy_.start = call.value_or(1);
    if (call.argument == outer_part) legacy_.with_outer = call.on();
    if (call.argument == font_part) legacy_font_ = call.value_or(0);
}

void Reader::legacy_text(const Call& call) {
    if (state_.sink != Sink::nowhere) return skip_group();
    collected_.clear();
    state_.look.font = legacy_font_;
    state_.sink = Sink::collected;
    state_.closing = call.argument == before_side ? Closing::legacy_before : Closing::legacy_after;
}

// The description is the paragraph's, not the group's.
void Reader::end_legacy_list() {
    if (saved_.empty() || context_.legacy_descriptions.size() >= most_descriptions) return;
    if (legacy_.level == LegacyNumber::bullet) {
        const std::string bullet = legacy_.before + legacy_.after;
        legacy_.before = bullet.empty() ? "•" : bullet_text(fonts_.name(legacy_font_), bullet);
        legacy_.after.clear();
    }
    context_.legacy_descriptions.push_back(legacy_);
    saved_.back().paragraph.legacy = context_.legacy_descriptions.size();
}

void Reader::add_legacy_lists(Controls& rows) {
    using R = Reader;
    const Controls known{
        {"pn", {&R::legacy_list, 0, true}},
        {"pnlvl", {&R::legacy_level}},
        {"pnlvlbody", {&R::legacy_level, LegacyNumber::body}},
        {"pnlvlblt", {&R::legacy_level, LegacyNumber::bullet}},
        {"pnlvlcont", {&R::legacy_level, LegacyNumber::skipped}},
        {"pndec", {&R::legacy_format, 0}},
        {"pnucrm", {&R::legacy_format, 1}},
        {"pnlcrm", {&R::legacy_format, 2}},
        {"pnucltr", {&R::legacy_format, 3}},
        {"pnlcltr", {&R::legacy_format, 4}},
        {"pnord", {&R::legacy_format, 5}},
        {"pncard", {&R::legacy_format, 6}},
        {"pnordt", {&R::legacy_format, 7}},
        {"pnstart", {&R::legacy_value, start_part}},
        {"pnprev", {&R::legacy_value, outer_part}},
        {"pnf", {&R::legacy_value, font_part}},
        {"pntxtb", {&R::legacy_text, before_side, true}},
        {"pntxta", {&R::legacy_text, after_side, true}},
    };
    rows.insert(known.begin(), known.end());
}

}  // namespace mea::rtf
