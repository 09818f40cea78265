// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
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
        const std::u32string letters = letters_of(text);
        size_ = static_cast<double>(letters.size());
        each_group(letters, [this](std::u32string group) {
            if (groups_.empty()) first_ = group;
            last_ = group;
            groups_.insert(group);
        });
    }

    double letters() const { return size_; }
    bool may_begin(const Line& line) const { return holds(line, first_); }
    bool may_end(const Line& line) const { return holds(line, last_); }

    Agreement with(const Line& line) const {
        double found = 0;
        const Orders orders = orders_of(line);
        for (const std::u32string& order : orders) found = std::max(found, covered(order));
        return {found, static_cast<double>(orders[0].size())};
    }

    bool empty() const { return groups_.empty(); }

private:
    using Orders = std::array<std::u32string, 4>;

    // Right to left: words, and letters in them, may stand in either order.
    static Orders orders_of(const Line& line) {
        Orders orders;
        auto& [forwards, turned, words_turned, letters_turned] = orders;
        for (const std::u32string& word : line.words) forwards += word;
        turned.assign(forwards.rbegin(), forwards.rend());
        for (auto word = line.words.rbegin(); word != line.words.rend(); ++word)
            words_turned += *word;
        for (const std::u32string& word : line.words)
            letters_turned.append(word.rbegin(), word.rend());
        return orders;
    }

    static bool holds(const Line& line, const std::u32string& group) {
        const Orders orders = orders_of(line);
        return std::any_of(orders.begin(), orders.end(), [&group](const std::u32string& order) {
            return order.find(group) != order.npos;
        });
    }

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
    std::u32string first_;
    std::u32string last_;
    double size_ = 0;
};

// A line before the passage may end in words that the passage has too, and one after it begin so:
// while the rest of the run is long enough to be all of it, lines without its beginning or its end
// are left out.
std::pair<std::size_t, std::size_t> trimmed_run(std::pair<std::size_t, std::size_t> run,
                                                const std::vector<Line>& lines,
                                                const Passage& passage) {
    double spare = -passage.letters();
    for (std::size_t i = run.first; i < run.second; ++i) spare += passage.with(lines[i]).letters;
    const auto spared = [&](std::size_t line) {
        constexpr double marks = 3;  // of notes and hyphens
        const double letters = passage.with(lines[line]).letters;
        if (letters > spare + marks) return false;
        spare -= letters;
        return true;
    };
    while (run.first + 1 < run.second && !passage.may_begin(lines[run.first]) && spared(run.first))
        ++run.first;
    while (run.first + 1 < run.second && !passage.may_end(lines[run.second - 1]) &&
           spared(run.second - 1))
        --run.second;
    return run;
}

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
    run = trimmed_run(run, lines, passage);
    constexpr double on_the_passage = 0.5;  // else it is furniture between its lines
    for (std::size_t i = run.first; i < run.second; ++i) {
        if (share[i] >= on_the_passage) boxes.push_back(lines[i].box);
    }
    return boxes;
}

}  // namespace mea
