// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/ole_properties.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <ctime>

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "extractors/little_endian.h"
#include "pipeline/text.h"

namespace mea {
namespace {

constexpr std::uint32_t type_string = 0x1E;
constexpr std::uint32_t type_wide_string = 0x1F;
constexpr std::uint32_t type_time = 0x40;
constexpr std::uint32_t codepage_property = 1;
constexpr std::size_t most_properties = 256;
constexpr int utf8_codepage = 65001;

struct Row {
    std::uint32_t id;
    const char* key;
};
constexpr std::array<Row, 8> rows{{{2, "title"},
                                   {3, "subject"},
                                   {4, "author"},
                                   {5, "keywords"},
                                   {8, "last_author"},
                                   {12, "created"},
                                   {13, "modified"},
                                   {18, "producer"}}};

std::string decoded(std::string_view bytes, int codepage) {
    if (codepage == utf8_codepage) return std::string(bytes);
    const std::string name = codepage == 10000 ? "macintosh" : "cp" + std::to_string(codepage);
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(name.c_str(), &status);
    if (U_FAILURE(status)) {
        status = U_ZERO_ERROR;
        converter = ucnv_open("windows-1252", &status);
    }
    if (U_FAILURE(status)) return {};
    const icu::UnicodeString text(bytes.data(), static_cast<int32_t>(bytes.size()), converter,
                                  status);
    ucnv_close(converter);
    std::string out;
    return U_SUCCESS(status) ? text.toUTF8String(out) : std::string{};
}

// 100 ns since 1601.
std::string time_text(std::uint64_t ticks) {
    constexpr std::uint64_t ticks_a_second = 10'000'000;
    constexpr std::int64_t to_unix = 11'644'473'600;
    const std::time_t seconds = static_cast<std::int64_t>(ticks / ticks_a_second) - to_unix;
    std::tm time{};
    if (seconds <= 0 || !gmtime_r(&seconds, &time) || time.tm_year > 8099) return {};
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &time);
    return text.data();
}

std::string value_at(const LittleEndian& set, std::size_t at, int codepage) {
    const std::size_t size = set.u32(at + 4);
    switch (set.u32(at)) {
        case type_string: {
            const std::string_view bytes = set.view(at + 8, size);
            const std::string_view content = bytes.substr(0, bytes.find('\0'));
            if (codepage != 1200) return decoded(content, codepage);
            [[fallthrough]];
        }
        case type_wide_string: {
            icu::UnicodeString text;
            const std::size_t bytes = set.u32(at) == type_string ? size : 2 * size;
            const LittleEndian units(set.view(at + 8, bytes));
            for (std::size_t i = 0; i + 1 < units.size() && units.u16(i) != 0; i += 2)
                text.append(static_cast<char16_t>(units.u16(i)));
            std::string out;
            return text.toUTF8String(out);
        }
        case type_time:
            return time_text(set.u64(at + 4));
        default:
            return {};
    }
}

}  // namespace

std::map<std::string, std::string> read_ole_properties(std::string_view stream) {
    const LittleEndian bytes(stream);
    std::map<std::string, std::string> found;
    const std::size_t set_at = bytes.u32(44);  // the first section's offset
    const LittleEndian set(bytes.view(set_at, bytes.size()));
    const std::size_t count = std::min<std::size_t>(set.u32(4), most_properties);
    int codepage = 1252;
    for (std::size_t i = 0; i < count; ++i)
        if (set.u32(8 + 8 * i) == codepage_property) codepage = set.u16(set.u32(12 + 8 * i) + 4u);
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t id = set.u32(8 + 8 * i);
        const auto row =
            std::find_if(rows.begin(), rows.end(), [id](const Row& r) { return r.id == id; });
        if (row == rows.end()) continue;
        const std::string value = squeeze(to_nfc(value_at(set, set.u32(12 + 8 * i), codepage)));
        if (!value.empty()) found[row->key] = value;
    }
    return found;
}

}  // namespace mea
