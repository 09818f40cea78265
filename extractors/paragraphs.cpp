// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/paragraphs.h"

#include <algorithm>
#include <cmath>

#include "pipeline/front_matter.h"
#include "pipeline/label_line.h"
#include "pipeline/text.h"

namespace mea::layout {
namespace {

constexpr double indent_pt = 5;  // a smaller shift is no indent
constexpr double extra_space_pt = 1.5;
constexpr double centred_by_pt = 4;

char32_t first_letter(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint read = code_point_at(text, at);
        if (is_letter(read.value) || is_digit(read.value)) return read.value;
        at = read.next;
    }
    return 0;
}

bool begins_lower(std::string_view text) { return is_lower(first_letter(text)); }

// A word may come in pieces (other fonts, accents); it ends at the first gap.
double width_of_first_word(const Line& line) {
    if (line.words.empty() || line.text.empty()) return 0;
    if (is_unspaced(code_point_at(line.text, 0).value)) return 1.2 * line.size;
    const std::size_t count = line.words.size();
    const auto word = [&](std::size_t i) -> const Word& {
        return line.words[line.right_to_left ? count - 1 - i : i];
    };
    Box box = word(0).box;
    for (std::size_t i = 1; i < count; ++i) {
        const Box& next = word(i).box;
        const double gap = line.right_to_left ? box.left - next.right : next.left - box.right;
        if (gap > 0.1 * line.size) break;
        box.left = std::min(box.left, next.left);
        box.right = std::max(box.right, next.right);
    }
    return box.right - box.left;
}

class Joiner {
public:
    Joiner(const Measures& measures, const WordList& words) : measures_(measures), words_(words) {}

    std::vector<Paragraph> run(const std::vector<FlowLine>& lines) {
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (!out_.empty() && continues(lines[i])) {
                append(lines[i]);
            } else {
                begin(lines[i]);
            }
            last_ = &lines[i];
        }
        return std::move(out_);
    }

private:
    void begin(const FlowLine& flow) {
        Paragraph paragraph;
        paragraph.kind = flow.kind;
        paragraph.table = flow.table;
        paragraph.column = flow.column;
        paragraph.centred = flow.kind == LineKind::body && is_centred(flow);
        if (flow.kind == LineKind::table) {
            paragraph.lines.push_back(flow.line);
            cells_ = flow.cells;
            paragraph.text = joined_cells();
        } else {
            append_line(paragraph, flow.line, words_);
        }
        out_.push_back(std::move(paragraph));
        advance_ = 0;
    }

    void append(const FlowLine& flow) {
        Paragraph& paragraph = out_.back();
        if (flow.kind == LineKind::table) {
            cells_.resize(std::max(cells_.size(), flow.cells.size()));
            for (std::size_t i = 0; i < flow.cells.size(); ++i) {
                if (flow.cells[i].empty()) continue;
                const Joint joint = joint_of(cells_[i], flow.cells[i], words_);
                cells_[i].resize(cells_[i].size() - joint.drop);
                cells_[i] += std::string(joint.separator) + flow.cells[i];
            }
            paragraph.lines.push_back(flow.line);
            paragraph.text = joined_cells();
            return;
        }
        if (flow.line.page == paragraph.lines.back().page) {
            advance_ = flow.line.base - paragraph.lines.back().base;
            const double start = relative_start(flow.line, flow.column);
            if (!flow.line.bold && start <= same_edge_pt) paragraph.centred = false;
        }
        append_line(paragraph, flow.line, words_);
    }

    std::string joined_cells() const {
        std::string text;
        for (std::size_t i = 0; i < cells_.size(); ++i) text += (i == 0 ? "" : "\t") + cells_[i];
        return text;
    }

    bool continues(const FlowLine& next) const {
        const Paragraph& block = out_.back();
        if (last_ == nullptr || next.kind != block.kind || next.alone || last_->alone) return false;
        if (next.kind == LineKind::table) return next.table == block.table && !next.row_begins;
        if (next.kind == LineKind::toc) return !next.row_begins;
        const Line& before = block.lines.back();
        if (!same_size(before, next.line) || opens_part(before, next.line)) return false;
        const bool same_place = next.column == last_->column && next.line.page == before.page &&
                                next.line.base > before.base;
        return same_place ? continues_below(block, next) : continues_elsewhere(block, next);
    }

    static bool ends_with_comma(std::string_view text) {
        return text.ends_with(',') || text.ends_with("،") || text.ends_with("，");
    }

    // "Конференция Сторон," "ссылаясь на решение …,": each begins with an indent.
    bool is_among_clauses(const Paragraph& block) const {
        if (block.lines.size() > 1) return false;
        return read_formula(block.text) == Formula::organ ||
               (out_.size() >= 2 && ends_with_comma(out_[out_.size() - 2].text));
    }

    // "Annex to decision 1/4": its title stands in a line of its own.
    static bool is_label_alone(std::string_view text) {
        const auto label = read_label_line(text);
        return label && !label->titled;
    }

    // "Article 16", "第十六条" alone in a line after a full stop.
    static bool opens_part(const Line& before, const Line& line) {
        constexpr std::size_t longest = 60;  // bytes of a label in any language
        if (line.text.size() > longest || !ends_sentence(before.text)) return false;
        const auto label = read_label_line(line.text);
        return label && !label->titled &&
               label->kind != LabelKind::decision;  // those stand in lists
    }

    bool continues_below(const Paragraph& block, const FlowLine& next) const {
        const Line& before = block.lines.back();
        const Line& line = next.line;
        const double advance = line.base - before.base;
        if (advance < 0.4 * line.size) return false;
        if (advance >
            std::max(extra_space * usual_advance(line), usual_advance(line) + extra_space_pt)) {
            return false;
        }
        const bool sentence_over = ends_sentence(before.text);
        const double room = room_after(before, next);
        const bool short_line = room > needed(line);
        const bool flush = std::abs(line.start - later_start(block)) <= same_edge_pt;
        const bool within = measures_.spaced && flush && !short_line;  // no white space above
        if (before.bold != line.bold && (short_line || (sentence_over && !within))) return false;
        const bool centred = is_centred(next);
        if (block.centred && centred) return continues_centred(before, next);
        if (block.centred != centred && centred && short_line) return false;
        if (begins_with_label(line.text)) {
            return flush && !short_line && (!sentence_over || within);
        }
        if (short_line) return continues_short(block, next, room);
        return continues_full(block, line, sentence_over);
    }

    // The line before leaves room for the next word: a paragraph's last line, or ragged type.
    bool continues_short(const Paragraph& block, const FlowLine& next, double room) const {
        const Line& before = block.lines.back();
        if (ends_sentence(before.text)) return false;
        const double width = column_width(next);
        const bool same_start = std::abs(next.line.start - before.start) <= same_edge_pt;
        const bool clause_over = ends_with_comma(before.text) && is_among_clauses(block) &&
                                 relative_start(next.line, next.column) > indent_pt;
        if (begins_lower(next.line.text))
            return room < 0.35 * width || (same_start && !clause_over);
        const double hang = next.line.start - before.start;
        // the first line is indented, and this one goes back to the margin
        const bool labelled = begins_with_label(block.text);
        const bool at_margin = std::abs(relative_start(next.line, next.column)) <= same_edge_pt;
        const bool back = block.lines.size() == 1 && hang < -indent_pt && !before.bold;
        if (back && (labelled ? room < 0.35 * width : at_margin && room < 0.2 * width)) return true;
        const bool numbered = labelled && block.lines.size() == 1 && !before.bold;
        if (numbered && same_start && room < 0.15 * width) return true;
        const bool hanging =
            block.lines.size() == 1 && labelled && hang > 0 && hang < 6 * before.size;
        if (before.bold && next.line.bold &&
            (same_start || hanging)) {  // a heading of several lines
            const bool session = next.line.page == 1 && is_session_line(next.line.text);
            if (is_label_alone(block.text) || read_label_line(next.line.text)) return false;
            return !session && before.end - before.start > 0.35 * width;
        }
        if (is_unfinished(block, width) && same_start && room < 0.3 * width) return true;
        const char32_t first = first_letter(next.line.text);
        const bool cased = is_upper(first);
        if (cased) return false;
        return room < std::max(0.08 * width, 2.5 * next.line.size);
    }

    bool continues_full(const Paragraph& block, const Line& line, bool sentence_over) const {
        const double shift = line.start - later_start(block);
        if (line.right_to_left && !sentence_over) return true;  // may be set flush left
        if (block.lines.size() >= 2) {
            const double first_shift = block.lines.front().start - block.lines[1].start;
            const bool begins_alike = std::abs(shift - first_shift) <= same_edge_pt;
            if (shift > indent_pt && begins_alike && !begins_lower(line.text)) return false;
            if (shift > indent_pt) return !sentence_over && !is_upper(first_letter(line.text));
            if (shift < -indent_pt) return !sentence_over && shift > -0.5 * line.size - indent_pt;
            return true;
        }
        if (shift <= indent_pt) return true;
        const bool labelled = begins_with_label(block.text);
        return labelled || !sentence_over;
    }

    // Several lines of text, the last without any punctuation; of Han, which always has it, one.
    static bool is_unfinished(const Paragraph& block, double width) {
        const Line& before = block.lines.back();
        if (block.text.empty() || block.centred || before.bold) return false;
        const char32_t last = code_point_before(block.text, block.text.size());
        const bool enough =
            block.lines.size() >= 2 || (is_han(last) && before.end - before.start > 0.6 * width);
        return enough && (is_letter(last) || is_digit(last));
    }

    bool continues_centred(const Line& before, const FlowLine& next) const {
        if (before.bold != next.line.bold || begins_with_label(next.line.text)) return false;
        if (ends_sentence(before.text)) return false;
        const double width = column_width(next);
        const double used = before.end - before.start;
        if (used > 0.4 * width && goes_on_in_han(before, next.line)) return true;
        return used + needed(next.line) > 0.72 * width || begins_lower(next.line.text);
    }

    // No letter case shows that a Chinese title goes on, and its lines are broken to look even.
    static bool goes_on_in_han(const Line& before, const Line& next) {
        const char32_t last = code_point_before(before.text, before.text.size());
        return (is_han(last) || last == U'、' || last == U'，') && is_han(first_letter(next.text));
    }

    // A heading; bold sentences stand in numbered paragraphs and after plain ones too.
    static bool is_all_bold(const Paragraph& block) {
        constexpr std::size_t longest_heading = 3;  // lines
        if (!block.lines.front().bold) return false;
        return block.lines.size() <= longest_heading || !begins_with_label(block.text);
    }

    // Over the end of a page or a column.
    bool continues_elsewhere(const Paragraph& block, const FlowLine& next) const {
        const Line& before = block.lines.back();
        const Line& line = next.line;
        if (line.page > before.page + 1 || begins_with_label(line.text)) return false;
        const bool lower = begins_lower(line.text);
        const bool sentence_over = ends_sentence(before.text);
        const bool title = block.centred || (before.bold && is_all_bold(block));
        if (title && before.bold && !line.bold && (!lower || sentence_over)) return false;
        if (title) return lower && !sentence_over;
        const bool short_line = room_after(before, *last_) > needed(line);
        const bool known_start = block.lines.size() >= 2;
        const double shift = shift_between(before, last_->column, line, next.column);
        if (short_line) {
            const bool flush =
                is_unfinished(block, column_width(next)) && std::abs(shift) <= same_edge_pt;
            return (lower || flush) && !sentence_over;
        }
        // a caption or a heading at the top of the page
        const bool text_line =
            lower || ends_sentence(line.text) || room_after(line, next) < 0.35 * column_width(next);
        if (!text_line) return false;
        if (sentence_over) {
            // a new paragraph would be indented or numbered as this one is
            const double first_shift = block.lines.front().start - before.start;
            const bool marked =
                (known_start && std::abs(first_shift) > indent_pt) || begins_with_label(block.text);
            return marked && !line.bold && std::abs(shift) <= same_edge_pt;
        }
        return lower || !known_start || std::abs(shift) <= indent_pt;
    }

    // How much further in a line of another page or column begins: its margin may be another one.
    double shift_between(const Line& before, int column, const Line& line, int next) const {
        const double by_margin = relative_start(line, next) - relative_start(before, column);
        const double by_page = line.start - before.start;
        const bool columns = column % 16 != 0 || next % 16 != 0;
        return columns || std::abs(by_margin) < std::abs(by_page) ? by_margin : by_page;
    }

    double relative_start(const Line& line, int column) const {
        const auto found = measures_.column_start.find(column);
        return line.start - (found == measures_.column_start.end() ? 0 : found->second);
    }

    // Where later lines of a block begin; of its only line when there is no other.
    static double later_start(const Paragraph& block) { return block.lines.back().start; }

    double usual_advance(const Line& line) const {
        const auto found = measures_.advance.find(std::lround(line.size * 10));
        const double usual = found == measures_.advance.end() ? 1.3 * line.size : found->second;
        if (advance_ <= 0) return usual;
        return std::min(advance_, 1.6 * usual);
    }

    double column_end(int column) const {
        const auto found = measures_.column_end.find(column);
        return found == measures_.column_end.end() ? 0 : found->second;
    }

    double column_width(const FlowLine& flow) const {
        const auto found = measures_.column_start.find(flow.column);
        const double start = found == measures_.column_start.end() ? 0 : found->second;
        return std::max(1.0, column_end(flow.column) - start);
    }

    double room_after(const Line& before, const FlowLine& next) const {
        double limit = column_end(next.column);
        // narrower paragraphs: two lines of the block that end together show where they end
        const std::vector<Line>& lines = out_.back().lines;
        if (lines.size() >= 3) {
            double widest = 0;
            for (const Line& line : lines) widest = std::max(widest, line.end);
            const auto together = std::count_if(lines.begin(), lines.end(), [&](const Line& line) {
                return widest - line.end < 1.5;
            });
            if (together >= 2) limit = widest;
        }
        const auto justified = measures_.justified_end.find({before.page, next.column});
        if (justified != measures_.justified_end.end() && next.line.page == before.page &&
            before.end <= justified->second + same_edge_pt) {
            limit = std::min(limit, justified->second);
        }
        return limit - before.end;
    }

    static double needed(const Line& line) {
        const char32_t first = line.text.empty() ? 0 : code_point_at(line.text, 0).value;
        const double slack = is_unspaced(first) ? 1.3 : 0.75;
        return width_of_first_word(line) + slack * line.size;
    }

    bool is_centred(const FlowLine& flow) const {
        const auto start = measures_.column_start.find(flow.column);
        if (start == measures_.column_start.end()) return false;
        const double left = flow.line.start - start->second;
        const double right = column_end(flow.column) - flow.line.end;
        return left > 3 * flow.line.size && right > 2 * flow.line.size &&
               std::abs(left - right) <= std::max(centred_by_pt, 0.04 * (left + right));
    }

    const Measures& measures_;
    const WordList& words_;
    std::vector<Paragraph> out_;
    std::vector<std::string> cells_;
    const FlowLine* last_ = nullptr;
    double advance_ = 0;
};

}  // namespace

std::vector<Paragraph> find_paragraphs(const std::vector<FlowLine>& lines, const Measures& measures,
                                       const WordList& words) {
    return Joiner(measures, words).run(lines);
}

void append_line(Paragraph& paragraph, const Line& line, const WordList& words) {
    const Joint joint = joint_of(paragraph.text, line.text, words);
    paragraph.text.resize(paragraph.text.size() - joint.drop);
    paragraph.text += joint.separator;
    const std::size_t shift = paragraph.text.size();
    paragraph.text += line.text;
    for (Raised raised : line.raised) {
        raised.range = {raised.range.begin + shift, raised.range.end + shift};
        paragraph.raised.push_back(std::move(raised));
    }
    paragraph.lines.push_back(line);
}

}  // namespace mea::layout
