// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/doc_tables.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "pipeline/text.h"

namespace mea::doc {
namespace {

constexpr int deepest = 64;

int depth_of(const Paragraph& paragraph) {
    const ParagraphProperties& properties = paragraph.properties;
    const bool in_table = properties.in_table || properties.depth > 0 || paragraph.cell_end;
    return in_table ? std::clamp(properties.depth, 1, deepest) : 0;
}

bool blank(const Paragraph& paragraph) {
    return paragraph.text.empty() && paragraph.label.empty() && paragraph.notes.empty();
}

class Assembler {
public:
    explicit Assembler(int& tables) : tables_(tables) {}

    void add(Paragraph&& paragraph) {
        const int depth = depth_of(paragraph);
        if (depth == 0) {
            close(0);
            done_.push_back(std::move(paragraph));
            return;
        }
        const ParagraphProperties& properties = paragraph.properties;
        const bool row_end = depth > 1 ? properties.inner_row_end : properties.row_end;
        const bool cell_end = depth > 1 ? properties.inner_cell : paragraph.cell_end;
        close(depth);
        while (static_cast<int>(levels_.size()) < depth) levels_.push_back({.table = ++tables_});
        Level& level = levels_.back();
        if (row_end) {
            end_row(level);
            return;
        }
        std::replace(paragraph.text.begin(), paragraph.text.end(), '\t', ' ');
        if (level.cell_open && !blank(paragraph))
            append(level.row, std::move(paragraph), blank_cell(level) ? "" : " ");
        else if (!level.cell_open)
            open_cell(level, std::move(paragraph));
        level.cell_open = !cell_end;
    }

    std::vector<Paragraph> finish() {
        close(0);
        return std::move(done_);
    }

private:
    struct Level {
        Paragraph row{};
        int table = 0;
        bool cell_open = false;
        bool row_open = false;
        std::size_t cell_begin = 0;
    };

    static bool blank_cell(const Level& level) { return level.cell_begin == level.row.text.size(); }

    static void open_cell(Level& level, Paragraph&& paragraph) {
        if (!level.row_open) level.row.properties = paragraph.properties;
        const bool first = !level.row_open;
        level.row_open = true;
        if (!first) level.row.text += '\t';
        level.cell_begin = level.row.text.size();
        append(level.row, std::move(paragraph), "");
    }

    void end_row(Level& level) {
        if (level.row_open) {
            level.row.is_row = true;
            level.row.table = level.table;
            const bool inner = levels_.size() > 1;
            (inner ? inner_rows_ : done_).push_back(std::move(level.row));
            if (!inner) release_inner_rows();
        }
        level = {.table = level.table};
    }

    // Ends the rows and tables that are deeper than `depth`.
    void close(int depth) {
        while (static_cast<int>(levels_.size()) > depth) {
            end_row(levels_.back());
            levels_.pop_back();
        }
        if (levels_.empty()) release_inner_rows();
    }

    void release_inner_rows() {
        std::move(inner_rows_.begin(), inner_rows_.end(), std::back_inserter(done_));
        inner_rows_.clear();
    }

    int& tables_;
    std::vector<Level> levels_;
    std::vector<Paragraph> inner_rows_;
    std::vector<Paragraph> done_;
};

}  // namespace

void append(Paragraph& to, Paragraph&& more, std::string_view separator) {
    to.text += separator;
    if (!more.label.empty()) {
        to.text += more.label;
        if (!more.text.empty()) to.text += ' ';
    }
    const std::size_t shift = to.text.size();
    to.text += more.text;
    for (CalledNote& note : more.notes) {
        note.at += shift;
        to.notes.push_back(std::move(note));
    }
    for (Link& link : more.links) {
        link.range = {link.range.begin + shift, link.range.end + shift};
        to.links.push_back(std::move(link));
    }
    for (const Range range : more.page_numbers)
        to.page_numbers.push_back({range.begin + shift, range.end + shift});
    to.anchors.insert(to.anchors.end(), more.anchors.begin(), more.anchors.end());
    to.weights.add(more.weights);
}

std::vector<Paragraph> assemble_tables(std::vector<Paragraph> paragraphs, int& tables) {
    Assembler assembler(tables);
    for (Paragraph& paragraph : paragraphs) assembler.add(std::move(paragraph));
    return assembler.finish();
}

}  // namespace mea::doc
