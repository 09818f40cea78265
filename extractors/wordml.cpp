// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractors/flat_package.h"

namespace mea {
namespace {

using std::string_view;

bool named(const pugi::xml_node& node, const char* name) {
    return std::strcmp(node.name(), name) == 0;
}

// Names that changed after 2003. "w:customXml" is any container that means nothing for the text.
constexpr std::array<std::pair<string_view, const char*>, 9> new_names{{
    {"w:listPr", "w:numPr"},
    {"w:ilfo", "w:numId"},
    {"w:vmerge", "w:vMerge"},
    {"wx:sect", "w:customXml"},
    {"wx:sub-section", "w:customXml"},
    {"wx:pBdrGroup", "w:customXml"},
    {"wx:allowEmptyCollapse", "w:customXml"},
    {"w:cfChunk", "w:customXml"},
    {"w:scriptAnchor", "w:customXmlPr"},
}};

// "lower-roman" → "lowerRoman".
std::string camel(string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool joint = text[i] == '-' && i + 1 < text.size();
        const char c = joint ? text[++i] : text[i];
        out += joint && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return out;
}

void set(pugi::xml_node node, const char* name, const std::string& value) {
    pugi::xml_attribute attribute = node.attribute(name);
    if (!attribute) attribute = node.append_attribute(name);
    attribute.set_value(value.c_str());
}

class Converter {
public:
    explicit Converter(const pugi::xml_node& document) {
        for (const pugi::xml_node& node : document.children()) {
            if (named(node, "w:body")) {
                document_part().append_copy(node);
            } else if (named(node, "w:styles")) {
                root("word/styles.xml", "styles", node);
            } else if (named(node, "w:docPr")) {
                root("word/settings.xml", "settings", node).set_name("w:settings");
            } else if (named(node, "w:lists")) {
                numbering(node);
            } else if (named(node, "o:DocumentProperties")) {
                properties(node);
            }
        }
        for (const char* name : {"word/styles.xml", "word/settings.xml", "word/numbering.xml"}) {
            const auto part = parts_.find(name);
            if (part != parts_.end()) rewrite_children(part->second.tree.document_element());
        }
        rewrite_children(document_part());
    }

    FlatParts take() {
        add_relationship("", "officeDocument", "word/document.xml");
        return std::move(parts_);
    }

private:
    // The root element of a part, made when it is asked for first.
    pugi::xml_node part(const std::string& name, const char* element) {
        pugi::xml_document& tree = parts_[name].tree;
        const pugi::xml_node found = tree.document_element();
        return found ? found : tree.append_child(element);
    }
    pugi::xml_node document_part() { return part("word/document.xml", "w:document"); }

    pugi::xml_node root(const std::string& name, const char* type, const pugi::xml_node& from) {
        pugi::xml_document& tree = parts_[name].tree;
        if (tree.document_element()) return tree.document_element();
        relate(type, name.substr(name.rfind('/') + 1), false);
        return tree.append_copy(from);
    }

    std::string add_relationship(const std::string& of, const std::string& type,
                                 const std::string& target, bool external = false) {
        const std::string file = of.empty() ? "_rels/.rels" : "word/_rels/" + of + ".rels";
        pugi::xml_node row = part(file, "rel:Relationships").append_child("rel:Relationship");
        const std::string id = "rId" + std::to_string(++relationships_);
        set(row, "Id", id);
        set(row, "Type", type);
        set(row, "Target", target);
        if (external) set(row, "TargetMode", "External");
        return id;
    }
    std::string relate(const std::string& type, const std::string& target, bool external) {
        return add_relationship("document.xml", type, target, external);
    }

    void properties(const pugi::xml_node& from) {
        constexpr std::array<std::pair<const char*, const char*>, 6> names{{
            {"o:Title", "dc:title"},
            {"o:Author", "dc:creator"},
            {"o:Subject", "dc:subject"},
            {"o:Keywords", "cp:keywords"},
            {"o:Created", "dcterms:created"},
            {"o:LastSaved", "dcterms:modified"},
        }};
        pugi::xml_node core = part("docProps/core.xml", "cp:coreProperties");
        for (const auto& [old, name] : names) {
            if (const pugi::xml_node value = from.child(old))
                core.append_child(name).text().set(value.child_value());
        }
    }

    void numbering(const pugi::xml_node& lists) {
        relate("numbering", "numbering.xml", false);
        pugi::xml_node out = part("word/numbering.xml", "w:numbering");
        for (const pugi::xml_node& node : lists.children("w:listDef")) {
            pugi::xml_node list = out.append_copy(node);
            list.set_name("w:abstractNum");
            set(list, "w:abstractNumId", node.attribute("w:listDefId").value());
        }
        for (const pugi::xml_node& node : lists.children("w:list")) {
            pugi::xml_node num = out.append_copy(node);
            num.set_name("w:num");
            set(num, "w:numId", node.attribute("w:ilfo").value());
            if (pugi::xml_node abstract = num.child("w:ilst")) abstract.set_name("w:abstractNumId");
        }
    }

    void rewrite_children(pugi::xml_node parent) {
        pugi::xml_node node = parent.first_child();
        while (node) {
            const pugi::xml_node next = node.next_sibling();
            rewrite(node);
            node = next;
        }
    }

    void rewrite(pugi::xml_node node) {
        const string_view name = node.name();
        for (const auto& [old, fresh] : new_names) {
            if (name == old) node.set_name(fresh);
        }
        if (name == "aml:annotation") return annotation(node);
        if (name == "w:ind") {
            if (pugi::xml_attribute first = node.attribute("w:first-line"))
                first.set_name("w:firstLine");
        } else if (name == "w:numFmt" || name == "w:numRestart") {
            const std::string value = camel(node.attribute("w:val").value());
            set(node, "w:val", value);
        } else if (name == "w:hlink") {
            hyperlink(node);
        }
        rewrite_children(node);
        if (name == "w:hdr" || name == "w:ftr") furniture(node);
        if (name == "w:footnote") note(node, "w:footnotes", "w:footnoteReference");
        if (name == "w:endnote") note(node, "w:endnotes", "w:endnoteReference");
    }

    // A comment is anchored in a run.
    void comment(pugi::xml_node node) {
        rewrite_children(node.child("aml:content"));
        const std::string path = "word/comments.xml";
        if (parts_.count(path) == 0) relate("comments", "comments.xml", false);
        const std::string id = std::to_string(++stories_);
        pugi::xml_node copy = part(path, "w:comments").append_child("w:comment");
        set(copy, "w:id", id);
        for (const pugi::xml_node& child : node.child("aml:content").children())
            copy.append_copy(child);
        while (node.first_child()) node.remove_child(node.first_child());
        node.set_name("w:commentReference");
        set(node, "w:id", id);
    }

    // Tracked changes, comments and bookmarks.
    void annotation(pugi::xml_node node) {
        const string_view type = node.attribute("w:type").value();
        pugi::xml_node content = node.child("aml:content");
        if (type == "Word.Insertion") {
            node.set_name("w:ins");
        } else if (type == "Word.Deletion") {
            node.set_name("w:del");
        } else if (type == "Word.Comment") {
            return comment(node);
        } else {
            node.parent().remove_child(node);
            return;
        }
        rewrite_children(content);
        while (pugi::xml_node child = content.first_child()) node.append_move(child);
        node.remove_child(content);
    }

    void hyperlink(pugi::xml_node node) {
        node.set_name("w:hyperlink");
        const std::string target = node.attribute("w:dest").value();
        if (!target.empty()) set(node, "r:id", relate("hyperlink", target, true));
    }

    void furniture(pugi::xml_node node) {
        const bool header = named(node, "w:hdr");
        const std::string name =
            (header ? "header" : "footer") + std::to_string(++stories_) + ".xml";
        const std::string type = node.attribute("w:type").value();
        parts_["word/" + name].tree.append_copy(node);
        set(node, "r:id", relate(header ? "header" : "footer", name, false));
        set(node, "w:type", type == "odd" ? "default" : type);
        while (node.first_child()) node.remove_child(node.first_child());
        node.set_name(header ? "w:headerReference" : "w:footerReference");
    }

    // A note stands where its mark does, or among the properties of a section for separators.
    void note(pugi::xml_node node, const char* part_name, const char* reference) {
        if (!named(node.parent(), "w:r")) return;
        const std::string file = std::string(part_name).substr(2);
        const std::string path = "word/" + file + ".xml";
        if (parts_.count(path) == 0) relate(file, file + ".xml", false);
        const std::string id = std::to_string(++stories_);
        const string_view own_mark = node.attribute("w:suppressRef").value();
        pugi::xml_node copy = part(path, part_name).append_copy(node);
        set(copy, "w:id", id);
        while (node.first_child()) node.remove_child(node.first_child());
        node.set_name(reference);
        set(node, "w:id", id);
        if (own_mark == "on") set(node, "w:customMarkFollows", "1");
    }

    FlatParts parts_;
    int relationships_ = 0;
    int stories_ = 0;
};

}  // namespace

FlatParts parts_of_wordml(const pugi::xml_node& document) { return Converter(document).take(); }

}  // namespace mea
