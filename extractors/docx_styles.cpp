// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/docx_styles.h"

#include <cstddef>
#include <set>
#include <vector>

#include "extractors/ooxml_package.h"

namespace mea {
namespace {

constexpr int body_text_outline = 9;

template <class T>
void fill(std::optional<T>& mine, const std::optional<T>& from) {
    if (!mine) mine = from;
}

std::optional<bool> flag(const pugi::xml_node& element) {
    if (!element) return std::nullopt;
    return on_off(element);
}

std::optional<int> number(const pugi::xml_node& element) {
    if (!element) return std::nullopt;
    return int_of(element.attribute("w:val").value(), 0);
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

int heading_of(const DocxStyle& style) {
    if (style.paragraph.outline && *style.paragraph.outline < body_text_outline &&
        *style.paragraph.outline >= 0)
        return *style.paragraph.outline + 1;
    const std::string name = lower(style.name);
    if (name.size() == 9 && name.rfind("heading ", 0) == 0 && name[8] >= '1' && name[8] <= '9')
        return name[8] - '0';
    return 0;
}

}  // namespace

void DocxParagraphLook::inherit(const DocxParagraphLook& from) {
    fill(num_id, from.num_id);
    fill(list_level, from.list_level);
    fill(outline, from.outline);
    fill(left, from.left);
    fill(first_line, from.first_line);
    fill(centred, from.centred);
    fill(right_to_left, from.right_to_left);
}

void DocxRunLook::inherit(const DocxRunLook& from) {
    fill(bold, from.bold);
    fill(italic, from.italic);
    fill(hidden, from.hidden);
    fill(capitals, from.capitals);
    fill(size, from.size);
    if (symbol_font.empty()) symbol_font = from.symbol_font;
}

DocxParagraphLook paragraph_look(const pugi::xml_node& properties) {
    DocxParagraphLook look;
    const pugi::xml_node numbering = properties.child("w:numPr");
    look.num_id = number(numbering.child("w:numId"));
    look.list_level = number(numbering.child("w:ilvl"));
    look.outline = number(properties.child("w:outlineLvl"));
    look.right_to_left = flag(properties.child("w:bidi"));
    if (const pugi::xml_node jc = properties.child("w:jc"))
        look.centred = std::string_view(jc.attribute("w:val").value()) == "center";
    const pugi::xml_node indent = properties.child("w:ind");
    for (const char* name : {"w:left", "w:start"}) {
        if (const pugi::xml_attribute a = indent.attribute(name)) look.left = points_of(a.value());
    }
    if (const pugi::xml_attribute a = indent.attribute("w:firstLine"))
        look.first_line = points_of(a.value());
    if (const pugi::xml_attribute a = indent.attribute("w:hanging"))
        look.first_line = 0.0 - points_of(a.value());
    return look;
}

DocxRunLook run_look(const pugi::xml_node& properties) {
    DocxRunLook look;
    look.bold = flag(properties.child("w:b"));
    look.italic = flag(properties.child("w:i"));
    look.hidden = flag(properties.child("w:vanish"));
    look.capitals = flag(properties.child("w:caps"));
    if (const pugi::xml_node size = properties.child("w:sz"))
        look.size = points_of(size.attribute("w:val").value()) * 10;  // half-points
    look.symbol_font = properties.child("w:rFonts").attribute("w:ascii").value();
    return look;
}

DocxStyles::DocxStyles() = default;

DocxStyles::DocxStyles(const pugi::xml_node& root) {
    const pugi::xml_node defaults = root.child("w:docDefaults");
    default_.paragraph = paragraph_look(defaults.child("w:pPrDefault").child("w:pPr"));
    default_.run = run_look(defaults.child("w:rPrDefault").child("w:rPr"));

    std::unordered_map<std::string, std::string> based_on;
    std::string default_id;
    for (const pugi::xml_node& node : root.children("w:style")) {
        DocxStyle style;
        style.id = node.attribute("w:styleId").value();
        style.name = node.child("w:name").attribute("w:val").value();
        style.paragraph = paragraph_look(node.child("w:pPr"));
        style.run = run_look(node.child("w:rPr"));
        if (style.paragraph.num_id) style.numbered_by = style.id;
        const std::string_view is_default = node.attribute("w:default").value();
        if (std::string_view(node.attribute("w:type").value()) == "paragraph" &&
            (is_default == "1" || is_default == "true" || is_default == "on"))
            default_id = style.id;
        based_on.emplace(style.id, node.child("w:basedOn").attribute("w:val").value());
        styles_.emplace(style.id, std::move(style));
    }

    const auto own = styles_;
    for (auto& [id, style] : styles_) {
        std::set<std::string> seen{id};
        std::string next = based_on.at(id);
        while (seen.insert(next).second) {
            const auto base = own.find(next);
            if (base == own.end()) break;
            if (!style.paragraph.num_id && base->second.paragraph.num_id)
                style.numbered_by = base->first;
            style.paragraph.inherit(base->second.paragraph);
            style.run.inherit(base->second.run);
            if (style.heading == 0) style.heading = heading_of(base->second);
            next = based_on.at(next);
        }
        if (const int by_itself = heading_of(style); by_itself > 0) style.heading = by_itself;
        if (style.paragraph.outline == body_text_outline) style.heading = 0;
    }
    if (const auto found = styles_.find(default_id); found != styles_.end()) {
        DocxStyle normal = found->second;
        normal.paragraph.inherit(default_.paragraph);
        normal.run.inherit(default_.run);
        default_ = std::move(normal);
    }
    plain_ = run_look(defaults.child("w:rPrDefault").child("w:rPr"));
}

const DocxStyle& DocxStyles::paragraph(std::string_view id) const {
    const auto found = id.empty() ? styles_.end() : styles_.find(std::string(id));
    return found == styles_.end() ? default_ : found->second;
}

const DocxRunLook& DocxStyles::character(std::string_view id) const {
    static const DocxRunLook nothing;
    const auto found = styles_.find(std::string(id));
    return found == styles_.end() ? nothing : found->second.run;
}

std::optional<int> DocxStyles::list_of(std::string_view numbering_style) const {
    const auto found = styles_.find(std::string(numbering_style));
    return found == styles_.end() ? std::nullopt : found->second.paragraph.num_id;
}

}  // namespace mea
