// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/page_layout.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "extractors/columns.h"
#include "extractors/footnotes.h"
#include "extractors/tables.h"
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

}  // namespace

Layout lay_out(const std::vector<PageWords>& source) {
    Layout out;
    out.reading = reading_of(source);
    std::vector<PageLines> pages;
    for (const PageWords& page : source) {
        PageLines lines;
        lines.page.number = page.number;
        lines.page.width = page.width;
        lines.page.height = page.height;
        lines.page.label = page.label;
        lines.lines = find_lines(page, out.reading);
        pages.push_back(std::move(lines));
    }
    const WordList words = words_of(pages);
    out.furniture = take_furniture(pages, out.reading);
    out.body_size = body_size_of(pages);
    std::vector<FlowLine> flow;
    int next_table = 1;
    for (PageLines& page : pages) {
        add_notes(out.notes, take_footnotes(page, out.body_size, out.reading), words);
        std::vector<FlowLine> lines = reading_order(page, out.reading);
        next_table = mark_tables(lines, next_table, out.reading);
        std::move(lines.begin(), lines.end(), std::back_inserter(flow));
    }
    out.body = find_paragraphs(flow, measure(flow), words);
    return out;
}

}  // namespace mea::layout
