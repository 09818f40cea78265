// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/doc_charsets.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include <unicode/ucnv.h>

#include "extractors/doc_document.h"

namespace mea::doc {
namespace {

constexpr int default_charset = 0;
constexpr int symbol_charset = 2;
constexpr int macintosh_charset = 77;
constexpr std::array<int, 5> double_byte_charsets{128, 129, 130, 134, 136};
constexpr char16_t second_byte = 0xFFFF;
constexpr char16_t first_pair = 0x8100;  // the lowest lead byte of any of them

struct Row {
    int charset;  // of a font, as in Windows' LOGFONT
    const char* converter;
};
constexpr std::array<Row, 17> rows{{{77, "macintosh"},
                                    {128, "windows-932"},
                                    {129, "windows-949"},
                                    {130, "ibm-1363"},
                                    {134, "windows-936"},
                                    {136, "windows-950"},
                                    {161, "windows-1253"},
                                    {162, "windows-1254"},
                                    {163, "windows-1258"},
                                    {177, "windows-1255"},
                                    {178, "windows-1256"},
                                    {186, "windows-1257"},
                                    {204, "windows-1251"},
                                    {222, "windows-874"},
                                    {238, "windows-1250"},
                                    {255, "windows-1252"},
                                    {0, "windows-1252"}}};

// The character set that Far Eastern versions of Word 6 use in every font, by language.
int charset_of_language(int language) {
    switch (language) {
        case 0x0411:
            return 128;
        case 0x0412:
            return 129;
        case 0x0804:
            return 134;
        case 0x0404:
            return 136;
        default:
            return default_charset;
    }
}

bool is_double_byte(int charset) {
    return std::find(double_byte_charsets.begin(), double_byte_charsets.end(), charset) !=
           double_byte_charsets.end();
}

// The character set of text in fonts that name none: by language, or as the first Eastern font.
int eastern_charset(const Fib& fib, const Fonts& fonts) {
    if (const int known = charset_of_language(fib.language); known != default_charset) return known;
    for (int i = 0; i < fonts.count(); ++i)
        if (is_double_byte(fonts.at(i).charset)) return fonts.at(i).charset;
    return default_charset;
}

class Converter {
public:
    explicit Converter(const char* name) : converter_(nullptr, &ucnv_close) {
        UErrorCode status = U_ZERO_ERROR;
        converter_.reset(ucnv_open(name, &status));
        if (U_FAILURE(status)) converter_.reset();
        if (!converter_) return;
        for (int byte = 0x80; byte < 0x100; ++byte) {
            const char bytes[1] = {static_cast<char>(byte)};
            single_[static_cast<std::size_t>(byte - 0x80)] = convert(bytes, 1);
        }
    }

    // The character of a byte from 0x80 on, or of a lead byte and the one after it. `taken` says
    // how many bytes it is.
    char16_t decode(std::uint8_t first, std::uint8_t second, std::size_t& taken) {
        taken = 1;
        if (!converter_) return from_cp1252(first);
        const char16_t alone = single_[static_cast<std::size_t>(first - 0x80)];
        if (alone != 0) return alone;
        const char bytes[2] = {static_cast<char>(first), static_cast<char>(second)};
        const char16_t pair = second >= 0x30 ? convert(bytes, 2) : char16_t{0};
        if (pair == 0) return from_cp1252(first);
        taken = 2;
        return pair;
    }

    // The character of a code with the lead byte above the other; 0 when there is none.
    char16_t decode_pair(char16_t code) {
        const char bytes[2] = {static_cast<char>(code >> 8), static_cast<char>(code & 0xFF)};
        return converter_ ? convert(bytes, 2) : char16_t{0};
    }

private:
    char16_t convert(const char* bytes, int count) {
        UErrorCode status = U_ZERO_ERROR;
        std::array<char16_t, 4> out{};
        const int32_t length = ucnv_toUChars(
            converter_.get(), out.data(), static_cast<int32_t>(out.size()), bytes, count, &status);
        const bool one = U_SUCCESS(status) && length == 1 && out[0] != 0xFFFD && out[0] != 0x1A;
        return one ? out[0] : char16_t{0};
    }

    std::unique_ptr<UConverter, decltype(&ucnv_close)> converter_;
    std::array<char16_t, 128> single_{};
};

class Converters {
public:
    Converter& of(int charset) {
        const auto known = std::find_if(
            rows.begin(), rows.end(), [charset](const Row& row) { return row.charset == charset; });
        const Row& row = known == rows.end() ? rows.back() : *known;
        return converters_.try_emplace(row.charset, row.converter).first->second;
    }

private:
    std::map<int, Converter> converters_;
};

}  // namespace

void decode_by_font(Document& document) {
    std::u16string& text = document.pieces.text();
    Converters converters;
    const int of_language =
        document.fib.far_east ? eastern_charset(document.fib, document.fonts) : default_charset;
    int style = 0;
    std::size_t paragraph_end = 0;
    for (std::size_t cp = 0; cp < text.size();) {
        if (cp >= paragraph_end) {
            paragraph_end = std::min(text.find_first_of(u"\x07\x0D", cp), text.size() - 1) + 1;
            style = document.paragraph_at(paragraph_end - 1).style;
        }
        const Document::Characters run = document.characters_at(cp, style);
        const std::size_t end = std::min({run.end, paragraph_end, text.size()});
        int charset = document.fonts.at(run.properties.font).charset;
        if (charset == default_charset) charset = of_language;
        if (charset == default_charset && document.fib.macintosh) charset = macintosh_charset;
        while (cp < end) {
            const char16_t byte = text[cp];
            std::size_t taken = 1;
            if (byte >= first_pair) {
                const int eastern = is_double_byte(charset) ? charset : of_language;
                const char16_t pair = converters.of(eastern).decode_pair(byte);
                text[cp] = pair != 0 ? pair : char16_t{0xFFFD};
            } else if (document.fib.double_bytes) {
                const auto low = static_cast<std::uint8_t>(byte & 0xFF);
                text[cp] = charset == symbol_charset && low >= 0x20
                               ? static_cast<char16_t>(0xF000 + low)
                               : from_cp1252(low);
            } else if (charset == symbol_charset && byte >= 0x20) {
                text[cp] = static_cast<char16_t>(0xF000 + byte);
            } else if (byte >= 0x80 && byte <= 0xFF) {
                const char16_t next = cp + 1 < text.size() ? text[cp + 1] : u'\0';
                text[cp] = converters.of(charset).decode(static_cast<std::uint8_t>(byte),
                                                         static_cast<std::uint8_t>(next), taken);
                if (taken == 2) text[cp + 1] = second_byte;
            }
            cp += taken;
        }
    }
}

}  // namespace mea::doc
