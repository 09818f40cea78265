// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/doc_fib.h"
#include "extractors/doc_lists.h"
#include "extractors/doc_properties.h"

// The stylesheet ([MS-DOC] 2.9.271 STSH): names, and properties inherited from style to style.
//
// All styles are resolved once. Headings of UN documents get their numbers and levels here.

namespace mea::doc {

// Built-in styles ([MS-DOC] 2.9.259 sti), the same in every language of Word.
namespace builtin {
inline constexpr int heading1 = 1, heading9 = 9, toc1 = 19, toc9 = 27, caption = 34,
                     table_of_figures = 35;
}

struct Style {
    enum class Kind { none, paragraph, character, table, list };
    Kind kind = Kind::none;
    std::string name;                    // UTF-8
    int builtin = -1;                    // sti; -1 for a user's style
    int base = -1;                       // -1 for none
    std::string_view paragraph_changes;  // grpprls of this style alone; borrowed
    std::string_view character_changes;
    ParagraphProperties paragraph;  // with all that is inherited
    CharacterProperties characters;
    bool resolved = false;
};

class Styles {
public:
    static Styles read(std::string_view table, Version version, const Lists& lists);

    // The style `istd`, or an empty one.
    const Style& at(int istd) const;

    // The changes of character style `istd` and those it is based on, applied to `to`.
    void apply_character_style(int istd, CharacterProperties& to,
                               const CharacterProperties& of_paragraph) const;

private:
    void resolve(std::size_t istd, const Lists& lists, int depth);
    std::vector<Style> styles_;
    Style none_;
    Version version_ = Version::word97;
};

// Applies the changes of one layer (a style, the paragraph itself) to what it inherits: a list
// named in the layer sets the indents, unless the layer does.
void apply_layer(ParagraphProperties& to, std::string_view changes, Version version,
                 const Lists& lists);

}  // namespace mea::doc
