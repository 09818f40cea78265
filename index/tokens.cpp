// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/tokens.h"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <utility>

#include "index/analyzer.h"
#include "pipeline/numerals.h"
#include "pipeline/text.h"

namespace mea {
namespace {

// "iii", "xv": numbers of annexes and parts.
bool is_roman_number(std::string_view word) {
    return word.size() > 1 && word.find_first_not_of("ivx") == std::string_view::npos;
}

// "十五", "第二".
bool is_han_number(std::string_view word) {
    constexpr std::string_view ordinal = "第";
    if (word.starts_with(ordinal)) word.remove_prefix(ordinal.size());
    return word.empty() || read_han_number(word).size == word.size();
}

// Characters that stand alone between words; others that a list of function words has (者 多 方)
// begin or end longer words that the dictionary lacks: 承包者, 多金属.
constexpr std::array<std::string_view, 32> particles{
    "的", "了", "和", "与", "及", "或", "在", "对", "为", "于", "是", "之", "以", "等", "应", "其",
    "该", "各", "不", "所", "并", "将", "可", "由", "从", "向", "按", "而", "但", "也", "就", "有"};

bool is_particle(std::string_view word) {
    return std::find(particles.begin(), particles.end(), word) != particles.end();
}

bool has_digit(std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Whether words with `between` in the text between them may be one phrase.
bool joins(std::string_view between) {
    for (std::size_t at = 0; at < between.size();) {
        const CodePoint point = code_point_at(between, at);
        const bool dash = point.value == U'-' || (point.value >= 0x2010 && point.value <= 0x2012);
        const bool apostrophe = point.value == U'\'' || point.value == 0x2019;
        if (!is_space(point.value) && !dash && !apostrophe && !is_letter(point.value)) {
            return false;
        }
        at = point.next;
    }
    return true;
}

}  // namespace

struct Tokenizer::Parts {
    Stemmer stemmer;
    std::unique_ptr<icu::BreakIterator> breaks;

    Parts() {
        UErrorCode status = U_ZERO_ERROR;
        breaks.reset(icu::BreakIterator::createWordInstance(icu::Locale::getChinese(), status));
        if (U_FAILURE(status) != 0) breaks.reset();
    }

    // 第十|一部分: the dictionary has 一部分.
    static void drop_number(Token& token) {
        const std::size_t size = read_han_number(token.key).size;
        if (size == 0 || size >= token.key.size()) return;
        token.key.erase(0, size);
        token.form = token.key;
    }

    // Atoms [first, last) are Han and joined.
    void cut(const std::vector<Atom>& atoms, Range run, std::vector<Token>& out) const {
        icu::UnicodeString text;
        std::vector<std::int32_t> starts;
        for (std::size_t i = run.begin; i < run.end; ++i) {
            starts.push_back(text.length());
            text.append(icu::UnicodeString::fromUTF8(atoms[i].word));
        }
        std::size_t from = 0;
        bool after_number = false;
        bool gap = true;  // another script or punctuation stands before
        const auto word_until = [&](std::size_t to) {
            if (to <= from) return;
            Token token;
            for (std::size_t i = from; i < to; ++i) token.key += atoms[run.begin + i].word;
            token.form = token.key;
            token.lone = to - from == 1;
            token.function = token.lone ? is_particle(token.key) : is_function_word(token.key);
            token.range = {atoms[run.begin + from].range.begin,
                           atoms[run.begin + to - 1].range.end};
            token.after_gap = gap;
            if (after_number) drop_number(token);
            gap = after_number = is_han_number(token.key);
            if (!gap) out.push_back(std::move(token));
            from = to;
        };
        if (breaks) {
            breaks->setText(text);
            for (std::int32_t at = breaks->first(); at != icu::BreakIterator::DONE;
                 at = breaks->next()) {
                const auto found = std::lower_bound(starts.begin(), starts.end(), at);
                word_until(static_cast<std::size_t>(found - starts.begin()));
            }
        }
        word_until(run.size());
    }

    Token word(const Atom& atom, std::string_view language) const {
        Token token;
        token.form = atom.base;
        token.range = atom.range;
        token.function = is_function_word(atom.word);
        token.lone = count_code_points(atom.word) == 1;
        token.key = atom.word;
        if (token.function) return token;
        const std::vector<std::string> stems = stems_of(atom, language, stemmer);
        const auto shortest = std::min_element(
            stems.begin(), stems.end(),
            [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
        if (shortest != stems.end() && !shortest->empty()) token.key = *shortest;
        return token;
    }
};

Tokenizer::Tokenizer() : parts_(std::make_unique<Parts>()) {}
Tokenizer::~Tokenizer() = default;
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;

std::vector<Token> Tokenizer::tokens(std::string_view text, std::string_view language) const {
    const Analysis analysis = analyze(text);
    const std::vector<Atom>& atoms = analysis.atoms;
    std::vector<bool> in_code(atoms.size(), false);
    for (const Code& code : analysis.codes) {
        for (std::size_t i = code.first; i < std::min(code.last, atoms.size()); ++i) {
            in_code[i] = true;
        }
    }
    std::vector<Token> out;
    bool gap = true;
    std::size_t end = 0;  // of the atom before
    for (std::size_t i = 0; i < atoms.size();) {
        const Atom& atom = atoms[i];
        if (!gap) gap = !joins(slice(text, Range{end, atom.range.begin}));
        std::size_t next = i + 1;
        if (atom.han) {
            while (next < atoms.size() && atoms[next - 1].joined) ++next;
            parts_->cut(atoms, Range{i, next}, out);
            gap = false;
        } else if (in_code[i] || has_digit(atom.word) || is_roman_number(atom.word)) {
            gap = true;
        } else {
            out.push_back(parts_->word(atom, language));
            out.back().after_gap = gap;
            gap = false;
        }
        end = atoms[next - 1].range.end;
        i = next;
    }
    return out;
}

std::string joined_key(const std::vector<Token>& tokens, std::string_view language) {
    std::string key;
    for (const Token& token : tokens) {
        if (!key.empty() && language != "zh") key += ' ';
        key += token.key;
    }
    return key;
}

}  // namespace mea
