// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/turned_words.h"

#include <array>
#include <utility>

#include "pipeline/text.h"

namespace mea::layout {
double usual_width(char32_t value) {
    constexpr std::u32string_view narrow = U"iIjl|!.,:;'’";
    constexpr std::u32string_view slim = U"ftr()[]-/“”\"";
    constexpr std::u32string_view wide = U"mwMW@%";
    if (narrow.find(value) != std::u32string_view::npos) return 0.25;
    if (slim.find(value) != std::u32string_view::npos) return 0.31;
    if (wide.find(value) != std::u32string_view::npos) return 0.83;
    if (is_upper(value)) return 0.69;
    if (is_latin(value) || is_digit(value) || is_cyrillic(value)) return 0.54;
    return 1;
}

Box turned(const Box& box, int turn, const PageWords& page) {
    switch (turn) {
        case 1:
            return {box.top, page.width - box.right, box.bottom, page.width - box.left};
        case 2:
            return {page.width - box.right, page.height - box.bottom, page.width - box.left,
                    page.height - box.top};
        case 3:
            return {page.height - box.bottom, box.left, page.height - box.top, box.right};
        default:
            return box;
    }
}

void set_upright(PageWords& page) {
    std::array<std::size_t, 4> letters{};
    std::size_t all = 0;
    for (const Word& word : page.words) {
        letters.at(static_cast<std::size_t>(word.turn)) += word.text.size();
        all += word.text.size();
    }
    int upright = 0;
    for (int turn = 1; turn < 4; ++turn) {
        if (2 * letters.at(static_cast<std::size_t>(turn)) > all) upright = turn;
    }
    if (upright == 0) return;
    for (Word& word : page.words) word.turn = (word.turn + 4 - upright) % 4;
    if (upright % 2 != 0) std::swap(page.width, page.height);
}

PageWords words_turned(const PageWords& page, int turn) {
    PageWords out;
    out.number = page.number;
    out.width = turn % 2 == 0 ? page.width : page.height;
    out.height = turn % 2 == 0 ? page.height : page.width;
    out.label = page.label;
    for (const Word& word : page.words) {
        if (word.turn != turn) continue;
        out.words.push_back(word);
        out.words.back().turn = 0;
    }
    return out;
}

void set_usual_width(Word& letter) {
    if (letter.text.empty()) return;
    const double middle = (letter.box.left + letter.box.right) / 2;
    const double half = usual_width(letter.text.front()) * letter.size / 2;
    letter.box.left = middle - half;
    letter.box.right = middle + half;
    letter.edges.clear();
}

}  // namespace mea::layout
