// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/html_reader.h"

#include <algorithm>
#include <utility>

#include "extractors/html_formula.h"
#include "extractors/html_roles.h"
#include "extractors/letter_case.h"
#include "extractors/picture_text.h"
#include "extractors/plain_paragraphs.h"
#include "pipeline/numbering.h"
#include "pipeline/text.h"

namespace mea {
namespace {

constexpr char line_break = '\v';      // br, until white space is collapsed
constexpr double indent_step_pt = 30;  // 40 px, as browsers indent lists and quotations

// Where a text with line breaks is parted into blocks; inner breaks that part nothing become '\n'.
std::vector<std::size_t> parting_breaks(InlineText& words) {
    std::vector<std::size_t> cuts;
    for (std::size_t at = words.text.find(line_break); at != std::string::npos;
         at = words.text.find(line_break, at)) {
        std::size_t end = at;
        while (end < words.text.size() && (words.text[end] == line_break || words.text[end] == ' '))
            ++end;
        const auto breaks =
            std::count(words.text.begin() + static_cast<std::ptrdiff_t>(at),
                       words.text.begin() + static_cast<std::ptrdiff_t>(end), line_break);
        const bool item = read_enumerator(std::string_view(words.text).substr(end)).has_value();
        if (breaks > 1 || item) cuts.push_back(at);
        for (std::size_t i = at; i < end; ++i) words.text[i] = i == at ? '\n' : ' ';
        at = end;
    }
    return cuts;
}

// A picture in a figure whose caption the page shows.
bool has_caption(const GumboNode* picture) {
    const GumboNode* figure = picture;
    while (figure != nullptr && tag_of(figure) != GUMBO_TAG_FIGURE) figure = figure->parent;
    if (figure == nullptr) return false;
    const std::vector<const GumboNode*> inside = children_of(figure);
    return std::any_of(inside.begin(), inside.end(),
                       [](const GumboNode* node) { return tag_of(node) == GUMBO_TAG_FIGCAPTION; });
}

}  // namespace

HtmlReader::HtmlReader(HtmlPage& page, In in) : page_(page), in_(in) {}

std::vector<FlowBlock> HtmlReader::read(const GumboNode* element) {
    Style style;
    for (const GumboNode* node = element; node != nullptr; node = node->parent) {
        if (const auto dir = direction_of(node)) {
            style.right_to_left = *dir == Direction::right_to_left;
            break;
        }
    }
    style.note = page_.notes.containers.count(element) > 0;
    children(element, style);
    flush(style);
    return std::move(out_);
}

void HtmlReader::children(const GumboNode* node, const Style& style) {
    for (const GumboNode* child : children_of(node)) walk(child, style);
}

void HtmlReader::walk(const GumboNode* node, Style style) {
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
        node->type == GUMBO_NODE_CDATA)
        return text(node->v.text.text, style);
    if (!is_element(node) || is_left_out(node)) return;
    if (const auto found = page_.notes.containers.find(node);
        found != page_.notes.containers.end() && !style.note)
        return note(node, found->second);
    if (const auto dir = direction_of(node)) style.right_to_left = *dir == Direction::right_to_left;
    apply_look(node, style.look);
    if (const auto capitals = capitals_of(node)) style.capitals = *capitals;

    switch (role_of(node)) {
        case HtmlRole::line_break:
            words_.append(std::string_view(&line_break, 1), {});
            break;
        case HtmlRole::link:
            link(node, style);
            break;
        case HtmlRole::picture:
            picture(node, style);
            break;
        case HtmlRole::formula:
            words_.append(html_formula(node), style.look);
            break;
        case HtmlRole::list:
            list(node, style);
            break;
        case HtmlRole::table:
            table(node, style);
            break;
        case HtmlRole::header:
            furniture(node, page_.headers);
            break;
        case HtmlRole::footer:
            furniture(node, page_.footers);
            break;
        case HtmlRole::heading:
            style.heading = heading_level(node);
            block(node, style);
            break;
        case HtmlRole::preformatted:
            style.preformatted = true;
            block(node, style);
            break;
        case HtmlRole::quotation:
            style.indent += indent_step_pt;
            block(node, style);
            break;
        case HtmlRole::caption:
            style.kind = BlockKind::caption;
            block(node, style);
            break;
        case HtmlRole::block:
            block(node, style);
            break;
        case HtmlRole::inline_words:
            children(node, style);
            break;
    }
}

void HtmlReader::block(const GumboNode* node, const Style& outer) {
    Style style = outer;
    if (const auto centred = centring_of(node)) style.centred = *centred;
    flush(outer);
    children(node, style);
    flush(style);
}

void HtmlReader::list(const GumboNode* node, Style style) {
    flush(style);
    HtmlList list(node, ++page_.lists);
    ++style.list_level;
    style.list = list.identity();
    style.indent += indent_step_pt;
    for (const GumboNode* child : children_of(node)) {
        if (tag_of(child) == GUMBO_TAG_LI && !is_left_out(child)) {
            item(child, style, list);
        } else {
            walk(child, style);
        }
    }
    flush(style);
}

void HtmlReader::item(const GumboNode* node, Style style, HtmlList& list) {
    if (const auto found = page_.notes.containers.find(node);
        found != page_.notes.containers.end() && !style.note)
        return note(node, found->second);
    flush(style);
    const std::string outer = std::move(label_);
    label_ = list.next(node);
    if (style.note) label_.clear();
    // An item that begins with another list prints both labels before the first words.
    if (!outer.empty()) label_ = outer + ' ' + label_;
    block(node, style);
    label_.clear();
}

void HtmlReader::table(const GumboNode* node, const Style& style) {
    if (lays_out_page(node)) return block(node, style);
    flush(style);
    const int number = ++page_.tables;
    std::vector<const GumboNode*> left{node};
    while (!left.empty()) {
        const GumboNode* next = left.back();
        left.pop_back();
        if (tag_of(next) == GUMBO_TAG_TR) {
            row(next, style, number);
        } else if (tag_of(next) == GUMBO_TAG_CAPTION) {
            walk(next, style);
        } else {
            const std::vector<const GumboNode*> inside = children_of(next);
            for (auto child = inside.rbegin(); child != inside.rend(); ++child) {
                if (is_element(*child) && !is_left_out(*child)) left.push_back(*child);
            }
        }
    }
}

void HtmlReader::row(const GumboNode* node, const Style& style, int table) {
    FlowBlock row;
    row.proto.kind = BlockKind::table_row;
    row.proto.table = table;
    row.proto.right_to_left = style.right_to_left;
    bool first = true;
    for (const GumboNode* cell : children_of(node)) {
        const GumboTag tag = tag_of(cell);
        if ((tag != GUMBO_TAG_TD && tag != GUMBO_TAG_TH) || is_left_out(cell)) continue;
        if (!first) row.words.text += '\t';
        first = false;
        HtmlReader inside(page_);
        row.words.append(joined(inside.read(cell)), "");
    }
    if (!row.words.blank()) out_.push_back(std::move(row));
}

void HtmlReader::link(const GumboNode* node, const Style& style) {
    if (page_.notes.symbols.count(node) > 0) return;
    if (const auto found = page_.notes.references.find(node);
        found != page_.notes.references.end()) {
        words_.marks.push_back(
            {words_.text.size(), found->second, page_.notes.notes.at(found->second).mark});
        return;
    }
    const std::size_t before = out_.size();
    const std::size_t begin = words_.text.size();
    Style inside = style;
    inside.link = true;
    children(node, inside);
    const std::optional<std::string_view> href = attribute(node, "href");
    const bool leads_out =
        href && !href->empty() && href->front() != '#' && href->substr(0, 11) != "javascript:";
    if (leads_out && out_.size() == before)
        words_.links.push_back({{begin, words_.text.size()}, std::string(*href)});
}

void HtmlReader::furniture(const GumboNode* node, std::vector<FlowBlock>& to) {
    HtmlReader inside(page_);
    for (FlowBlock& block : inside.read(node)) to.push_back(std::move(block));
}

void HtmlReader::note(const GumboNode* node, std::size_t index) {
    HtmlReader inside(page_);
    page_.note_words.at(index).append(joined(inside.read(node)), " ");
}

void HtmlReader::text(const char* words, const Style& style) {
    std::string out(words);
    for (char& c : out) {
        if (c == line_break) c = ' ';
        if (c == '\n' && style.preformatted) c = line_break;
    }
    words_.append(style.capitals ? in_capitals(out) : out, style.look);
}

void HtmlReader::picture(const GumboNode* node, const Style& style) {
    if (in_ != In::body || style.link || style.note || has_caption(node)) return;
    std::string words = picture_description(attribute(node, "alt").value_or(""));
    if (!words.empty()) pictures_.push_back(std::move(words));
}

void HtmlReader::flush(const Style& style) {
    flush_words(style);
    for (const std::string& picture : std::exchange(pictures_, {})) {
        FlowBlock block;
        block.words.append(picture, {});
        block.proto.kind = BlockKind::caption;
        block.proto.right_to_left = style.right_to_left;
        out_.push_back(std::move(block));
    }
}

void HtmlReader::flush_words(const Style& style) {
    InlineText words = std::move(words_);
    words_ = InlineText{};
    if (words.blank()) {
        // A mark may stand between blocks; it belongs to what was said before.
        if (!words.marks.empty() && !out_.empty()) {
            InlineText& last = out_.back().words;
            for (NoteReference& mark : words.marks) {
                mark.at = last.text.size();
                last.marks.push_back(std::move(mark));
            }
        }
        return;
    }
    if (style.preformatted && words.marks.empty() && words.links.empty()) {
        std::replace(words.text.begin(), words.text.end(), line_break, '\n');
        for (PlainParagraph& paragraph : plain_paragraphs(words.text, HardBreaks::none)) {
            InlineText part;
            part.append(paragraph.text, style.look);
            add(std::move(part), style);
        }
        return;
    }
    collapse_space(words);
    const std::vector<std::size_t> cuts = parting_breaks(words);
    for (InlineText& part : split(words, cuts)) {
        if (!part.blank()) add(std::move(part), style);
    }
}

void HtmlReader::add(InlineText words, const Style& style) {
    Block proto;
    proto.kind = style.kind;
    proto.centred = style.centred;
    proto.right_to_left = style.right_to_left;
    proto.indent = style.indent;
    if (!label_.empty()) {
        proto.kind = BlockKind::list_item;
        proto.label = std::move(label_);
        label_.clear();
        proto.level = std::clamp(style.list_level, 0, ListCounters::max_levels - 1);
        proto.list = style.list;
    }
    if (style.heading > 0) {
        proto.kind = BlockKind::heading;
        proto.level = style.heading;
    }
    out_.push_back({std::move(words), std::move(proto)});
}

}  // namespace mea
