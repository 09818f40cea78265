// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/page_language.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>

#include "app/server/answers.h"
#include "pipeline/text.h"

namespace mea {
namespace {

constexpr std::array<std::string_view, 6> six{"ar", "en", "es", "fr", "ru", "zh"};

bool is_one(std::string_view language) {
    return std::find(six.begin(), six.end(), language) != six.end();
}

std::string_view next_part(std::string_view& rest, char mark) {
    const std::size_t end = std::min(rest.find(mark), rest.size());
    const std::string_view part = trimmed(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return part;
}

std::string in_cookies(std::string_view cookies) {
    while (!cookies.empty()) {
        const std::string_view one = next_part(cookies, ';');
        if (one.starts_with("ui=") && is_one(one.substr(3))) return std::string(one.substr(3));
    }
    return {};
}

// "zh-Hans-CN;q=0.8" is Chinese.
std::string accepted(std::string_view header) {
    std::string best;
    double most = 0;
    while (!header.empty()) {
        std::string_view range = next_part(header, ',');
        std::string tag(next_part(range, ';').substr(0, 2));
        for (char& c : tag) {
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
        }
        double quality = 1;
        if (range.starts_with("q="))
            quality = std::strtod(std::string(range.substr(2)).c_str(), nullptr);
        if (is_one(tag) && quality > most) {
            best = tag;
            most = quality;
        }
    }
    return best;
}

}  // namespace

std::string page_language(const Request& request) {
    const std::string asked = parameter(request, "ui");
    if (is_one(asked)) return asked;
    if (std::string chosen = in_cookies(request.cookies); !chosen.empty()) return chosen;
    std::string first = accepted(request.accept_language);
    return first.empty() ? "en" : first;
}

std::string language_cookie(const Request& request) {
    const std::string asked = parameter(request, "ui");
    if (!is_one(asked)) return {};
    return "ui=" + asked + "; Path=/; Max-Age=31536000; SameSite=Lax";
}

}  // namespace mea
