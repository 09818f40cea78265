// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/odt_lists.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>

#include "extractors/odt_styles.h"
#include "extractors/symbol_fonts.h"

namespace mea {
namespace {

std::size_t index_of(int level) {
    return static_cast<std::size_t>(std::clamp(level, 0, ListCounters::max_levels - 1));
}

// "%1%.%2%)" → "%1.%2)".
std::string from_list_format(std::string_view format) {
    std::string out;
    for (std::size_t i = 0; i < format.size(); ++i) {
        const bool number = format[i] == '%' && i + 2 < format.size() && format[i + 1] >= '1' &&
                            format[i + 1] <= '9' && format[i + 2] == '%';
        out += format[i];
        if (!number) continue;
        out += format[i + 1];
        i += 2;
    }
    return out;
}

}  // namespace

void OdtLists::collect(const pugi::xml_node& root) {
    collect_styles(root.child("office:styles"));
    collect_styles(root.child("office:automatic-styles"));
    if (const pugi::xml_node outline = root.child("office:styles").child("text:outline-style"))
        outline_ = read_levels(outline);
}

void OdtLists::collect_styles(const pugi::xml_node& group) {
    for (const pugi::xml_node& node : group.children("text:list-style"))
        styles_.insert_or_assign(node.attribute("style:name").value(), read_levels(node));
}

OdtLists::Levels OdtLists::read_levels(const pugi::xml_node& style) {
    Levels levels;
    for (Level& level : levels) level.counting.format = NumberFormat::none;
    for (const pugi::xml_node& node : style.children()) {
        const int number = std::atoi(node.attribute("text:level").value());
        if (number < 1 || number > ListCounters::max_levels) continue;
        Level& level = levels[index_of(number - 1)];
        const pugi::xml_node properties = node.child("style:list-level-properties");
        const pugi::xml_node placed = properties.child("style:list-level-label-alignment");
        if (const auto a = placed.attribute("fo:margin-left")) level.left = odf_points(a.value());
        if (const auto a = placed.attribute("fo:text-indent"))
            level.first_line = odf_points(a.value());
        const std::string_view element = node.name();
        ListLevel& counting = level.counting;
        if (element == "text:list-level-style-bullet") {
            const pugi::xml_node look = node.child("style:text-properties");
            std::string font = look.attribute("style:font-name").value();
            if (font.empty()) font = look.attribute("fo:font-family").value();
            counting.format = NumberFormat::bullet;
            counting.text = bullet_text(font, node.attribute("text:bullet-char").value());
        } else if (element == "text:list-level-style-image") {
            counting.format = NumberFormat::bullet;
            counting.text = "•";
        } else {
            const bool sync =
                std::string_view(node.attribute("style:num-letter-sync").value()) == "true";
            counting.format = number_format_from_odf(node.attribute("style:num-format").value(),
                                                     sync ? LetterSync::yes : LetterSync::no);
            counting.start = node.attribute("text:start-value").as_int(1);
            const int shown =
                std::clamp(node.attribute("text:display-levels").as_int(1), 1, number);
            std::string numbers;
            for (int i = number - shown; i < number; ++i) {
                if (levels[index_of(i)].counting.format == NumberFormat::none) continue;
                if (!numbers.empty()) numbers += '.';
                numbers += '%' + std::to_string(i + 1);
            }
            const pugi::xml_attribute format = node.attribute("loext:num-list-format");
            counting.text = format ? from_list_format(format.value())
                                   : node.attribute("style:num-prefix").value() + numbers +
                                         node.attribute("style:num-suffix").value();
        }
    }
    return levels;
}

int OdtLists::open(const pugi::xml_node& list) {
    const std::string style = list.attribute("text:style-name").value();
    int identity = 0;
    if (const auto a = list.attribute("text:continue-list")) {
        const auto found = by_id_.find(a.value());
        if (found != by_id_.end()) identity = found->second;
    }
    if (identity == 0 &&
        std::string_view(list.attribute("text:continue-numbering").value()) == "true") {
        const auto found = last_of_style_.find(style);
        if (found != last_of_style_.end()) identity = found->second;
    }
    if (identity == 0) identity = ++opened_;
    last_of_style_[style] = identity;
    if (const auto id = list.attribute("xml:id")) by_id_[id.value()] = identity;
    return identity;
}

OdtListItem OdtLists::count(int list, int level, const Levels& levels) {
    std::array<ListLevel, ListCounters::max_levels> counting;
    std::transform(levels.begin(), levels.end(), counting.begin(),
                   [](const Level& l) { return l.counting; });
    const Level& own = levels[index_of(level)];
    OdtListItem item;
    item.label = counters_.next(list, level, counting);
    item.left = own.left;
    item.first_line = own.first_line;
    item.bullet = own.counting.format == NumberFormat::bullet;
    return item;
}

OdtListItem OdtLists::next(int list, int level, std::string_view style) {
    const auto found = styles_.find(style);
    return found == styles_.end() ? OdtListItem{} : count(list, level, found->second);
}

OdtListItem OdtLists::next_heading(int level) { return count(outline_list, level, outline_); }

}  // namespace mea
