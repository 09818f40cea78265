// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/flat_package.h"

#include <cstring>
#include <string_view>
#include <utility>

namespace mea {

Result<FlatParts> flat_parts(const Xml& xml) {
    const pugi::xml_node root = xml.tree.document_element();
    FlatParts parts;
    if (std::strcmp(root.name(), "pkg:package") == 0) {
        for (const pugi::xml_node& node : root.children("pkg:part")) {
            std::string_view name = node.attribute("pkg:name").value();
            if (name.substr(0, 1) == "/") name.remove_prefix(1);
            Xml part;
            for (const pugi::xml_node& child : node.child("pkg:xmlData").children())
                part.tree.append_copy(child);
            if (part.tree.document_element()) parts.emplace(std::string(name), std::move(part));
        }
    } else if (std::strcmp(root.name(), "w:wordDocument") == 0) {
        parts = parts_of_wordml(root);
    } else {
        return fail(ErrorCode::damaged, "the XML is no Word document");
    }
    for (auto& [name, part] : parts) part.cut_short = xml.cut_short;
    return parts;
}

}  // namespace mea
