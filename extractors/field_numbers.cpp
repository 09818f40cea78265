// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/field_numbers.h"

#include <algorithm>
#include <cctype>
#include <charconv>

#include "extractors/list_numbers.h"

namespace mea {
namespace {

constexpr int levels = 9;
constexpr int largest_number = 1'000'000;

struct Look {
    NumberFormat format;
    std::string_view before;
    std::string_view after;
};
using enum NumberFormat;
constexpr std::array<Look, levels> outline_looks{{{upper_roman, "", "."},
                                                  {upper_letter, "", "."},
                                                  {decimal, "", "."},
                                                  {lower_letter, "", ")"},
                                                  {decimal, "(", ")"},
                                                  {lower_letter, "(", ")"},
                                                  {lower_roman, "(", ")"},
                                                  {lower_letter, "(", ")"},
                                                  {lower_roman, "(", ")"}}};
constexpr std::array<Look, levels> number_looks{{{decimal, "", ")"},
                                                 {lower_letter, "", ")"},
                                                 {lower_roman, "", ")"},
                                                 {decimal, "(", ")"},
                                                 {lower_letter, "(", ")"},
                                                 {lower_roman, "(", ")"},
                                                 {decimal, "", "."},
                                                 {lower_letter, "", "."},
                                                 {lower_roman, "", "."}}};

bool same_word(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](unsigned char x, unsigned char y) {
        return std::tolower(x) == std::tolower(y);
    });
}

struct Switches {
    std::string list = {};
    std::string separator = ".";
    NumberFormat format = decimal;
    int level = 0;  // from 1
    int start = -1;
    bool no_end = false;
};

// \* ROMAN, \* roman: the case of the word is that of the number.
NumberFormat general_format(std::string_view word) {
    const bool upper = !word.empty() && std::isupper(static_cast<unsigned char>(word.front())) != 0;
    if (same_word(word, "roman")) return upper ? upper_roman : lower_roman;
    if (same_word(word, "alphabetic")) return upper ? upper_letter : lower_letter;
    if (same_word(word, "ordinal")) return ordinal;
    if (same_word(word, "arabicdash")) return decimal_dash;
    return decimal;
}

int int_of_word(std::string_view word, int otherwise) {
    int value = otherwise;
    std::from_chars(word.data(), word.data() + word.size(), value);
    return value;
}

Switches read_switches(std::span<const std::string> words, bool of_list) {
    Switches found;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::string& word = words[i];
        const bool last = i + 1 == words.size();
        if (same_word(word, "\\e"))
            found.no_end = true;
        else if (word == "\\*" && !last)
            found.format = general_format(words[++i]);
        else if (same_word(word, "\\l") && !last)
            found.level = int_of_word(words[++i], 0);
        else if (same_word(word, "\\s") && !last && of_list)
            found.start = int_of_word(words[++i], -1);
        else if (same_word(word, "\\s") && !last)
            found.separator = words[++i];
        else if (!word.starts_with('\\') && of_list)
            found.list = word;
    }
    return found;
}

std::string looked(const Look& look, int number) {
    return std::string(look.before) + number_as(look.format, number) + std::string(look.after);
}

std::string legal(std::span<const int> numbers, const Switches& switches) {
    std::string label;
    for (const int number : numbers) {
        if (number == 0) continue;  // a level without a field of its own
        if (!label.empty()) label += switches.separator;
        label += std::to_string(number);
    }
    return switches.no_end ? label : label + switches.separator;
}

}  // namespace

std::string FieldNumbers::next(std::span<const std::string> words, Place place) {
    if (words.empty()) return {};
    std::string keyword = words.front();
    for (char& c : keyword) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    const bool of_list = keyword == "LISTNUM";
    if (!of_list && keyword != "AUTONUM" && keyword != "AUTONUMLGL" && keyword != "AUTONUMOUT")
        return {};
    const Switches switches = read_switches(words, of_list);
    int level = place.outline < levels ? place.outline : 0;
    if (of_list) level = switches.level > 0 ? switches.level - 1 : place.list_level + 1;
    level = std::clamp(level, 0, levels - 1);

    const bool of_paragraph = of_list && switches.list.empty() && place.list_level >= 0;
    const std::string_view owner = of_paragraph ? "the paragraph" : std::string_view(switches.list);
    Counters& counters = counters_[of_list ? "LISTNUM " + std::string(owner) : keyword];
    const auto at = static_cast<std::size_t>(level);
    if (of_paragraph && fresh_) counters.at(at) = 0;
    fresh_ = fresh_ && !of_list;
    counters.at(at) = std::min(counters.at(at) + 1, largest_number);
    if (switches.start >= 0) counters.at(at) = std::min(switches.start, largest_number);
    std::fill(counters.begin() + level + 1, counters.end(), 0);
    const int number = counters.at(at);

    const std::span<const int> numbers(counters.data(), at + 1);
    if (keyword == "AUTONUM") return number_as(switches.format, number) + switches.separator;
    if (keyword == "AUTONUMLGL" || same_word(switches.list, "LegalDefault"))
        return legal(numbers, switches);
    if (keyword == "AUTONUMOUT" || same_word(switches.list, "OutlineDefault"))
        return looked(outline_looks.at(at), number);
    return looked(number_looks.at(at), number);
}

}  // namespace mea
