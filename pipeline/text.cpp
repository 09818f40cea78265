// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/text.h"

#include <algorithm>
#include <cstdint>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include "pipeline/code_point_table.h"

namespace mea {
namespace {

constexpr char32_t replacement = 0xFFFD;

UChar32 to_icu(char32_t code_point) { return static_cast<UChar32>(code_point); }

enum class Class : std::uint8_t {
    space = 1,
    letter = 2,
    han = 4,
    arabic = 8,
    cyrillic = 16,
    latin = 32,
    upper = 64,
    lower = 128,
};

struct Properties {
    std::uint8_t classes = 0;
    std::int8_t digit = -1;
};

bool is_space_sign(char32_t c) {
    return u_isUWhiteSpace(to_icu(c)) != 0 || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF ||
           c == 0x2060;
}

Properties read_properties(char32_t c) {
    Properties out;
    const auto set = [&out](Class one, bool yes) {
        if (yes) out.classes = static_cast<std::uint8_t>(out.classes | static_cast<unsigned>(one));
    };
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(to_icu(c), &status);
    set(Class::space, is_space_sign(c));
    set(Class::letter, u_isalpha(to_icu(c)) != 0);
    set(Class::han, script == USCRIPT_HAN);
    set(Class::arabic, script == USCRIPT_ARABIC);
    set(Class::cyrillic, script == USCRIPT_CYRILLIC);
    set(Class::latin, script == USCRIPT_LATIN);
    set(Class::upper, u_isUUppercase(to_icu(c)) != 0);
    set(Class::lower, u_isULowercase(to_icu(c)) != 0);
    out.digit = static_cast<std::int8_t>(u_charDigitValue(to_icu(c)));
    return out;
}

constinit CodePointTable<Properties> all_properties;

Properties properties(char32_t c) { return all_properties.at(c, read_properties); }

bool has(char32_t c, Class one) {
    return (properties(c).classes & static_cast<unsigned>(one)) != 0;
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

CodePoint long_code_point_at(std::string_view text, std::size_t at) {
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

bool is_space(char32_t c) {
    if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
    return has(c, Class::space);
}

bool is_letter(char32_t c) {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return has(c, Class::letter);
}

bool is_digit(char32_t c) { return digit_value(c) >= 0; }

int digit_value(char32_t c) {
    if (c < 0x80) return c >= '0' && c <= '9' ? static_cast<int>(c - '0') : -1;
    return properties(c).digit;
}

bool is_han(char32_t c) { return c >= 0x2E80 && has(c, Class::han); }

bool is_arabic(char32_t c) { return c >= 0x600 && has(c, Class::arabic); }

bool is_cyrillic(char32_t c) { return c >= 0x400 && has(c, Class::cyrillic); }

bool is_latin(char32_t c) { return c < 0x80 ? is_letter(c) : has(c, Class::latin); }

bool is_upper(char32_t c) { return has(c, Class::upper); }

bool is_lower(char32_t c) { return has(c, Class::lower); }

bool letter_at(std::string_view text, std::size_t at) {
    return at < text.size() && is_letter(code_point_at(text, at).value);
}

std::size_t capitals_alone(std::string_view text) {
    std::size_t capitals = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (is_lower(point.value)) return 0;
        if (is_upper(point.value)) ++capitals;
        at = point.next;
    }
    return capitals;
}

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
