// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/docx_numbering.h"

#include <algorithm>
#include <cstddef>

#include "extractors/ooxml_package.h"
#include "extractors/symbol_fonts.h"

namespace mea {
namespace {

constexpr int max_level = ListCounters::max_levels - 1;

int value(const pugi::xml_node& element, int otherwise) {
    return int_of(element.attribute("w:val").value(), otherwise);
}

// Formats newer than the standard stand in an alternative with an older one beside them.
std::string_view format_name(const pugi::xml_node& level) {
    if (const pugi::xml_node plain = level.child("w:numFmt"))
        return plain.attribute("w:val").value();
    const pugi::xml_node fallback =
        level.child("mc:AlternateContent").child("mc:Fallback").child("w:numFmt");
    return fallback ? std::string_view(fallback.attribute("w:val").value()) : "decimal";
}

// Word 2003 XML states the number of the format instead of its name.
NumberFormat format_of(const pugi::xml_node& level) {
    const pugi::xml_node number = level.child("w:nfc");
    return number ? number_format_from_nfc(value(number, 0))
                  : number_format_from_ooxml(format_name(level));
}

std::size_t index_of(int level) {
    return static_cast<std::size_t>(std::clamp(level, 0, max_level));
}

}  // namespace

DocxNumbering::Level DocxNumbering::read_level(const pugi::xml_node& node) {
    Level level;
    const DocxRunLook look = run_look(node.child("w:rPr"));
    const std::string text = node.child("w:lvlText").attribute("w:val").value();
    level.counting.format = format_of(node);
    level.counting.start = value(node.child("w:start"), 0);
    level.counting.restart = value(node.child("w:lvlRestart"), ListLevel::after_any);
    level.counting.legal = on_off(node.child("w:isLgl"));
    level.counting.language = node.child("w:rPr").child("w:lang").attribute("w:val").value();
    if (level.counting.format == NumberFormat::bullet) {
        level.counting.text =
            node.child("w:lvlPicBulletId") ? "•" : bullet_text(look.symbol_font, text);
    } else {
        level.counting.text = text;
    }
    level.paragraph_style = node.child("w:pStyle").attribute("w:val").value();
    level.hidden = look.hidden.value_or(false);
    const DocxParagraphLook paragraph = paragraph_look(node.child("w:pPr"));
    level.left = paragraph.left;
    level.first_line = paragraph.first_line;
    return level;
}

DocxNumbering::DocxNumbering(const pugi::xml_node& root, const DocxStyles& styles) {
    std::map<int, std::string> linked;   // abstract list → numbering style that defines it
    std::map<std::string, int> defined;  // numbering style → the abstract list it stands for
    for (const pugi::xml_node& node : root.children("w:abstractNum")) {
        const int id = int_of(node.attribute("w:abstractNumId").value(), -1);
        Levels levels;
        for (Level& level : levels) level.counting.format = NumberFormat::none;
        for (const pugi::xml_node& child : node.children("w:lvl")) {
            levels[index_of(int_of(child.attribute("w:ilvl").value(), 0))] = read_level(child);
        }
        if (const pugi::xml_node link = node.child("w:styleLink"))
            defined.emplace(link.attribute("w:val").value(), id);
        if (const pugi::xml_node link = node.child("w:numStyleLink"))
            linked.emplace(id, link.attribute("w:val").value());
        abstracts_.emplace(id, std::move(levels));
    }
    std::map<int, int> abstract_of;
    for (const pugi::xml_node& node : root.children("w:num")) {
        abstract_of.emplace(int_of(node.attribute("w:numId").value(), 0),
                            value(node.child("w:abstractNumId"), -1));
    }
    for (const auto& [id, style] : linked) {
        int target = -1;
        if (const auto found = defined.find(style); found != defined.end()) {
            target = found->second;
        } else if (const std::optional<int> num = styles.list_of(style); num) {
            const auto abstract = abstract_of.find(*num);
            if (abstract != abstract_of.end()) target = abstract->second;
        }
        if (linked.count(target) > 0) continue;
        const auto levels = abstracts_.find(target);
        if (levels != abstracts_.end()) abstracts_[id] = levels->second;
    }
    read_nums(root);
}

void DocxNumbering::read_nums(const pugi::xml_node& root) {
    for (const pugi::xml_node& node : root.children("w:num")) {
        Num num;
        num.abstract = value(node.child("w:abstractNumId"), -1);
        const auto abstract = abstracts_.find(num.abstract);
        if (abstract == abstracts_.end()) continue;
        num.levels = abstract->second;
        for (const pugi::xml_node& change : node.children("w:lvlOverride")) {
            const std::size_t at = index_of(int_of(change.attribute("w:ilvl").value(), 0));
            if (const pugi::xml_node level = change.child("w:lvl"))
                num.levels[at] = read_level(level);
            if (const pugi::xml_node start = change.child("w:startOverride")) {
                num.levels[at].counting.start = value(start, 0);
                num.start_overrides[static_cast<int>(at)] = value(start, 0);
            }
        }
        nums_.emplace(int_of(node.attribute("w:numId").value(), 0), std::move(num));
    }
}

int DocxNumbering::identity(int num_id, const Num& num) {
    const std::pair<int, int> key{num.abstract, num.start_overrides.empty() ? 0 : num_id};
    return identities_.emplace(key, static_cast<int>(identities_.size()) + 1).first->second;
}

int DocxNumbering::imported(int import, int list) {
    constexpr int below_abstract_lists = -1000;
    const std::pair<int, int> key{below_abstract_lists - import, list};
    return identities_.emplace(key, static_cast<int>(identities_.size()) + 1).first->second;
}

std::optional<DocxListItem> DocxNumbering::next(const DocxStyle& style,
                                                const DocxParagraphLook& direct) {
    const std::optional<int> num_id = direct.num_id ? direct.num_id : style.paragraph.num_id;
    const auto found = num_id ? nums_.find(*num_id) : nums_.end();
    if (found == nums_.end()) return std::nullopt;
    Num& num = found->second;

    std::size_t at = index_of(direct.list_level.value_or(style.paragraph.list_level.value_or(0)));
    if (!direct.list_level) {
        // A style's level is the one that names it, whatever its own ilvl says (17.9.23).
        for (std::size_t i = 0; i < num.levels.size(); ++i) {
            const std::string& owner = num.levels[i].paragraph_style;
            if (!owner.empty() && (owner == style.id || owner == style.numbered_by)) at = i;
        }
    }
    if (!num.used[at]) {
        num.used[at] = true;
        const auto start = num.start_overrides.find(static_cast<int>(at));
        if (start != num.start_overrides.end())
            counters_.restart(num.abstract, static_cast<int>(at), start->second);
    }
    std::array<ListLevel, ListCounters::max_levels> levels;
    std::transform(num.levels.begin(), num.levels.end(), levels.begin(),
                   [](const Level& level) { return level.counting; });
    const Level& level = num.levels[at];
    DocxListItem item;
    item.label = counters_.next(num.abstract, static_cast<int>(at), levels);
    if (level.hidden) item.label.clear();
    item.list = identity(found->first, num);
    item.level = static_cast<int>(at);
    item.bullet = level.counting.format == NumberFormat::bullet;
    item.left = level.left;
    item.first_line = level.first_line;
    return item;
}

}  // namespace mea
