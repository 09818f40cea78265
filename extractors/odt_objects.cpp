// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/odt_objects.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "extractors/chart_numbers.h"
#include "extractors/linear_math.h"
#include "pipeline/text.h"

namespace mea {
namespace {

constexpr int most_repeats = 1024;

bool named(const pugi::xml_node& node, const char* name) {
    return std::strcmp(node.name(), name) == 0;
}

// The words of the paragraphs in a title or cell.
std::string words_of(const pugi::xml_node& node) {
    std::string out;
    for (const pugi::xml_node& child : node.children()) {
        if (child.type() == pugi::node_pcdata) out += child.value();
        if (named(child, "text:s") || named(child, "text:p")) out += ' ';
        if (child.type() == pugi::node_element) out += words_of(child);
    }
    return squeeze(out);
}

FlowBlock block_of(const std::string& words, BlockKind kind) {
    FlowBlock block;
    block.words.append(words, {});
    block.proto.kind = kind;
    return block;
}

std::string words_of_row(const pugi::xml_node& row) {
    std::string out;
    bool first = true;
    for (const pugi::xml_node& cell : row.children()) {
        if (!named(cell, "table:table-cell")) continue;
        const std::string_view type = cell.attribute("office:value-type").value();
        const std::string words = words_of(cell);
        const bool number = type == "float" || type == "percentage";
        const std::string shown = number ? chart_number(words, "") : words;
        const int repeats =
            std::clamp(cell.attribute("table:number-columns-repeated").as_int(1), 1, most_repeats);
        for (int i = 0; i < repeats; ++i) {
            if (!std::exchange(first, false)) out += '\t';
            if (shown != "1.#NAN" && shown != "NaN") out += shown;
        }
    }
    return out;
}

void add_rows(const pugi::xml_node& group, int table, std::vector<FlowBlock>& out) {
    for (const pugi::xml_node& row : group.children("table:table-row")) {
        FlowBlock block = block_of(words_of_row(row), BlockKind::table_row);
        block.proto.table = table;
        if (!block.words.blank()) out.push_back(std::move(block));
    }
}

std::vector<FlowBlock> chart_of(const pugi::xml_node& chart, int table) {
    std::vector<FlowBlock> out;
    const auto title = [&out](const pugi::xml_node& node) {
        const std::string words = words_of(node);
        if (!words.empty()) out.push_back(block_of(words, BlockKind::text_box));
    };
    title(chart.child("chart:title"));
    title(chart.child("chart:subtitle"));
    for (const pugi::xml_node& axis : chart.child("chart:plot-area").children("chart:axis"))
        title(axis.child("chart:title"));
    const pugi::xml_node data = chart.child("table:table");
    if (chart.child("chart:legend")) add_rows(data.child("table:table-header-rows"), table, out);
    add_rows(data.child("table:table-rows"), table, out);
    return out;
}

OdtObject object_of(const pugi::xml_node& root, int table) {
    OdtObject out;
    if (named(root, "math:math")) {
        out.formula = linear::mathml(root);
    } else if (const pugi::xml_node chart =
                   root.child("office:body").child("office:chart").child("chart:chart")) {
        out.blocks = chart_of(chart, table);
    }
    return out;
}

}  // namespace

OdtObject OdtObjects::read(const pugi::xml_node& node, int table) const {
    for (const pugi::xml_node& child : node.children()) {
        if (named(child, "math:math") || named(child, "office:document"))
            return object_of(child, table);
    }
    std::string_view name = node.attribute("xlink:href").value();
    while (name.substr(0, 2) == "./") name.remove_prefix(2);
    if (name.empty()) return {};
    const Result<Xml> part = read_part_(std::string(name) + "/content.xml");
    if (!part) return {};
    return object_of(part->tree.document_element(), table);
}

}  // namespace mea
