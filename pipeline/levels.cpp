// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/levels.h"

#include <array>

#include "pipeline/text.h"

namespace mea {
namespace {

constexpr int widest_gap = 3;  // marks that extraction may have lost in one place

struct Mark {
    EnumeratorStyle style;
    int ordinal;
};

std::vector<Mark> readings(const Enumerator& mark) {
    std::vector<Mark> out{{mark.style, mark.ordinal}};
    if (mark.alternative) out.push_back({*mark.alternative, mark.alternative_ordinal});
    return out;
}

char32_t closing_sign(const Enumerator& mark) {
    const char32_t last = code_point_before(mark.label, mark.label.size());
    if (mark.label == "©") return U')';
    return last >= 0xFF01 && last <= 0xFF5E ? last - 0xFEE0 : last;
}

// "(a)" and "b)", whose first bracket was lost.
bool alike(EnumeratorStyle a, EnumeratorStyle b) {
    using Style = EnumeratorStyle;
    const auto whole = [](Style style) {
        if (style == Style::lower_letter) return Style::letter_parens;
        return style == Style::lower_roman ? Style::roman_parens : style;
    };
    return whole(a) == whole(b);
}

bool has_reading(const std::optional<Enumerator>& mark, EnumeratorStyle style, int ordinal) {
    if (!mark) return false;
    for (const Mark& reading : readings(*mark))
        if (reading.style == style && reading.ordinal == ordinal) return true;
    return false;
}

}  // namespace

bool is_sub_style(EnumeratorStyle style) {
    switch (style) {
        case EnumeratorStyle::letter_parens:
        case EnumeratorStyle::lower_letter:
        case EnumeratorStyle::roman_parens:
        case EnumeratorStyle::lower_roman:
        case EnumeratorStyle::han_parens:
        case EnumeratorStyle::decimal_parens:
            return true;
        default:
            return false;
    }
}

std::optional<Place> Levels::place(const Enumerator& mark, const std::optional<Enumerator>& next,
                                   bool colon) const {
    const std::vector<Mark> all = readings(mark);
    const char32_t sign = closing_sign(mark);
    for (std::size_t depth = open_.size(); depth-- > 0 && !mark.suffix.empty();)
        for (const Mark& reading : all)
            if (open_[depth].style == reading.style && open_[depth].sign == sign &&
                reading.ordinal == open_[depth].ordinal)
                return Place{depth, reading.ordinal, false};  // "(b bis)" behind "(b)"
    std::optional<Place> going_on;
    EnumeratorStyle going_style = mark.style;
    for (std::size_t depth = open_.size(); depth-- > 0 && !going_on;)
        for (const Mark& reading : all)
            if (!going_on && open_[depth].style == reading.style && open_[depth].sign == sign &&
                reading.ordinal == open_[depth].ordinal + 1) {
                going_on = Place{depth, reading.ordinal, false};
                going_style = reading.style;
            }
    std::optional<Mark> opens;
    for (const Mark& reading : all)
        if (reading.ordinal == 1) opens = reading;
    if (going_on && opens) {
        // "(h) … :" "(i)": does "(ii)" or "(j)" follow?
        if (has_reading(next, opens->style, 2))
            going_on.reset();
        else if (has_reading(next, going_style, going_on->ordinal + 1))
            opens.reset();
        else if (colon)
            going_on.reset();
    }
    if (going_on) return going_on;
    if (opens) {
        // After a colon it is one below: "i) …:" "a)", in lists of three levels.
        constexpr std::size_t most_levels = 3;
        for (std::size_t depth = open_.size(); depth-- > 0;) {
            const bool below = colon && (depth + 1 == open_.size() || open_.size() < most_levels);
            if (open_[depth].style == opens->style && open_[depth].sign == sign && !below)
                return Place{depth, 1, false};  // the list begins again
        }
        return Place{open_.size(), 1, false};
    }
    for (std::size_t depth = open_.size(); depth-- > 0;)
        for (const Mark& reading : all) {
            const int step = reading.ordinal - open_[depth].ordinal;
            if (open_[depth].style == reading.style && open_[depth].sign == sign && step > 1 &&
                step <= 1 + widest_gap)
                return Place{depth, reading.ordinal, true};
        }
    for (std::size_t depth = open_.size(); depth-- > 0;)
        for (const Mark& reading : all)
            if (open_[depth].style == reading.style && reading.ordinal == open_[depth].ordinal + 1)
                return Place{depth, reading.ordinal, false};
    for (std::size_t depth = open_.size(); depth-- > 0;)
        for (const Mark& reading : all)
            if (open_[depth].style == reading.style && open_[depth].sign == sign &&
                reading.ordinal == open_[depth].ordinal &&
                has_reading(next, reading.style, reading.ordinal + 1))
                return Place{depth, reading.ordinal, false, true};
    for (std::size_t depth = open_.size(); depth-- > 0;)
        for (const Mark& reading : all)
            if (alike(open_[depth].style, reading.style) && open_[depth].sign == sign &&
                reading.ordinal == open_[depth].ordinal + 1)
                return Place{depth, reading.ordinal, false};
    constexpr int latest_first = 3;  // a list whose first marks stand in running words
    const bool sign_alone = mark.label == "©";
    if (open_.empty() && mark.ordinal <= latest_first && !sign_alone)
        return Place{0, mark.ordinal, true};
    return std::nullopt;
}

void Levels::enter(const Enumerator& mark, Place place, std::size_t segment) {
    open_.resize(std::min(open_.size(), place.depth));
    EnumeratorStyle style = mark.style;
    if (mark.alternative && mark.alternative_ordinal == place.ordinal &&
        mark.ordinal != place.ordinal)
        style = *mark.alternative;
    open_.push_back({style, closing_sign(mark), place.ordinal, segment});
}

std::string ordinal_id(std::size_t depth, int ordinal) {
    return depth % 2 == 0 ? letter_of(ordinal) : roman_of(ordinal);
}

}  // namespace mea
