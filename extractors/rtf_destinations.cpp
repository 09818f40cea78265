// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <utility>

#include "extractors/rtf_reader.h"
#include "pipeline/text.h"

// The groups that are not plain text: headers, text boxes, comments, document information.

namespace mea::rtf {
namespace {

// Metadata, by the argument of information().
constexpr std::array<std::string_view, 7> information_keys{
    "title", "author", "subject", "keywords", "producer", "created", "modified"};
constexpr int first_time = 5;

enum ShapePart { shape_name_part, shape_value_part };

std::string two_digits(int number) {
    const std::string digits = std::to_string(number);
    return digits.size() < 2 ? "0" + digits : digits;
}

}  // namespace

void Reader::skip(const Call&) { skip_group(); }

void Reader::unicode_alternative(const Call&) { state_.skipped = state_.until_unicode = true; }

void Reader::transparent(const Call&) {}

void Reader::sink(const Call& call) {
    state_.sink = static_cast<Sink>(call.argument);
    if (state_.sink == Sink::style) style_name_.clear();
    if (state_.sink == Sink::level_text) level_.text.clear();
}

void Reader::list_text(const Call&) {
    if (!in_story()) return skip_group();
    story().list_text().clear();
    state_.sink = Sink::list_text;
}

void Reader::begin_story(Closing closing) {
    state_.closing = closing;
    state_.sink = Sink::story;
    state_.paragraph = ParagraphLook{};
    state_.look = CharacterLook{};
    state_.look.font = default_font_;
    stories_.push_back({.story = Story(context_)});
}

void Reader::header(const Call& call) {
    if (stories_.size() > 1) return skip_group();
    begin_story(Closing::header);
    constexpr int of_footers = 10;
    HeaderOrFooter& furniture = stories_.back().furniture;
    furniture.kind = call.argument >= of_footers ? BlockKind::footer : BlockKind::header;
    furniture.place = static_cast<HeaderPlace>(call.argument % of_footers);
}

void Reader::text_box(const Call&) {
    if (state_.look.hidden || state_.look.deleted) return skip_group();
    begin_story(Closing::text_box);
}

// Hidden text around it hides the anchor alone.
void Reader::comment(const Call&) {
    if (!in_story() || state_.look.deleted) return skip_group();
    begin_story(Closing::comment);
}

void Reader::information(const Call& call) {
    const std::string_view key = information_keys.at(static_cast<std::size_t>(call.argument));
    if (state_.sink != Sink::nowhere && key != "producer") return skip_group();
    information_key_ = key;
    collected_.clear();
    time_ = {};
    state_.sink = call.argument < first_time ? Sink::collected : Sink::nowhere;
    state_.closing = call.argument < first_time ? Closing::information : Closing::time;
}

void Reader::time_part(const Call& call) {
    time_.at(static_cast<std::size_t>(call.argument)) = std::max(call.value_or(0), 0);
}

void Reader::end_information(Closing closing) {
    if (closing == Closing::time) {
        const auto [year, month, day, hour, minute] = time_;
        if (year == 0) return;
        reading_.metadata[information_key_] = std::to_string(year) + '-' + two_digits(month) + '-' +
                                              two_digits(day) + 'T' + two_digits(hour) + ':' +
                                              two_digits(minute);
        return;
    }
    std::string value = squeeze(collected_);
    if (information_key_ == "producer" && !value.empty() && value.back() == ';') value.pop_back();
    if (!value.empty()) reading_.metadata[information_key_] = to_nfc(value);
}

void Reader::shape_property(const Call& call) {
    if (state_.sink != Sink::nowhere) return skip_group();
    collected_.clear();
    state_.sink = Sink::collected;
    state_.closing = call.argument == shape_name_part ? Closing::shape_name : Closing::shape_value;
}

// Words drawn as a picture: a watermark.
void Reader::end_shape_value() {
    if (shape_name_ != "gtextUNICODE") return;
    FlowBlock art;
    art.words.append(collected_, {});
    std::vector<FlowBlock> boxes;
    if (!art.words.blank()) boxes.push_back(std::move(art));
    story().add_boxes(std::move(boxes));
}

void Reader::end_destination(Closing closing) {
    switch (closing) {
        case Closing::note:
        case Closing::comment:
        case Closing::header:
        case Closing::text_box:
            return end_story(closing);
        case Closing::field:
            return end_field();
        case Closing::contents:
            contents_ = std::max(contents_ - 1, 0);
            break;
        case Closing::list:
            context_.lists.end_list(list_id_);
            break;
        case Closing::level:
            return end_level();
        case Closing::list_override:
            in_override_ = false;
            context_.lists.end_override(list_id_, state_.paragraph.list.value_or(0));
            break;
        case Closing::override_level:
            if (override_start_) context_.lists.override_start(level_.start);
            break;
        case Closing::information:
        case Closing::time:
            return end_information(closing);
        case Closing::shape_name:
            shape_name_ = trimmed(collected_);
            break;
        case Closing::shape_value:
            return end_shape_value();
        case Closing::legacy_list:
            return end_legacy_list();
        case Closing::legacy_before:
            legacy_.before = collected_;
            break;
        case Closing::legacy_after:
            legacy_.after = collected_;
            break;
        case Closing::nothing:
            break;
    }
}

void Reader::end_story(Closing closing) {
    if (stories_.size() < 2) return;
    OpenStory open = std::move(stories_.back());
    stories_.pop_back();
    std::vector<FlowBlock> blocks = open.story.finish(state_.paragraph);
    if (closing == Closing::text_box) {
        story().add_boxes(std::move(blocks));
    } else if (closing == Closing::comment) {
        reading_.comments.push_back(std::move(blocks));
    } else if (closing == Closing::header) {
        open.furniture.blocks = std::move(blocks);
        reading_.sections.back().furniture.push_back(std::move(open.furniture));
    } else {
        end_note(open, std::move(blocks));
    }
}

void Reader::add_destinations(Controls& rows) {
    using R = Reader;
    for (const char* name :
         {"colortbl", "filetbl",  "revtbl",       "pict",      "nonshppict",  "shppict",
          "shprslt",  "objdata",  "objclass",     "objname",   "atnid",       "atnauthor",
          "atndate",  "atnref",   "atntime",      "atnicn",    "atnparent",   "xe",
          "tc",       "tcn",      "ftnsep",       "ftnsepc",   "ftncn",       "aftnsep",
          "aftnsepc", "aftncn",   "nonesttables", "private",   "template",    "background",
          "panose",   "falt",     "fontemb",      "listname",  "listpicture", "levelnumbers",
          "pnseclvl", "mmathPr",  "mmathPict",    "themedata", "datastore",   "bkmkstart",
          "bkmkend",  "pgdsctbl", "ffname",       "datafield", "formfield",   "rsidtbl",
          "docvar",   "userprops"})
        rows[name] = {&R::skip, 0, true};
    for (const char* name : {"shpinst", "shpgrp", "do", "result", "moMath", "moMathPara", "mmath",
                             "nesttableprops", "ud", "shp"})
        rows[name] = {&R::transparent, 0, true};
    const auto to = [](Sink sink) { return static_cast<int>(sink); };
    const Controls known{
        {"upr", {&R::unicode_alternative, 0, true}},
        {"fonttbl", {&R::sink, to(Sink::fonts), true}},
        {"stylesheet", {&R::sink, to(Sink::style), true}},
        {"listtable", {&R::sink, to(Sink::nowhere), true}},
        {"listoverridetable", {&R::sink, to(Sink::nowhere), true}},
        {"leveltext", {&R::sink, to(Sink::level_text), true}},
        {"info", {&R::sink, to(Sink::nowhere), true}},
        {"sp", {&R::sink, to(Sink::nowhere), true}},
        {"listtext", {&R::list_text, 0, true}},
        {"pntext", {&R::list_text, 0, true}},
        {"header", {&R::header, 0, true}},
        {"headerf", {&R::header, 1, true}},
        {"headerl", {&R::header, 2, true}},
        {"headerr", {&R::header, 3, true}},
        {"footer", {&R::header, 10, true}},
        {"footerf", {&R::header, 11, true}},
        {"footerl", {&R::header, 12, true}},
        {"footerr", {&R::header, 13, true}},
        {"shptxt", {&R::text_box, 0, true}},
        {"dptxbxtext", {&R::text_box, 0, true}},
        {"annotation", {&R::comment, 0, true}},
        {"title", {&R::information, 0, true}},
        {"author", {&R::information, 1, true}},
        {"subject", {&R::information, 2, true}},
        {"keywords", {&R::information, 3, true}},
        {"generator", {&R::information, 4, true}},
        {"creatim", {&R::information, 5, true}},
        {"revtim", {&R::information, 6, true}},
        {"yr", {&R::time_part, 0}},
        {"mo", {&R::time_part, 1}},
        {"dy", {&R::time_part, 2}},
        {"hr", {&R::time_part, 3}},
        {"min", {&R::time_part, 4}},
        {"sn", {&R::shape_property, shape_name_part, true}},
        {"sv", {&R::shape_property, shape_value_part, true}},
    };
    rows.insert(known.begin(), known.end());
}

}  // namespace mea::rtf
