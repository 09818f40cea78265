// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/odt_styles.h"

#include <cmath>
#include <cstdlib>
#include <set>
#include <vector>

namespace mea {
namespace {

template <class T>
void fill(std::optional<T>& mine, const std::optional<T>& from) {
    if (!mine) mine = from;
}

std::string key_of(std::string_view family, std::string_view name) {
    return std::string(family) + ' ' + std::string(name);
}

bool is_rtl(std::string_view mode) { return mode == "rl-tb" || mode == "rl"; }

}  // namespace

double odf_points(std::string_view length) {
    const std::string text(length);
    char* rest = nullptr;
    const double number = std::strtod(text.c_str(), &rest);
    if (!std::isfinite(number)) return 0;
    const std::string_view unit(rest);
    if (unit == "in") return number * 72;
    if (unit == "cm") return number * 72 / 2.54;
    if (unit == "mm") return number * 72 / 25.4;
    if (unit == "pc") return number * 12;
    if (unit == "px") return number * 0.75;
    return unit == "pt" ? number : 0;
}

void OdtLook::inherit(const OdtLook& from) {
    fill(bold, from.bold);
    fill(italic, from.italic);
    fill(hidden, from.hidden);
    fill(capitals, from.capitals);
    if (!size && scale && from.size) size = *from.size * *scale;
    fill(size, from.size);
    if (font.empty()) font = from.font;
    fill(left, from.left);
    fill(first_line, from.first_line);
    fill(centred, from.centred);
    fill(right_to_left, from.right_to_left);
    fill(list_style, from.list_style);
    if (outline == 0) outline = from.outline;
}

InlineLook OdtLook::run(const InlineLook& around) const {
    InlineLook out = around;
    if (bold) out.bold = *bold;
    if (italic) out.italic = *italic;
    if (size) {
        out.size = *size;
    } else if (scale) {
        out.size *= *scale;
    }
    return out;
}

OdtLook OdtStyles::read_look(const pugi::xml_node& style) {
    OdtLook look;
    const pugi::xml_node paragraph = style.child("style:paragraph-properties");
    const pugi::xml_node run = style.child("style:text-properties");
    if (const auto a = run.attribute("fo:font-weight"))
        look.bold = std::string_view(a.value()) == "bold" || std::atoi(a.value()) >= 600;
    if (const auto a = run.attribute("fo:font-style"))
        look.italic = std::string_view(a.value()) != "normal";
    if (const auto a = run.attribute("text:display"))
        look.hidden = std::string_view(a.value()) == "none";
    if (const auto a = run.attribute("fo:text-transform"))
        look.capitals = std::string_view(a.value()) == "uppercase";
    if (const auto a = run.attribute("fo:font-size")) {
        const std::string_view size = a.value();
        if (!size.empty() && size.back() == '%') {
            look.scale = std::atof(a.value()) / 100;
        } else {
            look.size = odf_points(size);
        }
    }
    look.font = run.attribute("style:font-name").value();
    if (look.font.empty()) look.font = run.attribute("fo:font-family").value();
    if (const auto a = paragraph.attribute("fo:margin-left")) look.left = odf_points(a.value());
    if (const auto a = paragraph.attribute("fo:text-indent"))
        look.first_line = odf_points(a.value());
    if (const auto a = paragraph.attribute("fo:text-align"))
        look.centred = std::string_view(a.value()) == "center";
    if (const auto a = paragraph.attribute("style:writing-mode"))
        look.right_to_left = is_rtl(a.value());
    if (const auto a = paragraph.attribute("fo:break-before"))
        look.break_before = std::string_view(a.value()) == "page";
    if (const auto a = style.attribute("style:list-style-name")) look.list_style = a.value();
    if (const auto a = style.attribute("style:master-page-name")) look.master_page = a.value();
    look.outline = std::atoi(style.attribute("style:default-outline-level").value());
    return look;
}

void OdtStyles::collect_group(const pugi::xml_node& group, bool automatic) {
    for (const pugi::xml_node& node : group.children()) {
        const std::string_view element = node.name();
        const std::string_view family = node.attribute("style:family").value();
        if (element == "style:default-style" && family == "paragraph") default_ = read_look(node);
        if (element != "style:style") continue;
        OdtStyle style;
        const std::string_view name = node.attribute("style:name").value();
        const pugi::xml_attribute shown = node.attribute("style:display-name");
        style.name = shown ? shown.value() : std::string(name);
        style.parent = node.attribute("style:parent-style-name").value();
        style.look = read_look(node);
        style.automatic = automatic;
        styles_.insert_or_assign(key_of(family, name), std::move(style));
    }
}

void OdtStyles::collect(const pugi::xml_node& root) {
    collect_group(root.child("office:styles"), false);
    collect_group(root.child("office:automatic-styles"), true);
}

void OdtStyles::resolve() {
    const auto own = styles_;
    for (auto& [key, style] : styles_) {
        const std::string family = key.substr(0, key.find(' '));
        std::set<std::string> seen{key};
        std::string next = style.parent;
        bool named = !style.automatic;
        while (!next.empty() && seen.insert(key_of(family, next)).second) {
            const auto parent = own.find(key_of(family, next));
            if (parent == own.end()) break;
            if (!named && !parent->second.automatic) {
                style.name = parent->second.name;
                named = true;
            }
            style.look.inherit(parent->second.look);
            next = parent->second.parent;
        }
        if (!named) style.name.clear();
        if (family == "paragraph") style.look.inherit(default_);
    }
}

const OdtStyle& OdtStyles::find(std::string_view family, std::string_view name) const {
    static const OdtStyle nothing;
    const auto found = styles_.find(key_of(family, name));
    return found == styles_.end() ? nothing : found->second;
}

}  // namespace mea
