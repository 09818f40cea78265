// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// The one text and the one ruler (law 1).
//
// Every document has one text: UTF-8, NFC, logical order. Every position inside the program is a
// half-open range of bytes into it; JSON output gives code-point offsets, made by CodePointIndex.
// All functions accept any bytes: ill-formed UTF-8 reads as U+FFFD and never fails.
// Everything here is pure and safe to call from several threads.

namespace mea {

// Half-open: [begin, end). Bytes unless the name of the variable says otherwise.
struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;

    std::size_t size() const { return end - begin; }
    bool empty() const { return end <= begin; }
    bool contains(std::size_t at) const { return begin <= at && at < end; }
    bool contains(Range other) const { return begin <= other.begin && other.end <= end; }
    bool operator==(const Range&) const = default;
};

// The part of `text` a range names; clamped to the text, so a wrong range never reads outside.
std::string_view slice(std::string_view text, Range range);

// NFC, with ill-formed sequences replaced by U+FFFD and U+0000 removed.
std::string to_nfc(std::string_view text);

// One code point read at `at`; `next` is the offset after it (always > at while at < size).
struct CodePoint {
    char32_t value = 0;
    std::size_t next = 0;
};
CodePoint long_code_point_at(std::string_view text, std::size_t at);
inline CodePoint code_point_at(std::string_view text, std::size_t at) {
    const unsigned first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) return {first, at + 1};
    if (first >= 0xC2 && first < 0xE0 && at + 1 < text.size()) {
        const unsigned second = static_cast<unsigned char>(text[at + 1]);
        if ((second & 0xC0U) == 0x80U) return {(first & 0x1FU) << 6U | (second & 0x3FU), at + 2};
    }
    return long_code_point_at(text, at);
}

// The code point that ends just before `at`, or 0 at the beginning of the text.
char32_t code_point_before(std::string_view text, std::size_t at);

std::string to_utf8(char32_t code_point);
std::size_t count_code_points(std::string_view text);

// Byte offset → code-point offset in O(1), and back in O(log n).
class CodePointIndex {
public:
    explicit CodePointIndex(std::string_view text);
    std::size_t code_points(std::size_t byte) const;
    std::size_t bytes(std::size_t code_point) const;

private:
    std::vector<std::uint32_t> before_;  // one entry a byte, and one for the end
};

// Unicode White_Space, and the zero-width and bidi format characters that print as nothing.
bool is_space(char32_t code_point);
bool is_letter(char32_t code_point);
bool is_digit(char32_t code_point);    // any decimal digit of any script
int digit_value(char32_t code_point);  // 0–9, or -1
bool is_han(char32_t code_point);
bool is_arabic(char32_t code_point);
bool is_cyrillic(char32_t code_point);
bool is_latin(char32_t code_point);
bool is_upper(char32_t code_point);
bool is_lower(char32_t code_point);

bool letter_at(std::string_view text, std::size_t at);  // false at the end and behind it

// How many capital letters; 0 where there is a small one.
std::size_t capitals_alone(std::string_view text);

// The range without white space at either end.
Range trim(std::string_view text, Range range);
std::string_view trimmed(std::string_view text);

// Runs of white space become one space; none at either end. For labels, titles and snippets.
std::string squeeze(std::string_view text);

}  // namespace mea
