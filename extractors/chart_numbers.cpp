// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/chart_numbers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "pipeline/text.h"

namespace mea {
namespace {

// What a format says, without quoted words, escapes and sections for negative numbers.
struct Format {
    int decimals = -1;  // -1: as many as the number has
    bool percent = false;
    bool date = false;
};

Format read_format(std::string_view code) {
    Format format;
    bool placeholder = false;
    bool after_point = false;
    int decimals = 0;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char c = code[i];
        if (c == '"' || c == '[') {
            i = std::min(code.find(c == '"' ? '"' : ']', i + 1), code.size());
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == ';') {
            break;
        } else if (c == '0' || c == '#' || c == '?') {
            placeholder = true;
            if (after_point && c != '#') ++decimals;
        } else if (c == '.') {
            after_point = placeholder;
        } else if (c == '%') {
            format.percent = true;
        } else if (c == 'y' || c == 'd' || c == 'Y' || c == 'D') {
            format.date = true;
        } else if (code.substr(i, 7) == "General") {
            return format;
        }
    }
    if (placeholder) format.decimals = decimals;
    return format;
}

// Days since 30 December 1899 → year, month, day of the Gregorian calendar.
std::string date_of(double serial) {
    long days = static_cast<long>(serial) - 25'569 + 719'468;  // from 1 March of the year 0
    const long era = days / 146'097;
    days -= era * 146'097;
    const long year = (days - days / 1460 + days / 36'524 - days / 146'096) / 365;
    const long day = days - (365 * year + year / 4 - year / 100);
    const long month = (5 * day + 2) / 153;
    std::array<char, 64> out{};  // three numbers of any length
    std::snprintf(out.data(), out.size(), "%04ld-%02ld-%02ld",
                  year + era * 400 + (month >= 10 ? 1 : 0), month < 10 ? month + 3 : month - 9,
                  day - (153 * month + 2) / 5 + 1);
    return out.data();
}

}  // namespace

std::string chart_number(std::string_view value, std::string_view format) {
    constexpr double most = 1e15;
    constexpr double last_day = 2'958'465;  // 31 December 9999
    constexpr int most_decimals = 10;
    const std::string text = squeeze(value);
    char* rest = nullptr;
    const double stored = std::strtod(text.c_str(), &rest);
    if (text.empty() || *rest != '\0' || !std::isfinite(stored) || std::abs(stored) > most)
        return text;
    const Format how = read_format(format);
    if (how.date && stored >= 1 && stored <= last_day) return date_of(stored);
    const double number = how.percent ? stored * 100 : stored;
    std::array<char, 64> out{};
    if (how.decimals < 0) {
        std::snprintf(out.data(), out.size(), "%.12g", number);
    } else {
        std::snprintf(out.data(), out.size(), "%.*f", std::min(how.decimals, most_decimals),
                      number);
    }
    return std::string(out.data()) + (how.percent ? "%" : "");
}

}  // namespace mea
