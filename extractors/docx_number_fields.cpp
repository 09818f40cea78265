// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/docx_number_fields.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <vector>

#include "extractors/docx_fields.h"
#include "extractors/ooxml_package.h"
#include "extractors/symbol_fonts.h"
#include "pipeline/text.h"

namespace mea {
namespace {

using std::string_view;
using Levels = std::array<ListLevel, ListCounters::max_levels>;

// The words after the name of a field, without quotation marks.
std::vector<std::string> arguments_of(string_view instruction) {
    std::vector<std::string> words;
    bool open = false;
    bool quoted = false;
    for (const char c : instruction) {
        if (c == '"') {
            quoted = !quoted;
            if (quoted) words.emplace_back();
            open = quoted;
        } else if (!quoted && (c == ' ' || c == '\t' || c == '\n' || c == '\r')) {
            open = false;
        } else {
            if (!open) words.emplace_back();
            open = true;
            words.back() += c;
        }
    }
    if (!words.empty()) words.erase(words.begin());
    return words;
}

std::string value_of(const std::vector<std::string>& words, string_view option) {
    const auto at = std::find(words.begin(), words.end(), option);
    return at == words.end() || std::next(at) == words.end() ? std::string{} : *std::next(at);
}

Levels levels_of(const std::array<NumberFormat, ListCounters::max_levels>& formats,
                 const std::array<const char*, ListCounters::max_levels>& texts) {
    Levels levels;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        levels[i].format = formats[i];
        levels[i].text = texts[i];
    }
    return levels;
}

constexpr auto decimal = NumberFormat::decimal;
constexpr auto letter = NumberFormat::lower_letter;
constexpr auto roman = NumberFormat::lower_roman;

const Levels& number_default() {
    static const Levels levels =
        levels_of({decimal, letter, roman, decimal, letter, roman, decimal, letter, roman},
                  {"%1)", "%2)", "%3)", "(%4)", "(%5)", "(%6)", "%7.", "%8.", "%9."});
    return levels;
}

const Levels& outline_default() {
    static const Levels levels =
        levels_of({NumberFormat::upper_roman, NumberFormat::upper_letter, decimal, letter, decimal,
                   letter, roman, letter, roman},
                  {"%1.", "%2.", "%3.", "%4)", "(%5)", "(%6)", "(%7)", "(%8)", "(%9)"});
    return levels;
}

const Levels& legal_default() {
    static const Levels levels = levels_of(
        {decimal, decimal, decimal, decimal, decimal, decimal, decimal, decimal, decimal},
        {"%1.", "%1.%2.", "%1.%2.%3.", "%1.%2.%3.%4.", "%1.%2.%3.%4.%5.", "%1.%2.%3.%4.%5.%6.",
         "%1.%2.%3.%4.%5.%6.%7.", "%1.%2.%3.%4.%5.%6.%7.%8.", "%1.%2.%3.%4.%5.%6.%7.%8.%9."});
    return levels;
}

const Levels& plain_numbers() {
    static const Levels levels =
        levels_of({decimal, decimal, decimal, decimal, decimal, decimal, decimal, decimal, decimal},
                  {"%1.", "%2.", "%3.", "%4.", "%5.", "%6.", "%7.", "%8.", "%9."});
    return levels;
}

const Levels& levels_of_list(const std::string& name) {
    if (name == "OutlineDefault" || name == "AUTONUMOUT") return outline_default();
    if (name == "LegalDefault" || name == "AUTONUMLGL") return legal_default();
    return name == "AUTONUM" ? plain_numbers() : number_default();
}

// SYMBOL 183 \f "Symbol"
std::string symbol(const std::vector<std::string>& words) {
    if (words.empty()) return {};
    const bool hexadecimal = words[0].starts_with("0x");
    const char* first = words[0].data() + (hexadecimal ? 2 : 0);
    unsigned code = 0;
    std::from_chars(first, words[0].data() + words[0].size(), code, hexadecimal ? 16 : 10);
    return code < 0x20 || code > 0xFFFF ? std::string{}
                                        : symbol_text(value_of(words, "\\f"), to_utf8(code));
}

}  // namespace

int DocxNumberFields::list_of(const std::string& name) {
    return lists_.emplace(name, static_cast<int>(lists_.size())).first->second;
}

std::string DocxNumberFields::automatic(const std::string& name, bool period, int level) {
    std::string label = counters_.next(list_of(name), level, levels_of_list(name));
    if (!period && !label.empty() && label.back() == '.') label.pop_back();
    return label;
}

std::string DocxNumberFields::list_number(string_view instruction, int list_level) {
    const std::vector<std::string> words = arguments_of(instruction);
    const bool has_name = !words.empty() && words[0].front() != '\\';
    const std::string name = has_name ? words[0] : "NumberDefault";
    const int list = list_of(has_name || list_level < 0 ? name : name + " of a paragraph");
    const int inner = std::clamp(list_level + 1, 0, ListCounters::max_levels - 1);
    const int level =
        std::clamp(int_of(value_of(words, "\\l"), inner + 1) - 1, 0, ListCounters::max_levels - 1);
    const int start = int_of(value_of(words, "\\s"), -1);
    if (start >= 0) counters_.restart(list, level, start);
    if (start < 0 && !has_name && list_level >= 0 && fresh_) counters_.restart(list, level, 1);
    fresh_ = false;
    return counters_.next(list, level, levels_of_list(name));
}

std::string DocxNumberFields::printed(string_view instruction, int heading, int list_level) {
    const std::string name = field_name(instruction);
    if (name == "AUTONUM" || name == "AUTONUMLGL" || name == "AUTONUMOUT")
        return automatic(name, instruction.find("\\e") == string_view::npos,
                         std::max(heading - 1, 0));
    if (name == "LISTNUM") return list_number(instruction, list_level);
    const std::vector<std::string> words = arguments_of(instruction);
    if (name == "SYMBOL") return symbol(words);
    std::string text;
    if (name == "MACROBUTTON" || name == "GOTOBUTTON") {
        for (std::size_t i = 1; i < words.size(); ++i) text += (i > 1 ? " " : "") + words[i];
    }
    return text;
}

std::string form_state(const pugi::xml_node& data) {
    if (const pugi::xml_node box = data.child("w:checkBox")) {
        const pugi::xml_node state = box.child("w:checked");
        return on_off(state ? state : box.child("w:default")) ? "☒" : "☐";
    }
    const pugi::xml_node list = data.child("w:ddList");
    const pugi::xml_node chosen = list.child("w:result");
    int left = int_of((chosen ? chosen : list.child("w:default")).attribute("w:val").value(), 0);
    for (const pugi::xml_node& entry : list.children("w:listEntry")) {
        if (left-- == 0) return entry.attribute("w:val").value();
    }
    return {};
}

}  // namespace mea
