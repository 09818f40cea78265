// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/block_facts.h"

#include <algorithm>
#include <map>
#include <string>

#include "pipeline/text.h"

namespace mea {
namespace {

constexpr std::size_t longest_title = 300;  // print_length()
constexpr std::size_t fewest_capitals = 4;
constexpr double larger_type_pt = 0.9;  // above the body's size

// The size that most letters of the body are set in; 0 when the format does not say.
double body_size(const ExtractedDocument& document) {
    std::map<int, std::size_t> letters;  // tenths of a point
    for (const Block& block : document.blocks)
        if (!is_furniture(block.kind) && !is_note(block.kind) && block.kind != BlockKind::table_row)
            letters[static_cast<int>(block.font_size * 10 + 0.5)] += block.range.size();
    const auto most =
        std::max_element(letters.begin(), letters.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == letters.end() ? 0 : most->first / 10.0;
}

bool closing_sign(char32_t c) {
    constexpr std::u32string_view signs = U"”’\"'»)）］]」』*‘“/";
    return is_space(c) || signs.find(c) != std::u32string_view::npos;
}

Ending ending_sign(char32_t c) {
    constexpr std::u32string_view sentences = U".。．!?！？؟…۔";
    constexpr std::u32string_view commas = U",，،、";
    if (sentences.find(c) != std::u32string_view::npos) return Ending::sentence;
    if (c == U';' || c == U'；' || c == U'؛') return Ending::semicolon;
    if (c == U':' || c == U'：') return Ending::colon;
    if (commas.find(c) != std::u32string_view::npos) return Ending::comma;
    return Ending::none;
}

// "decision 1/CP.21" at the end: its point ends nothing.
bool ends_with_code(std::string_view text) {
    const std::size_t blank = text.find_last_of(" \n\t");
    const std::string_view word = blank == std::string_view::npos ? text : text.substr(blank + 1);
    return word.find('/') != std::string_view::npos && !word.empty() && word.back() >= '0' &&
           word.back() <= '9' && word.front() >= '0' && word.front() <= '9';
}

// Skips quotation marks, brackets, and a note mark that follows punctuation ("subject,2").
Ending ending_of(std::string_view text) {
    if (ends_with_code(text)) return Ending::none;
    std::size_t at = text.size();
    int digits = 0;
    const auto step_back = [&text, &at] {
        do --at;
        while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
    };
    while (at > 0) {
        const char32_t c = code_point_before(text, at);
        if (is_digit(c) && digits < 3) {
            ++digits;
        } else if (!closing_sign(c)) {
            return ending_sign(c);
        }
        step_back();
    }
    return Ending::none;
}

bool begins_quoted(std::string_view text) {
    constexpr std::u32string_view marks = U"“\"«„”‘「『";
    return !text.empty() && marks.find(code_point_at(text, 0).value) != std::u32string_view::npos;
}

// "l." typed or read for "1." where "2." comes next: in place, unless "k." stands before.
void mend_ones(std::vector<BlockFacts>& all) {
    constexpr int eleven = 11;
    int before = 0;  // of the last letter
    Enumerator* misread = nullptr;
    for (BlockFacts& facts : all) {
        if (facts.label) misread = nullptr;
        if (!facts.enumerator) continue;
        Enumerator& mark = *facts.enumerator;
        const bool one = mark.label == "l." && before != eleven;
        if (mark.style == EnumeratorStyle::decimal && mark.ordinal == 2 && misread) {
            misread->style = EnumeratorStyle::decimal;
            misread->ordinal = 1;
            misread->alternative.reset();
        }
        if (mark.style == EnumeratorStyle::decimal) misread = nullptr;
        if (one) misread = &mark;
        before = mark.style == EnumeratorStyle::lower_letter ? mark.ordinal : 0;
    }
}

}  // namespace

bool is_furniture(BlockKind kind) {
    return kind == BlockKind::header || kind == BlockKind::footer || kind == BlockKind::page_number;
}

bool is_note(BlockKind kind) { return kind == BlockKind::footnote || kind == BlockKind::endnote; }

std::size_t print_length(std::string_view text) {
    std::size_t han = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto lead = static_cast<unsigned char>(text[at]);
        if (lead >= 0xE3 && lead <= 0xE9 && is_han(code_point_at(text, at).value)) ++han;
    }
    return count_code_points(text) + han;
}

std::vector<BlockFacts> look_at_blocks(const ExtractedDocument& document) {
    const double body = body_size(document);
    std::vector<BlockFacts> all(document.blocks.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Block& block = document.blocks[i];
        BlockFacts& facts = all[i];
        facts.text = slice(document.text, block.range);
        facts.length = print_length(facts.text);
        facts.ending = ending_of(facts.text);
        facts.quoted = begins_quoted(facts.text);
        const bool readable = !is_furniture(block.kind) && !is_note(block.kind) &&
                              block.kind != BlockKind::table_row && block.kind != BlockKind::toc;
        if (!readable) continue;
        facts.enumerator = read_enumerator(facts.text);
        if (facts.enumerator && block.label_size > 0 &&
            facts.enumerator->size <= block.label_size + 1)
            facts.enumerator->automatic = true;
        if (!facts.enumerator) facts.label = read_running_label(facts.text);
        if (facts.length <= longest_title) {
            const bool runs_on = facts.label && facts.ending != Ending::none;
            if (auto label = read_label_line(facts.text); label && !(runs_on && label->titled))
                facts.label = label;
            facts.title_like = facts.ending == Ending::none ||
                               (facts.ending == Ending::colon && block.bold) ||
                               (facts.ending == Ending::sentence &&
                                block.kind == BlockKind::heading && facts.length < 120);
            facts.capitals = capitals_alone(facts.text) >= fewest_capitals;
            facts.prominent = block.kind == BlockKind::heading || block.bold ||
                              (body > 0 && block.font_size > body + larger_type_pt) ||
                              facts.capitals;
        }
    }
    mend_ones(all);
    return all;
}

}  // namespace mea
