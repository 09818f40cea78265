// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <pugixml.hpp>

#include "extractors/inline_text.h"

// Styles of an OpenDocument text: what a paragraph or a run looks like by its style.
//
// Source: OpenDocument 1.3 part 3, chapters 16 and 20. Common styles (styles.xml) and automatic
// ones (of either part) are collected under family and name, automatic ones of the part that is
// read first. Properties that a style does not state come from its parent; cycles are cut.
// Immutable after reading.

namespace mea {

struct OdtLook {
    std::optional<bool> bold;
    std::optional<bool> italic;
    std::optional<bool> hidden;
    std::optional<bool> capitals;  // printed in capitals, whatever is stored
    std::optional<double> size;    // points
    std::optional<double> scale;   // of the parent's size
    std::string font;
    std::optional<double> left;  // points
    std::optional<double> first_line;
    std::optional<bool> centred;
    std::optional<bool> right_to_left;
    std::optional<std::string> list_style;  // "" takes numbering away
    std::optional<std::string> master_page;
    std::optional<bool> break_before;
    int outline = 0;  // default outline level, 1–10; 0 for none

    void inherit(const OdtLook& from);
    InlineLook run(const InlineLook& around) const;  // for a span inside `around`
};

struct OdtStyle {
    std::string name;  // as shown: the name of the common style that an automatic one stands for
    std::string parent;
    OdtLook look;
    bool automatic = false;
};

class OdtStyles {
public:
    // Call once for each part that has styles: first styles.xml, then content.xml.
    void collect(const pugi::xml_node& root);
    void resolve();  // after the last

    // An empty style for an unknown name.
    const OdtStyle& find(std::string_view family, std::string_view name) const;
    const OdtLook& default_look() const { return default_; }

private:
    void collect_group(const pugi::xml_node& group, bool automatic);
    static OdtLook read_look(const pugi::xml_node& style);

    std::map<std::string, OdtStyle, std::less<>> styles_;  // "family name"
    OdtLook default_;
};

double odf_points(std::string_view length);  // "1.5cm", "12pt", "0.5in"; 0 when it is no length

}  // namespace mea
