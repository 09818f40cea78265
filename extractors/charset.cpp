// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/charset.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <memory>

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include "pipeline/text.h"

namespace mea {
namespace {

constexpr std::size_t detection_bytes = 64 * 1024;
constexpr std::size_t declaration_bytes = 4096;

struct Row {
    std::string_view name;
    std::string_view meant;
};

// Names that mean more than they say (WHATWG Encoding Standard).
constexpr std::array<Row, 12> meanings{{
    {"iso-8859-1", "windows-1252"},
    {"iso8859-1", "windows-1252"},
    {"latin1", "windows-1252"},
    {"ascii", "windows-1252"},
    {"us-ascii", "windows-1252"},
    {"gb2312", "gb18030"},
    {"gb_2312-80", "gb18030"},
    {"gbk", "gb18030"},
    {"x-gbk", "gb18030"},
    {"iso-8859-9", "windows-1254"},
    {"ks_c_5601-1987", "windows-949"},
    {"unicode", "utf-16le"},
}};

struct Mark {
    std::string_view bytes;
    std::string_view charset;
};

constexpr std::array<Mark, 5> marks{{
    {"\xEF\xBB\xBF", "UTF-8"},
    {std::string_view("\xFF\xFE\0\0", 4), "UTF-32LE"},
    {std::string_view("\0\0\xFE\xFF", 4), "UTF-32BE"},
    {"\xFF\xFE", "UTF-16LE"},
    {"\xFE\xFF", "UTF-16BE"},
}};

std::string lower(std::string_view text) {
    std::string out(trimmed(text));
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

std::string meant_by(std::string_view name) {
    const std::string key = lower(name);
    for (const Row& row : meanings) {
        if (row.name == key) return std::string(row.meant);
    }
    return key;
}

struct Utf8Census {
    std::size_t long_sequences = 0;
    std::size_t errors = 0;
};

Utf8Census take_census(std::string_view bytes) {
    Utf8Census census;
    for (std::size_t at = 0; at < bytes.size();) {
        if (static_cast<unsigned char>(bytes[at]) < 0x80) {
            ++at;
            continue;
        }
        const CodePoint read = code_point_at(bytes, at);
        const bool stands_there = read.value == 0xFFFD && bytes.substr(at, 3) == "\xEF\xBF\xBD";
        if (read.value == 0xFFFD && !stands_there) {
            ++census.errors;
        } else {
            ++census.long_sequences;
        }
        at = read.next;
    }
    return census;
}

// UTF-16 without a mark: zeros in every second place of what has ASCII in it.
std::string_view wide_charset(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, declaration_bytes);
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == '\0' ? 1U : 0U;
    constexpr std::size_t one_in = 10;
    if (zeros[1] * one_in > head.size() && zeros[0] * one_in < zeros[1]) return "UTF-16LE";
    if (zeros[0] * one_in > head.size() && zeros[1] * one_in < zeros[0]) return "UTF-16BE";
    return {};
}

struct CloseDetector {
    void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

std::string detected(std::string_view bytes) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
    const std::string_view head = bytes.substr(0, detection_bytes);
    ucsdet_setText(detector.get(), head.data(), static_cast<std::int32_t>(head.size()), &status);
    const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
    if (U_FAILURE(status) || match == nullptr) return {};
    const char* name = ucsdet_getName(match, &status);
    return U_FAILURE(status) || name == nullptr ? std::string{} : std::string(name);
}

// Of the letters, how many are outside ASCII. European texts in Latin script stay far below one
// half.
double share_of_high_letters(std::string_view bytes) {
    std::size_t high = 0;
    std::size_t low = 0;
    for (const char c : bytes.substr(0, detection_bytes)) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0xA8) ++high;
        if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')) ++low;
    }
    return high == 0 ? 0 : static_cast<double>(high) / static_cast<double>(high + low);
}

// How much a decoding looks like running text of a script that is not Latin: its commonest letters,
// as shares of all letters, less what never stands in such text.
double plausibility(std::string_view text) {
    constexpr std::u32string_view common = U"оеаинтсрлвاليمنوتر的一是在国和有为大";
    std::size_t letters = 0;
    std::size_t good = 0;
    std::size_t bad = 0;
    bool after_lower = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint read = code_point_at(text, at);
        at = read.next;
        const char32_t c = read.value;
        if (is_letter(c)) {
            ++letters;
            if (common.find(c) != std::u32string_view::npos) ++good;
            // Capitals inside words betray KOI8-R read as cp1251 and the reverse.
            if (after_lower && is_upper(c)) ++bad;
        } else if (c >= 0x80 && !is_space(c) && !is_digit(c) && (c < 0x2010 || c > 0x203A) &&
                   c != U'«' && c != U'»' && c != U'№' && (c < 0x3000 || c > 0x303F) &&
                   (c < 0xFF00 || c > 0xFF65)) {
            ++bad;
        }
        after_lower = is_lower(c);
    }
    if (letters == 0) return 0;
    return (static_cast<double>(good) - 2.0 * static_cast<double>(bad)) /
           static_cast<double>(letters);
}

std::string best_of_other_scripts(std::string_view bytes, const std::string& otherwise) {
    constexpr std::array<const char*, 6> candidates{"windows-1251", "KOI8-R",  "windows-1256",
                                                    "ISO-8859-6",   "gb18030", "Big5"};
    constexpr double enough = 0.2;
    std::string best = otherwise;
    double most = enough;
    for (const char* candidate : candidates) {
        const std::optional<std::string> text =
            decode_as(bytes.substr(0, detection_bytes), candidate);
        const double score = text ? plausibility(*text) : 0;
        if (score > most) {
            most = score;
            best = candidate;
        }
    }
    return best;
}

bool is_latin_set(std::string_view charset) {
    const std::string name = lower(charset);
    return name == "windows-1252" || name == "iso-8859-1" || name == "iso-8859-15" ||
           name == "windows-1250" || name == "iso-8859-2" || name == "windows-1254" ||
           name == "macintosh";
}

}  // namespace

std::optional<std::string> decode_as(std::string_view bytes, std::string_view charset) {
    if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max()) / 4)
        return std::nullopt;
    const std::string name = meant_by(charset);
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(name.c_str(), &status);
    if (U_FAILURE(status)) return std::nullopt;
    const icu::UnicodeString wide(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter,
                                  status);
    ucnv_close(converter);
    if (U_FAILURE(status)) return std::nullopt;
    std::string out;
    wide.toUTF8String(out);
    return out;
}

Decoded decode(std::string_view bytes, std::string_view declared) {
    for (const Mark& mark : marks) {
        if (bytes.substr(0, mark.bytes.size()) != mark.bytes) continue;
        const std::string_view rest = bytes.substr(mark.bytes.size());
        if (mark.charset == "UTF-8") return {std::string(rest), "UTF-8", false};
        if (std::optional<std::string> text = decode_as(rest, mark.charset))
            return {std::move(*text), std::string(mark.charset), false};
    }
    if (const std::string_view wide = wide_charset(bytes); !wide.empty()) {
        if (std::optional<std::string> text = decode_as(bytes, wide))
            return {std::move(*text), std::string(wide), false};
    }
    const Utf8Census census = take_census(bytes);
    constexpr std::size_t tolerated = 50;  // one damaged sequence in so many whole ones
    if (census.errors * tolerated <= census.long_sequences)
        return {std::string(bytes), "UTF-8", false};

    const std::string stated = meant_by(declared);
    constexpr double no_latin_text = 0.5;
    const bool other_script = share_of_high_letters(bytes) > no_latin_text;
    if (!stated.empty() && stated != "utf-8" && stated != "utf8" &&
        !(other_script && is_latin_set(stated))) {
        if (std::optional<std::string> text = decode_as(bytes, stated))
            return {std::move(*text), stated, false};
    }
    std::string guess = detected(bytes);
    if (guess.empty()) guess = "windows-1252";
    if (other_script && is_latin_set(guess)) guess = best_of_other_scripts(bytes, guess);
    if (!other_script && !is_latin_set(guess) && lower(guess).rfind("utf-", 0) == 0)
        guess = "windows-1252";
    if (std::optional<std::string> text = decode_as(bytes, guess))
        return {std::move(*text), meant_by(guess), true};
    return {std::string(bytes), "UTF-8", true};
}

std::string declared_charset(std::string_view markup) {
    const std::string head = lower(markup.substr(0, declaration_bytes));
    for (const std::string_view key : {"charset", "encoding"}) {
        for (std::size_t at = head.find(key); at != std::string::npos;
             at = head.find(key, at + 1)) {
            std::size_t begin = head.find_first_not_of(" \t\r\n", at + key.size());
            if (begin == std::string::npos || head[begin] != '=') continue;
            begin = head.find_first_not_of(" \t\r\n\"'", begin + 1);
            if (begin == std::string::npos) continue;
            const std::size_t end = head.find_first_of(" \t\r\n\"'>;?/", begin);
            return head.substr(begin, end - begin);
        }
    }
    return {};
}

}  // namespace mea
