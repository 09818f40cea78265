// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/render/columns.h"

#include <algorithm>
#include <array>

#include "pipeline/text.h"

namespace mea {
namespace {

constexpr std::size_t narrowest = 4;
constexpr std::string_view isolate = "\u2067";
constexpr std::string_view end_of_isolate = "\u2069";

struct Block {
    char32_t first;
    char32_t last;
};

bool in_blocks(char32_t c, const Block* begin, const Block* end) {
    return std::any_of(begin, end, [c](Block b) { return b.first <= c && c <= b.last; });
}

// Combining marks of the scripts we read, joiners, bidi controls and variation selectors.
bool takes_no_cell(char32_t c) {
    static constexpr std::array<Block, 12> blocks{{{0x0300, 0x036F},
                                                   {0x0483, 0x0489},
                                                   {0x0591, 0x05BD},
                                                   {0x0610, 0x061A},
                                                   {0x064B, 0x065F},
                                                   {0x0670, 0x0670},
                                                   {0x06D6, 0x06DC},
                                                   {0x06DF, 0x06E4},
                                                   {0x200B, 0x200F},
                                                   {0x2060, 0x2064},
                                                   {0xFE00, 0xFE0F},
                                                   {0xFE20, 0xFE2F}}};
    return in_blocks(c, blocks.data(), blocks.data() + blocks.size());
}

// East Asian wide and full width (Unicode annex 11).
bool takes_two_cells(char32_t c) {
    static constexpr std::array<Block, 9> blocks{{{0x1100, 0x115F},
                                                  {0x2E80, 0x303E},
                                                  {0x3041, 0xA4CF},
                                                  {0xAC00, 0xD7A3},
                                                  {0xF900, 0xFAFF},
                                                  {0xFE30, 0xFE6F},
                                                  {0xFF00, 0xFF60},
                                                  {0xFFE0, 0xFFE6},
                                                  {0x20000, 0x3FFFD}}};
    return in_blocks(c, blocks.data(), blocks.data() + blocks.size());
}

bool is_dropped(char32_t c) {
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    return control || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E ||
           c == 0x200F || c == 0x061C;
}

std::size_t cells_of(char32_t c) {
    if (takes_no_cell(c)) return 0;
    return takes_two_cells(c) ? 2 : 1;
}

class Wrapper {
public:
    explicit Wrapper(std::size_t width) : width_(std::max(width, narrowest)) {}

    std::vector<std::string> wrap(std::string_view text) {
        for (std::size_t at = 0; at < text.size();) {
            const CodePoint point = code_point_at(text, at);
            const std::string_view bytes = text.substr(at, point.next - at);
            at = point.next;
            if (point.value == U' ' || point.value == U'\n' || point.value == U'\t') {
                end_word();
                gap_ = true;
            } else if (!is_dropped(point.value)) {
                add(bytes, point.value);
            }
        }
        end_word();
        if (!line_.empty()) lines_.push_back(std::move(line_));
        return std::move(lines_);
    }

private:
    void add(std::string_view bytes, char32_t c) {
        const std::size_t cells = cells_of(c);
        const bool han = is_han(c);
        if (cells > 0 && (han || last_han_) && !is_closing(c)) end_word();
        if (cells > 0 && word_cells_ + cells > width_) end_word();
        word_.append(bytes);
        word_cells_ += cells;
        if (cells > 0) last_han_ = han;
    }

    // Never first in a line of Chinese.
    static bool is_closing(char32_t c) {
        constexpr std::u32string_view closing = U"，。、；：！？）》」』】〉”’,.;:!?)";
        return closing.find(c) != std::u32string_view::npos;
    }

    void end_word() {
        if (word_.empty()) return;
        const std::size_t space = gap_ && !line_.empty() ? 1 : 0;
        if (line_cells_ + space + word_cells_ > width_ && !line_.empty()) {
            lines_.push_back(std::move(line_));
            line_.clear();
            line_cells_ = 0;
        } else if (space > 0) {
            line_ += ' ';
            ++line_cells_;
        }
        line_ += word_;
        line_cells_ += word_cells_;
        word_.clear();
        word_cells_ = 0;
        gap_ = false;
        last_han_ = false;
    }

    std::size_t width_;
    std::vector<std::string> lines_;
    std::string line_;
    std::string word_;
    std::size_t line_cells_ = 0;
    std::size_t word_cells_ = 0;
    bool gap_ = false;
    bool last_han_ = false;
};

std::string shown(const std::string& line, bool right_to_left) {
    if (!right_to_left || line.empty()) return line;
    return std::string(isolate) + line + std::string(end_of_isolate);
}

}  // namespace

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (!is_dropped(point.value)) width += cells_of(point.value);
        at = point.next;
    }
    return width;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
    return Wrapper(width).wrap(text);
}

std::string beside(const std::vector<Column>& columns, std::size_t width) {
    std::vector<std::vector<std::string>> cells;
    std::size_t height = 0;
    for (const Column& column : columns) {
        cells.push_back(wrapped(column.text, width));
        height = std::max(height, cells.back().size());
    }
    std::string out;
    for (std::size_t line = 0; line < height; ++line) {
        std::string row;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            const std::string text = line < cells[c].size() ? cells[c][line] : std::string();
            const std::size_t used = std::min(width, display_width(text));
            const std::string padding(width - used, ' ');
            const bool mirrored = columns[c].right_to_left;
            if (c > 0) row += " │ ";
            row += mirrored ? padding + shown(text, true) : text + padding;
        }
        while (!row.empty() && row.back() == ' ') row.pop_back();
        out += row + "\n";
    }
    return out;
}

std::string hanging(const Column& column, std::size_t width, std::size_t indent) {
    std::string out;
    for (const std::string& line : wrapped(column.text, width)) {
        if (!out.empty()) out += std::string(indent, ' ');
        out += shown(line, column.right_to_left) + "\n";
    }
    return out.empty() ? "\n" : out;
}

}  // namespace mea
