// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/form_words.h"

#include <algorithm>
#include <utility>

#include "extractors/bidi.h"
#include "pipeline/text.h"

namespace mea::layout {
namespace {

constexpr double margin = 2;          // points, between the edge of a field and its text
constexpr double line_height = 1.15;  // ems
constexpr double usual_size = 12;
constexpr double word_gap = 0.3;  // ems

struct SetLine {
    std::vector<std::u32string> words;
    bool right_to_left = false;
};

std::u32string code_points_of(std::string_view text) {
    std::u32string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint read = code_point_at(text, at);
        out.push_back(read.value);
        at = read.next;
    }
    return out;
}

std::vector<std::u32string> split(std::u32string_view text, bool (*cuts)(char32_t)) {
    std::vector<std::u32string> out(1);
    for (const char32_t value : text) {
        if (cuts(value)) {
            out.emplace_back();
        } else {
            out.back().push_back(value);
        }
    }
    return out;
}

std::vector<std::u32string> words_in(std::u32string_view text) {
    std::vector<std::u32string> out = split(text, is_space);
    out.erase(std::remove(out.begin(), out.end(), std::u32string()), out.end());
    return out;
}

double ems_of(std::u32string_view word) {
    double ems = 0;
    for (const char32_t value : word) ems += is_han(value) ? 1 : 0.5;
    return ems;
}

std::u32string folded(std::u32string_view text) {
    std::u32string out;
    for (const char32_t value : text) out += letters_of(value);
    return out;
}

bool holds(const Box& box, const Box& word) {
    const double x = (word.left + word.right) / 2;
    const double y = (word.top + word.bottom) / 2;
    return x > box.left - margin && x < box.right + margin && y > box.top - margin &&
           y < box.bottom + margin;
}

bool stands(const PageWords& page, const FormValue& value) {
    std::u32string standing;
    bool turned = false;
    for (const Word& word : page.words) {
        if (word.turn != 0) turned = true;
        if (word.turn == 0 && holds(value.box, word.box)) standing += folded(word.text);
    }
    if (value.drawn || value.text == "☒") return turned || !standing.empty();
    for (const std::u32string& word : words_in(code_points_of(value.text))) {
        const std::u32string letters = folded(word);
        if (standing.find(letters) != std::u32string::npos) continue;
        if (standing.find(std::u32string(letters.rbegin(), letters.rend())) ==
            std::u32string::npos) {
            return false;
        }
    }
    return true;
}

// Lines in the order of reading, at most `ems` long where they may be broken.
std::vector<std::u32string> broken(const FormValue& value, double ems) {
    std::vector<std::u32string> out;
    for (const std::u32string& line :
         split(code_points_of(value.text), [](char32_t c) { return c == U'\n'; })) {
        out.emplace_back();
        for (const std::u32string& word : words_in(line)) {
            const double length = ems_of(out.back()) + word_gap + ems_of(word);
            if (value.many_lines && !out.back().empty() && length > ems) out.emplace_back();
            if (!out.back().empty()) out.back().push_back(U' ');
            out.back() += word;
        }
    }
    return out;
}

SetLine set_line(std::u32string_view line) {
    SetLine out;
    const auto letter = std::find_if(line.begin(), line.end(), is_letter);
    out.right_to_left = letter != line.end() && is_right_to_left(*letter);
    out.words = words_in(printed_order(line, {out.right_to_left, true}));
    return out;
}

void put_line(PageWords& page, const SetLine& line, const Box& box, double size) {
    double ems = word_gap * static_cast<double>(line.words.size() - 1);
    for (const std::u32string& word : line.words) ems += ems_of(word);
    const double em = std::min(size, (box.right - box.left) / ems);
    double at = line.right_to_left ? box.right - em * ems : box.left;
    for (const std::u32string& text : line.words) {
        Word word;
        word.text = text;
        word.size = size;
        word.box = {at, box.top, at + em * ems_of(text), box.bottom};
        at = word.box.right + word_gap * em;
        page.words.push_back(std::move(word));
    }
}

}  // namespace

void add_form_value(PageWords& page, const FormValue& value) {
    if (stands(page, value)) return;
    Box box = value.box;
    const double width = std::max(1.0, box.right - box.left - 2 * margin);
    const double height = std::max(1.0, box.bottom - box.top);
    const double wanted = value.size > 0 ? value.size : std::min(usual_size, 0.75 * height);
    const std::vector<std::u32string> lines = broken(value, width / wanted);
    const double pitch = std::min(line_height * wanted, height / static_cast<double>(lines.size()));
    const double size = pitch / line_height;
    const double used = pitch * static_cast<double>(lines.size());
    double top = value.many_lines ? box.top + std::min(margin, height - used)
                                  : box.top + (height - used) / 2;
    for (const std::u32string& line : lines) {
        const SetLine set = set_line(line);
        const Box place{box.left + margin, top, box.left + margin + width, top + pitch};
        if (!set.words.empty()) put_line(page, set, place, size);
        top += pitch;
    }
}

}  // namespace mea::layout
