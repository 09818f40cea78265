// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/block_parts.h"

#include <algorithm>

namespace mea {
namespace {

bool ends_sentence(char32_t c) {
    constexpr std::u32string_view signs = U".;!?。；！？؛؟۔";
    return signs.find(c) != std::u32string_view::npos;
}

// The best place to cut in the second half of `within`.
std::size_t cut_of(std::string_view block, Range within) {
    std::size_t border = within.begin;
    std::size_t word = within.begin;
    std::size_t sentence = within.begin;
    char32_t before = 0;
    for (std::size_t at = within.begin; at < within.end;) {
        const CodePoint read = code_point_at(block, at);
        border = at;
        if (is_space(read.value)) {
            word = at;
            if (ends_sentence(before)) sentence = at;
        } else if (is_han(read.value) && ends_sentence(before)) {
            sentence = at;
        }
        before = read.value;
        at = read.next;
    }
    const std::size_t half = within.begin + within.size() / 2;
    if (sentence > half) return sentence;
    return word > half ? word : border;
}

}  // namespace

std::vector<Range> parts_of_block(std::string_view block) {
    std::vector<Range> parts;
    std::size_t begin = 0;
    while (block.size() - begin > longest_part) {
        const std::size_t cut = cut_of(block, {begin, begin + longest_part});
        parts.push_back({begin, cut});
        begin = cut;
    }
    parts.push_back({begin, block.size()});
    return parts;
}

}  // namespace mea
