// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/sequence.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include "pipeline/levels.h"

namespace mea {
namespace {

using Style = EnumeratorStyle;

constexpr int widest_gap = 3;  // numbers that extraction may have lost in one place
constexpr std::size_t longest_plain_heading = 110;  // print_length(), where no style sets it apart

struct Item {
    std::size_t at = 0;  // position in Scope::blocks
    int value = 0;
    bool suffixed = false;  // "12 bis."
    bool title = false;     // could be a heading
    bool prominent = false;
    bool after_heading = false;
};

// Words after a Chinese full stop are no title, whatever was run into their end.
bool could_head(const BlockFacts& facts) {
    if (!facts.title_like) return false;
    if (facts.prominent) return true;
    return facts.length <= longest_plain_heading && facts.text.find("。") == std::string_view::npos;
}

// "14.1 The contractor shall permit inspection to" (a), (b), and then 14.2 is a sentence: the words
// break off at a list, they are no title.
bool announces_list(const Scope& scope, const std::vector<BlockFacts>& facts, std::size_t at) {
    const BlockFacts& one = facts[scope.blocks[at]];
    if (one.prominent || at + 1 >= scope.blocks.size()) return false;
    const auto& mark = facts[scope.blocks[at + 1]].enumerator;
    if (!mark || !is_sub_style(mark->style) || mark->ordinal != 1) return false;
    for (std::size_t next = at + 2; next < scope.blocks.size(); ++next) {
        const BlockFacts& other = facts[scope.blocks[next]];
        if (other.enumerator && other.enumerator->parts.size() == one.enumerator->parts.size())
            return !could_head(other);
    }
    return false;
}

bool main_style(Style style) { return style == Style::decimal || style == Style::decimal_multi; }

bool second_han_follows(const Scope& scope, const std::vector<BlockFacts>& facts) {
    return std::any_of(scope.blocks.begin(), scope.blocks.end(), [&facts](std::size_t block) {
        const auto& mark = facts[block].enumerator;
        return mark && mark->style == Style::han && mark->ordinal == 2;
    });
}

// An annex that is a list: every 一、 ends as a sentence or a clause does, none is a heading.
bool han_list(const Scope& scope, const std::vector<BlockFacts>& facts) {
    return scope.kind == SegmentKind::annex && second_han_follows(scope, facts) &&
           std::none_of(scope.blocks.begin(), scope.blocks.end(), [&facts](std::size_t block) {
               const BlockFacts& one = facts[block];
               return one.enumerator && one.enumerator->style == Style::han &&
                      one.ending == Ending::none;
           });
}

// The style that counts the scope's paragraphs. Treaties in Chinese count with 一、 (then 1. stands
// under it) and older declarations with (1): they do so where no decimal number stands before.
std::optional<Style> style_of(const Scope& scope, const std::vector<BlockFacts>& facts) {
    const bool closed = scope.kind == SegmentKind::article || scope.acts;
    std::optional<Style> first;
    std::optional<bool> han_goes_on;
    bool other_marks = false;
    for (const std::size_t block : scope.blocks) {
        const BlockFacts& one = facts[block];
        if (!one.enumerator || one.label) continue;
        const Style style = one.enumerator->style;
        if (closed && first == Style::han) {
            if (!han_goes_on) han_goes_on = second_han_follows(scope, facts);
            if (*han_goes_on) return first;
        }
        if (main_style(style)) return Style::decimal;
        const bool candidate = style == Style::han || style == Style::decimal_parens;
        if (candidate && !first && !other_marks && one.enumerator->ordinal == 1 &&
            one.ending != Ending::none)
            first = style;
        if (!candidate && style != Style::bullet) other_marks = true;
    }
    return closed || (first == Style::han && han_list(scope, facts)) ? first : std::nullopt;
}

bool counts_below_brackets(const Scope& scope, const std::vector<BlockFacts>& facts) {
    if (scope.kind != SegmentKind::article && scope.kind != SegmentKind::annex) return false;
    bool counting = false;
    bool announced = false;
    for (const std::size_t block : scope.blocks) {
        const BlockFacts& one = facts[block];
        if (one.enumerator && one.enumerator->style == Style::han) return false;
        if (one.enumerator && main_style(one.enumerator->style)) {
            const bool begins = one.enumerator->ordinal == 1;
            if (begins ? !announced : !counting) return false;
            counting = true;
        }
        announced = one.enumerator && one.enumerator->style == Style::han_parens &&
                    one.ending == Ending::colon;
    }
    return counting;
}

std::vector<Item> items_of(const Scope& scope, const std::vector<BlockFacts>& facts, Style style) {
    std::vector<Item> items;
    bool heading_before = true;
    for (std::size_t at = 0; at < scope.blocks.size(); ++at) {
        const BlockFacts& one = facts[scope.blocks[at]];
        if (one.label && one.label->kind != LabelKind::decision) heading_before = true;
        if (!one.enumerator) {
            if (one.title_like && one.prominent) heading_before = true;
            continue;
        }
        if (one.enumerator->style == Style::upper_roman ||
            one.enumerator->style == Style::upper_letter)
            heading_before = heading_before || one.title_like;
        if (one.enumerator->style != style) continue;
        Item item;
        item.at = at;
        item.value = one.enumerator->ordinal;
        item.suffixed = !one.enumerator->suffix.empty();
        item.prominent = one.prominent;
        item.title = could_head(one);
        item.after_heading = heading_before;
        heading_before = false;
        items.push_back(item);
    }
    return items;
}

class Chain {
public:
    Chain(std::vector<Item> items, Sequence& out) : items_(std::move(items)), out_(out) {}

    void run(bool titles_are_paragraphs) {
        if (!titles_are_paragraphs) set_headings_apart();
        look_ahead();
        for (std::size_t i = 0; i < items_.size(); ++i) step(i);
    }

private:
    void role(std::size_t i, NumberRole given) { out_.roles[items_[i].at] = given; }

    // Titles are headings unless the sequence of sentences has a hole exactly there.
    void set_headings_apart() {
        std::vector<Item> sentences;
        std::vector<std::size_t> next_sentence(items_.size(), items_.size());
        for (std::size_t i = items_.size(); i-- > 1;)
            next_sentence[i - 1] = items_[i].title ? next_sentence[i] : i;
        const bool any_sentence =
            std::any_of(items_.begin(), items_.end(), [](const Item& item) { return !item.title; });
        const std::vector<bool> listed = find_listed();
        int last = 0;
        for (std::size_t i = 0; i < items_.size(); ++i) {
            const Item& item = items_[i];
            bool keep = !item.title || listed[i];
            if (!keep && any_sentence && item.value == last + 1) {
                const std::size_t next = next_sentence[i];
                const bool closed = next == items_.size() || items_[next].value != item.value;
                const bool leads =
                    next < items_.size() && items_[next].value == item.value + 1 && next == i + 1;
                // "7. Invites Parties:" loses its colon more often than a section is numbered 7.
                keep = (leads && closed && last > 0) || (closed && last > 0 && !item.prominent);
                if (next < items_.size() && items_[next].value <= last) keep = false;
            }
            if (keep) {
                last = item.value;
                sentences.push_back(item);
            } else {
                role(i, NumberRole::heading);
            }
        }
        items_ = std::move(sentences);
    }

    // Short entries of a list whose later ones are sentences, nothing between them: they head
    // nothing.
    std::vector<bool> find_listed() const {
        constexpr std::size_t fewest = 3;
        std::vector<bool> listed(items_.size(), false);
        for (std::size_t i = 0; i < items_.size(); ++i) {
            if (items_[i].value != 1) continue;
            std::size_t end = i;
            while (end + 1 < items_.size() && items_[end].title && !items_[end].prominent &&
                   items_[end + 1].value == items_[end].value + 1 &&
                   items_[end + 1].at == items_[end].at + 1)
                ++end;
            if (end - i < fewest || items_[end].title) continue;
            std::fill(listed.begin() + static_cast<std::ptrdiff_t>(i),
                      listed.begin() + static_cast<std::ptrdiff_t>(end), true);
        }
        return listed;
    }

    // What step() asks of the items behind one, found once.
    void look_ahead() {
        successor_.assign(items_.size(), items_.size());
        run_end_.resize(items_.size());
        for (std::size_t i = 0; i < items_.size(); ++i) places_[items_[i].value].push_back(i);
        for (std::size_t i = items_.size(); i-- > 0;) {
            const bool goes_on =
                i + 1 < items_.size() && items_[i + 1].value == items_[i].value + 1;
            run_end_[i] = goes_on ? run_end_[i + 1] : i;
            successor_[i] = find(items_[i].value + 1, i + 1);
        }
    }

    std::size_t find(int value, std::size_t from) const {
        const auto places = places_.find(value);
        if (places == places_.end()) return items_.size();
        const auto at = std::lower_bound(places->second.begin(), places->second.end(), from);
        return at == places->second.end() ? items_.size() : *at;
    }

    // items i … j count up by one from one to the next.
    bool contiguous(std::size_t i, std::size_t j) const { return j <= run_end_[i]; }

    bool run_from(std::size_t i, std::size_t length) const {
        return i + length <= items_.size() && contiguous(i, i + length - 1);
    }

    void accept(std::size_t i) {
        role(i, NumberRole::main);
        last_ = items_[i].value;
        started_ = true;
    }

    void step(std::size_t i) {
        const Item& item = items_[i];
        if (!started_) {
            if (item.value != 1 && find(1, i) < items_.size() && !run_from(i, 3))
                return set_aside(i);
            return accept(i);
        }
        if (item.value == last_ + 1 || (item.suffixed && item.value == last_)) return accept(i);
        const std::size_t awaited = find(last_ + 1, i);
        const bool leads_there = awaited < items_.size() && contiguous(i, awaited);
        if (awaited < items_.size() && !leads_there && !begins_again(i, awaited))
            return role(i, NumberRole::inner);
        if (item.value > last_ + 1) {
            const bool near = item.value <= last_ + 1 + widest_gap;
            if (!near && !run_from(i, 3)) return set_aside(i);
            out_.gaps.push_back({item.at, last_});
            return accept(i);
        }
        const bool again = item.value == 1 && (item.after_heading || run_from(i, 4) || leads_there);
        if (again) return accept(i);
        if (item.value == last_ && i + 1 < items_.size() && items_[i + 1].value == last_ + 1) {
            out_.duplicates.push_back({item.at, last_});
            return accept(i);
        }
        set_aside(i);
    }

    // A number that no sequence leads to and none goes on after: a quotation, or a broken count.
    void set_aside(std::size_t i) {
        role(i, NumberRole::inner);
        if (std::exchange(aside_, true)) return;
        out_.gaps.push_back({items_[i].at, last_});
    }

    // A second sequence that runs from 1 up to and past the number awaited, with quotations inside.
    bool begins_again(std::size_t i, std::size_t awaited) {
        if (items_[i].value != 1 || !items_[i].after_heading) return false;
        // Counts that begin in several places run together from their second number on.
        const Again asked{successor_[i], awaited};
        if (asked.second != again_.second || asked.awaited != again_.awaited) {
            again_ = asked;
            std::size_t last = i;
            while (successor_[last] <= awaited && successor_[last] < items_.size())
                last = successor_[last];
            again_.reached = items_[last].value;
        }
        return again_.reached == last_ + 1;
    }

    struct Again {
        std::size_t second = 0;  // where the count has its 2
        std::size_t awaited = 0;
        int reached = 0;  // the last number of the count up to `awaited`
    };

    std::vector<Item> items_;
    Sequence& out_;
    int last_ = 0;
    bool started_ = false;
    std::unordered_map<int, std::vector<std::size_t>> places_;  // of each value, ascending
    std::vector<std::size_t> successor_;  // of each item: the next item with the next number
    std::vector<std::size_t> run_end_;    // of each item: where its unbroken count ends
    Again again_;
    bool aside_ = false;  // one warning tells of all
};

// Where paragraphs are 10.1, 10.2 …, plain numbers that count badly are rows of tables.
void leave_rows_out(const Scope& scope, const std::vector<BlockFacts>& facts, Sequence& out) {
    constexpr std::size_t many = 3;
    std::size_t several = 0;
    std::vector<std::size_t> plain;
    for (std::size_t at = 0; at < scope.blocks.size(); ++at) {
        if (out.roles[at] != NumberRole::main && out.roles[at] != NumberRole::inner) continue;
        if (facts[scope.blocks[at]].enumerator->style == Style::decimal_multi)
            ++several;
        else
            plain.push_back(at);
    }
    if (plain.empty() || several < many || several <= plain.size()) return;
    const bool from_one = facts[scope.blocks[plain.front()]].enumerator->ordinal == 1;
    if (from_one && out.gaps.empty()) return;
    for (const std::size_t at : plain) out.roles[at] = NumberRole::none;
    out.gaps.clear();
    out.duplicates.clear();
}

}  // namespace

Sequence find_sequence(const Scope& scope, const std::vector<BlockFacts>& facts) {
    Sequence out;
    out.roles.assign(scope.blocks.size(), NumberRole::none);
    out.decimals_below = counts_below_brackets(scope, facts);
    if (out.decimals_below) return out;
    const std::optional<Style> style = style_of(scope, facts);
    if (!style) return out;
    out.style = *style;
    const bool closed = scope.kind == SegmentKind::article || scope.acts;
    Chain(items_of(scope, facts, *style), out).run(closed);
    if (*style != Style::decimal) return out;
    for (std::size_t at = 0; at < scope.blocks.size(); ++at) {
        const BlockFacts& one = facts[scope.blocks[at]];
        if (!one.enumerator || one.enumerator->style != Style::decimal_multi) continue;
        const bool heading = could_head(one) && !announces_list(scope, facts, at);
        out.roles[at] = heading ? NumberRole::heading : NumberRole::main;
    }
    leave_rows_out(scope, facts, out);
    return out;
}

}  // namespace mea
