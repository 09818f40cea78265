// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/text.h"

#include <algorithm>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

namespace mea {
namespace {

constexpr char32_t replacement = 0xFFFD;

UChar32 to_icu(char32_t code_point) { return static_cast<UChar32>(code_point); }

bool in_script(char32_t code_point, UScriptCode script) {
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(to_icu(code_point), &status) == script;
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Well-formed UTF-8 without U+0000.
std::string sound(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint read = code_point_at(text, at);
        if (read.value == replacement) {
            out += to_utf8(replacement);
        } else if (read.value != 0) {
            out.append(text.substr(at, read.next - at));
        }
        at = read.next;
    }
    return out;
}

}  // namespace

std::string_view slice(std::string_view text, Range range) {
    const std::size_t begin = std::min(range.begin, text.size());
    const std::size_t end = std::clamp(range.end, begin, text.size());
    return text.substr(begin, end - begin);
}

std::string to_nfc(std::string_view text) {
    if (is_ascii(text) && text.find('\0') == std::string_view::npos) return std::string(text);
    const std::string clean = sound(text);
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    std::string out;
    out.reserve(clean.size());
    icu::StringByteSink<std::string> sink(&out);
    nfc->normalizeUTF8(0, icu::StringPiece(clean.data(), static_cast<std::int32_t>(clean.size())),
                       sink, nullptr, status);
    return U_SUCCESS(status) ? out : clean;
}

CodePoint code_point_at(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) return {first, at + 1};
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    std::size_t next = at;
    UChar32 value = 0;
    U8_NEXT(bytes, next, text.size(), value);
    return {value < 0 ? replacement : static_cast<char32_t>(value), next};
}

char32_t code_point_before(std::string_view text, std::size_t at) {
    if (at == 0 || at > text.size()) return 0;
    std::size_t begin = at - 1;
    while (begin > 0 && at - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80)
        --begin;
    return code_point_at(text, begin).value;
}

std::string to_utf8(char32_t code_point) {
    std::string out;
    const auto add = [&out](char32_t byte) { out += static_cast<char>(byte); };
    if (code_point < 0x80) {
        add(code_point);
    } else if (code_point < 0x800) {
        add(0xC0 | (code_point >> 6));
        add(0x80 | (code_point & 0x3F));
    } else if (code_point < 0x10000) {
        add(0xE0 | (code_point >> 12));
        add(0x80 | ((code_point >> 6) & 0x3F));
        add(0x80 | (code_point & 0x3F));
    } else {
        add(0xF0 | (code_point >> 18));
        add(0x80 | ((code_point >> 12) & 0x3F));
        add(0x80 | ((code_point >> 6) & 0x3F));
        add(0x80 | (code_point & 0x3F));
    }
    return out;
}

std::size_t count_code_points(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

CodePointIndex::CodePointIndex(std::string_view text) : before_(text.size() + 1) {
    std::uint32_t seen = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool continues = (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80;
        before_[i] = continues && seen > 0 ? seen - 1 : seen;
        if (!continues) ++seen;
    }
    before_[text.size()] = seen;
}

std::size_t CodePointIndex::code_points(std::size_t byte) const {
    return before_[std::min(byte, before_.size() - 1)];
}

std::size_t CodePointIndex::bytes(std::size_t code_point) const {
    const auto found = std::lower_bound(before_.begin(), before_.end(), code_point);
    return static_cast<std::size_t>(std::min(found, before_.end() - 1) - before_.begin());
}

// Whole blocks whose properties are all the same: asking ICU letter by letter costs more than the
// rest of a pass over a Chinese or Russian text.
constexpr bool common_han(char32_t c) { return c >= 0x4E00 && c <= 0x9FEF; }
constexpr bool common_cyrillic(char32_t c) { return c >= 0x410 && c <= 0x44F; }

bool is_space(char32_t c) {
    if (common_han(c) || common_cyrillic(c)) return false;
    if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
    return u_isUWhiteSpace(to_icu(c)) != 0 || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF ||
           c == 0x2060;
}

bool is_letter(char32_t c) {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (common_han(c) || common_cyrillic(c)) return true;
    return u_isalpha(to_icu(c)) != 0;
}

bool is_digit(char32_t c) { return digit_value(c) >= 0; }

int digit_value(char32_t c) {
    if (c < 0x80) return c >= '0' && c <= '9' ? static_cast<int>(c - '0') : -1;
    if (common_han(c) || common_cyrillic(c)) return -1;
    return u_charDigitValue(to_icu(c));
}

bool is_han(char32_t c) { return common_han(c) || (c >= 0x2E80 && in_script(c, USCRIPT_HAN)); }

bool is_arabic(char32_t c) { return c >= 0x600 && !common_han(c) && in_script(c, USCRIPT_ARABIC); }

bool is_cyrillic(char32_t c) {
    return common_cyrillic(c) || (c >= 0x400 && !common_han(c) && in_script(c, USCRIPT_CYRILLIC));
}

bool is_latin(char32_t c) { return c < 0x80 ? is_letter(c) : in_script(c, USCRIPT_LATIN); }

bool is_upper(char32_t c) { return u_isUUppercase(to_icu(c)) != 0; }

bool is_lower(char32_t c) { return u_isULowercase(to_icu(c)) != 0; }

Range trim(std::string_view text, Range range) {
    range.end = std::min(range.end, text.size());
    range.begin = std::min(range.begin, range.end);
    while (range.begin < range.end) {
        const CodePoint first = code_point_at(text, range.begin);
        if (!is_space(first.value)) break;
        range.begin = std::min(first.next, range.end);
    }
    while (range.end > range.begin) {
        const char32_t last = code_point_before(text, range.end);
        if (!is_space(last)) break;
        range.end -= to_utf8(last).size();
    }
    return range;
}

std::string_view trimmed(std::string_view text) {
    return slice(text, trim(text, {0, text.size()}));
}

std::string squeeze(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool gap = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint read = code_point_at(text, at);
        if (is_space(read.value)) {
            gap = !out.empty();
        } else {
            if (gap) out += ' ';
            gap = false;
            out.append(text.substr(at, read.next - at));
        }
        at = read.next;
    }
    return out;
}

}  // namespace mea
