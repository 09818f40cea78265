// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/analyzer.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "pipeline/code_point_table.h"
#include "pipeline/fold.h"

namespace mea {
namespace {

constexpr std::size_t usual_bytes_a_word = 6;
constexpr Folding base_folding{.simplified_han = true, .yo = true};
constexpr Folding word_folding{
    .latin_accents = true, .arabic_letters = true, .simplified_han = true, .yo = true};

constexpr std::size_t max_code_bytes = 100;
constexpr std::size_t max_atom_bytes = 200;

bool is_mark(char32_t c) { return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0; }

// What a character of a folded text is to its neighbours: any of these.
using Kinds = std::uint8_t;
constexpr Kinds han_kind = 1;
constexpr Kinds word_kind = 2;
constexpr Kinds plain_kind = 4;  // a word of such characters is its own folded form

Kinds read_kinds(char32_t c) {
    if (is_han(c)) return han_kind;
    if (is_mark(c)) return word_kind;
    if (!is_letter(c) && !is_digit(c)) return 0;
    const std::string alone = to_utf8(c);
    return folded(alone, word_folding) == alone ? word_kind | plain_kind : word_kind;
}

constinit CodePointTable<Kinds> kinds;

Kinds kinds_of(char32_t c) { return kinds.at(c, read_kinds); }

bool is_word_character(char32_t c) { return (kinds_of(c) & word_kind) != 0; }

// Elided articles and pronouns of French and Spanish names: they are not words.
constexpr std::array<std::string_view, 14> elided{
    "l", "d", "s", "n", "m", "t", "c", "j", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu"};

bool is_connector(char32_t c) {
    return c == U'/' || c == U'.' || c == U'-' || c == U'_' || c == U'&' || c == U'(' || c == U')';
}

// Reads one folded text from left to right.
class Reader {
public:
    // `wanted`: the first bytes of the words that are asked for; null: all.
    Reader(std::string_view text, const FirstBytes* wanted)
        : folded_(fold(text, base_folding)), wanted_(wanted) {}

    Analysis read() {
        analysis_.atoms.reserve(folded_.text.size() / usual_bytes_a_word + 1);
        while (at_ < folded_.text.size()) {
            const CodePoint point = code_point_at(folded_.text, at_);
            const Kinds one = kinds_of(point.value);
            if ((one & han_kind) != 0) {
                han(point);
            } else if ((one & word_kind) != 0) {
                word();
            } else {
                between(point);
            }
        }
        close_code(at_);
        return std::move(analysis_);
    }

private:
    void between(CodePoint point) {
        if (!is_space(point.value)) han_before_ = false;
        const bool goes_on = connects(point);
        const bool closes = in_code_ && point.value == U')' && depth_ >= 0;
        if (!goes_on) close_code(closes ? point.next : at_);
        at_ = point.next;
    }

    void han(CodePoint point) {
        close_code(at_);
        if (han_before_) analysis_.atoms.back().joined = true;
        add(at_, point.next, true, true);
        han_before_ = true;
        at_ = point.next;
    }

    void word() {
        const std::size_t begin = at_;
        Kinds all = plain_kind;
        while (at_ < folded_.text.size()) {
            const CodePoint point = code_point_at(folded_.text, at_);
            const Kinds one = kinds_of(point.value);
            if ((one & word_kind) == 0) break;
            all &= one;
            at_ = point.next;
        }
        han_before_ = false;
        if (is_elision(begin)) return close_code(begin);
        if (!in_code_ && wanted_ == nullptr) open_code(begin);
        add(begin, at_, false, all != 0);
    }

    bool is_elision(std::size_t begin) const {
        const std::string_view text = folded_.text;
        const std::string_view run = text.substr(begin, at_ - begin);
        const bool before_mark = at_ + 1 < text.size() && text[at_] == '\'' &&
                                 is_letter(code_point_at(text, at_ + 1).value);
        if (before_mark && std::find(elided.begin(), elided.end(), run) != elided.end()) {
            return true;
        }
        return run == "s" && begin >= 2 && text[begin - 1] == '\'' &&
               is_letter(code_point_before(text, begin - 1));
    }

    void add(std::size_t begin, std::size_t end, bool is_han_character, bool is_plain) {
        const auto first = static_cast<unsigned char>(folded_.text[begin]);
        if (wanted_ != nullptr && is_plain && !wanted_->test(first)) return add_unwanted();
        Atom atom{{}, {}, folded_.original(Range{begin, end}), is_han_character, false};
        atom.base.assign(folded_.text, begin, std::min(end - begin, max_atom_bytes));
        atom.word = is_plain ? atom.base : folded(atom.base, word_folding);
        if (atom.word.empty()) return;
        analysis_.atoms.push_back(std::move(atom));
    }

    void add_unwanted() {
        if (!analysis_.atoms.empty() && analysis_.atoms.back().word.empty()) return;
        analysis_.atoms.emplace_back();
    }

    // A code goes on over a connector that a letter, a digit or another connector follows.
    bool connects(CodePoint point) {
        if (!in_code_ || !is_connector(point.value)) return false;
        if (point.value == U'(') ++depth_;
        if (point.value == U')' && --depth_ < 0) return false;
        if (point.next >= folded_.text.size()) return false;
        const char32_t next = code_point_at(folded_.text, point.next).value;
        return is_word_character(next) || (is_connector(next) && point.value != next);
    }

    void open_code(std::size_t begin) {
        in_code_ = true;
        depth_ = 0;
        code_begin_ = begin;
        code_atom_ = analysis_.atoms.size();
    }

    void close_code(std::size_t end) {
        if (!in_code_) return;
        in_code_ = false;
        std::string_view printed = slice(folded_.text, Range{code_begin_, end});
        while (!printed.empty() && is_open_end(printed)) printed.remove_suffix(1);
        const std::size_t last = analysis_.atoms.size();
        if (last - code_atom_ < 2 || printed.size() > max_code_bytes) return;
        const auto is_figure = [](char c) { return (c >= '0' && c <= '9') || c == '/'; };
        if (std::none_of(printed.begin(), printed.end(), is_figure)) return;
        const Range range{code_begin_, code_begin_ + printed.size()};
        analysis_.codes.push_back(
            Code{folded(printed, word_folding), folded_.original(range), code_atom_, last});
    }

    static bool is_open_end(std::string_view printed) {
        const char last = printed.back();
        if (last == ')') {
            return std::count(printed.begin(), printed.end(), '(') <
                   std::count(printed.begin(), printed.end(), ')');
        }
        return last == '/' || last == '.' || last == '-' || last == '_' || last == '&' ||
               last == '(';
    }

    FoldedText folded_;
    const FirstBytes* wanted_;
    Analysis analysis_;
    std::size_t at_ = 0;
    bool han_before_ = false;
    bool in_code_ = false;
    int depth_ = 0;
    std::size_t code_begin_ = 0;
    std::size_t code_atom_ = 0;
};

}  // namespace

Analysis analyze(std::string_view text) { return Reader(text, nullptr).read(); }

std::vector<Atom> atoms_beginning_with(const FirstBytes& bytes, std::string_view text) {
    return Reader(text, &bytes).read().atoms;
}

std::vector<std::string> stems_of(const Atom& atom, std::string_view language,
                                  const Stemmer& stemmer) {
    if (atom.han) return {};
    const auto plausible = plausible_languages(atom.base);
    const bool known = std::find(plausible.begin(), plausible.end(), language) != plausible.end();
    if (known) return stemmer.stems(atom.base, language);
    if (plausible.empty()) return {};
    if (!language.empty()) return stemmer.stems(atom.base, plausible.front());
    std::vector<std::string> all;
    for (const std::string_view candidate : plausible) {
        const std::vector<std::string>& stems = stemmer.stems(atom.base, candidate);
        all.insert(all.end(), stems.begin(), stems.end());
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

std::vector<IndexTerm> index_terms(const Analysis& analysis, std::string_view language,
                                   const Stemmer& stemmer) {
    std::vector<IndexTerm> terms;
    for (std::size_t i = 0; i < analysis.atoms.size(); ++i) {
        const Atom& atom = analysis.atoms[i];
        terms.push_back(IndexTerm{atom.word, i, false});
        if (atom.joined && i + 1 < analysis.atoms.size()) {
            terms.push_back(IndexTerm{atom.word + analysis.atoms[i + 1].word, i, false});
        }
        for (std::string& stem : stems_of(atom, language, stemmer)) {
            terms.push_back(IndexTerm{std::move(stem), i, true});
        }
    }
    return terms;
}

}  // namespace mea
