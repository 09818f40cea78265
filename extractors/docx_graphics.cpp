// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/docx_graphics.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "extractors/chart_numbers.h"
#include "pipeline/text.h"

namespace mea {
namespace {

constexpr int most_points = 10'000;

bool named(const pugi::xml_node& node, const char* name) {
    return std::strcmp(node.name(), name) == 0;
}

// The words of DrawingML text: paragraphs joined with spaces.
std::string words_of(const pugi::xml_node& body) {
    std::string out;
    for (const pugi::xml_node& paragraph : body.children("a:p")) {
        if (!out.empty()) out += ' ';
        for (const pugi::xml_node& run : paragraph.children()) {
            out += named(run, "a:br") ? " " : run.child("a:t").child_value();
        }
    }
    return squeeze(out);
}

FlowBlock block_of(const std::string& words, BlockKind kind) {
    FlowBlock block;
    block.words.append(words, {});
    block.proto.kind = kind;
    return block;
}

// Names or numbers of a chart by their place.
using Points = std::map<int, std::string>;

void read_points(const pugi::xml_node& cache, Points& points) {
    const std::string_view whole = cache.child("c:formatCode").child_value();
    for (const pugi::xml_node& point : cache.children("c:pt")) {
        const int at = point.attribute("idx").as_int(-1);
        if (at < 0 || at >= most_points) continue;
        const std::string_view own = point.attribute("formatCode").value();
        const std::string value = point.child("c:v").child_value();
        points[at] = named(cache, "c:numCache") || named(cache, "c:numLit")
                         ? chart_number(value, own.empty() ? whole : own)
                         : squeeze(value);
    }
}

Points points_of(const pugi::xml_node& data) {
    Points points;
    for (const char* reference : {"c:strRef", "c:numRef"}) {
        for (const char* cache : {"c:strCache", "c:numCache"})
            read_points(data.child(reference).child(cache), points);
    }
    for (const char* literal : {"c:strLit", "c:numLit"}) read_points(data.child(literal), points);
    // Of several levels of categories the first is the innermost.
    const pugi::xml_node levels = data.child("c:multiLvlStrRef").child("c:multiLvlStrCache");
    std::map<int, std::string> outer;
    for (const pugi::xml_node& level : levels.children("c:lvl")) {
        Points names;
        read_points(level, names);
        if (points.empty()) {
            points = std::move(names);
            continue;
        }
        for (auto& [at, name] : points) {
            // An outer name stands at the first of the categories it holds.
            const auto next = names.upper_bound(at);
            if (next != names.begin()) name = std::prev(next)->second + ' ' + name;
        }
    }
    return points;
}

struct Series {
    std::string name;
    Points categories;
    Points values;
};

std::string name_of_series(const pugi::xml_node& series) {
    const pugi::xml_node text = series.child("c:tx");
    if (const pugi::xml_node plain = text.child("c:v")) return squeeze(plain.child_value());
    const Points points = points_of(text);
    return points.empty() ? std::string{} : points.begin()->second;
}

std::vector<Series> series_of(const pugi::xml_node& plot) {
    std::vector<Series> all;
    for (const pugi::xml_node& kind : plot.children()) {
        for (const pugi::xml_node& node : kind.children("c:ser")) {
            const pugi::xml_node across =
                node.child("c:cat") ? node.child("c:cat") : node.child("c:xVal");
            const pugi::xml_node up =
                node.child("c:val") ? node.child("c:val") : node.child("c:yVal");
            all.push_back({name_of_series(node), points_of(across), points_of(up)});
        }
    }
    return all;
}

// The series that the legend names, by place; empty without a legend.
std::set<std::size_t> named_by_legend(const pugi::xml_node& legend, std::size_t count) {
    std::set<std::size_t> shown;
    if (!legend) return shown;
    for (std::size_t i = 0; i < count; ++i) shown.insert(i);
    for (const pugi::xml_node& entry : legend.children("c:legendEntry")) {
        const int at = entry.child("c:idx").attribute("val").as_int(-1);
        if (entry.child("c:delete").attribute("val").as_bool(true) && at >= 0)
            shown.erase(static_cast<std::size_t>(at));
    }
    return shown;
}

std::string found(const Points& points, int at) {
    const auto point = points.find(at);
    return point == points.end() ? std::string{} : point->second;
}

}  // namespace

std::vector<FlowBlock> chart_blocks(const pugi::xml_node& chart_space, int table) {
    std::vector<FlowBlock> out;
    const pugi::xml_node chart = chart_space.child("c:chart");
    const pugi::xml_node plot = chart.child("c:plotArea");
    const auto title = [&out](const pugi::xml_node& node) {
        const std::string words = words_of(node.child("c:tx").child("c:rich"));
        if (!words.empty()) out.push_back(block_of(words, BlockKind::text_box));
    };
    title(chart.child("c:title"));
    for (const pugi::xml_node& axis : plot.children()) {
        if (!axis.child("c:delete").attribute("val").as_bool(false)) title(axis.child("c:title"));
    }

    const std::vector<Series> series = series_of(plot);
    std::set<int> places;
    std::string head;
    const std::set<std::size_t> shown = named_by_legend(chart.child("c:legend"), series.size());
    bool says = false;
    for (std::size_t i = 0; i < series.size(); ++i) {
        for (const auto& [at, name] : series[i].categories) places.insert(at);
        for (const auto& [at, value] : series[i].values) places.insert(at);
        head += '\t';
        if (shown.count(i) == 0) continue;
        head += series[i].name;
        says = says || !series[i].name.empty();
    }
    const auto row = [&out, table](const std::string& words) {
        FlowBlock block = block_of(words, BlockKind::table_row);
        block.proto.table = table;
        if (!block.words.blank()) out.push_back(std::move(block));
    };
    if (says) row(head);
    for (const int at : places) {
        std::string words;
        for (const Series& one : series) {
            if (words.empty()) words = found(one.categories, at);
        }
        for (const Series& one : series) words += '\t' + found(one.values, at);
        row(words);
    }
    return out;
}

std::vector<FlowBlock> diagram_blocks(const pugi::xml_node& data_model) {
    std::map<std::string, pugi::xml_node> points;
    std::string root;
    for (const pugi::xml_node& point : data_model.child("dgm:ptLst").children("dgm:pt")) {
        const std::string id = point.attribute("modelId").value();
        points.emplace(id, point);
        if (std::strcmp(point.attribute("type").value(), "doc") == 0) root = id;
    }
    // Parent → order → child.
    std::map<std::string, std::multimap<int, std::string>> inside;
    for (const pugi::xml_node& line : data_model.child("dgm:cxnLst").children("dgm:cxn")) {
        if (std::strcmp(line.attribute("type").as_string("parOf"), "parOf") == 0)
            inside[line.attribute("srcId").value()].emplace(line.attribute("srcOrd").as_int(),
                                                            line.attribute("destId").value());
    }
    std::vector<FlowBlock> out;
    std::set<std::string> seen;
    std::vector<std::string> left{root};
    while (!left.empty()) {
        const std::string id = std::move(left.back());
        left.pop_back();
        if (!seen.insert(id).second) continue;
        if (const auto point = points.find(id); point != points.end()) {
            const std::string words = words_of(point->second.child("dgm:t"));
            if (!words.empty()) out.push_back(block_of(words, BlockKind::text_box));
        }
        const auto& children = inside[id];
        for (auto child = children.rbegin(); child != children.rend(); ++child)
            left.push_back(child->second);
    }
    return out;
}

}  // namespace mea
