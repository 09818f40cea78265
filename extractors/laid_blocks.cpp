// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <map>

#include "extractors/footnotes.h"
#include "extractors/page_layout.h"
#include "pipeline/text.h"

namespace mea::layout {
namespace {

constexpr std::size_t unknown = NoteReference::npos;

Box union_of(const std::vector<Line>& lines, int page) {
    Box box;
    bool first = true;
    for (const Line& line : lines) {
        if (line.page != page || line.turned) continue;
        box.left = first ? line.box.left : std::min(box.left, line.box.left);
        box.top = first ? line.box.top : std::min(box.top, line.box.top);
        box.right = first ? line.box.right : std::max(box.right, line.box.right);
        box.bottom = first ? line.box.bottom : std::max(box.bottom, line.box.bottom);
        first = false;
    }
    return box;
}

double common_size(const std::vector<Line>& lines) {
    std::map<long, std::size_t> letters;
    for (const Line& line : lines) letters[std::lround(line.size * 10)] += line.text.size();
    const auto best = std::max_element(letters.begin(), letters.end(),
                                       [](auto& a, auto& b) { return a.second < b.second; });
    return best == letters.end() ? 0 : static_cast<double>(best->first) / 10;
}

BlockKind kind_of(const Paragraph& paragraph) {
    switch (paragraph.kind) {
        case LineKind::table:
            return BlockKind::table_row;
        case LineKind::toc:
            return BlockKind::toc;
        case LineKind::body:
            break;
    }
    return BlockKind::text;
}

Block block_of(const Paragraph& paragraph) {
    const std::vector<Line>& lines = paragraph.lines;
    Block block;
    block.kind = kind_of(paragraph);
    block.table = paragraph.table;
    block.first_page = lines.front().page;
    block.last_page = lines.back().page;
    block.box = union_of(lines, block.first_page);
    block.font_size = common_size(lines);
    block.bold = std::all_of(lines.begin(), lines.end(), [](const Line& l) { return l.bold; });
    block.italic = std::all_of(lines.begin(), lines.end(), [](const Line& l) { return l.italic; });
    block.centred = paragraph.centred;
    block.right_to_left =
        std::any_of(lines.begin(), lines.end(), [](const Line& l) { return l.right_to_left; });
    block.indent = lines.size() > 1 ? lines[1].start : lines.front().start;
    block.first_line = lines.front().start - block.indent;
    return block;
}

class Writer {
public:
    Writer(DocumentBuilder& out, const Layout& layout) : out_(out), layout_(layout) {}

    void run() {
        add_furniture(true);
        for (const Paragraph& paragraph : layout_.body) add_paragraph(paragraph);
        add_notes();
        add_furniture(false);
        for (std::size_t i = 0; i < called_.size(); ++i) {
            NoteReference& reference = out_.references().at(i);
            if (called_[i] != unknown) reference.note = block_of_note_.at(called_[i]);
        }
    }

private:
    void add_furniture(bool first_head) {
        for (const Furniture& part : layout_.furniture) {
            const bool head = part.kind == BlockKind::header && part.line.page == 1;
            if (head != first_head) continue;
            Paragraph paragraph;
            paragraph.lines.push_back(part.line);
            Block block = block_of(paragraph);
            block.kind = part.kind;
            out_.add(part.line.text, block);
        }
    }

    // The note that a raised mark calls: on the same pages, else on the page after.
    std::size_t note_called(const std::string& mark, int first_page, int last_page) const {
        std::size_t found = unknown;
        for (std::size_t i = 0; i < layout_.notes.size(); ++i) {
            const LaidNote& note = layout_.notes[i];
            const int page = note.paragraph.lines.front().page;
            if (note.mark != mark || page < first_page || page > last_page + 1) continue;
            if (page <= last_page) return i;
            if (found == unknown) found = i;
        }
        return found;
    }

    struct Called {
        Range range;
        std::vector<std::pair<std::string, std::size_t>> notes;
    };

    std::vector<Called> calls_of(const Paragraph& paragraph) const {
        std::vector<Called> out;
        const int first = paragraph.lines.front().page;
        const int last = paragraph.lines.back().page;
        for (const Raised& raised : paragraph.raised) {
            Called called{raised.range, {}};
            for (const std::string& mark : note_marks(raised.text)) {
                called.notes.emplace_back(mark, note_called(mark, first, last));
            }
            const bool all = !called.notes.empty() &&
                             std::all_of(called.notes.begin(), called.notes.end(),
                                         [](const auto& note) { return note.second != unknown; });
            if (all) out.push_back(std::move(called));
        }
        return out;
    }

    void add_paragraph(const Paragraph& paragraph) {
        std::string text;
        std::vector<NoteReference> references;
        std::vector<std::size_t> called;
        std::size_t done = 0;
        for (const Called& call : calls_of(paragraph)) {
            text += slice(paragraph.text, {done, call.range.begin});
            done = std::max(done, call.range.end);
            const bool space_after = done < paragraph.text.size() && paragraph.text[done] == ' ';
            if (space_after && !text.empty() && text.back() == ' ') text.pop_back();
            for (const auto& [mark, note] : call.notes) {
                references.push_back({text.size(), unknown, mark});
                called.push_back(note);
            }
        }
        text += slice(paragraph.text, {done, paragraph.text.size()});
        const std::size_t before = out_.references().size();
        out_.add(text, block_of(paragraph), references);
        if (out_.references().size() == before + called.size()) {
            called_.insert(called_.end(), called.begin(), called.end());
        }
    }

    void add_notes() {
        for (const LaidNote& note : layout_.notes) {
            Block block = block_of(note.paragraph);
            block.kind = BlockKind::footnote;
            block.mark = note.mark;
            block_of_note_.push_back(out_.add(note.paragraph.text, block));
        }
    }

    DocumentBuilder& out_;
    const Layout& layout_;
    std::vector<std::size_t> called_;         // by reference: index of a note, or unknown
    std::vector<std::size_t> block_of_note_;  // by note
};

}  // namespace

void add_blocks(DocumentBuilder& out, const Layout& layout) { Writer(out, layout).run(); }

}  // namespace mea::layout
