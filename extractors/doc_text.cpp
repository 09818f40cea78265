// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/doc_text.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "extractors/doc_legacy_numbers.h"
#include "extractors/letter_case.h"
#include "extractors/symbol_fonts.h"
#include "pipeline/text.h"

namespace mea::doc {
namespace {

// Characters that stand for something ([MS-DOC] 2.4.1).
namespace mark {
constexpr char16_t cell = 0x07, shape = 0x08, tab = 0x09, line = 0x0B, page = 0x0C,
                   paragraph = 0x0D, column = 0x0E, field_begin = 0x13, field_separator = 0x14,
                   field_end = 0x15, hard_hyphen = 0x1E, symbol = 0x28, space = 0x20;
}

constexpr char16_t second_byte = 0xFFFF;  // see decode_by_font()
constexpr char32_t non_breaking_hyphen = 0x2011;

// Brackets around nothing but the mark of a note, "(1)" and "（1）", are part of the mark.
void drop_brackets_of_marks(Paragraph& paragraph) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> pairs{
        {{"(", ")"}, {"（", "）"}, {"[", "]"}}};
    if (!paragraph.links.empty()) return;  // their ranges would have to move too
    std::string& text = paragraph.text;
    for (std::size_t i = 0; i < paragraph.notes.size(); ++i) {
        const std::size_t at = paragraph.notes[i].at;
        for (const auto& [open, close] : pairs) {
            const std::string_view before = std::string_view(text).substr(0, at);
            const std::string_view after = std::string_view(text).substr(at);
            if (!before.ends_with(open) || !after.starts_with(close)) continue;
            text.erase(at, close.size());
            text.erase(at - open.size(), open.size());
            paragraph.notes[i].at -= open.size();
            for (std::size_t later = i + 1; later < paragraph.notes.size(); ++later)
                paragraph.notes[later].at -= open.size() + close.size();
            break;
        }
    }
}

// A sign of a symbol font as text; the private range is Symbol's where the font is no other one.
std::string sign_text(const Font& font, char32_t code) {
    constexpr char32_t bullet = 0x2022;
    const bool in_private_use = code >= 0xE000 && code < 0xF900;
    char32_t sign = symbol_character(font.name, code);
    const bool dingbats = font.name.find("ings") != std::string::npos;
    if (sign == 0 && in_private_use) sign = dingbats ? bullet : symbol_character("Symbol", code);
    if (sign == 0 && in_private_use) sign = bullet;
    return to_utf8(sign != 0 ? sign : code);
}

bool in_private_range(char16_t unit) { return unit >= 0xF020 && unit <= 0xF0FF; }

}  // namespace

void Weights::add(const CharacterProperties& properties) {
    const bool bidi = properties.right_to_left;
    ++all;
    if (bidi ? properties.bold_bidi : properties.bold) ++bold;
    if (bidi ? properties.italic_bidi : properties.italic) ++italic;
    const int size = bidi ? properties.half_points_bidi : properties.half_points;
    for (auto& [known, count] : sizes) {
        if (known != size) continue;
        ++count;
        return;
    }
    constexpr std::size_t most_sizes = 16;
    if (sizes.size() < most_sizes) sizes.emplace_back(size, 1);
}

void Weights::add(const Weights& other) {
    all += other.all;
    bold += other.bold;
    italic += other.italic;
    for (const auto& [size, count] : other.sizes) {
        const int wanted = size;
        const auto same = std::find_if(sizes.begin(), sizes.end(),
                                       [wanted](const auto& row) { return row.first == wanted; });
        if (same != sizes.end())
            same->second += count;
        else
            sizes.emplace_back(size, count);
    }
}

double Weights::commonest_size() const {
    const auto most =
        std::max_element(sizes.begin(), sizes.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == sizes.end() ? 0 : most->first / 2.0;
}

std::vector<Paragraph> StoryReader::read(Cps cps, Fields::Place place) {
    const std::u16string_view text = document_.text();
    cps.end = std::min(cps.end, text.size());
    if (!document_.allow(cps)) return {};
    const Cps main = document_.fib.story(Story::main);
    main_story_ = cps.begin < main.end && cps.end > main.begin;
    fields_.begin_story(text, cps, place);
    done_.clear();
    now_ = {};
    line_break_ = false;
    continued_ = false;
    page_ = 0;
    next_note_ = 0;
    find_note(cps.begin);
    std::size_t cp = cps.begin;
    while (cp < cps.end) {
        const std::size_t last = paragraph_end(cp, cps.end);
        const ParagraphProperties properties = document_.paragraph_at(last);
        if (properties.page_break) ++page_;
        fields_.begin_paragraph({.outline = properties.outline,
                                 .list_level = properties.list > 0 ? properties.level : -1});
        const CharacterProperties of_mark = read_characters({cp, last + 1}, properties);
        const bool at_cell = properties.inner_cell || properties.inner_row_end;
        const bool merges = text[last] == mark::paragraph && !at_cell && last + 1 < cps.end &&
                            (of_mark.deleted || of_mark.hidden || fields_.in_instruction());
        if (!merges) finish(properties, last);
        cp = last + 1;
    }
    return std::move(done_);
}

// The CP of the mark that closes a paragraph, or the last of the story.
std::size_t StoryReader::paragraph_end(std::size_t cp, std::size_t end) const {
    const std::u16string_view text = document_.text();
    for (; cp + 1 < end; ++cp)
        if (text[cp] == mark::paragraph || text[cp] == mark::cell || text[cp] == mark::page)
            return cp;
    return cp;
}

CharacterProperties StoryReader::read_characters(Cps cps, const ParagraphProperties& of) {
    const std::u16string_view text = document_.text();
    CharacterProperties properties;
    for (std::size_t cp = cps.begin; cp < cps.end;) {
        const Document::Characters characters = document_.characters_at(cp, of.style);
        properties = characters.properties;
        const std::size_t end = std::min(characters.end, cps.end);
        while (cp < end) {
            if (cp == next_reference_) {
                cp += put_note(cp, properties);
                continue;
            }
            switch (text[cp]) {
                case mark::field_begin:
                    fields_.begin(cp);
                    break;
                case mark::field_separator:
                    fields_.separate(now_.text.size());
                    break;
                case mark::field_end:
                    end_field(cp, properties);
                    break;
                default:
                    put(cp, properties);
            }
            ++cp;
        }
    }
    return properties;
}

// The note called at `cp`; returns how many characters its mark takes.
std::size_t StoryReader::put_note(std::size_t cp, const CharacterProperties& properties) {
    Note& note = document_.notes.all()[next_note_];
    if (properties.deleted || properties.hidden || !fields_.visible())
        note.deleted = true;
    else
        now_.notes.push_back({now_.text.size(), next_note_,
                              document_.notes.call(next_note_, document_.sections, page_)});
    find_note(cp + note.mark_length);
    return note.mark_length;
}

// Looks for the first note that is called at `cp` or after it.
void StoryReader::find_note(std::size_t cp) {
    const std::vector<Note>& notes = document_.notes.all();
    next_note_ = std::max(next_note_, document_.notes.first_from(cp));
    next_reference_ = main_story_ && next_note_ < notes.size() ? notes[next_note_].reference
                                                               : static_cast<std::size_t>(-1);
}

void StoryReader::end_field(std::size_t cp, const CharacterProperties& properties) {
    const Fields::Ended field = fields_.end(cp);
    if (!fields_.visible()) {
        for (const char c : field.text) fields_.collect(static_cast<unsigned char>(c));
        return;
    }
    if (properties.deleted || properties.hidden) return;
    put_text(field.text, properties);
    const Range result{field.from, now_.text.size()};
    if (!field.target.empty() && !result.empty()) now_.links.push_back({result, field.target});
    if (field.page_number && !result.empty()) now_.page_numbers.push_back(result);
}

void StoryReader::put(std::size_t cp, const CharacterProperties& properties) {
    if (properties.deleted || properties.hidden) return;
    const std::u16string_view text = document_.text();
    const char16_t unit = text[cp];
    if (!fields_.visible()) {
        fields_.collect(unit);
        return;
    }
    if (properties.has_symbol && unit == mark::symbol) {
        put_text(sign_text(document_.fonts.at(properties.symbol_font), properties.symbol),
                 properties);
        return;
    }
    if (unit < mark::space || unit == second_byte) {
        put_special(cp, properties);
        return;
    }
    if (in_private_range(unit)) {
        put_text(sign_text(document_.fonts.at(properties.font), unit), properties);
        return;
    }
    if (unit >= 0xDC00 && unit < 0xE000) return;  // printed with the first half
    if (unit >= 0xD800 && unit < 0xDC00) {
        const char32_t low = cp + 1 < text.size() ? text[cp + 1] : 0;
        const bool pair = low >= 0xDC00 && low < 0xE000;
        put_letter(pair ? 0x10000 + ((char32_t{unit} - 0xD800) << 10) + (low - 0xDC00) : 0xFFFD,
                   properties);
        return;
    }
    put_letter(unit, properties);
}

void StoryReader::put_letter(char32_t code_point, const CharacterProperties& properties) {
    if (properties.capitals)
        put_text(in_capitals(to_utf8(code_point)), properties);
    else
        put_code_point(code_point, properties);
}

void StoryReader::put_special(std::size_t cp, const CharacterProperties& properties) {
    switch (document_.text()[cp]) {
        case mark::tab:
            now_.text += '\t';
            break;
        case mark::line:
        case mark::column:
        case mark::page:
            line_break_ = true;
            break;
        case mark::hard_hyphen:
            put_code_point(non_breaking_hyphen, properties);
            break;
        case mark::shape:
            now_.anchors.push_back(cp);
            break;
        default:
            break;  // soft hyphens, pictures, marks of comments
    }
}

void StoryReader::put_text(std::string_view text, const CharacterProperties& properties) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint code_point = code_point_at(text, at);
        put_code_point(code_point.value, properties);
        at = code_point.next;
    }
}

void StoryReader::put_code_point(char32_t code_point, const CharacterProperties& properties) {
    std::string& text = now_.text;
    if (line_break_) {
        line_break_ = false;
        const bool han = is_han(code_point) && is_han(code_point_before(text, text.size()));
        if (!text.empty() && text.back() != ' ' && code_point != U' ' && !han) text += ' ';
    }
    if (code_point < 0x80)
        text += static_cast<char>(code_point);
    else
        text += to_utf8(code_point);
    if (code_point > U' ') now_.weights.add(properties);
}

void StoryReader::number_paragraph(std::size_t last, bool blank) {
    const ParagraphProperties& properties = now_.properties;
    if (properties.list > 0) {
        now_.bullet = document_.lists.is_bullet(properties.list, properties.level);
        if (!now_.bullet || !blank)
            now_.label = document_.lists.count(properties.list, properties.level);
        return;
    }
    if (properties.legacy_level == LegacyNumber::none) {
        document_.legacy_numbers.pass();
        return;
    }
    const std::string_view outline =
        main_story_ ? document_.sections.holding(last).legacy_outline : std::string_view{};
    now_.bullet = properties.legacy_level == LegacyNumber::bullet;
    if (now_.bullet && blank) return;
    now_.label = document_.legacy_numbers.next(
        read_legacy_number(properties.legacy_level, properties.legacy_number, outline,
                           document_.fib.version, document_.fonts));
}

// Closes the paragraph whose last character stands at `last`.
void StoryReader::finish(const ParagraphProperties& properties, std::size_t last) {
    const char16_t closing = document_.text()[last];
    const bool section = closing == mark::page && document_.sections.ends_at(last + 1);
    const bool page_break = closing == mark::page && !section;
    if (page_break || (section && document_.sections.holding(last + 1).new_page)) ++page_;
    const bool blank = trimmed(now_.text).empty() && now_.notes.empty();
    if (page_break && properties.in_table) return;
    // A page break before the words of a paragraph: its number is still to come.
    if (closing == mark::page && blank) {
        now_.text.clear();
        line_break_ = false;
        return;
    }
    for (const Fields::Ended& link : fields_.end_paragraph())
        if (link.from < now_.text.size())
            now_.links.push_back({{link.from, now_.text.size()}, link.target});
    drop_brackets_of_marks(now_);
    now_.properties = properties;
    now_.cell_end = closing == mark::cell;
    const bool row = properties.row_end || properties.inner_row_end;
    if (!row && !continued_) number_paragraph(last, blank);
    done_.push_back(std::move(now_));
    now_ = {};
    line_break_ = false;
    continued_ = page_break;
}

}  // namespace mea::doc
