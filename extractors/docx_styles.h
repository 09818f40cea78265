// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include <pugixml.hpp>

// The style sheet of a DOCX file: what a paragraph or run looks like by its style.
//
// Properties are optional: what a style does not say comes from the style it is based on, then from
// the defaults of the document (ECMA-376 17.7). Chains are resolved once, cycles are cut. Immutable
// after reading.

namespace mea {

struct DocxParagraphLook {
    std::optional<int> num_id;      // 0 takes numbering away
    std::optional<int> list_level;  // 0–8
    std::optional<int> outline;     // 0–8; 9 is body text
    std::optional<double> left;     // points
    std::optional<double> first_line;
    std::optional<bool> centred;
    std::optional<bool> right_to_left;

    void inherit(const DocxParagraphLook& from);  // fills what is not set
};

struct DocxRunLook {
    std::optional<bool> bold;
    std::optional<bool> italic;
    std::optional<bool> hidden;
    std::optional<bool> capitals;  // printed in capitals, whatever is stored
    std::optional<double> size;    // points
    std::string symbol_font;       // font of w:rFonts, to tell Symbol and Wingdings

    void inherit(const DocxRunLook& from);
};

struct DocxStyle {
    std::string id;
    std::string name;  // "heading 1"; built-in names are English in every locale
    DocxParagraphLook paragraph;
    DocxRunLook run;
    std::string numbered_by;  // id of the style in the chain that sets num_id
    int heading = 0;          // 1–9 by outline level or name; 0: no heading
};

DocxParagraphLook paragraph_look(const pugi::xml_node& properties);  // w:pPr
DocxRunLook run_look(const pugi::xml_node& properties);              // w:rPr

class DocxStyles {
public:
    DocxStyles();                                     // no styles.xml: defaults only
    explicit DocxStyles(const pugi::xml_node& root);  // w:styles

    // The style of that id; the default paragraph style for "" and for an unknown one.
    const DocxStyle& paragraph(std::string_view id) const;
    const DocxRunLook& character(std::string_view id) const;
    // The list that a numbering style stands for (w:numStyleLink).
    std::optional<int> list_of(std::string_view numbering_style) const;

    // What holds where no style says otherwise.
    const DocxRunLook& default_run() const { return plain_; }

private:
    std::unordered_map<std::string, DocxStyle> styles_;
    DocxStyle default_;
    DocxRunLook plain_;
};

}  // namespace mea
