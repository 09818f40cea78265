// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/odt_furniture.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "pipeline/text.h"

namespace mea {
namespace {

bool says_something(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint read = code_point_at(text, at);
        if (is_letter(read.value) || is_digit(read.value)) return true;
        at = read.next;
    }
    return false;
}

pugi::xml_node shown(const pugi::xml_node& part) {
    const bool off = std::string_view(part.attribute("style:display").value()) == "false";
    return off ? pugi::xml_node{} : part;
}

pugi::xml_node first_page_part(const pugi::xml_node& master, const char* own, const char* extended,
                               const char* usual) {
    for (const char* name : {own, extended}) {
        if (const pugi::xml_node part = shown(master.child(name))) return part;
    }
    return shown(master.child(usual));
}

// The master pages in use, the first page's first.
std::vector<pugi::xml_node> masters_in_use(const pugi::xml_node& masters,
                                           std::vector<std::string> names, bool first_asked) {
    if (!first_asked) names.insert(names.begin(), "Standard");
    std::vector<pugi::xml_node> found;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string name = names[i];
        pugi::xml_node master =
            masters.find_child_by_attribute("style:master-page", "style:name", name.c_str());
        if (!master && i == 0) master = masters.child("style:master-page");
        if (!master || std::find(found.begin(), found.end(), master) != found.end()) continue;
        found.push_back(master);
        if (const auto next = master.attribute("style:next-style-name"))
            names.insert(names.begin() + static_cast<std::ptrdiff_t>(i) + 1, next.value());
    }
    return found;
}

class Reader {
public:
    explicit Reader(OdtContext& context) : context_(context) {}

    std::vector<FlowBlock> read(const pugi::xml_node& part, BlockKind kind, int page) {
        std::vector<FlowBlock> found;
        if (!part) return found;
        OdtStory story(context_);
        for (FlowBlock& block : story.read(part)) {
            block.proto.kind = kind;
            block.proto.table = 0;
            block.proto.first_page = block.proto.last_page = page;
            const std::string text = block.proto.label + block.words.text;
            if (!says_something(text) || !seen_.emplace(kind, text).second) continue;
            found.push_back(std::move(block));
        }
        return found;
    }

private:
    OdtContext& context_;
    std::set<std::pair<BlockKind, std::string>> seen_;
};

}  // namespace

OdtFurniture read_master_pages(const pugi::xml_node& masters, OdtContext& context,
                               bool first_asked) {
    OdtFurniture out;
    const std::vector<pugi::xml_node> used =
        masters_in_use(masters, context.master_pages, first_asked);
    Reader reader(context);
    const auto keep = [&out](std::vector<FlowBlock> blocks) {
        for (FlowBlock& block : blocks) out.others.push_back(std::move(block));
    };
    for (std::size_t i = 0; i < used.size(); ++i) {
        const pugi::xml_node& master = used[i];
        if (i == 0) {
            out.first_header = reader.read(
                first_page_part(master, "style:header-first", "loext:header-first", "style:header"),
                BlockKind::header, 1);
            keep(reader.read(
                first_page_part(master, "style:footer-first", "loext:footer-first", "style:footer"),
                BlockKind::footer, 1));
        }
        for (const char* name :
             {"style:header-first", "loext:header-first", "style:header", "style:header-left"})
            keep(reader.read(shown(master.child(name)), BlockKind::header, 0));
        for (const char* name :
             {"style:footer-first", "loext:footer-first", "style:footer", "style:footer-left"})
            keep(reader.read(shown(master.child(name)), BlockKind::footer, 0));
    }
    return out;
}

}  // namespace mea
