// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>

#include "extractors/list_numbers.h"

// Numbers as Word 6 and 95 knew them, before lists: each paragraph says for itself how its number
// looks (ANLD in .doc, \pn in RTF), and counting follows from the paragraphs before it.
//
//   LegacyNumbers numbers;
//   numbers.next({.level = 1, .after = "."})                      "1."
//   numbers.next({.level = 2, .with_outer = true})                "1.1"
//   numbers.next({.level = LegacyNumber::body, .after = ")"})     "1)"
//   numbers.pass();                                               a paragraph without a number
//   numbers.next({.level = LegacyNumber::body, .after = ")"})     "1)", as the list had ended

namespace mea {

struct LegacyNumber {
    static constexpr int none = 0, last_outline = 9, body = 10, bullet = 11, skipped = 12;

    int level = none;  // 1–9 of an outline, or one of the names above
    NumberFormat format = NumberFormat::decimal;
    int start = 1;
    bool with_outer = false;  // the label of the level before comes first
    std::string before{};     // UTF-8; of a bullet: the bullet
    std::string after{};
};

class LegacyNumbers {
public:
    // Counts a paragraph and gives its label; empty for none and skipped.
    std::string next(const LegacyNumber& number);

    // A paragraph without a number: it ends a plain list, and no outline.
    void pass() { body_counting_ = false; }

private:
    struct Level {
        int number = 0;
        bool counting = false;
        std::string label;
    };
    std::array<Level, LegacyNumber::last_outline> outline_;
    int body_ = 0;
    bool body_counting_ = false;
};

}  // namespace mea
