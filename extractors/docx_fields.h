// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Fields of a Word document, as a stack: an instruction ("PAGE", "HYPERLINK …"), then its result.
//
// Instructions are not text; results are, except page numbers (they belong to a page, not to the
// text). An instruction may hold whole fields: their results are not text either. A field that
// never ends swallows nothing: text straight after its beginning is kept. Used for DOCX; the states
// are those of every Word format.

namespace mea {

class FieldStack {
public:
    // `state` is what the field prints when it has no result: that of a form control.
    void begin(std::string state = {});
    void instruction(std::string_view words);
    void separate(std::size_t at);  // `at`: where the text stands when the result begins
    struct Ended {
        std::string instruction;
        std::string state;
        std::size_t result_at = 0;  // as given to separate()
        bool had_result = false;
    };
    std::optional<Ended> end();

    // Whether words met now are part of the text.
    bool shows() const;
    // Inside the result of a field of that name ("TOC").
    bool inside(std::string_view name) const;
    // Deeper than any document needs; further fields are not tracked.
    static constexpr std::size_t max_depth = 256;

private:
    struct Field {
        std::string instruction;
        std::string state;
        std::size_t result_at = 0;
        bool in_result = false;
    };
    std::vector<Field> fields_;
    std::size_t untracked_ = 0;
};

// The first word of an instruction in capitals: "PAGE", "HYPERLINK".
std::string field_name(std::string_view instruction);

// The target of a HYPERLINK instruction, without quotation marks; "" for a link inside the
// document.
std::string hyperlink_target(std::string_view instruction);

}  // namespace mea
