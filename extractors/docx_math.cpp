// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/docx_math.h"

#include <string_view>

#include "extractors/linear_math.h"

namespace mea {
namespace {

using linear::exponent;
using linear::index;
using linear::limit;
using std::string_view;

std::string children(const pugi::xml_node& parent);

std::string stated(const pugi::xml_node& properties, const char* element, const char* otherwise) {
    const pugi::xml_node node = properties.child(element);
    return node ? node.attribute("m:val").value() : otherwise;
}

bool is_on(const pugi::xml_node& element) {
    if (!element) return false;
    const string_view value = element.attribute("m:val").as_string("1");
    return value != "0" && value != "off" && value != "false";
}

std::string fraction(const pugi::xml_node& node) {
    const std::string above = children(node.child("m:num"));
    const std::string below = children(node.child("m:den"));
    const string_view type = node.child("m:fPr").child("m:type").attribute("m:val").value();
    return type == "noBar" ? "(" + above + " " + below + ")" : linear::fraction(above, below);
}

std::string root(const pugi::xml_node& node) {
    const bool square = is_on(node.child("m:radPr").child("m:degHide"));
    return linear::root(square ? "" : children(node.child("m:deg")), children(node.child("m:e")));
}

std::string large_operator(const pugi::xml_node& node) {
    const pugi::xml_node properties = node.child("m:naryPr");
    const std::string sign = stated(properties, "m:chr", "∫");
    return sign + limit('_', children(node.child("m:sub"))) +
           limit('^', children(node.child("m:sup"))) + " " + children(node.child("m:e"));
}

std::string delimited(const pugi::xml_node& node) {
    const pugi::xml_node properties = node.child("m:dPr");
    std::string out = stated(properties, "m:begChr", "(");
    const std::string separator = stated(properties, "m:sepChr", "|");
    bool first = true;
    for (const pugi::xml_node& part : node.children("m:e")) {
        if (!first) out += separator;
        first = false;
        out += children(part);
    }
    return out + stated(properties, "m:endChr", ")");
}

std::string lines(const pugi::xml_node& node, const char* line, string_view cell_separator) {
    std::string out;
    for (const pugi::xml_node& row : node.children(line)) {
        if (!out.empty()) out += "; ";
        if (cell_separator.empty()) {
            out += children(row);
            continue;
        }
        bool first = true;
        for (const pugi::xml_node& cell : row.children("m:e")) {
            if (!first) out += cell_separator;
            first = false;
            out += children(cell);
        }
    }
    return out;
}

// A fraction, sum or root as the base of an exponent is one thing.
std::string base(const pugi::xml_node& node) {
    const pugi::xml_node part = node.child("m:e");
    const std::string text = children(part);
    return part.child("m:f") ? "(" + text + ")" : text;
}

std::string structure(const pugi::xml_node& node, string_view name) {
    if (name == "m:f") return fraction(node);
    if (name == "m:rad") return root(node);
    if (name == "m:nary") return large_operator(node);
    if (name == "m:d") return delimited(node);
    if (name == "m:m") return lines(node, "m:mr", " ");
    if (name == "m:eqArr") return lines(node, "m:e", "");
    if (name == "m:sSup") return base(node) + exponent(children(node.child("m:sup")));
    if (name == "m:sSub") return base(node) + index(children(node.child("m:sub")));
    if (name == "m:sSubSup")
        return base(node) + index(children(node.child("m:sub"))) +
               exponent(children(node.child("m:sup")));
    if (name == "m:sPre")
        return limit('_', children(node.child("m:sub"))) +
               limit('^', children(node.child("m:sup"))) + children(node.child("m:e"));
    if (name == "m:limLow") return base(node) + limit('_', children(node.child("m:lim")));
    if (name == "m:limUpp") return base(node) + limit('^', children(node.child("m:lim")));
    if (name == "m:func") return children(node.child("m:fName")) + " " + base(node);
    if (name == "m:acc") return base(node) + stated(node.child("m:accPr"), "m:chr", "\u0302");
    const pugi::xml_node shown = node.child("m:phantPr").child("m:show");
    if (name == "m:phant" && shown && !is_on(shown)) return {};
    return children(node);
}

bool is_properties(string_view name) {
    return name.size() > 4 && name.substr(name.size() - 2) == "Pr";
}

std::string children(const pugi::xml_node& parent) {
    std::string out;
    for (const pugi::xml_node& node : parent.children()) {
        const string_view name = node.name();
        if (name == "m:t" || name == "w:t") {
            out += node.child_value();
        } else if (name == "m:r" || name == "w:r") {
            const pugi::xml_node properties = node.child("w:rPr");
            if (!properties.child("w:del") && !properties.child("w:vanish")) out += children(node);
        } else if (name != "w:del" && name != "w:moveFrom" && !is_properties(name)) {
            out += structure(node, name);
        }
    }
    return out;
}

}  // namespace

std::string linear_formula(const pugi::xml_node& node) {
    if (string_view(node.name()) != "m:oMathPara") return children(node);
    std::string out;
    for (const pugi::xml_node& formula : node.children("m:oMath")) {
        if (!out.empty()) out += '\n';
        out += children(formula);
    }
    return out;
}

}  // namespace mea
