// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/html_lists.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>

namespace mea {
namespace {

struct Row {
    std::string_view name;
    NumberFormat format;
};

// Values of the type attribute and of CSS list-style-type.
constexpr std::array<Row, 19> formats{{
    {"1", NumberFormat::decimal},
    {"a", NumberFormat::lower_letter},
    {"A", NumberFormat::upper_letter},
    {"i", NumberFormat::lower_roman},
    {"I", NumberFormat::upper_roman},
    {"decimal", NumberFormat::decimal},
    {"decimal-leading-zero", NumberFormat::decimal_zero},
    {"lower-alpha", NumberFormat::lower_letter_counting},
    {"lower-latin", NumberFormat::lower_letter_counting},
    {"upper-alpha", NumberFormat::upper_letter_counting},
    {"upper-latin", NumberFormat::upper_letter_counting},
    {"lower-roman", NumberFormat::lower_roman},
    {"upper-roman", NumberFormat::upper_roman},
    {"arabic-indic", NumberFormat::arabic_indic},
    {"cjk-ideographic", NumberFormat::chinese_counting_full},
    {"cjk-decimal", NumberFormat::chinese_digits},
    {"simp-chinese-informal", NumberFormat::chinese_counting_full},
    {"trad-chinese-informal", NumberFormat::chinese_counting_full},
    {"devanagari", NumberFormat::devanagari_digits},
}};

std::optional<NumberFormat> format_named(std::string_view name) {
    for (const Row& row : formats) {
        if (row.name == name) return row.format;
    }
    return std::nullopt;
}

std::optional<int> number_in(const GumboNode* node, const char* name) {
    const std::optional<std::string_view> text = attribute(node, name);
    if (!text) return std::nullopt;
    int value = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (error != std::errc() || end == text->data()) return std::nullopt;
    constexpr int largest = 1'000'000;
    return std::clamp(value, -largest, largest);
}

std::string style_of(const GumboNode* node) {
    const std::string type = style_property(node, "list-style-type");
    return type.empty() ? style_property(node, "list-style") : type;
}

}  // namespace

HtmlList::HtmlList(const GumboNode* list, int identity)
    : ordered_(tag_of(list) == GUMBO_TAG_OL), identity_(identity) {
    number_ = number_in(list, "start").value_or(1);
    if (attribute(list, "reversed")) {
        step_ = -1;
        const std::vector<const GumboNode*> children = children_of(list);
        const auto items = std::count_if(children.begin(), children.end(), [](const GumboNode* n) {
            return tag_of(n) == GUMBO_TAG_LI;
        });
        number_ = number_in(list, "start").value_or(static_cast<int>(items));
    }
    if (const std::optional<std::string_view> type = attribute(list, "type"))
        format_ = format_named(*type).value_or(format_);
    const std::string style = style_of(list);
    plain_ = style.rfind("none", 0) == 0;
    if (const std::optional<NumberFormat> format = format_named(style)) {
        format_ = *format;
        ordered_ = true;
    }
}

std::string HtmlList::next(const GumboNode* item) {
    if (const std::optional<int> value = number_in(item, "value")) number_ = *value;
    const int number = number_;
    number_ += step_;
    const std::string style = style_of(item);
    if (plain_ || style.rfind("none", 0) == 0) return {};
    if (!ordered_) return "•";
    NumberFormat format = format_;
    if (const std::optional<std::string_view> type = attribute(item, "type"))
        format = format_named(*type).value_or(format);
    if (const std::optional<NumberFormat> own = format_named(style)) format = *own;
    return number_as(format, number) + '.';
}

}  // namespace mea
