// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/html_notes.h"

#include <optional>
#include <string_view>

#include "pipeline/text.h"

namespace mea {
namespace {

constexpr std::size_t longest_mark = 6;  // code points
constexpr int levels_to_id = 2;          // <sup id="ref"><a href="#note">

std::string mark_of(const GumboNode* link) {
    std::string text = text_below(link);
    std::string mark;
    for (const char c : text) {
        if (c != '[' && c != ']' && c != '(' && c != ')' && c != ' ') mark += c;
    }
    return count_code_points(mark) <= longest_mark ? mark : std::string{};
}

std::string fragment_of(const GumboNode* node) {
    const std::optional<std::string_view> href = attribute(node, "href");
    return href && href->size() > 1 && href->front() == '#' ? std::string(href->substr(1))
                                                            : std::string{};
}

const GumboNode* block_around(const GumboNode* node) {
    for (; node != nullptr; node = node->parent) {
        switch (tag_of(node)) {
            case GUMBO_TAG_LI:
            case GUMBO_TAG_P:
            case GUMBO_TAG_DIV:
            case GUMBO_TAG_DD:
            case GUMBO_TAG_ASIDE:
            case GUMBO_TAG_BLOCKQUOTE:
                return node;
            case GUMBO_TAG_TD:
            case GUMBO_TAG_BODY:
                return nullptr;
            default:
                break;
        }
    }
    return nullptr;
}

// Whether a link leads to the mark: to the link itself, or to an element close around it.
bool leads_to(const GumboNode* target, const GumboNode* link, const HtmlTree& tree) {
    if (tree.contains(link, target)) return true;
    const GumboNode* around = link;
    for (int i = 0; i <= levels_to_id && around != nullptr; ++i, around = around->parent) {
        if (around == target) return true;
    }
    // <a name="ref"></a><a href="#note">1</a>
    return target->parent == link->parent &&
           target->index_within_parent + 1 == link->index_within_parent;
    return false;
}

}  // namespace

HtmlNotes find_notes(const HtmlTree& tree) {
    HtmlNotes found;
    std::unordered_map<std::string, const GumboNode*> ids;
    std::vector<const GumboNode*> links;
    for (const GumboNode* node : tree.elements()) {
        for (const char* name : {"id", "name"}) {
            if (const auto id = attribute(node, name)) ids.emplace(std::string(*id), node);
        }
        if (tag_of(node) == GUMBO_TAG_A && !fragment_of(node).empty()) links.push_back(node);
    }
    // Links back, by the block they stand in, so that each pair is looked for once.
    std::unordered_map<const GumboNode*, std::vector<const GumboNode*>> links_in;
    for (const GumboNode* link : links) {
        for (const GumboNode* node = block_around(link); node != nullptr;
             node = node->parent == nullptr ? nullptr : block_around(node->parent)) {
            std::vector<const GumboNode*>& list = links_in[node];
            constexpr std::size_t most_links = 32;
            if (list.size() < most_links) list.push_back(link);
        }
    }
    for (const GumboNode* link : links) {
        const std::string mark = mark_of(link);
        const auto target = ids.find(fragment_of(link));
        if (mark.empty() || target == ids.end() || found.symbols.count(link) > 0) continue;
        const GumboNode* container = block_around(target->second);
        if (container == nullptr || tree.contains(container, link) || !tree.before(link, container))
            continue;
        for (const GumboNode* back : links_in[container]) {
            const auto origin = ids.find(fragment_of(back));
            if (origin == ids.end() || !leads_to(origin->second, link, tree)) continue;
            const auto known = found.containers.find(container);
            if (known == found.containers.end()) {
                found.containers.emplace(container, found.notes.size());
                found.notes.push_back({mark, container});
            }
            const std::size_t note = found.containers.at(container);
            found.references.emplace(link, note);
            found.symbols.emplace(back, note);
            break;
        }
    }
    return found;
}

}  // namespace mea
