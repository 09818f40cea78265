// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/docx_furniture.h"

#include <algorithm>
#include <cstring>
#include <set>
#include <string_view>
#include <utility>

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

// The id of the part a section names for pages of one type; "" when it names none.
std::string reference(const pugi::xml_node& section, const char* element, std::string_view type) {
    for (const pugi::xml_node& node : section.children(element)) {
        const std::string_view stated = node.attribute("w:type").value();
        if (stated == type || (stated.empty() && type == "default"))
            return node.attribute("r:id").value();
    }
    return {};
}

class Reader {
public:
    Reader(OoxmlPackage& package, DocxContext& context,
           const std::vector<Relationship>& relationships)
        : package_(package), context_(context), relationships_(relationships) {}

    // Nothing for a part that was read before or does not read.
    std::vector<FlowBlock> read(const std::string& id, BlockKind kind, int page) {
        const auto row =
            std::find_if(relationships_.begin(), relationships_.end(),
                         [&id](const Relationship& r) { return !id.empty() && r.id == id; });
        if (row == relationships_.end() || row->external) return {};
        const Result<Xml> part = package_.parse(row->target);
        if (!part) return {};
        const DocxLinks links = links_of(package_.relationships(row->target));
        DocxStory story(context_, links);
        std::vector<FlowBlock> found;
        for (FlowBlock& block : story.read(part->tree.document_element())) {
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
    OoxmlPackage& package_;
    DocxContext& context_;
    const std::vector<Relationship>& relationships_;
    std::set<std::pair<BlockKind, std::string>> seen_;
};

void append(std::vector<FlowBlock>& to, std::vector<FlowBlock> from) {
    for (FlowBlock& block : from) to.push_back(std::move(block));
}

}  // namespace

DocxFurniture read_furniture(OoxmlPackage& package, DocxContext& context,
                             const std::vector<Relationship>& relationships) {
    DocxFurniture out;
    if (context.sections.empty()) return out;
    Reader reader(package, context, relationships);
    const pugi::xml_node& first = context.sections.front();
    const char* on_first_page = on_off(first.child("w:titlePg")) ? "first" : "default";
    out.first_header =
        reader.read(reference(first, "w:headerReference", on_first_page), BlockKind::header, 1);
    append(out.others,
           reader.read(reference(first, "w:footerReference", on_first_page), BlockKind::footer, 1));
    for (const pugi::xml_node& section : context.sections) {
        for (const char* type : {"first", "default", "even"}) {
            if (std::strcmp(type, "first") == 0 && !on_off(section.child("w:titlePg"))) continue;
            if (std::strcmp(type, "even") == 0 && !context.even_pages_differ) continue;
            append(out.others, reader.read(reference(section, "w:headerReference", type),
                                           BlockKind::header, 0));
            append(out.others, reader.read(reference(section, "w:footerReference", type),
                                           BlockKind::footer, 0));
        }
    }
    return out;
}

}  // namespace mea
