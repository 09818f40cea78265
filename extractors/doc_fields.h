// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/doc_fib.h"
#include "extractors/field_numbers.h"

// Fields: an instruction between 0x13 and 0x14, a result between 0x14 and 0x15, nested at will
// ([MS-DOC] 2.8.25). The result is text, the instruction is not.

namespace mea::doc {

// The words of an instruction; quotation marks removed, backslashes of switches kept.
//   HYPERLINK "http://x.org/a b" \l "p2"   →   HYPERLINK, http://x.org/a b, \l, p2
std::vector<std::string> words_of_instruction(std::string_view instruction);

// "http://x.org/a#p2" for a HYPERLINK that leads out of the document; else empty.
std::string target_of_hyperlink(std::string_view instruction);

// What a field that stores no result prints from its instruction alone: the character of SYMBOL,
// the words of EQ, MACROBUTTON and GOTOBUTTON; empty for any other.
std::string printed_by_instruction(std::string_view instruction);

class Fields {
public:
    // In headers and footers the results of PAGE and NUMPAGES differ by page: they are reported.
    enum class Place { text, page_furniture };

    // Forgets all state and learns which marks of a story belong together.
    void begin_story(std::u16string_view text, Cps cps, Place place);

    // What paragraph the fields from here on stand in.
    void begin_paragraph(FieldNumbers::Place place) {
        paragraph_ = place;
        numbers_.begin_paragraph();
    }

    // The three marks. `written` is the length of the paragraph's text so far.
    struct Ended {
        std::string text;          // what a field without a result prints
        std::string target;        // of a hyperlink whose result is the text from `from` on
        bool page_number = false;  // the text from `from` on is the number of a page
        std::size_t from = 0;
    };
    void begin(std::size_t cp);
    void separate(std::size_t written);
    Ended end(std::size_t cp);

    // Whether text at this point is shown; else it belongs to an instruction.
    bool visible() const { return instructions_ == 0; }
    bool in_instruction() const { return instructions_ > 0; }
    void collect(char16_t unit);

    // A paragraph ends: links that are still open go on in the next one. Returns them.
    std::vector<Ended> end_paragraph();

private:
    struct Field {
        std::string instruction;
        std::string target;
        std::size_t from = 0;
        bool in_result = false;
        bool page_number = false;
    };
    bool unmatched(std::size_t cp) const;
    std::string without_result(std::string_view instruction);

    std::vector<Field> open_;
    std::vector<std::size_t> unmatched_;
    FieldNumbers numbers_;
    FieldNumbers::Place paragraph_;
    std::size_t ignored_ = 0;  // deeper than is followed
    int instructions_ = 0;
    Place place_ = Place::text;
};

}  // namespace mea::doc
