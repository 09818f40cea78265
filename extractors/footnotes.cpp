// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/footnotes.h"

#include <algorithm>
#include <cmath>

#include "extractors/line_text.h"
#include "extractors/paragraphs.h"
#include "pipeline/text.h"

namespace mea::layout {
namespace {

constexpr double small_letters = 0.94;  // of the body's size, at most
constexpr double zone_begins = 0.25;    // no note zone above this share of the page
constexpr double letter_white_em = 0.8;
constexpr double row_gap_em = 1.7;
constexpr std::size_t longest_label = 12;  // bytes

bool is_rule(const Line& line) {
    const std::string plain = squeeze(line.text);
    return plain.size() >= 5 && plain.find_first_not_of("_ ") == std::string::npos;
}

// How many words at the beginning of a line are a note's mark, and the mark.
struct Lead {
    std::size_t words = 0;
    std::string mark;
    bool raised = false;
};

using Marks = std::vector<std::string>;

bool is_letter_mark(const std::string& mark) { return is_letter(code_point_at(mark, 0).value); }

bool contains(const Marks& marks, const std::string& mark) {
    return std::find(marks.begin(), marks.end(), mark) != marks.end();
}

// A line with gaps, its number not counted.
bool is_like_a_row(const Line& line, Reading reading) {
    const std::vector<std::size_t> gaps = wide_gaps(line, row_gap_em * line.size);
    if (gaps.size() != 1) return !gaps.empty();
    const Line lead = line.right_to_left ? part_of(line, gaps[0], line.words.size(), reading)
                                         : part_of(line, 0, gaps[0], reading);
    return lead.text.size() > longest_label || !begins_with_label(lead.text + " x");
}

// The raised marks inside the lines of the page, in order. Letters in the rows of a table call the
// notes of the table.
Marks called_on(const PageLines& page, Reading reading) {
    Marks out;
    for (const Line& line : page.lines) {
        for (const Raised& raised : line.raised) {
            if (raised.range.begin == 0) continue;
            for (std::string& mark : note_marks(raised.text)) {
                if (is_letter_mark(mark) && is_like_a_row(line, reading)) continue;
                out.push_back(std::move(mark));
            }
        }
    }
    return out;
}

// The words of a line in the direction of reading.
std::vector<std::size_t> reading_order(const Line& line) {
    std::vector<std::size_t> order(line.words.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = line.right_to_left ? order.size() - 1 - i : i;
    }
    return order;
}

// The first piece of a line: what is raised, or what stands before the first gap. A letter that
// nothing calls must stand further from the text than a word does.
std::optional<Lead> lead_of(const Line& line, const Marks& called, Reading reading) {
    const std::vector<std::size_t> order = reading_order(line);
    std::size_t raised = 0;
    while (raised < order.size() && is_raised(line.words[order[raised]], line)) ++raised;
    const auto cut = [&](std::size_t count) {
        const bool rtl = line.right_to_left;
        const std::size_t all = line.words.size();
        return rtl ? part_of(line, all - count, all, reading) : part_of(line, 0, count, reading);
    };
    if (raised > 0 && raised < order.size()) {
        const Line lead = cut(raised);
        if (auto mark = note_mark(squeeze(lead.text))) return Lead{raised, *mark, true};
        return std::nullopt;
    }
    for (std::size_t count = 1; count <= 3 && count < order.size(); ++count) {
        const Word& last = line.words[order[count - 1]];
        const Word& next = line.words[order[count]];
        const double gap =
            line.right_to_left ? last.box.left - next.box.right : next.box.left - last.box.right;
        if (gap < 0.1 * line.size) continue;
        const Line lead = cut(count);
        const auto mark = note_mark(squeeze(lead.text));
        const bool sure = mark && (!is_letter_mark(*mark) || contains(called, *mark));
        if (mark && (sure || gap > 0.5 * line.size)) return Lead{count, *mark, false};
        return std::nullopt;
    }
    return std::nullopt;
}

FootnoteLine without_lead(const Line& line, const Lead& lead, Reading reading) {
    const std::size_t all = line.words.size();
    Line rest = line.right_to_left ? part_of(line, 0, all - lead.words, reading)
                                   : part_of(line, lead.words, all, reading);
    rest.right_to_left = line.right_to_left;
    write_text(rest, reading.mirror);
    return {std::move(rest), lead.mark};
}

// Under a rule: everything to the end of the page, when it is smaller or begins with a mark.
std::optional<std::size_t> zone_under_rule(const PageLines& page, double body_size,
                                           const Marks& called, Reading reading) {
    for (std::size_t i = page.lines.size(); i-- > 0;) {
        const Line& line = page.lines[i];
        if (!is_rule(line) || line.middle() < zone_begins * page.page.height) continue;
        if (i + 1 >= page.lines.size()) return std::nullopt;
        const Line& first = page.lines[i + 1];
        const bool small = first.size <= small_letters * body_size;
        const bool all_small =
            std::all_of(page.lines.begin() + static_cast<std::ptrdiff_t>(i) + 1, page.lines.end(),
                        [&](const Line& l) { return l.size <= 0.98 * body_size; });
        if ((small && all_small) || lead_of(first, called, reading)) return i;
        return std::nullopt;
    }
    return std::nullopt;
}

// The number at the beginning of a text, and its bytes: "12人人", "3 Resolution".
std::string leading_number(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size() && out.size() < 8;) {
        const CodePoint read = code_point_at(text, at);
        if (!is_digit(read.value)) break;
        out += to_utf8(read.value);
        at = read.next;
    }
    return out;
}

// "1. Reports to the Assembly   12   12" in the small letters of a table: a number that nothing on
// the page calls, with a full stop or with cells after it.
bool is_numbered_row(const Line& line, const Lead& lead, const Marks& called, Reading reading) {
    if (lead.raised || leading_number(lead.mark) != lead.mark) return false;
    if (lead.mark.empty() || contains(called, lead.mark)) return false;
    return begins_with_label(line.text) || is_like_a_row(line, reading);
}

// "30 000" at the axis of a chart: figures alone, or a number whose thousands are set apart.
bool is_figure(const Line& line, const Lead& lead, Reading reading) {
    if (lead.raised || leading_number(lead.mark) != lead.mark) return false;
    const std::string rest = without_lead(line, lead, reading).line.text;
    const std::string number = leading_number(rest);
    if (count_code_points(number) == 3 && (number == rest || rest[number.size()] == ' '))
        return true;
    for (std::size_t at = 0; at < rest.size();) {
        const CodePoint read = code_point_at(rest, at);
        if (is_letter(read.value)) return false;
        at = read.next;
    }
    return true;
}

// The last lines of the page in small letters, from the first that begins with a mark. Letters mark
// the notes of a table too; those stand under its last row, or close under other lines.
std::optional<std::size_t> zone_by_size(const PageLines& page, double body_size,
                                        const Marks& called, Reading reading) {
    std::size_t first = page.lines.size();
    while (first > 0 && page.lines[first - 1].size <= small_letters * body_size &&
           page.lines[first - 1].middle() > zone_begins * page.page.height) {
        --first;
    }
    if (first == page.lines.size()) return std::nullopt;
    for (std::size_t i = first; i < page.lines.size(); ++i) {
        const Line& line = page.lines[i];
        const auto lead = lead_of(line, called, reading);
        if (!lead) continue;
        const double white = i == 0 ? line.box.top : line.box.top - page.lines[i - 1].box.bottom;
        const bool letter = is_letter_mark(lead->mark);
        if (is_numbered_row(line, *lead, called, reading)) continue;
        if (is_figure(line, *lead, reading)) continue;
        if (letter && i > 0 && is_like_a_row(page.lines[i - 1], reading)) continue;
        if (letter ? contains(called, lead->mark) && white > letter_white_em * line.size
                   : white > 2)
            return i;
    }
    return std::nullopt;
}

// Notes in letters of full size, set off from the body: their marks stand at the beginning of
// lines, in the order in which the body calls them, down to the end of the page.
std::vector<std::size_t> begins_of_called(const PageLines& page, Marks called) {
    called.erase(std::remove_if(called.begin(), called.end(),
                                [](const auto& mark) { return leading_number(mark) != mark; }),
                 called.end());
    std::vector<std::size_t> begins;
    if (called.empty()) return begins;
    std::size_t next = called.size();
    for (std::size_t i = page.lines.size(); i-- > 0 && next > 0;) {
        const Line& line = page.lines[i];
        if (line.middle() < zone_begins * page.page.height) return {};
        if (leading_number(line.text) != called[next - 1]) continue;
        if (begins_with_label(line.text)) return {};  // "2. The area", and km² above
        begins.insert(begins.begin(), i);
        --next;
    }
    if (next > 0 || begins.front() == 0) return {};
    const Line& first = page.lines[begins.front()];
    const Line& above = page.lines[begins.front() - 1];
    return first.base - above.base > 1.6 * first.size ? begins : std::vector<std::size_t>{};
}

std::vector<FootnoteLine> take_called(PageLines& page, const std::vector<std::size_t>& begins) {
    std::vector<FootnoteLine> out;
    for (std::size_t i = begins.front(); i < page.lines.size(); ++i) {
        FootnoteLine note{page.lines[i], {}};
        if (std::find(begins.begin(), begins.end(), i) != begins.end()) {
            note.mark = leading_number(note.line.text);
            note.line.text.erase(0, note.mark.size());
            const std::size_t blank = note.line.text.find_first_not_of(' ');
            note.line.text.erase(0, std::min(blank, note.line.text.size()));
            note.line.raised.clear();
        }
        out.push_back(std::move(note));
    }
    page.lines.resize(begins.front());
    return out;
}

}  // namespace

std::optional<std::string> note_mark(std::string_view text) {
    std::string inner(text);
    const auto strip = [&](std::string_view open, std::string_view close) {
        if (inner.size() > open.size() + close.size() && inner.compare(0, open.size(), open) == 0 &&
            inner.compare(inner.size() - close.size(), close.size(), close) == 0) {
            inner = inner.substr(open.size(), inner.size() - open.size() - close.size());
        }
    };
    strip("(", ")");
    strip("[", "]");
    strip("（", "）");
    if (inner.size() > 1 && (inner.back() == '/' || inner.back() == '.' || inner.back() == ')')) {
        inner.pop_back();
    }
    if (inner.empty()) return std::nullopt;
    std::size_t digits = 0;
    std::size_t letters = 0;
    std::size_t signs = 0;
    std::size_t all = 0;
    for (std::size_t at = 0; at < inner.size(); ++all) {
        const CodePoint read = code_point_at(inner, at);
        at = read.next;
        if (is_digit(read.value)) ++digits;
        if (is_lower(read.value) || is_arabic(read.value)) ++letters;
        if (read.value == U'*' || read.value == 0x2020 || read.value == 0x2021 ||
            read.value == 0xA7 || read.value == 0x2217 || read.value == 0xFF0A) {
            ++signs;
        }
    }
    if (digits == all && digits <= 3) return inner;
    if (signs == all && signs <= 4) return inner;
    if (digits == 0 && letters == all && letters <= 2) return inner;
    return std::nullopt;
}

std::vector<std::string> note_marks(std::string_view raised) {
    std::vector<std::string> out;
    std::string part;
    const auto finish = [&] {
        if (part.empty()) return true;
        auto mark = note_mark(part);
        part.clear();
        if (!mark) return false;
        out.push_back(*mark);
        return true;
    };
    for (std::size_t at = 0; at < raised.size();) {
        const CodePoint read = code_point_at(raised, at);
        at = read.next;
        const bool separator = read.value == U',' || read.value == U'،' || read.value == U'、' ||
                               read.value == U';' || is_space(read.value);
        if (!separator) part += to_utf8(read.value);
        const bool closes = read.value == U')' && part.size() > 2;
        if ((separator || closes) && !finish()) return {};
    }
    if (!finish()) return {};
    return out;
}

std::vector<FootnoteLine> take_footnotes(PageLines& page, double body_size, Reading reading) {
    const Marks called = called_on(page, reading);
    std::optional<std::size_t> first = zone_under_rule(page, body_size, called, reading);
    std::size_t skip = 1;
    if (!first) {
        first = zone_by_size(page, body_size, called, reading);
        skip = 0;
    }
    if (!first) {
        const std::vector<std::size_t> begins = begins_of_called(page, called);
        return begins.empty() ? std::vector<FootnoteLine>{} : take_called(page, begins);
    }
    std::vector<FootnoteLine> out;
    bool any_raised = false;  // then a number at a line's start is only a number
    for (std::size_t i = *first + skip; i < page.lines.size(); ++i) {
        const Line& line = page.lines[i];
        const auto lead = lead_of(line, called, reading);
        any_raised = any_raised || (lead && lead->raised);
        if (lead && (lead->raised || !any_raised)) {
            out.push_back(without_lead(line, *lead, reading));
        } else {
            out.push_back({line, {}});
        }
    }
    page.lines.resize(*first);
    return out;
}

}  // namespace mea::layout
