// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/label_code.h"

#include <algorithm>

#include "pipeline/text.h"

namespace mea {
namespace {

bool code_sign(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '/' ||
           c == '(' || c == ')' || c == '[' || c == ']';
}

}  // namespace

std::size_t code_end(std::string_view words, std::size_t at) {
    std::size_t end = at;
    while (end < words.size()) {
        const CodePoint read = code_point_at(words, end);
        const bool arabic = is_arabic(read.value);
        if (!(is_cyrillic(read.value) || arabic ||
              (read.value < 0x80 && code_sign(static_cast<char>(read.value))))) {
            // Arabic codes have letters with spaces between: "1/م ا-21", "ا س-1/15".
            const bool inside = read.value == U' ' && end > at &&
                                (is_arabic(code_point_before(words, end)) ||
                                 words.substr(at, end - at).find('/') == std::string_view::npos) &&
                                end + 1 < words.size() &&
                                is_arabic(code_point_at(words, end + 1).value) &&
                                !letter_at(words, code_point_at(words, end + 1).next);
            if (!inside) break;
        }
        end = read.next;
    }
    while (end > at && (words[end - 1] == '.' || words[end - 1] == '-')) --end;
    return end;
}

bool is_code(std::string_view code) {
    const std::size_t slash = code.find('/');
    const bool digit =
        std::any_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
    return digit && slash != std::string_view::npos && slash > 0 && slash + 1 < code.size() &&
           code.find("//") == std::string_view::npos;
}

bool is_arabic_code(std::string_view code) {
    constexpr std::size_t most_letters = 3;
    const std::size_t dash = code.find('-');
    if (dash == std::string_view::npos || dash > code.find('/')) return false;
    std::size_t letters = 0;
    for (std::size_t at = 0; at < dash; at = code_point_at(code, at).next) {
        if (!letter_at(code, at)) continue;
        if (++letters; letter_at(code, code_point_at(code, at).next)) return false;
    }
    return letters > 0 && letters <= most_letters;
}

}  // namespace mea
