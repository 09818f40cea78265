// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <gumbo.h>

#include "extractors/extractor.h"

// An HTML5 tree of untrusted markup (libgumbo), with the questions that readers ask of it.
//
// The parser is total: any bytes give a tree. Markup that opens elements without end is refused
// before parsing and trees deeper than four times Limits.max_depth after it (ErrorCode::limit), so
// readers may recurse. The tree lives as long as the object.

namespace mea {

class HtmlTree {
public:
    static Result<HtmlTree> parse(std::string text, const Limits& limits);
    ~HtmlTree();
    HtmlTree(HtmlTree&&) noexcept;
    HtmlTree& operator=(HtmlTree&&) noexcept;

    const GumboNode* root() const;  // the html element
    // Whether `inner` is `outer` or stands in it.
    bool contains(const GumboNode* outer, const GumboNode* inner) const;
    bool before(const GumboNode* first, const GumboNode* second) const;
    // Every element in document order.
    const std::vector<const GumboNode*>& elements() const { return elements_; }

private:
    struct Memory;
    HtmlTree();
    bool measure(std::size_t max_depth);

    struct Span {
        std::size_t begin = 0;
        std::size_t end = 0;
    };
    std::unique_ptr<Memory> memory_;
    std::unordered_map<const GumboNode*, Span> spans_;
    std::vector<const GumboNode*> elements_;
};

bool is_element(const GumboNode* node);
GumboTag tag_of(const GumboNode* node);  // GUMBO_TAG_UNKNOWN for what is no element
std::vector<const GumboNode*> children_of(const GumboNode* node);
std::optional<std::string_view> attribute(const GumboNode* node, const char* name);
// The text below a node, white space squeezed.
std::string text_below(const GumboNode* node);
// The value of a property in the style attribute, lower case; "" for none.
std::string style_property(const GumboNode* node, std::string_view property);

}  // namespace mea
