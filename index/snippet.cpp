// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/snippet.h"

#include <algorithm>
#include <set>

#include "index/analyzer.h"
#include "index/schema.h"
#include "index/sentences.h"

namespace mea {
namespace {

constexpr std::size_t window_width = 300;   // in units of a Latin letter
constexpr std::size_t han_width = 2;        // a Han character says more
constexpr std::size_t lead_width = 60;      // kept before the first mark
constexpr std::size_t sentence_lead = 150;  // a sentence that begins further back is cut
constexpr std::size_t shortest_window = 200;
constexpr std::string_view ellipsis = "…";

struct Match {
    Range range;
    std::size_t needle = 0;
};

std::size_t first_byte(std::string_view word) { return static_cast<unsigned char>(word.front()); }

bool is_arabic_word(std::string_view word) { return is_arabic(code_point_at(word, 0).value); }

// A stemmer leaves the first two bytes of all but short words ("dying": "die") as they are.
bool begin_alike(std::string_view stem, std::string_view word) {
    constexpr std::size_t short_word = 6;
    const std::size_t same = word.size() < short_word || stem.size() < 2 ? 1 : 2;
    return stem.substr(0, same) == word.substr(0, same);
}

// What is looked for in a text, by the first bytes of its words. A stem begins as its word does,
// but for Arabic, where letters are joined before it.
class Needles {
public:
    struct One {
        const Needle& steps;
        std::size_t number = 0;
        FirstBytes first_bytes;  // of the first step
    };

    explicit Needles(const SnippetInput& input) {
        for (std::size_t n = 0; n < input.needles.size(); ++n) {
            const Needle& needle = input.needles[n];
            if (needle.empty()) continue;
            const std::string& language = needle.front().language;
            if (!language.empty() && language != input.language) continue;
            all_.push_back({needle, n, bytes_of(needle.front())});
            for (const NeedleStep& step : needle) any_ |= bytes_of(step);
        }
    }

    const std::vector<One>& all() const { return all_; }
    const FirstBytes& of_any_step() const { return any_; }

private:
    static FirstBytes bytes_of(const NeedleStep& step) {
        FirstBytes begins;
        if (!step.word.empty()) begins.set(first_byte(step.word));
        for (const std::string& stem : step.stems) {
            begins.set(first_byte(stem));
            if (!is_arabic_word(stem)) continue;
            for (std::size_t byte = 0xD8; byte <= 0xDB; ++byte) begins.set(byte);
        }
        return begins;
    }

    std::vector<One> all_;
    FirstBytes any_;
};

// The atoms of a text with their stems, which are made once and only where a needle asks.
class Stemmed {
public:
    Stemmed(const SnippetInput& input, const FirstBytes& wanted, const Stemmer& stemmer)
        : language_(input.language),
          stemmer_(stemmer),
          atoms_(atoms_beginning_with(wanted, input.paragraph.text)) {}

    const std::vector<Atom>& atoms() const { return atoms_; }

    bool matches(const NeedleStep& step, std::size_t at) {
        const Atom& atom = atoms_[at];
        if (atom.word.empty()) return false;
        if (atom.word == step.word) return true;
        if (step.prefix && atom.word.compare(0, step.word.size(), step.word) == 0) return true;
        if (!may_share_stem(atom, step)) return false;
        if (at != stemmed_) {
            stems_ = stems_of(atom, language_, stemmer_);
            stemmed_ = at;
        }
        return std::any_of(stems_.begin(), stems_.end(), [&](const std::string& stem) {
            return std::find(step.stems.begin(), step.stems.end(), stem) != step.stems.end();
        });
    }

private:
    static bool may_share_stem(const Atom& atom, const NeedleStep& step) {
        const bool arabic = is_arabic_word(atom.word);
        return std::any_of(step.stems.begin(), step.stems.end(), [&](const std::string& stem) {
            return arabic || begin_alike(stem, atom.word);
        });
    }

    std::string_view language_;
    const Stemmer& stemmer_;
    std::vector<Atom> atoms_;
    std::vector<std::string> stems_;  // of the atom `stemmed_`
    std::size_t stemmed_ = std::string::npos;
};

void add_entities(const SnippetInput& input, std::vector<Match>& matches) {
    if (input.entities.empty()) return;
    for (const IndexEntity& entity : input.paragraph.entities) {
        for (const std::string& term : entity_terms(entity.id)) {
            const auto found = std::find(input.entities.begin(), input.entities.end(), term);
            if (found == input.entities.end()) continue;
            const auto at = static_cast<std::size_t>(found - input.entities.begin());
            matches.push_back(Match{entity.range, input.needles.size() + at});
            break;
        }
    }
}

std::vector<Match> matches_of(const SnippetInput& input, const Stemmer& stemmer) {
    std::vector<Match> matches;
    const Needles needles(input);
    Stemmed text(input, needles.of_any_step(), stemmer);
    const std::vector<Atom>& atoms = text.atoms();
    for (std::size_t i = 0; i < atoms.size(); ++i) {
        if (atoms[i].word.empty()) continue;
        const std::size_t first = first_byte(atoms[i].word);
        for (const Needles::One& needle : needles.all()) {
            const std::size_t size = needle.steps.size();
            if (!needle.first_bytes.test(first) || i + size > atoms.size()) continue;
            std::size_t step = 0;
            while (step < size && text.matches(needle.steps[step], i + step)) ++step;
            if (step < size) continue;
            const Range range{atoms[i].range.begin, atoms[i + step - 1].range.end};
            matches.push_back(Match{range, needle.number});
        }
    }
    add_entities(input, matches);
    std::stable_sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
        return a.range.begin != b.range.begin ? a.range.begin < b.range.begin
                                              : a.range.end > b.range.end;
    });
    return matches;
}

// Matches that touch, or stand side by side, are one mark.
std::vector<Range> merged(const std::vector<Match>& matches, std::string_view text) {
    std::vector<Range> marks;
    for (const Match& match : matches) {
        const Range range{match.range.begin, std::min(match.range.end, text.size())};
        if (range.empty()) continue;
        if (!marks.empty() && (range.begin <= marks.back().end ||
                               trim(text, {marks.back().end, range.begin}).empty())) {
            marks.back().end = std::max(marks.back().end, range.end);
        } else {
            marks.push_back(range);
        }
    }
    return marks;
}

// The end of `width` from `begin`, at a code point.
std::size_t advance(std::string_view text, std::size_t begin, std::size_t width) {
    std::size_t at = begin;
    for (std::size_t used = 0; at < text.size() && used < width;) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte < 0x80 || (byte >= 0xC2 && byte < 0xE0)) {
            at = std::min(at + (byte < 0x80 ? 1 : 2), text.size());
            ++used;
            continue;
        }
        const CodePoint point = code_point_at(text, at);
        used += is_han(point.value) ? han_width : 1;
        at = point.next;
    }
    return at;
}

std::size_t retreat(std::string_view text, std::size_t end, std::size_t width) {
    std::size_t at = end;
    for (std::size_t used = 0; at > 0 && used < width;) {
        const char32_t before = code_point_before(text, at);
        used += is_han(before) ? han_width : 1;
        --at;
        while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
    }
    return at;
}

std::size_t next_border(std::string_view text, std::size_t at) {
    while (!is_word_border(text, at)) at = code_point_at(text, at).next;
    return at;
}

std::size_t width_of(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        width += is_han(point.value) ? han_width : 1;
        at = point.next;
    }
    return width;
}

// Where matches begin and end, in units of a Latin letter from `start` on; measured as far as is
// asked.
class Places {
public:
    Places(std::string_view text, const std::vector<Match>& matches, std::size_t start)
        : text_(text), matches_(matches), at_(start) {}

    const Range& of(std::size_t match) {
        while (places_.size() <= match) {
            const Range& range = matches_[places_.size()].range;
            width_ += width_of(slice(text_, {at_, range.begin}));
            at_ = range.begin;
            places_.push_back({width_, width_ + width_of(slice(text_, range))});
        }
        return places_[match];
    }

private:
    std::string_view text_;
    const std::vector<Match>& matches_;
    std::vector<Range> places_;
    std::size_t at_;
    std::size_t width_ = 0;
};

// The beginning of the window that shows most different needles.
std::size_t best_begin(std::string_view text, const std::vector<Match>& matches) {
    if (matches.empty()) return 0;
    std::set<std::size_t> all;
    for (const Match& match : matches) all.insert(match.needle);
    Places places(text, matches, retreat(text, matches.front().range.begin, lead_width));
    std::size_t best = 0;
    std::size_t most = 0;
    for (std::size_t first = 0; first < matches.size() && most < all.size(); ++first) {
        const std::size_t begin =
            places.of(first).begin - std::min(lead_width, places.of(first).begin);
        const std::size_t end = begin + window_width;
        std::set<std::size_t> shown;
        for (std::size_t i = 0; i < matches.size() && shown.size() < all.size(); ++i) {
            const Range place = places.of(i);
            if (place.begin > end) break;
            if (begin <= place.begin && place.end <= end) shown.insert(matches[i].needle);
        }
        if (shown.size() > most) {
            most = shown.size();
            best = first;
        }
    }
    return retreat(text, matches[best].range.begin, lead_width);
}

// What is shown of a long text: whole sentences where one begins shortly before the first mark and
// one ends near the end, else whole words.
Range window_of(std::string_view text, const std::vector<Match>& matches) {
    if (advance(text, 0, window_width) >= text.size()) return {0, text.size()};
    Range window;
    window.begin = best_begin(text, matches);
    std::size_t first = advance(text, window.begin, lead_width);
    for (const Match& match : matches) {
        if (match.range.begin < window.begin) continue;
        first = match.range.begin;
        break;
    }
    const std::size_t last = std::max(first, advance(text, window.begin, window_width));
    const std::vector<std::size_t> borders = sentence_borders(text, last);
    const std::size_t sentence = *(std::upper_bound(borders.begin(), borders.end(), first) - 1);
    if (advance(text, sentence, sentence_lead) >= first) window.begin = sentence;
    window.end = advance(text, window.begin, window_width);
    if (window.end == text.size()) {
        window.begin = std::min(window.begin, retreat(text, text.size(), window_width));
    }
    window.begin = next_border(text, window.begin);
    window.end = next_border(text, window.end);
    const std::size_t full = *(std::upper_bound(borders.begin(), borders.end(), window.end) - 1);
    if (full > advance(text, window.begin, shortest_window)) window.end = full;
    return window;
}

}  // namespace

std::vector<Range> find_marks(const SnippetInput& input, const Stemmer& stemmer) {
    return merged(matches_of(input, stemmer), input.paragraph.text);
}

Snippet make_snippet(const SnippetInput& input, const Stemmer& stemmer) {
    const std::string_view text = input.paragraph.text;
    const std::vector<Match> matches = matches_of(input, stemmer);
    const Range window = trim(text, window_of(text, matches));
    Snippet snippet;
    if (window.begin > 0) snippet.text += ellipsis;
    const std::size_t shift = snippet.text.size();
    snippet.text += slice(text, window);
    for (char& c : snippet.text) {
        if (c == '\n' || c == '\t' || c == '\r') c = ' ';
    }
    if (window.end < text.size()) snippet.text += ellipsis;
    for (const Range& mark : merged(matches, text)) {
        const Range shown{std::max(mark.begin, window.begin), std::min(mark.end, window.end)};
        if (shown.empty()) continue;
        snippet.marks.push_back(
            Range{shown.begin - window.begin + shift, shown.end - window.begin + shift});
    }
    return snippet;
}

}  // namespace mea
