// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/structure_builder.h"
#include "pipeline/text.h"

namespace mea {
namespace {

constexpr std::size_t longest_title_run_on = 100;  // print_length(), with the label

bool ends_sentence(char32_t sign) {
    constexpr std::u32string_view signs = U".;:。；：؛";
    return signs.find(sign) != std::u32string_view::npos;
}

}  // namespace

// "Article 5. Title 1. Each Party … 2. The Parties …", "Section 1. Definitions 1.1 In these …":
// numbers that count from 1, or within the section's own number, from a sentence to the next.
std::vector<InnerMark> StructureBuilder::inner_numbers(std::size_t i) const {
    std::vector<InnerMark> out;
    const std::string_view text = facts_[i].text;
    const int section = facts_[i].label->ordinal;
    char32_t before = U' ';
    char32_t sign = U'.';
    for (std::size_t at = facts_[i].label->size; at < text.size();) {
        const CodePoint read = code_point_at(text, at);
        const bool starts_word = !is_letter(before) && !is_digit(before) && before != U'.';
        if (starts_word && is_digit(read.value)) {
            std::optional<Enumerator> mark = read_enumerator(text.substr(at));
            const int awaited = static_cast<int>(out.size()) + 1;
            const bool within = mark && mark->style == EnumeratorStyle::decimal_multi &&
                                mark->parts.size() == 2 && mark->parts.front() == section;
            const bool alone = mark && mark->style == EnumeratorStyle::decimal &&
                               (out.empty() || ends_sentence(sign));
            if ((within || alone) && mark->ordinal == awaited &&
                (out.empty() || out.front().mark.style == mark->style)) {
                const std::size_t size = mark->size;
                out.push_back({at, std::move(*mark)});
                before = U' ';
                at += std::max<std::size_t>(size, 1);
                continue;
            }
        }
        if (!is_space(read.value)) sign = read.value;
        before = read.value;
        at = read.next;
    }
    const bool sure = out.size() > 1 ||
                      (!out.empty() && out.front().mark.style == EnumeratorStyle::decimal_multi);
    if (!sure) out.clear();
    return out;
}

std::vector<InnerMark> StructureBuilder::inner_parts(std::size_t i, std::size_t s,
                                                     const ScopeState& state) const {
    std::vector<InnerMark> out;
    if (state.last_part == 0) return out;
    const std::string section = scopes_.all[s].number + ".";
    const std::string_view text = facts_[i].text;
    for (std::size_t at = text.find(section, 1); at != std::string_view::npos;
         at = text.find(section, at + 1)) {
        if (text[at - 1] != ' ' || !ends_sentence(sign_before(text, at))) continue;
        std::optional<Enumerator> mark = read_enumerator(text.substr(at));
        const int awaited = state.last_part + static_cast<int>(out.size()) + 1;
        if (mark && mark->parts.size() == 2 && mark->ordinal == awaited)
            out.push_back({at, std::move(*mark)});
    }
    return out;
}

void StructureBuilder::end_open_segments(std::size_t i, std::size_t end, const ScopeState& state) {
    const std::size_t whole = document_.blocks[i].range.end;
    const auto cut = [&](std::size_t segment) {
        if (segment != none && outline_.at(segment).range.end == whole)
            outline_.at(segment).range.end = end;
    };
    cut(state.host);
    cut(state.last);
    for (std::size_t depth = 0; depth < state.levels.depth(); ++depth)
        cut(state.levels.parent(depth + 1));
}

void StructureBuilder::run_on_text(std::size_t i, Range range, ScopeState& state) {
    if (range.begin >= range.end) return;
    take_text(i, state, "text.run_in");
    const std::size_t text = state.last;
    outline_.at(text).range = range;
    const std::size_t before = outline_.size();
    rest(state);
    split_inside(i, range, state);
    if (outline_.size() > before)
        outline_.at(text).range.end = outline_.at(before).range.begin;
    else
        state.last = text;
}

void StructureBuilder::take_run_on(std::size_t i, ScopeState& state) {
    const Range block = document_.blocks[i].range;
    const std::vector<InnerMark> numbers = inner_numbers(i);
    const std::size_t words = block.begin + facts_[i].label->size;
    if (numbers.empty() && facts_[i].title_like && facts_[i].length <= longest_title_run_on) {
        take_title(i, state);
        outline_.at(outline_.size() - 1).range.begin = words;
        return;
    }
    run_on_text(i, {words, numbers.empty() ? block.end : block.begin + numbers.front().at}, state);
    take_inner_paragraphs(i, numbers, state);
}

void StructureBuilder::take_inner_paragraphs(std::size_t i, const std::vector<InnerMark>& numbers,
                                             ScopeState& state) {
    const Range block = document_.blocks[i].range;
    for (std::size_t k = 0; k < numbers.size(); ++k) {
        const std::size_t end =
            k + 1 < numbers.size() ? block.begin + numbers[k + 1].at : block.end;
        Made made;
        made.kind = SegmentKind::paragraph;
        made.number = number_of(numbers[k].mark);
        made.id = state.prefix + "p" + made.number;
        made.label = numbers[k].mark.label;
        made.parent = section(state);
        made.rule = "number.run_in";
        const std::size_t paragraph = outline_.add(made, i);
        outline_.at(paragraph).range = {block.begin + numbers[k].at, end};
        host(state, paragraph, i);
        if (numbers[k].mark.parts.size() == 2) state.last_part = numbers[k].mark.ordinal;
        split_inside(i, outline_.at(paragraph).range, state);
    }
}

}  // namespace mea
