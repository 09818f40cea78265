// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/rtf_charset.h"

#include <algorithm>
#include <array>
#include <optional>

#include "extractors/charset.h"
#include "pipeline/text.h"

namespace mea::rtf {
namespace {

struct Pair {
    int key;
    int code_page;
};

// RTF 1.9.1, "Font Table": \fcharset.
constexpr std::array charsets{
    Pair{0, 1252},   Pair{2, symbol_code_page},
    Pair{77, 10000}, Pair{78, 10001},
    Pair{79, 10003}, Pair{80, 10008},
    Pair{81, 10002}, Pair{83, 10005},
    Pair{84, 10004}, Pair{85, 10006},
    Pair{86, 10081}, Pair{87, 10021},
    Pair{88, 10029}, Pair{89, 10007},
    Pair{128, 932},  Pair{129, 949},
    Pair{130, 1361}, Pair{134, 936},
    Pair{136, 950},  Pair{161, 1253},
    Pair{162, 1254}, Pair{163, 1258},
    Pair{177, 1255}, Pair{178, 1256},
    Pair{179, 1256}, Pair{180, 1256},
    Pair{181, 1255}, Pair{186, 1257},
    Pair{204, 1251}, Pair{222, 874},
    Pair{238, 1250}, Pair{254, 437},
    Pair{255, 850},
};

struct FontSuffix {
    std::string_view suffix;
    int code_page;
};

constexpr std::array font_suffixes{
    FontSuffix{" CYR", 1251},         FontSuffix{" Cyr", 1251},     FontSuffix{" CE", 1250},
    FontSuffix{" Greek", 1253},       FontSuffix{" Tur", 1254},     FontSuffix{" TUR", 1254},
    FontSuffix{" Baltic", 1257},      FontSuffix{"(Arabic)", 1256}, FontSuffix{"(Hebrew)", 1255},
    FontSuffix{"(Vietnamese)", 1258},
};

struct NamedPage {
    int code_page;
    const char* name;  // ICU's
};

constexpr std::array named_pages{
    NamedPage{708, "ISO-8859-6"},
    NamedPage{709, "ISO-8859-6"},
    NamedPage{710, "ISO-8859-6"},
    NamedPage{932, "windows-31j"},
    NamedPage{936, "GBK"},
    NamedPage{949, "windows-949"},
    NamedPage{950, "windows-950"},
    NamedPage{1361, "windows-949"},
    NamedPage{10000, "macintosh"},
    NamedPage{10001, "Shift_JIS"},
    NamedPage{10002, "Big5"},
    NamedPage{10003, "EUC-KR"},
    NamedPage{10004, "windows-1256"},
    NamedPage{10005, "windows-1255"},
    NamedPage{10006, "x-mac-greek"},
    NamedPage{10007, "x-mac-cyrillic"},
    NamedPage{10008, "GB2312"},
    NamedPage{10021, "windows-874"},
    NamedPage{10029, "x-mac-ce"},
    NamedPage{10081, "x-mac-turkish"},
    NamedPage{20866, "KOI8-R"},
    NamedPage{21866, "KOI8-U"},
    NamedPage{54936, "gb18030"},
    NamedPage{65001, "UTF-8"},
};

std::string set_name(int code_page) {
    for (const NamedPage& row : named_pages) {
        if (row.code_page == code_page) return row.name;
    }
    constexpr int first_iso = 28591;
    constexpr int last_iso = 28605;
    if (code_page >= first_iso && code_page <= last_iso)
        return "ISO-8859-" + std::to_string(code_page - first_iso + 1);
    const bool windows = code_page == 874 || (code_page >= 1250 && code_page <= 1258);
    return (windows ? "windows-" : "ibm-") + std::to_string(code_page);
}

std::string one_to_one(std::string_view bytes) {
    std::string out;
    for (const char c : bytes) out += to_utf8(static_cast<unsigned char>(c));
    return out;
}

bool ends_with(std::string_view text, std::string_view end) {
    return text.size() > end.size() && text.substr(text.size() - end.size()) == end;
}

}  // namespace

int code_page_of_charset(int charset) {
    const auto found = std::find_if(charsets.begin(), charsets.end(),
                                    [charset](const Pair& row) { return row.key == charset; });
    return found == charsets.end() ? 0 : found->code_page;
}

int code_page_of_font_name(std::string_view name) {
    for (const FontSuffix& row : font_suffixes) {
        if (ends_with(name, row.suffix)) return row.code_page;
    }
    return 0;
}

std::string decode(std::string_view bytes, int code_page) {
    if (code_page == symbol_code_page) return one_to_one(bytes);
    const bool ascii = std::all_of(bytes.begin(), bytes.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (ascii) return std::string(bytes);
    if (std::optional<std::string> text = decode_as(bytes, set_name(code_page))) return *text;
    return decode_as(bytes, "windows-1252").value_or(one_to_one(bytes));
}

}  // namespace mea::rtf
