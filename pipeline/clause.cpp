// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/clause.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "pipeline/rule_set.h"

namespace mea {
namespace {

constexpr std::size_t longest_filler = 600;    // bytes between the members of one list
constexpr std::size_t longest_genitive = 140;  // bytes between a number and its body
constexpr std::size_t longest_title = 400;     // bytes of a quoted title
constexpr std::size_t longest_parenthesis = 120;

bool is_listed(const BlockView& view, const char* list, std::string_view word) {
    const auto found = view.rules->word_lists.find(list);
    return found != view.rules->word_lists.end() && found->second.count(word) > 0;
}

std::size_t end_of_word(std::string_view text, std::size_t at) {
    const bool han = is_han(code_point_at(text, at).value);
    while (at < text.size()) {
        const CodePoint c = code_point_at(text, at);
        if (!is_letter(c.value) || is_han(c.value) != han) break;
        at = c.next;
    }
    return at;
}

// Han has no spaces: the run must be made of list words.
bool han_words(const BlockView& view, std::string_view run) {
    while (!run.empty()) {
        bool found = false;
        for (std::size_t size : {std::size_t{6}, std::size_t{3}}) {
            if (run.size() >= size && is_listed(view, "list", run.substr(0, size))) {
                run.remove_prefix(size);
                found = true;
                break;
            }
        }
        if (!found) return false;
    }
    return true;
}

// The end of what may be skipped whole at `at`: a name, a date, a symbol, a code, a quoted title, a
// short parenthesis; or `at`.
std::size_t skip_whole(const BlockView& view, std::size_t at, std::size_t limit) {
    std::size_t end = at;
    const auto consider = [&](Range range) {
        if (range.begin == at && range.end <= limit) end = std::max(end, range.end);
    };
    for (const Name& name : view.names) consider(name.range);
    for (const Name& name : view.bodies) consider(name.range);
    for (const DateMention& date : view.dates) consider(date.range);
    for (const SymbolMention& symbol : view.symbols) consider(symbol.range);
    for (const RuleMatch& match : view.matches) {
        if (match.rule->kind == EntityKind::decision ||
            match.rule->kind == EntityKind::resolution) {
            consider(match.range);
        }
    }
    if (end > at) return end;
    const std::string_view text = view.text();
    const char c = text[at];
    const std::string_view rest = text.substr(at, limit - at);
    if (c == '"') {
        const std::size_t close = rest.find('"', 1);
        if (close != std::string_view::npos && close < longest_title) return at + close + 1;
    }
    if (c == '(') {
        const std::size_t close = rest.find(')', 1);
        if (close != std::string_view::npos && close < longest_parenthesis) return at + close + 1;
    }
    for (const auto& [open, shut] : {std::pair{std::string_view("«"), std::string_view("»")},
                                     std::pair{std::string_view("《"), std::string_view("》")}}) {
        if (rest.substr(0, open.size()) != open) continue;
        const std::size_t close = rest.find(shut);
        if (close != std::string_view::npos && close < longest_title)
            return at + close + shut.size();
    }
    return at;
}

}  // namespace

Range sentence_around(std::string_view text, std::size_t at) {
    Range sentence{0, text.size()};
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = code_point_at(text, i);
        bool stop = c.value == U'。' || c.value == U'；' || c.value == U';' || c.value == U'؛' ||
                    c.value == U'!' || c.value == U'؟';
        if (c.value == U'.' && c.next + 1 < text.size() && text[c.next] == ' ' && i >= 3) {
            const char32_t next = code_point_at(text, c.next + 1).value;
            std::size_t word = 0;  // "No.", "vol." and "(Rev." end no sentence
            std::size_t k = i;
            for (; k > 0 && text[k - 1] != ' ' && word < 8; --k) ++word;
            stop = !is_lower(next) && !is_digit(next) && word > 3 && text[k] != '(';
        }
        if (stop && c.next <= at) sentence.begin = c.next;
        if (stop && i >= at) {
            sentence.end = i;
            break;
        }
        i = c.next;
    }
    return sentence;
}

bool is_list_filler(const BlockView& view, Range between) {
    if (between.begin > between.end || between.end - between.begin > longest_filler) return false;
    const std::string_view text = view.text();
    std::size_t at = between.begin;
    while (at < between.end) {
        const std::size_t skipped = skip_whole(view, at, between.end);
        if (skipped > at) {
            at = skipped;
            continue;
        }
        const CodePoint c = code_point_at(text, at);
        if (is_letter(c.value)) {
            const std::size_t end = std::min(end_of_word(text, at), between.end);
            const std::string_view word = text.substr(at, end - at);
            if (is_han(c.value) ? !han_words(view, word) : !is_listed(view, "list", folded(word)))
                return false;
            at = end;
            continue;
        }
        if (c.value == U'。' || c.value == U'；' || c.value == U';') return false;
        if (c.value == U'.' && c.next < between.end && text[c.next] == ' ' &&
            !is_digit(code_point_at(text, std::min(c.next + 1, text.size() - 1)).value)) {
            return false;
        }
        at = c.next;
    }
    return true;
}

bool holds_a_member(const BlockView& view, Range between) {
    const auto inside = [&](const auto& thing) { return between.contains(thing.range); };
    return std::any_of(view.names.begin(), view.names.end(), inside) ||
           std::any_of(view.bodies.begin(), view.bodies.end(), inside) ||
           std::any_of(view.dates.begin(), view.dates.end(), inside) ||
           std::any_of(view.symbols.begin(), view.symbols.end(), inside) ||
           std::any_of(view.matches.begin(), view.matches.end(), inside);
}

bool is_genitive(const BlockView& view, std::string_view between) {
    if (between.size() > longest_genitive) return false;
    for (std::size_t at = 0; at < between.size();) {
        const CodePoint c = code_point_at(between, at);
        if (is_letter(c.value)) {
            const std::size_t end = end_of_word(between, at);
            if (!is_listed(view, "genitive", folded(between.substr(at, end - at)))) return false;
            at = end;
            continue;
        }
        if (c.value != U' ' && c.value != U'\'' && c.value != U'"' && c.value != 0x300A &&
            c.value != 0xAB) {
            return false;
        }
        at = c.next;
    }
    return true;
}

}  // namespace mea
