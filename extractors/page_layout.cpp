// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/page_layout.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "extractors/columns.h"
#include "extractors/footnotes.h"
#include "extractors/tables.h"
#include "extractors/turned_words.h"
#include "pipeline/text.h"

namespace mea::layout {
namespace {

double body_size_of(const std::vector<PageLines>& pages) {
    std::map<long, std::size_t> letters;
    for (const PageLines& page : pages) {
        for (const Line& line : page.lines) {
            letters[std::lround(line.size * 10)] += line.text.size();
        }
    }
    long best = 0;
    std::size_t most = 0;
    for (const auto& [size, count] : letters) {
        if (count > most) {
            most = count;
            best = size;
        }
    }
    return static_cast<double>(best) / 10;
}

WordList words_of(const std::vector<PageLines>& pages) {
    WordList words;
    for (const PageLines& page : pages) {
        for (const Line& line : page.lines) words.add(line.text);
    }
    return words;
}

// A zone of notes as paragraphs; what stands before its first mark continues the last note.
void add_notes(std::vector<LaidNote>& notes, std::vector<FootnoteLine> zone,
               const WordList& words) {
    const bool carries_on = !zone.empty() && zone.front().mark.empty() && !notes.empty() &&
                            notes.back().paragraph.lines.back().page + 1 == zone.front().line.page;
    bool open = carries_on;
    for (FootnoteLine& part : zone) {
        if (!part.mark.empty() || !open) {
            notes.emplace_back();
            notes.back().mark = part.mark;
            open = true;
        }
        append_line(notes.back().paragraph, part.line, words);
    }
}

// The words of other directions, by page and turn.
std::vector<Line> find_turned_lines(const PageWords& page, Reading reading) {
    std::vector<Line> out;
    for (int turn = 1; turn < 4; ++turn) {
        const PageWords words = words_turned(page, turn);
        if (words.words.empty()) continue;
        for (Line& line : find_lines(words, reading)) {
            line.turned = true;
            out.push_back(std::move(line));
        }
    }
    return out;
}

// What stands in the margin of several pages is furniture; the rest follows the text of its page.
class TurnedLines {
public:
    void add(const PageWords& page, Reading reading) {
        const bool any = std::any_of(page.words.begin(), page.words.end(),
                                     [](const Word& word) { return word.turn != 0; });
        lines_.push_back(any ? find_turned_lines(page, reading) : std::vector<Line>{});
        for (const Line& line : lines_.back()) pages_[line.text].insert(line.page);
    }

    void put(std::size_t page, std::vector<FlowLine>& flow, std::vector<Furniture>& furniture) {
        for (Line& line : lines_.at(page)) {
            if (pages_[line.text].size() > 1) {
                furniture.push_back({BlockKind::footer, std::move(line)});
                continue;
            }
            FlowLine& part = flow.emplace_back();
            part.column = line.page * 16 + 15;
            part.line = std::move(line);
        }
    }

private:
    std::vector<std::vector<Line>> lines_;        // by page
    std::map<std::string, std::set<int>> pages_;  // by text
};

}  // namespace

Layout lay_out(const std::vector<PageWords>& source) {
    Layout out;
    out.reading = reading_of(source);
    std::vector<PageLines> pages;
    TurnedLines turned;
    for (const PageWords& page : source) {
        PageLines lines;
        lines.page.number = page.number;
        lines.page.width = page.width;
        lines.page.height = page.height;
        lines.page.label = page.label;
        lines.lines = find_lines(page, out.reading);
        pages.push_back(std::move(lines));
        turned.add(page, out.reading);
    }
    const WordList words = words_of(pages);
    out.furniture = take_furniture(pages, out.reading);
    out.body_size = body_size_of(pages);
    std::vector<FlowLine> flow;
    int next_table = 1;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        PageLines& page = pages[i];
        add_notes(out.notes, take_footnotes(page, out.body_size, out.reading), words);
        std::vector<FlowLine> lines = reading_order(std::move(page), out.reading);
        next_table = mark_tables(lines, next_table, out.reading);
        turned.put(i, lines, out.furniture);
        std::move(lines.begin(), lines.end(), std::back_inserter(flow));
    }
    out.body = find_paragraphs(flow, measure(flow), words);
    return out;
}

}  // namespace mea::layout
