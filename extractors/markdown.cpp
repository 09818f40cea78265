// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/markdown.h"

#include <algorithm>
#include <string>

#include "pipeline/text.h"

namespace mea {
namespace {

constexpr std::string_view escapable = "\\`*_{}[]()#+-.!|<>~^$&@\"'/:;,=?%";

bool escapes(std::string_view text, std::size_t at) {
    return text[at] == '\\' && at + 1 < text.size() &&
           escapable.find(text[at + 1]) != std::string_view::npos;
}

// Number of '#' that open a heading line; 0 for none.
int heading_marks(std::string_view line) {
    const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
    const bool spaced = marks < line.size() && (line[marks] == ' ' || line[marks] == '\t');
    return marks >= 1 && marks <= 6 && spaced ? static_cast<int>(marks) : 0;
}

bool is_rule(std::string_view line) {
    const std::size_t marks = static_cast<std::size_t>(
        std::count_if(line.begin(), line.end(), [&line](char c) { return c == line.front(); }));
    return line.size() >= 3 && marks == line.size() && (line.front() == '-' || line.front() == '*');
}

bool is_table_rule(std::string_view line) {
    return line.size() > 2 && line.find('-') != std::string_view::npos &&
           line.find_first_not_of("|-: \t") == std::string_view::npos;
}

// How far the closing marks of an emphasis are; npos when it is not one.
std::size_t closing(std::string_view text, std::size_t at, std::string_view marks) {
    const std::size_t begin = at + marks.size();
    if (begin >= text.size() || is_space(code_point_at(text, begin).value))
        return std::string_view::npos;
    std::size_t end = text.find(marks, begin);
    while (end != std::string_view::npos &&
           (end == begin || is_space(code_point_before(text, end)) || text[end - 1] == '\\'))
        end = text.find(marks, end + 1);
    return end;
}

// "[words](target)" at `at`: where the parts end; no link when `words` is npos.
struct LinkParts {
    std::size_t words = std::string_view::npos;
    std::size_t target = 0;
};

LinkParts link_at(std::string_view text, std::size_t at) {
    const std::size_t words = text.find("](", at);
    if (words == std::string_view::npos) return {};
    if (text.substr(at + 1, words - at - 1).find('[') != std::string_view::npos) return {};
    const std::size_t target = text.find(')', words);
    return target == std::string_view::npos ? LinkParts{} : LinkParts{words, target};
}

// Depth of emphasis inside emphasis; deeper marks are read as text.
constexpr int max_nesting = 8;

void read_inline(std::string_view text, InlineText& out, InlineLook look, int nesting) {
    std::string words;
    const auto flush = [&words, &out, &look] {
        out.append(words, look);
        words.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        if (escapes(text, at)) {
            words += text[at + 1];
            at += 2;
            continue;
        }
        const std::string_view rest = text.substr(at);
        const bool two = rest.substr(0, 2) == "**" || rest.substr(0, 2) == "__";
        const bool one = !two && rest.front() == '*';
        if ((two || one) && nesting < max_nesting) {
            const std::size_t end = closing(text, at, rest.substr(0, two ? 2 : 1));
            if (end != std::string_view::npos) {
                flush();
                const std::size_t begin = at + (two ? 2 : 1);
                InlineLook inner = look;
                (two ? inner.bold : inner.italic) = true;
                read_inline(text.substr(begin, end - begin), out, inner, nesting + 1);
                at = end + (two ? 2 : 1);
                continue;
            }
        }
        if (rest.front() == '[' && nesting < max_nesting) {
            const LinkParts link = link_at(text, at);
            if (link.words != std::string_view::npos) {
                flush();
                const std::size_t begin = out.text.size();
                read_inline(text.substr(at + 1, link.words - at - 1), out, look, nesting + 1);
                out.links.push_back(
                    {{begin, out.text.size()},
                     std::string(text.substr(link.words + 2, link.target - link.words - 2))});
                at = link.target + 1;
                continue;
            }
        }
        words += text[at++];
    }
    flush();
}

void read_row(std::string_view line, InlineText& out) {
    line.remove_prefix(1);
    if (!line.empty() && line.back() == '|') line.remove_suffix(1);
    bool first = true;
    for (std::size_t at = 0; at <= line.size();) {
        std::size_t end = at;
        while (end < line.size() && line[end] != '|') end += escapes(line, end) ? 2U : 1U;
        end = std::min(end, line.size());
        if (!first) out.append("\t", {});
        first = false;
        read_inline(trimmed(line.substr(at, end - at)), out, {}, 0);
        at = end + 1;
    }
}

}  // namespace

bool looks_like_markdown(std::string_view text) {
    std::size_t headings = 0;
    std::size_t marks = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        if (heading_marks(line) > 0) ++headings;
        const std::size_t bold = line.find("**");
        if (bold != std::string_view::npos && line.find("**", bold + 2) != std::string_view::npos)
            ++marks;
        if (line.find("](") != std::string_view::npos) ++marks;
        for (std::size_t i = 0; i + 1 < line.size(); ++i) {
            if (escapes(line, i) && (line[i + 1] == '*' || line[i + 1] == '_' ||
                                     line[i + 1] == '[' || line[i + 1] == '.'))
                ++marks;
        }
        at = end + 1;
    }
    return headings >= 2 || headings + marks >= 2;
}

MarkdownBlock read_markdown(std::string_view paragraph) {
    MarkdownBlock block;
    std::string_view line = trimmed(paragraph);
    if (line.empty() || is_rule(line) || (line.front() == '|' && is_table_rule(line))) {
        block.furniture = true;
        return block;
    }
    if (line.front() == '|' && line.size() > 2 && line.find('|', 1) != std::string_view::npos) {
        block.kind = BlockKind::table_row;
        read_row(line, block.words);
        return block;
    }
    while (!line.empty() && line.front() == '>') line = trimmed(line.substr(1));
    if (const int level = heading_marks(line); level > 0) {
        block.kind = BlockKind::heading;
        block.level = level;
        line = trimmed(line.substr(static_cast<std::size_t>(level)));
        const std::size_t end = line.find_last_not_of('#');
        if (end + 1 < line.size() && line[end] == ' ') line = trimmed(line.substr(0, end));
    } else if (line.size() > 2 && (line[0] == '-' || line[0] == '*' || line[0] == '+') &&
               line[1] == ' ') {
        block.kind = BlockKind::list_item;
        block.label = "•";
        line = trimmed(line.substr(2));
    }
    read_inline(line, block.words, {}, 0);
    return block;
}

}  // namespace mea
