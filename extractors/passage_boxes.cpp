// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>
#include <unordered_set>
#include <vector>

#include "extractors/page_image.h"
#include "pipeline/fold.h"
#include "pipeline/text.h"

namespace mea {
namespace {

constexpr std::size_t letters_together = 4;
constexpr std::size_t han_together = 2;

std::u32string letters_of(std::string_view text) {
    const std::string same = folded(text, Folding{.latin_accents = true, .arabic_letters = true});
    std::u32string letters;
    for (std::size_t at = 0; at < same.size();) {
        const CodePoint c = code_point_at(same, at);
        if (c.value > ' ') letters.push_back(c.value);
        at = c.next;
    }
    return letters;
}

bool is_han(char32_t c) { return c >= 0x2E80 && c <= 0x9FFF; }

// Calls `take` with each group of neighbouring letters.
template <class Take>
void each_group(const std::u32string& letters, Take take) {
    for (std::size_t at = 0; at < letters.size(); ++at) {
        const std::size_t size = is_han(letters[at]) ? han_together : letters_together;
        if (at + size <= letters.size()) take(letters.substr(at, size));
    }
}

struct Line {
    Box box;
    std::vector<std::u32string> words;
};

bool on_one_line(const Box& a, const Box& b) {
    const double shared = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
    const double gap = std::max(a.left, b.left) - std::min(a.right, b.right);
    const double height = std::min(a.bottom - a.top, b.bottom - b.top);
    constexpr double widest_gap = 4;  // heights; a column's gutter is wider
    return shared > height / 2 && gap < widest_gap * std::max(height, 6.0);
}

std::vector<Line> lines_of(const PrintedPage& page) {
    std::vector<Line> lines;
    for (const PrintedWord& word : page.words) {
        if (lines.empty() || !on_one_line(lines.back().box, word.box)) {
            lines.push_back({word.box, {}});
        }
        Box& box = lines.back().box;
        box = {std::min(box.left, word.box.left), std::min(box.top, word.box.top),
               std::max(box.right, word.box.right), std::max(box.bottom, word.box.bottom)};
        lines.back().words.push_back(letters_of(word.text));
    }
    return lines;
}

// How many letters of a line, in its best order, are in groups of the passage; and how many in all.
struct Agreement {
    double found = 0;
    double letters = 0;
};

class Passage {
public:
    explicit Passage(std::string_view text) {
        each_group(letters_of(text), [this](std::u32string group) { groups_.insert(group); });
    }

    Agreement with(const Line& line) const {
        std::u32string forwards;
        for (const std::u32string& word : line.words) forwards += word;
        // Right to left: words, and letters in them, may stand in either order.
        const std::u32string turned(forwards.rbegin(), forwards.rend());
        std::u32string words_turned;
        for (auto word = line.words.rbegin(); word != line.words.rend(); ++word)
            words_turned += *word;
        std::u32string letters_turned;
        for (const std::u32string& word : line.words)
            letters_turned.append(word.rbegin(), word.rend());
        double found = 0;
        for (const std::u32string& order : {forwards, turned, words_turned, letters_turned})
            found = std::max(found, covered(order));
        return {found, static_cast<double>(forwards.size())};
    }

    bool empty() const { return groups_.empty(); }

private:
    double covered(const std::u32string& letters) const {
        std::vector<bool> in(letters.size(), false);
        std::size_t at = 0;
        for (; at < letters.size(); ++at) {
            const std::size_t size = is_han(letters[at]) ? han_together : letters_together;
            if (at + size > letters.size()) continue;
            if (!groups_.contains(letters.substr(at, size))) continue;
            std::fill_n(in.begin() + static_cast<std::ptrdiff_t>(at), size, true);
        }
        return static_cast<double>(std::count(in.begin(), in.end(), true));
    }

    struct Hash {
        std::size_t operator()(const std::u32string& text) const {
            return std::hash<std::u32string>()(text);
        }
    };
    std::unordered_set<std::u32string, Hash> groups_;
};

}  // namespace

std::vector<Box> boxes_of(const PrintedPage& page, std::string_view text) {
    constexpr std::size_t longest = 20'000;  // bytes of the passage that are looked at
    const Passage passage(text.substr(0, longest));
    std::vector<Box> boxes;
    if (passage.empty()) return boxes;
    const std::vector<Line> lines = lines_of(page);
    std::vector<double> share(lines.size(), 0);
    // The run of lines whose letters speak for the passage more than against it.
    double best = 0;
    double sum = 0;
    std::size_t begin = 0;
    std::pair<std::size_t, std::size_t> run{0, 0};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Agreement agreement = passage.with(lines[i]);
        constexpr double needed = 0.7;
        share[i] = agreement.letters > 0 ? agreement.found / agreement.letters : 0;
        if (sum <= 0) {
            sum = 0;
            begin = i;
        }
        sum += agreement.found - needed * agreement.letters;
        if (sum > best) {
            best = sum;
            run = {begin, i + 1};
        }
    }
    constexpr double on_the_passage = 0.5;  // else it is furniture between its lines
    for (std::size_t i = run.first; i < run.second; ++i) {
        if (share[i] >= on_the_passage) boxes.push_back(lines[i].box);
    }
    return boxes;
}

}  // namespace mea
