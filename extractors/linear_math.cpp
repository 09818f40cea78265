// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/linear_math.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "pipeline/text.h"

namespace mea::linear {
namespace {

using std::string_view;

bool is_simple(string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint read = code_point_at(text, at);
        const bool part = is_letter(read.value) || is_digit(read.value) || read.value == U'.' ||
                          read.value == U',';
        if (!part) return false;
        at = read.next;
    }
    return true;
}

std::vector<pugi::xml_node> elements(const pugi::xml_node& parent) {
    std::vector<pugi::xml_node> out;
    for (const pugi::xml_node& node : parent.children()) {
        if (node.type() == pugi::node_element) out.push_back(node);
    }
    return out;
}

std::string joined(const std::vector<pugi::xml_node>& parts, string_view separator = "") {
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) out += separator;
        out += mathml(parts[i]);
    }
    return out;
}

// A sign over one letter is a mark of that letter.
std::string accented(const std::string& base, const std::string& sign) {
    constexpr std::array<std::pair<string_view, string_view>, 9> marks{{
        {"¯", "\u0304"},
        {"^", "\u0302"},
        {"ˆ", "\u0302"},
        {"~", "\u0303"},
        {"˜", "\u0303"},
        {"˙", "\u0307"},
        {"¨", "\u0308"},
        {"→", "\u20D7"},
        {"⃗", "\u20D7"},
    }};
    for (const auto& [written, mark] : marks) {
        if (sign == written) return base + std::string(mark);
    }
    return base + limit('^', sign);
}

bool is_large(const std::string& sign) {
    constexpr std::array<string_view, 8> signs{"∑", "∏", "∐", "∫", "∬", "∮", "⋃", "⋂"};
    return std::find(signs.begin(), signs.end(), sign) != signs.end();
}

// Below or above a large operator stands a limit.
std::string around(const std::vector<pugi::xml_node>& parts, string_view name) {
    const std::string base = mathml(parts[0]);
    if (name == "mover") return accented(base, mathml(parts[1]));
    std::string out = base + limit('_', mathml(parts[1]));
    if (parts.size() > 2) out += limit('^', mathml(parts[2]));
    return is_large(base) ? out + ' ' : out;
}

std::string fenced(const pugi::xml_node& node, const std::vector<pugi::xml_node>& parts) {
    return node.attribute("open").as_string("(") + joined(parts, ",") +
           node.attribute("close").as_string(")");
}

std::string table(const std::vector<pugi::xml_node>& rows) {
    std::string out;
    for (const pugi::xml_node& row : rows) {
        if (!out.empty()) out += "; ";
        out += joined(elements(row), " ");
    }
    return out;
}

// The words of mi, mn, mo, mtext; nothing for operators that are not seen.
std::string token(const pugi::xml_node& node) {
    std::string text;
    for (const pugi::xml_node& child : node.children()) text += child.value();
    text = squeeze(text);
    constexpr std::array<string_view, 4> unseen{"\u2061", "\u2062", "\u2063", "\u2064"};
    return std::find(unseen.begin(), unseen.end(), text) == unseen.end() ? text : std::string{};
}

bool is_token(string_view name) {
    return name == "mi" || name == "mn" || name == "mo" || name == "mtext" || name == "ms";
}

}  // namespace

std::string grouped(const std::string& text) { return is_simple(text) ? text : "(" + text + ")"; }

// A product of letters and digits below a stroke reads as one: "2a" but not "b+c".
std::string fraction(const std::string& above, const std::string& below) {
    return grouped(above) + "/" + grouped(below);
}

// Primes, degrees and stars are raised already.
std::string exponent(const std::string& text) {
    constexpr std::array<string_view, 8> raised{"′", "″", "‴", "°", "*", "∗", "†", "'"};
    const bool sign = std::find(raised.begin(), raised.end(), text) != raised.end();
    return sign || text.empty() ? text : "^" + grouped(text);
}

std::string index(const std::string& text) {
    return text.empty() || is_simple(text) ? text : "_(" + text + ")";
}

std::string limit(char sign, const std::string& text) {
    return text.empty() ? text : sign + grouped(text);
}

std::string root(const std::string& degree, const std::string& under) {
    const bool short_one = count_code_points(under) == 1 && is_simple(under);
    return degree + "√" + (short_one ? under : "(" + under + ")");
}

std::string mathml(const pugi::xml_node& node) {
    string_view name = node.name();
    if (name.substr(0, 5) == "math:") name.remove_prefix(5);
    if (is_token(name)) return token(node);
    if (name.substr(0, 10) == "annotation" || name == "mphantom" || name == "none") return {};
    if (name == "mspace") return " ";
    const std::vector<pugi::xml_node> parts = elements(node);
    const std::size_t count = parts.size();
    if (name == "semantics") return count > 0 ? mathml(parts[0]) : std::string{};
    if (name == "msqrt") return root("", joined(parts));
    if (name == "mfenced") return fenced(node, parts);
    if (name == "mtable") return table(parts);
    const bool indexed = (count == 2 && name == "msub") || (count == 3 && name == "msubsup");
    if (indexed && is_large(mathml(parts[0]))) return around(parts, name);
    if (count == 2 && name == "mfrac") return fraction(mathml(parts[0]), mathml(parts[1]));
    if (count == 2 && name == "mroot") return root(mathml(parts[1]), mathml(parts[0]));
    if (count == 2 && name == "msup") return mathml(parts[0]) + exponent(mathml(parts[1]));
    if (count == 2 && name == "msub") return mathml(parts[0]) + index(mathml(parts[1]));
    if (count == 3 && name == "msubsup")
        return mathml(parts[0]) + index(mathml(parts[1])) + exponent(mathml(parts[2]));
    if ((count == 2 && (name == "munder" || name == "mover")) ||
        (count == 3 && name == "munderover"))
        return around(parts, name);
    return joined(parts);
}

}  // namespace mea::linear
