// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/odt_story.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace mea {
namespace {

bool named(const pugi::xml_node& node, const char* name) {
    return std::strcmp(node.name(), name) == 0;
}

bool is_true(const pugi::xml_attribute& attribute) {
    return std::string_view(attribute.value()) == "true";
}

bool is_index(std::string_view name) {
    constexpr std::array<std::string_view, 7> names{
        "text:table-of-content", "text:illustration-index", "text:table-index",
        "text:object-index",     "text:alphabetical-index", "text:bibliography",
        "text:user-index"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_container(std::string_view name) {
    constexpr std::array<std::string_view, 8> names{
        "text:section",     "text:index-body", "text:index-title",        "text:list-item",
        "text:list-header", "office:text",     "text:numbered-paragraph", "draw:text-box"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_shape(std::string_view name) { return name.substr(0, 5) == "draw:"; }

bool is_hidden_paragraph(const pugi::xml_node& node) {
    const pugi::xml_node field = node.child("text:hidden-paragraph");
    return field && is_true(field.attribute("text:is-hidden"));
}

}  // namespace

OdtStory::OdtStory(OdtContext& context, In in) : context_(context), in_(in) {}

std::vector<FlowBlock> OdtStory::read(const pugi::xml_node& container) {
    Place place;
    blocks(container, place);
    return std::move(out_);
}

void OdtStory::blocks(const pugi::xml_node& container, Place& place) {
    for (const pugi::xml_node& node : container.children()) block(node, place);
}

void OdtStory::block(const pugi::xml_node& node, Place& place) {
    const std::string_view name = node.name();
    if (name == "text:p" || name == "text:h") {
        paragraph(node, place);
    } else if (name == "text:list") {
        list(node, place);
    } else if (name == "table:table") {
        table(node);
    } else if (name == "text:soft-page-break") {
        ++context_.page;
    } else if (name == "text:section" &&
               std::string_view(node.attribute("text:display").value()) == "none") {
        return;
    } else if (is_index(name)) {
        Place inside = place;
        inside.kind = BlockKind::toc;
        blocks(node.child("text:index-body"), inside);
    } else if (is_container(name)) {
        blocks(node, place);
    } else if (is_shape(name)) {
        Paragraph around;
        frame(node, around);
        for (FlowBlock& box : around.boxes) out_.push_back(std::move(box));
    }
}

void OdtStory::list(const pugi::xml_node& node, const Place& around) {
    Place place = around;
    if (place.list == 0) place.list = context_.lists.open(node);
    place.level = std::min(place.level + 1, ListCounters::max_levels - 1);
    if (const auto style = node.attribute("text:style-name")) place.style = style.value();
    for (const pugi::xml_node& item : node.children()) {
        const bool header = named(item, "text:list-header");
        if (!header && !named(item, "text:list-item")) continue;
        Place inside = place;
        inside.counted = header;
        if (const auto style = item.attribute("text:style-override")) inside.style = style.value();
        if (const auto start = item.attribute("text:start-value"))
            context_.lists.start(place.list, place.level, start.as_int(1));
        blocks(item, inside);
    }
}

void OdtStory::paragraph(const pugi::xml_node& node, Place& place) {
    const OdtStyle& style =
        context_.styles.find("paragraph", node.attribute("text:style-name").value());
    const OdtLook& look = style.look;
    if (look.master_page && !look.master_page->empty()) {
        if (!context_.master_pages.empty() || !out_.empty()) ++context_.page;
        context_.master_pages.push_back(*look.master_page);
    } else if (look.break_before.value_or(false) && !out_.empty()) {
        ++context_.page;
    }
    if (is_hidden_paragraph(node)) return;

    Paragraph read;
    read.look = look.run({});
    read.font = look.font;
    read.hidden = look.hidden.value_or(false);
    read.capitals = look.capitals.value_or(false);
    read.first_page = context_.page;
    content(node, read);

    Block proto;
    proto.kind = place.kind;
    proto.first_page = read.first_page;
    proto.last_page = context_.page;
    proto.style = style.name;
    proto.centred = look.centred.value_or(false);
    proto.right_to_left = look.right_to_left.value_or(false);
    proto.indent = look.left.value_or(0);
    proto.first_line = look.first_line.value_or(0);

    const int outline = named(node, "text:h")
                            ? std::clamp(node.attribute("text:outline-level").as_int(1), 1, 9)
                            : 0;
    std::optional<OdtListItem> item;
    if (place.list > 0 && !read.hidden) {
        const std::string list_style =
            place.style.empty() ? look.list_style.value_or("") : place.style;
        if (!place.counted) item = context_.lists.next(place.list, place.level, list_style);
        place.counted = true;
        proto.list = place.list;
        proto.level = std::max(place.level, 0);
        if (proto.kind == BlockKind::text && item) proto.kind = BlockKind::list_item;
    } else if (outline > 0 && !is_true(node.attribute("text:is-list-header")) &&
               look.list_style.value_or("-") != "") {
        if (is_true(node.attribute("text:restart-numbering")))
            context_.lists.start_heading(outline - 1, node.attribute("text:start-value").as_int(1));
        item = context_.lists.next_heading(outline - 1);
    }
    if (item) {
        proto.label = item->label;
        if (item->left) proto.indent = *item->left;
        if (item->first_line) proto.first_line = *item->first_line;
    }
    if (outline > 0 && proto.kind != BlockKind::toc) {
        proto.kind = BlockKind::heading;
        proto.level = outline;
    }
    if (!read.words.blank() || !(proto.label.empty() || item->bullet))
        out_.push_back({std::move(read.words), std::move(proto)});
    for (FlowBlock& box : read.boxes) out_.push_back(std::move(box));
}

void OdtStory::table(const pugi::xml_node& node) {
    std::vector<int> spans;
    rows(node, ++context_.tables, spans);
}

void OdtStory::rows(const pugi::xml_node& node, int table, std::vector<int>& spans) {
    for (const pugi::xml_node& child : node.children()) {
        if (named(child, "table:table-row")) {
            row(child, table, spans);
        } else if (named(child, "text:soft-page-break")) {
            ++context_.page;
        } else if (named(child, "table:table-rows") || named(child, "table:table-header-rows") ||
                   named(child, "table:table-row-group")) {
            rows(child, table, spans);
        }
    }
}

// `spans` holds, by column, how many further rows a cell above reaches into.
void OdtStory::row(const pugi::xml_node& node, int table, std::vector<int>& spans) {
    FlowBlock row;
    row.proto.kind = BlockKind::table_row;
    row.proto.table = table;
    row.proto.first_page = context_.page;
    std::size_t column = 0;
    bool first = true;
    const auto separate = [&row, &first] {
        if (!first) row.words.text += '\t';
        first = false;
    };
    constexpr std::size_t most_columns = 1024;
    for (const pugi::xml_node& cell : node.children()) {
        const bool covered = named(cell, "table:covered-table-cell");
        if (!covered && !named(cell, "table:table-cell")) continue;
        if (column >= most_columns) break;
        if (spans.size() <= column) spans.resize(column + 1);
        if (covered) {
            if (spans[column] > 0) separate();
            spans[column] = std::max(spans[column] - 1, 0);
        } else {
            OdtStory inside(context_);
            std::vector<FlowBlock> found = inside.read(cell);
            for (const FlowBlock& block : found)
                row.proto.right_to_left |= block.proto.right_to_left;
            separate();
            row.words.append(joined(std::move(found)), "");
            spans[column] = std::max(cell.attribute("table:number-rows-spanned").as_int(1) - 1, 0);
        }
        ++column;
    }
    row.proto.last_page = context_.page;
    if (!row.words.blank()) out_.push_back(std::move(row));
}

}  // namespace mea
