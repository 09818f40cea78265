// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/name_pattern.h"

#include <algorithm>

namespace mea {
namespace {

struct Piece {  // words that stay, then the alternatives that follow them
    std::string fixed;
    std::vector<std::string> choices;
};

bool is_plain(std::string_view pattern) {
    return pattern.find_first_of("{}") == std::string_view::npos;
}

std::vector<std::string> split(std::string_view inside) {
    std::vector<std::string> out;
    for (;;) {
        const std::size_t bar = inside.find('|');
        out.emplace_back(inside.substr(0, bar));
        if (bar == std::string_view::npos) return out;
        inside.remove_prefix(bar + 1);
    }
}

Result<std::vector<Piece>> pieces_of(std::string_view pattern) {
    std::vector<Piece> pieces;
    std::size_t at = 0;
    while (at < pattern.size()) {
        const std::size_t open = pattern.find_first_of("{}", at);
        Piece piece;
        piece.fixed = std::string(pattern.substr(at, open - at));
        if (open == std::string_view::npos) {
            pieces.push_back(std::move(piece));
            break;
        }
        const std::size_t close = pattern.find_first_of("{}", open + 1);
        if (pattern[open] != '{' || close == std::string_view::npos || pattern[close] != '}')
            return fail(ErrorCode::schema, "unbalanced braces in a name", std::string(pattern));
        piece.choices = split(pattern.substr(open + 1, close - open - 1));
        pieces.push_back(std::move(piece));
        at = close + 1;
    }
    return pieces;
}

}  // namespace

Result<std::vector<std::string>> expand_name(std::string_view pattern) {
    if (is_plain(pattern)) return std::vector<std::string>{std::string(pattern)};
    const auto pieces = pieces_of(pattern);
    if (!pieces) return tl::unexpected(pieces.error());
    std::size_t forms = 1;
    for (const Piece& piece : *pieces) {
        if (piece.choices.empty()) continue;
        if (forms != 1 && forms != piece.choices.size())
            return fail(ErrorCode::schema, "braces with unequal numbers of alternatives",
                        std::string(pattern));
        forms = piece.choices.size();
    }
    std::vector<std::string> out;
    for (std::size_t form = 0; form < forms; ++form) {
        std::string name;
        for (const Piece& piece : *pieces) {
            name += piece.fixed;
            if (form < piece.choices.size()) name += piece.choices[form];
        }
        if (std::find(out.begin(), out.end(), name) == out.end()) out.push_back(std::move(name));
    }
    return out;
}

std::string dictionary_form(std::string_view pattern) {
    if (is_plain(pattern)) return std::string(pattern);
    const auto forms = expand_name(pattern);
    return forms && !forms->empty() ? forms->front() : std::string(pattern);
}

}  // namespace mea
