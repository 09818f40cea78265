// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/glyph_numbers.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string_view>

#include <unicode/ucnv.h>

#include "pipeline/text.h"

namespace mea::layout {
namespace {

constexpr std::size_t enough_characters = 60;
constexpr double common_share = 0.12;    // Han: of the commonest characters of official texts
constexpr double cyrillic_share = 0.45;  // Cyrillic: of the nine commonest letters
constexpr std::u32string_view common_han = U"的一在有和国是不为以中及其他公约定第条方会各应或与本";
constexpr std::u32string_view common_cyrillic = U"оеаинтсрвОЕАИНТСРВ";
constexpr std::u32string_view common_latin = U"etaoinsrETAOINSR";
constexpr double latin_share = 0.5;
constexpr double numeral_share = 0.2;   // numbers of paragraphs in a font of their own
constexpr double control_share = 0.03;  // spaces and digits by number are control characters

constexpr char32_t mac_first = 98;
constexpr char32_t mac_last = 224;
constexpr char32_t mac_no_break_space = 172;  // these fonts have none there
constexpr char32_t no_break_space = 3031;

// Mac OS Roman from 0x80.
std::u32string mac_upper_half() {
    std::u32string out;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
        ucnv_open("macintosh", &status), &ucnv_close);
    if (U_FAILURE(status)) return out;
    for (int byte = 0x80; byte <= 0xFF; ++byte) {
        const char source = static_cast<char>(byte);
        std::array<UChar, 4> target{};
        UErrorCode one = U_ZERO_ERROR;
        ucnv_reset(converter.get());
        const auto size = ucnv_toUChars(converter.get(), target.data(), 4, &source, 1, &one);
        out.push_back(U_SUCCESS(one) && size == 1 ? static_cast<char32_t>(target[0]) : 0xFFFD);
    }
    return out;
}

// Where a run of characters in Unicode order begins among the glyphs.
struct Run {
    char32_t first_glyph;
    char32_t last_glyph;
    char32_t first_character;
};

constexpr std::array cyrillic_runs{Run{558, 569, 0x401},  // Ё … Ќ
                                   Run{570, 633, 0x410},  // А … я
                                   Run{634, 645, 0x451}};
constexpr std::array han_runs{Run{261, 262, 0x2018},  // ‘ ’
                              Run{263, 264, 0x201C},  // “ ”
                              Run{573, 575, 0x3001},  // U+3004 is not in these fonts
                              Run{576, 594, 0x3005},          Run{941, 1034, 0xFF01},
                              Run{1078, 1078 + 20901, 0x4E00}};

template <class Runs>
char32_t in_runs(const Runs& runs, char32_t glyph) {
    for (const Run& run : runs) {
        if (glyph >= run.first_glyph && glyph <= run.last_glyph) {
            return run.first_character + (glyph - run.first_glyph);
        }
    }
    return 0;
}

constexpr char32_t gbk_first = 993;
constexpr int gbk_row = 192;

// By the bytes of the code GBK, as many places for each first byte as it may have second ones.
std::u32string gbk_order() {
    std::u32string out;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open("GBK", &status),
                                                                       &ucnv_close);
    if (U_FAILURE(status)) return out;
    for (int first = 0x81; first <= 0xFE; ++first) {
        for (int second = 0x40; second < 0x40 + gbk_row; ++second) {
            const std::array<char, 2> source{static_cast<char>(first), static_cast<char>(second)};
            std::array<UChar, 4> target{};
            UErrorCode one = U_ZERO_ERROR;
            ucnv_reset(converter.get());
            const auto size =
                ucnv_toUChars(converter.get(), target.data(), 4, source.data(), 2, &one);
            out.push_back(U_SUCCESS(one) && size == 1 ? static_cast<char32_t>(target[0]) : 0xFFFD);
        }
    }
    return out;
}

char32_t gbk_character(char32_t glyph) {
    static const std::u32string order = gbk_order();
    const std::size_t at = glyph - gbk_first;
    return at < order.size() ? order[at] : 0xFFFD;
}

enum class Order { cyrillic, han, gbk, latin };

constexpr bool is_chinese(Order order) { return order == Order::han || order == Order::gbk; }

char32_t character_of(char32_t glyph, Order order, std::u32string_view mac) {
    if (glyph >= 3 && glyph <= 97) return glyph + 29;
    if (order == Order::han) {
        const char32_t han = in_runs(han_runs, glyph);
        if (han != 0) return han;
    } else if (order == Order::gbk && glyph >= gbk_first) {
        return gbk_character(glyph);
    } else if (order == Order::cyrillic) {
        const char32_t cyrillic = in_runs(cyrillic_runs, glyph);
        if (cyrillic != 0) return cyrillic;
    }
    if (glyph == no_break_space) return 0xA0;
    const std::size_t at = glyph - mac_first + (glyph >= mac_no_break_space ? 1 : 0);
    if (glyph >= mac_first && glyph <= mac_last && at < mac.size()) return mac[at];
    return 0xFFFD;
}

struct FontText {
    std::u32string text;
    std::size_t strange = 0;  // characters that no text of the six languages has
    std::size_t control = 0;
};

struct Characters {
    char32_t first;
    char32_t last;
};

constexpr std::array expected{
    Characters{0x20, 0x17F},    Characters{0x370, 0x45F},   Characters{0x600, 0x6FF},
    Characters{0x1E00, 0x1FFF}, Characters{0x2000, 0x20CF}, Characters{0x2100, 0x22FF},
    Characters{0x2460, 0x25FF}, Characters{0x3000, 0x30FF}, Characters{0x3200, 0x32FF},
    Characters{0x4E00, 0x9FFF}, Characters{0xF900, 0xFAFF}, Characters{0xFB00, 0xFB06},
    Characters{0xFB50, 0xFDFF}, Characters{0xFE30, 0xFFEF}, Characters{0xE000, 0xF8FF}};

bool is_right(char32_t value, Order order) {
    switch (order) {
        case Order::han:
        case Order::gbk:
            return is_han(value) && common_han.find(value) != std::u32string_view::npos;
        case Order::cyrillic:
            return common_cyrillic.find(value) != std::u32string_view::npos;
        case Order::latin:
            return common_latin.find(value) != std::u32string_view::npos;
    }
    return false;
}

constexpr double share_of(Order order) {
    if (is_chinese(order)) return common_share;
    return order == Order::cyrillic ? cyrillic_share : latin_share;
}

bool reads_as(Order order, std::u32string_view text, std::u32string_view mac) {
    std::size_t letters = 0;
    std::size_t found = 0;
    for (const char32_t glyph : text) {
        const char32_t value = character_of(glyph, order, mac);
        if (is_letter(value) || value == 0xFFFD) ++letters;
        if (is_right(value, order)) ++found;
    }
    return static_cast<double>(found) > share_of(order) * static_cast<double>(letters);
}

bool is_readable(const FontText& font) {
    std::size_t letters = 0;
    std::size_t found = 0;
    for (const char32_t value : font.text) {
        if (is_letter(value)) ++letters;
        if (is_right(value, Order::latin)) ++found;
    }
    return static_cast<double>(found) > latin_share * static_cast<double>(letters);
}

std::map<int, FontText> texts_by_font(const std::vector<PageWords>& pages) {
    std::map<int, FontText> fonts;
    for (const PageWords& page : pages) {
        for (const Word& word : page.words) {
            FontText& font = fonts[word.font];
            font.text += word.text;
            for (const char32_t value : word.text) {
                font.strange += is_strange(value) ? 1U : 0U;
                font.control += value < 0x20 ? 1U : 0U;
            }
        }
    }
    return fonts;
}

// Of the fellows of a font, in whose order all of it makes sense.
std::optional<Order> order_with(const std::set<Order>& fellows, std::u32string_view text,
                                std::u32string_view mac) {
    std::vector<Order> orders(fellows.begin(), fellows.end());
    if (is_chinese(orders.front())) orders = {Order::han, Order::gbk};
    std::optional<Order> out;
    for (const Order order : orders) {
        const bool all = std::all_of(text.begin(), text.end(), [&](char32_t glyph) {
            return character_of(glyph, order, mac) != 0xFFFD;
        });
        if (all && (!out || (reads_as(order, text, mac) && !reads_as(*out, text, mac))))
            out = order;
    }
    return out;
}

// The order that makes a font's text readable.
std::map<int, Order> orders_of(const std::vector<PageWords>& pages, std::u32string_view mac) {
    const std::map<int, FontText> fonts = texts_by_font(pages);
    std::map<int, Order> out;
    std::set<Order> seen;
    for (const auto& [font, text] : fonts) {
        if (text.text.size() < enough_characters) continue;
        const bool strange = 2 * text.strange >= text.text.size();
        const bool control = static_cast<double>(text.control) >=
                             control_share * static_cast<double>(text.text.size());
        for (const Order order : {Order::cyrillic, Order::han, Order::gbk, Order::latin}) {
            const bool latin = order == Order::latin;
            if (latin ? !control || is_readable(text) : !strange) continue;
            if (!reads_as(order, text.text, mac)) continue;
            out.emplace(font, order);
            seen.insert(order);
            break;
        }
    }
    if (seen.empty()) return out;
    if (seen.size() > 1 && !std::all_of(seen.begin(), seen.end(), is_chinese)) return out;
    for (const auto& [font, text] : fonts) {
        const double size = static_cast<double>(text.text.size());
        const bool few = text.text.size() < enough_characters;
        const bool strange = 2 * text.strange >= text.text.size();
        const bool numerals = static_cast<double>(text.control) >= numeral_share * size;
        if (!strange || (!few && !numerals) || out.count(font) > 0) continue;
        if (const auto order = order_with(seen, text.text, mac)) out.emplace(font, *order);
    }
    return out;
}

// Spaces are glyphs too: at the ends of a word they only part it from its neighbours.
void trim_words(PageWords& page) {
    const auto blank = [](char32_t value) { return is_space(value) || value < 0x20; };
    for (Word& word : page.words) {
        const double letter =
            (word.box.right - word.box.left) / static_cast<double>(word.text.size() + 1);
        while (!word.text.empty() && blank(word.text.back())) {
            word.text.pop_back();
            word.box.right -= letter;
            word.space_after = true;
        }
        const auto first = std::find_if_not(word.text.begin(), word.text.end(), blank);
        word.text.erase(word.text.begin(), first);
    }
    const auto empty = [](const Word& word) { return word.text.empty(); };
    page.words.erase(std::remove_if(page.words.begin(), page.words.end(), empty), page.words.end());
}

}  // namespace

bool is_strange(char32_t value) {
    return std::none_of(expected.begin(), expected.end(), [value](const Characters& block) {
        return value >= block.first && value <= block.last;
    });
}

char32_t latin_letter(char32_t glyph) {
    static const std::u32string mac = mac_upper_half();
    return character_of(glyph, Order::latin, mac);
}

std::vector<int> decode_glyph_numbers(std::vector<PageWords>& pages) {
    const std::u32string mac = mac_upper_half();
    const std::map<int, Order> orders = orders_of(pages, mac);
    std::vector<int> fonts;
    if (orders.empty()) return fonts;
    for (PageWords& page : pages) {
        for (Word& word : page.words) {
            const auto found = orders.find(word.font);
            if (found == orders.end()) continue;
            for (char32_t& value : word.text) value = character_of(value, found->second, mac);
        }
        trim_words(page);
    }
    for (const auto& [font, order] : orders) fonts.push_back(font);
    return fonts;
}

}  // namespace mea::layout
