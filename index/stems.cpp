// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/stems.h"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "pipeline/fold.h"
#include "pipeline/text.h"

namespace mea {
namespace {

constexpr Folding plain{.latin_accents = true, .arabic_letters = true, .yo = true};

constexpr std::size_t arabic_letter_bytes = 2;
constexpr std::size_t max_known_words = 50'000;  // a language; texts repeat their words

bool begins(std::string_view word, std::string_view prefix) {
    return word.substr(0, prefix.size()) == prefix;
}

bool ends(std::string_view word, std::string_view suffix) {
    return word.size() >= suffix.size() && word.substr(word.size() - suffix.size()) == suffix;
}

bool leaves(std::string_view word, std::string_view part, std::size_t letters) {
    return word.size() >= part.size() + letters * arabic_letter_bytes;
}

// "والبيئة" → "بيئه": conjunction, preposition, article, each at most once, in this order.
std::string_view without_proclitics(std::string_view word) {
    for (const std::string_view conjunction : {"و", "ف"}) {
        if (begins(word, conjunction) && leaves(word, conjunction, 3)) {
            word.remove_prefix(conjunction.size());
            break;
        }
    }
    for (const std::string_view joined : {"بال", "كال", "فال", "لل", "ال"}) {
        if (begins(word, joined) && leaves(word, joined, 2)) {
            word.remove_prefix(joined.size());
            return word;
        }
    }
    for (const std::string_view preposition : {"ب", "ل", "ك"}) {
        if (begins(word, preposition) && leaves(word, preposition, 4)) {
            word.remove_prefix(preposition.size());
            return word;
        }
    }
    return word;
}

// The endings of Larkey's light10 stemmer (Larkey, Ballesteros, Connell 2002), on folded letters.
std::string_view without_endings(std::string_view word) {
    for (const std::string_view ending : {"ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"}) {
        if (ends(word, ending) && leaves(word, ending, 3)) word.remove_suffix(ending.size());
    }
    return word;
}

bool has_digit(std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

constexpr std::array<std::string_view, 5> languages{"ar", "en", "es", "fr", "ru"};

// corpus/stopwords, written into the program when it is built.
const std::unordered_set<std::string>& function_words() {
    static const std::unordered_set<std::string> words = [] {
        std::unordered_set<std::string> all;
        for (const std::string_view word : {
#include "index/function_words.inc"
             }) {
            all.insert(folded(word, Folding{.latin_accents = true,
                                            .arabic_letters = true,
                                            .simplified_han = true,
                                            .yo = true}));
        }
        return all;
    }();
    return words;
}

std::vector<std::string> new_stems(const std::string& word, std::string_view language,
                                   const Xapian::Stem& snowball) {
    std::vector<std::string> stems;
    const std::string accentless = folded(word, plain);
    const auto add = [&](std::string stem) {
        if (!stem.empty()) stems.push_back(std::move(stem));
    };
    add(folded(snowball(word), plain));
    add(folded(snowball(accentless), plain));
    if (language == "ar") add(std::string(without_endings(without_proclitics(accentless))));
    std::sort(stems.begin(), stems.end());
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
    return stems;
}

}  // namespace

struct Stemmer::Parts {
    std::array<Xapian::Stem, languages.size()> snowball;
    std::array<std::unordered_map<std::string, std::vector<std::string>>, languages.size()> known;
};

Stemmer::Stemmer() : parts_(std::make_unique<Parts>()) {
    for (std::size_t i = 0; i < languages.size(); ++i) {
        parts_->snowball.at(i) = Xapian::Stem(std::string(languages.at(i)));
    }
}
Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

const std::vector<std::string>& Stemmer::stems(std::string_view word,
                                               std::string_view language) const {
    static const std::vector<std::string> none;
    const auto found = std::find(languages.begin(), languages.end(), language);
    if (found == languages.end() || has_digit(word)) return none;
    const auto at = static_cast<std::size_t>(found - languages.begin());
    auto& known = parts_->known.at(at);
    const std::string key(word);
    if (const auto before = known.find(key); before != known.end()) return before->second;
    if (known.size() >= max_known_words) known.clear();
    return known.emplace(key, new_stems(key, language, parts_->snowball.at(at))).first->second;
}

std::span<const std::string_view> plausible_languages(std::string_view word) {
    static constexpr std::array<std::string_view, 1> arabic{"ar"};
    static constexpr std::array<std::string_view, 1> cyrillic{"ru"};
    static constexpr std::array<std::string_view, 3> latin_script{"en", "es", "fr"};
    bool latin = false;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint point = code_point_at(word, at);
        if (is_arabic(point.value)) return arabic;
        if (is_cyrillic(point.value)) return cyrillic;
        latin = latin || is_latin(point.value);
        at = point.next;
    }
    if (latin) return latin_script;
    return {};
}

bool is_function_word(std::string_view word) {
    return function_words().count(std::string(word)) > 0;
}

}  // namespace mea
