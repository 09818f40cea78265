// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/html_roles.h"

#include <string>
#include <string_view>
#include <vector>

namespace mea {
namespace {

bool equals(std::optional<std::string_view> value, std::string_view wanted) {
    if (!value || value->size() != wanted.size()) return false;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const char c = (*value)[i];
        if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) != wanted[i])
            return false;
    }
    return true;
}

bool is_heading(GumboTag tag) {
    return tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_H2 || tag == GUMBO_TAG_H3 ||
           tag == GUMBO_TAG_H4 || tag == GUMBO_TAG_H5 || tag == GUMBO_TAG_H6;
}

}  // namespace

HtmlRole role_of(const GumboNode* element) {
    const GumboTag tag = tag_of(element);
    if (is_heading(tag)) return HtmlRole::heading;
    switch (tag) {
        case GUMBO_TAG_BR:
            return HtmlRole::line_break;
        case GUMBO_TAG_A:
            return HtmlRole::link;
        case GUMBO_TAG_IMG:
            return HtmlRole::picture;
        case GUMBO_TAG_MATH:
            return HtmlRole::formula;
        case GUMBO_TAG_OL:
        case GUMBO_TAG_UL:
        case GUMBO_TAG_MENU:
        case GUMBO_TAG_DIR:
            return HtmlRole::list;
        case GUMBO_TAG_TABLE:
            return HtmlRole::table;
        case GUMBO_TAG_PRE:
        case GUMBO_TAG_LISTING:
        case GUMBO_TAG_XMP:
        case GUMBO_TAG_PLAINTEXT:
            return HtmlRole::preformatted;
        case GUMBO_TAG_BLOCKQUOTE:
        case GUMBO_TAG_DD:
            return HtmlRole::quotation;
        case GUMBO_TAG_CAPTION:
        case GUMBO_TAG_FIGCAPTION:
            return HtmlRole::caption;
        case GUMBO_TAG_DIV:
            if (equals(attribute(element, "title"), "header")) return HtmlRole::header;
            if (equals(attribute(element, "title"), "footer")) return HtmlRole::footer;
            return HtmlRole::block;
        case GUMBO_TAG_P:
        case GUMBO_TAG_LI:
        case GUMBO_TAG_HR:
        case GUMBO_TAG_DL:
        case GUMBO_TAG_DT:
        case GUMBO_TAG_BODY:
        case GUMBO_TAG_HTML:
        case GUMBO_TAG_SECTION:
        case GUMBO_TAG_ARTICLE:
        case GUMBO_TAG_ASIDE:
        case GUMBO_TAG_HEADER:
        case GUMBO_TAG_FOOTER:
        case GUMBO_TAG_MAIN:
        case GUMBO_TAG_NAV:
        case GUMBO_TAG_HGROUP:
        case GUMBO_TAG_ADDRESS:
        case GUMBO_TAG_CENTER:
        case GUMBO_TAG_FIGURE:
        case GUMBO_TAG_FORM:
        case GUMBO_TAG_FIELDSET:
        case GUMBO_TAG_LEGEND:
        case GUMBO_TAG_DETAILS:
        case GUMBO_TAG_SUMMARY:
        case GUMBO_TAG_TBODY:
        case GUMBO_TAG_THEAD:
        case GUMBO_TAG_TFOOT:
        case GUMBO_TAG_TR:
        case GUMBO_TAG_TD:
        case GUMBO_TAG_TH:
            return HtmlRole::block;
        default:
            return HtmlRole::inline_words;
    }
}

int heading_level(const GumboNode* element) {
    switch (tag_of(element)) {
        case GUMBO_TAG_H1:
            return 1;
        case GUMBO_TAG_H2:
            return 2;
        case GUMBO_TAG_H3:
            return 3;
        case GUMBO_TAG_H4:
            return 4;
        case GUMBO_TAG_H5:
            return 5;
        case GUMBO_TAG_H6:
            return 6;
        default:
            return 0;
    }
}

bool is_left_out(const GumboNode* element) {
    switch (tag_of(element)) {
        case GUMBO_TAG_HEAD:
        case GUMBO_TAG_SCRIPT:
        case GUMBO_TAG_STYLE:
        case GUMBO_TAG_NOSCRIPT:
        case GUMBO_TAG_TEMPLATE:
        case GUMBO_TAG_TITLE:
        case GUMBO_TAG_SVG:
        case GUMBO_TAG_IFRAME:
        case GUMBO_TAG_SELECT:
        case GUMBO_TAG_TEXTAREA:
        case GUMBO_TAG_DATALIST:
        case GUMBO_TAG_AUDIO:
        case GUMBO_TAG_VIDEO:
        case GUMBO_TAG_CANVAS:
        case GUMBO_TAG_RT:
        case GUMBO_TAG_RP:
        case GUMBO_TAG_DEL:
            return true;
        default:
            break;
    }
    if (attribute(element, "hidden")) return true;
    return style_property(element, "display") == "none" ||
           style_property(element, "visibility") == "hidden";
}

std::optional<Direction> direction_of(const GumboNode* element) {
    const std::optional<std::string_view> dir = attribute(element, "dir");
    const std::string style = style_property(element, "direction");
    if (equals(dir, "rtl") || style == "rtl") return Direction::right_to_left;
    if (equals(dir, "ltr") || style == "ltr") return Direction::left_to_right;
    return std::nullopt;
}

std::optional<bool> centring_of(const GumboNode* element) {
    if (tag_of(element) == GUMBO_TAG_CENTER) return true;
    const std::string style = style_property(element, "text-align");
    if (!style.empty()) return style == "center";
    if (const std::optional<std::string_view> align = attribute(element, "align"))
        return equals(align, "center");
    return std::nullopt;
}

std::optional<bool> capitals_of(const GumboNode* element) {
    const std::string transform = style_property(element, "text-transform");
    if (transform.empty()) return std::nullopt;
    return transform == "uppercase";
}

void apply_look(const GumboNode* element, InlineLook& look) {
    const GumboTag tag = tag_of(element);
    if (tag == GUMBO_TAG_B || tag == GUMBO_TAG_STRONG || tag == GUMBO_TAG_TH || is_heading(tag))
        look.bold = true;
    if (tag == GUMBO_TAG_I || tag == GUMBO_TAG_EM || tag == GUMBO_TAG_CITE) look.italic = true;
    const std::string weight = style_property(element, "font-weight");
    if (!weight.empty())
        look.bold = weight == "bold" || weight == "bolder" || weight == "700" || weight == "800" ||
                    weight == "900";
    const std::string slant = style_property(element, "font-style");
    if (!slant.empty()) look.italic = slant == "italic" || slant == "oblique";
}

bool lays_out_page(const GumboNode* table) {
    if (equals(attribute(table, "role"), "presentation")) return true;
    constexpr int paragraphs_of_prose = 3;
    struct Step {
        const GumboNode* node;
        int cell;  // 0 outside cells
    };
    std::vector<Step> left{{table, 0}};
    int cells = 0;
    std::vector<int> paragraphs{0};
    while (!left.empty()) {
        const Step step = left.back();
        left.pop_back();
        for (const GumboNode* child : children_of(step.node)) {
            const GumboTag tag = tag_of(child);
            if (tag == GUMBO_TAG_TABLE || is_heading(tag)) return true;
            int cell = step.cell;
            if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) {
                cell = ++cells;
                paragraphs.push_back(0);
            }
            const bool paragraph = tag == GUMBO_TAG_P || tag == GUMBO_TAG_BLOCKQUOTE;
            if (paragraph && ++paragraphs.at(static_cast<std::size_t>(cell)) >= paragraphs_of_prose)
                return true;
            left.push_back({child, cell});
        }
    }
    return cells <= 1;
}

}  // namespace mea
