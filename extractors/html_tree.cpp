// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/html_tree.h"

#include <algorithm>
#include <memory_resource>
#include <utility>

namespace mea {
namespace {

// The parser's work grows with the square of the depth.
constexpr std::size_t deepest_open = 4096;

// Elements whose end tag is commonly left out, and those that have none, do not nest.
bool may_stay_open(std::string_view name) {
    for (const std::string_view row :
         {"p",   "li",   "td",   "tr",    "th",    "dt",     "dd",   "br",   "hr",
          "img", "meta", "link", "input", "col",   "option", "base", "area", "font",
          "b",   "i",    "a",    "tbody", "thead", "wbr",    "param"}) {
        if (row == name) return true;
    }
    return false;
}

bool opens_without_end(std::string_view text) {
    std::size_t open = 0;
    for (std::size_t at = text.find('<'); at != std::string_view::npos;
         at = text.find('<', at + 1)) {
        if (at + 1 >= text.size()) break;
        const char c = text[at + 1];
        if (c == '/') {
            if (open > 0) --open;
            continue;
        }
        const std::size_t end = std::min(text.find_first_of(" \t\r\n/>", at + 1), text.size());
        std::string name(text.substr(at + 1, std::min<std::size_t>(end - at - 1, 16)));
        for (char& letter : name) {
            if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
        }
        const bool is_name = !name.empty() && name[0] >= 'a' && name[0] <= 'z';
        if (is_name && !may_stay_open(name) && ++open > deepest_open) return true;
    }
    return false;
}

}  // namespace

// Nodes are never freed one by one: the parser's own clean-up recurses.
struct HtmlTree::Memory {
    std::string text;
    std::pmr::monotonic_buffer_resource arena;
    GumboOutput* output = nullptr;

    static void* allocate(void* memory, std::size_t size) {
        return static_cast<Memory*>(memory)->arena.allocate(size);
    }
    static void release(void*, void*) {}
};

HtmlTree::HtmlTree() : memory_(std::make_unique<Memory>()) {}
HtmlTree::~HtmlTree() = default;
HtmlTree::HtmlTree(HtmlTree&&) noexcept = default;
HtmlTree& HtmlTree::operator=(HtmlTree&&) noexcept = default;

Result<HtmlTree> HtmlTree::parse(std::string text, const Limits& limits) {
    if (opens_without_end(text))
        return fail(ErrorCode::limit, "the markup opens elements without end");
    HtmlTree tree;
    tree.memory_->text = std::move(text);
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = &Memory::allocate;
    options.deallocator = &Memory::release;
    options.userdata = tree.memory_.get();
    options.max_errors = 0;
    tree.memory_->output =
        gumbo_parse_with_options(&options, tree.memory_->text.data(), tree.memory_->text.size());
    if (tree.memory_->output == nullptr || tree.root() == nullptr)
        return fail(ErrorCode::damaged, "the markup does not parse");
    if (!tree.measure(limits.max_depth * 4))
        return fail(ErrorCode::limit, "the markup is nested too deeply");
    return tree;
}

const GumboNode* HtmlTree::root() const { return memory_->output->root; }

bool HtmlTree::measure(std::size_t max_depth) {
    struct Step {
        const GumboNode* node;
        std::vector<const GumboNode*> children;
        std::size_t next = 0;
    };
    std::vector<Step> path;
    std::size_t count = 0;
    const auto enter = [this, &path, &count](const GumboNode* node) {
        spans_[node] = {count, count + 1};
        ++count;
        if (is_element(node)) elements_.push_back(node);
        path.push_back({node, children_of(node), 0});
    };
    enter(root());
    while (!path.empty()) {
        if (path.size() > max_depth) return false;
        Step& step = path.back();
        if (step.next < step.children.size()) {
            const GumboNode* child = step.children[step.next++];
            enter(child);
        } else {
            spans_[step.node].end = count;
            path.pop_back();
        }
    }
    return true;
}

bool HtmlTree::contains(const GumboNode* outer, const GumboNode* inner) const {
    const Span& around = spans_.at(outer);
    const std::size_t at = spans_.at(inner).begin;
    return around.begin <= at && at < around.end;
}

bool HtmlTree::before(const GumboNode* first, const GumboNode* second) const {
    return spans_.at(first).begin < spans_.at(second).begin;
}

bool is_element(const GumboNode* node) {
    return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

GumboTag tag_of(const GumboNode* node) {
    return is_element(node) ? node->v.element.tag : GUMBO_TAG_UNKNOWN;
}

std::vector<const GumboNode*> children_of(const GumboNode* node) {
    std::vector<const GumboNode*> out;
    if (!is_element(node)) return out;
    const GumboVector& children = node->v.element.children;
    for (unsigned i = 0; i < children.length; ++i)
        out.push_back(static_cast<const GumboNode*>(children.data[i]));
    return out;
}

std::optional<std::string_view> attribute(const GumboNode* node, const char* name) {
    if (!is_element(node)) return std::nullopt;
    const GumboAttribute* found = gumbo_get_attribute(&node->v.element.attributes, name);
    if (found == nullptr) return std::nullopt;
    return std::string_view(found->value);
}

std::string text_below(const GumboNode* node) {
    std::string out;
    std::vector<const GumboNode*> left{node};
    while (!left.empty()) {
        const GumboNode* next = left.back();
        left.pop_back();
        if (next->type == GUMBO_NODE_TEXT || next->type == GUMBO_NODE_WHITESPACE)
            out += next->v.text.text;
        const std::vector<const GumboNode*> children = children_of(next);
        left.insert(left.end(), children.rbegin(), children.rend());
    }
    return squeeze(out);
}

std::string style_property(const GumboNode* node, std::string_view property) {
    const std::optional<std::string_view> style = attribute(node, "style");
    if (!style) return {};
    std::string text;
    for (const char c : *style) {
        if (c == ' ' || c == '\t' || c == '\n') continue;
        text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    const std::string key = std::string(property) + ':';
    for (std::size_t at = text.find(key); at != std::string::npos; at = text.find(key, at + 1)) {
        if (at > 0 && text[at - 1] != ';') continue;
        const std::size_t begin = at + key.size();
        return text.substr(begin, std::min(text.find_first_of(";!", begin), text.size()) - begin);
    }
    return {};
}

}  // namespace mea
