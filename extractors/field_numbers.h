// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <map>
#include <span>
#include <string>
#include <string_view>

// Fields that number their paragraph and store no result: AUTONUM, AUTONUMLGL, AUTONUMOUT and
// LISTNUM (ECMA-376 part 1, 17.16.5). Programs count them when they lay out the page.
//
//   FieldNumbers numbers;
//   numbers.next(std::array<std::string, 1>{"AUTONUMLGL"}, {.outline = 0})   "1."
//   numbers.next(std::array<std::string, 1>{"AUTONUMLGL"}, {.outline = 1})   "1.1."

namespace mea {

class FieldNumbers {
public:
    struct Place {
        static constexpr int body = 9;
        int outline = body;   // 0–8 in a heading; fields in body text count on one level
        int list_level = -1;  // of a numbered paragraph: LISTNUM counts one level deeper
    };

    // A LISTNUM without a name counts anew in each paragraph that has a number itself.
    void begin_paragraph() { fresh_ = true; }

    // `words` are the words of the instruction, the keyword first in any case. Empty for any other
    // field.
    std::string next(std::span<const std::string> words, Place place);

private:
    using Counters = std::array<int, 9>;
    std::map<std::string, Counters, std::less<>> counters_;  // by keyword, LISTNUM by list
    bool fresh_ = true;
};

}  // namespace mea
