// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/rows.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <tuple>
#include <utility>

#include "pipeline/text.h"

namespace mea::layout {
namespace {

// Words share a row when their boxes overlap by this share of the lower one. Measured:
// neighbouring lines of Traditional Arabic overlap by 0.11, a raised note mark and its line by
// 0.95.
constexpr double min_overlap = 0.5;
constexpr double alike_height = 0.7;  // words of one size; lower ones must stand beside the row
constexpr double beside_em = 1.5;
constexpr std::size_t look_around = 6;  // rows
constexpr std::size_t look_back = 8;
constexpr double covered = 0.3;       // of the narrower word: it stands on another one
constexpr double shadowed = 0.8;      // of the narrower word: the same word printed twice
constexpr double one_place = 0.05;    // of the size
constexpr double one_base = 0.12;     // of the height
constexpr double raised_size = 0.8;   // of the row's size, at most
constexpr double raised_above = 0.4;  // ems between a row and a superscript above it, at most
constexpr double raised_beside = 0.3;
constexpr std::size_t raised_letters = 3;

double height_of(const Box& box) { return box.bottom - box.top; }

double overlap(const Box& a, const Box& b) {
    const double common = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
    const double lower = std::min(height_of(a), height_of(b));
    return lower > 0 ? common / lower : (common >= 0 ? 1 : 0);
}

bool alike(const Box& a, const Box& b) {
    return std::min(height_of(a), height_of(b)) >=
           alike_height * std::max(height_of(a), height_of(b));
}

std::size_t letters_in(const Word& word) {
    return static_cast<std::size_t>(
        std::count_if(word.text.begin(), word.text.end(),
                      [](char32_t value) { return is_letter(value) || is_digit(value); }));
}

// How much of the narrower word the other one covers; nothing between marks and signs.
double cover(const Word& a, const Word& b) {
    const double common = std::min(a.box.right, b.box.right) - std::max(a.box.left, b.box.left);
    const double narrow = std::min(a.box.right - a.box.left, b.box.right - b.box.left);
    if (common <= 0 || narrow <= 0 || letters_in(a) == 0 || letters_in(b) == 0) return 0;
    return common / narrow;
}

bool is_covered(const Row& row, const Word& word) {
    return std::any_of(row.words.begin(), row.words.end(),
                       [&](const Word& other) { return cover(other, word) > covered; });
}

bool on_one_base(const Box& a, const Box& b) {
    return std::abs(a.bottom - b.bottom) <= one_base * std::min(height_of(a), height_of(b));
}

void put(Row& row, Word word) {
    if (row.words.empty() || height_of(word.box) > height_of(row.box)) row.box = word.box;
    row.words.push_back(std::move(word));
}

Row* best_row(std::vector<Row>& rows, const Word& word) {
    Row* best = nullptr;
    double best_overlap = min_overlap;
    for (std::size_t i = rows.size() > look_back ? rows.size() - look_back : 0; i < rows.size();
         ++i) {
        const double share = overlap(rows[i].box, word.box);
        if (share < best_overlap || !alike(rows[i].box, word.box)) continue;
        if (!on_one_base(rows[i].box, word.box) && is_covered(rows[i], word)) continue;
        best_overlap = share;
        best = &rows[i];
    }
    return best;
}

// Distance along the line of a word and the nearest word of a row.
double gap_to(const Row& row, const Word& word) {
    double least = 1e9;
    for (const Word& other : row.words) {
        least = std::min(least, std::max({word.box.left - other.box.right,
                                          other.box.left - word.box.right, 0.0}));
    }
    return least;
}

// Moves the words of `low` beside `tall` to it, if none stands on another; where no other row may
// belong to either, what stands on one line with them follows.
void move_beside(Row& tall, Row& low, bool together) {
    Row joined = tall;
    std::vector<Word> rest = low.words;
    const double reach = beside_em * tall.words.front().size;
    for (std::size_t i = 0; i < rest.size();) {
        if (gap_to(joined, rest[i]) > reach) {
            ++i;
            continue;
        }
        if (is_covered(tall, rest[i])) return;
        joined.words.push_back(std::move(rest[i]));
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
        i = 0;
    }
    const bool covers = std::any_of(rest.begin(), rest.end(),
                                    [&](const Word& word) { return is_covered(tall, word); });
    if (together && rest.size() < low.words.size() && !covers) {
        std::move(rest.begin(), rest.end(), std::back_inserter(joined.words));
        rest.clear();
    }
    tall = std::move(joined);
    low.words = std::move(rest);
}

bool spans(const Row& tall, const Row& low) {
    return !low.words.empty() && height_of(tall.box) > height_of(low.box) &&
           overlap(tall.box, low.box) >= min_overlap;
}

bool belong_together(const std::vector<Row>& rows, std::size_t tall, std::size_t low) {
    const std::size_t first = tall > look_around ? tall - look_around : 0;
    for (std::size_t i = first; i < std::min(rows.size(), tall + look_around); ++i) {
        if (i == tall || i == low) continue;
        if (spans(rows[tall], rows[i]) || spans(rows[i], rows[low])) return false;
    }
    return true;
}

void drop_empty(std::vector<Row>& rows) {
    const auto empty = [](const Row& row) { return row.words.empty(); };
    rows.erase(std::remove_if(rows.begin(), rows.end(), empty), rows.end());
}

// Low words beside a taller row belong to it; low words far away are rows of their own that a large
// heading happens to span.
void join_low_words(std::vector<Row>& rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::size_t first = i > look_around ? i - look_around : 0;
        for (std::size_t k = first; k < std::min(rows.size(), i + look_around); ++k) {
            Row& tall = rows[k];
            if (k == i || !spans(tall, rows[i])) continue;
            if (!tall.words.empty()) move_beside(tall, rows[i], belong_together(rows, k, i));
            if (rows[i].words.empty()) break;
        }
    }
    drop_empty(rows);
}

// "E = mc" with a small 2 that begins where "mc" ends, in the gap before the next word.
bool hangs_over(const Row& row, const Word& word) {
    const double size = row.words.front().size;
    const double above = row.box.top - word.box.bottom;
    if (word.size > raised_size * size || above > raised_above * size) return false;
    bool beside = false;
    for (const Word& other : row.words) {
        const double common =
            std::min(other.box.right, word.box.right) - std::max(other.box.left, word.box.left);
        if (common > 0.1 * word.size) return false;
        beside = beside || std::abs(word.box.left - other.box.right) <= raised_beside * word.size;
    }
    return beside;
}

void join_raised_words(std::vector<Row>& rows) {
    for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
        Row& row = rows[i];
        if (row.words.size() != 1 || row.words.front().text.size() > raised_letters) continue;
        Row& below = rows[i + 1];
        if (below.words.empty() || !hangs_over(below, row.words.front())) continue;
        below.words.push_back(std::move(row.words.front()));
        row.words.clear();
    }
    drop_empty(rows);
}

bool is_one_word_twice(const Word& a, const Word& b) {
    return a.text == b.text && cover(a, b) >= shadowed;
}

// A first letter in another colour, over which the whole word is printed.
bool is_beginning_twice(const Word& part, const Word& whole) {
    const double near = one_place * whole.size;
    return part.text.size() < whole.text.size() && whole.text.starts_with(part.text) &&
           letters_in(part) > 0 && std::abs(part.box.left - whole.box.left) <= near &&
           std::abs(part.box.top - whole.box.top) <= near &&
           std::abs(part.box.bottom - whole.box.bottom) <= near;
}

void drop_shadows(std::vector<Word>& words) {
    for (std::size_t i = 0; i + 1 < words.size();) {
        const auto first = words.begin() + static_cast<std::ptrdiff_t>(i);
        if (is_one_word_twice(words[i], words[i + 1])) {
            words[i].bold = true;
            words.erase(first + 1);
        } else if (is_beginning_twice(words[i], words[i + 1])) {
            words.erase(first);
        } else {
            ++i;
        }
    }
}

bool prints_over(const Word& before, const Word& after) {
    const bool words = letters_in(before) > 1 && letters_in(after) > 1;
    const bool arabic = !before.edges.empty() || !after.edges.empty();
    return words && !arabic && cover(before, after) > 0 &&
           before.box.right - after.box.left > 0.15 * after.size;
}

// Text printed over text: each layer from left to right, the word that ends first before others.
void add_layers(std::vector<Row>& out, Row row) {
    drop_shadows(row.words);
    while (!row.words.empty()) {
        Row layer;
        std::vector<Word> rest;
        for (Word& word : row.words) {
            const bool over = !layer.words.empty() && prints_over(layer.words.back(), word);
            if (over) {
                rest.push_back(std::move(word));
            } else {
                put(layer, std::move(word));
            }
        }
        out.push_back(std::move(layer));
        row.words = std::move(rest);
    }
}

bool from_left(const Word& a, const Word& b) {
    return std::tie(a.box.left, a.box.right) < std::tie(b.box.left, b.box.right);
}

// The reh of "را" reaches under the alef, which is read after it although its box begins later.
void put_overhangs_right(std::vector<Word>& words) {
    const auto middle = [](const Word& word) { return word.box.left + word.box.right; };
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const Word& left = words[i];
        const Word& right = words[i + 1];
        if (left.edges.empty() || right.edges.empty() || middle(left) <= middle(right)) continue;
        if (cover(left, right) > covered) std::swap(words[i], words[i + 1]);
    }
}

bool has_layers(const std::vector<Word>& words) {
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if (words[i].box.right <= words[i + 1].box.left) continue;
        const bool over = cover(words[i], words[i + 1]) > covered;  // not signs set closely
        if (over && prints_over(words[i], words[i + 1])) return true;
        if (is_one_word_twice(words[i], words[i + 1])) return true;
        if (is_beginning_twice(words[i], words[i + 1])) return true;
    }
    return false;
}

}  // namespace

std::vector<Row> rows_of(const PageWords& page) {
    std::vector<const Word*> order;
    order.reserve(page.words.size());
    for (const Word& word : page.words) {
        if (word.turn == 0) order.push_back(&word);
    }
    const auto middle = [](const Box& box) { return box.top + box.bottom; };
    std::stable_sort(order.begin(), order.end(),
                     [&](const Word* a, const Word* b) { return middle(a->box) < middle(b->box); });
    std::vector<Row> rows;
    for (const Word* word : order) {
        Row* best = best_row(rows, *word);
        if (!best) best = &rows.emplace_back();
        put(*best, *word);
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [&](const Row& a, const Row& b) { return middle(a.box) < middle(b.box); });
    join_low_words(rows);
    join_raised_words(rows);
    std::vector<Row> out;
    out.reserve(rows.size());
    for (Row& row : rows) {
        std::stable_sort(row.words.begin(), row.words.end(), from_left);
        put_overhangs_right(row.words);
        if (has_layers(row.words)) {
            add_layers(out, std::move(row));
        } else {
            out.push_back(std::move(row));
        }
    }
    return out;
}

}  // namespace mea::layout
