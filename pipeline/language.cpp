// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/language.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "pipeline/fold.h"

namespace mea {
namespace {

enum Latin { en, es, fr };
constexpr std::array<std::string_view, 3> latin_codes{"en", "es", "fr"};

// Function words and the commonest words of UN prose that only one of the three languages has.
constexpr std::array<std::string_view, 46> english{
    "the",   "of",      "and",   "to",  "in",      "for",     "with",    "by",     "from",  "that",
    "this",  "which",   "shall", "its", "their",   "is",      "are",     "be",     "was",   "were",
    "has",   "have",    "at",    "or",  "as",      "an",      "other",   "report", "under", "any",
    "all",   "also",    "not",   "may", "should",  "parties", "between", "into",   "such",  "these",
    "annex", "meeting", "if",    "it",  "session", "will"};
constexpr std::array<std::string_view, 44> spanish{
    "el",       "los",        "las",      "del",    "y",     "una",        "por",     "con",
    "para",     "que",        "se",       "al",     "su",    "sus",        "como",    "más",
    "o",        "este",       "esta",     "entre",  "sobre", "partes",     "informe", "período",
    "sesiones", "secretaría", "no",       "lo",     "ha",    "han",        "también", "todos",
    "artículo", "párrafo",    "está",     "así",    "ser",   "reglamento", "número",  "anexo",
    "según",    "cada",       "decisión", "acuerdo"};
constexpr std::array<std::string_view, 50> french{
    "le",           "les",         "des",   "du",    "et",     "une",     "dans",
    "pour",         "par",         "sur",   "au",    "aux",    "qui",     "ce",
    "cette",        "ces",         "est",   "sont",  "avec",   "ou",      "leur",
    "leurs",        "son",         "sa",    "ses",   "il",     "elle",    "plus",
    "pas",          "ne",          "être",  "été",   "entre",  "parties", "rapport",
    "conférence",   "secrétariat", "ainsi", "à",     "où",     "article", "paragraphe",
    "conformément", "aussi",       "tout",  "toute", "annexe", "d'une",   "session",
    "présent"};

// In which of the lists a word stands: English, Spanish and French are the bits 0, 1 and 2.
unsigned lists_with(std::string_view word) {
    static const std::unordered_map<std::string_view, unsigned> lists = [] {
        std::unordered_map<std::string_view, unsigned> all;
        for (const std::string_view one : english) all[one] |= 1U << en;
        for (const std::string_view one : spanish) all[one] |= 1U << es;
        for (const std::string_view one : french) all[one] |= 1U << fr;
        return all;
    }();
    const auto found = lists.find(word);
    return found == lists.end() ? 0 : found->second;
}

struct Evidence {
    std::size_t han = 0;
    std::size_t arabic = 0;
    std::size_t cyrillic = 0;
    std::size_t latin = 0;
    std::array<double, 3> words{};
};

void weigh_word(Evidence& evidence, std::string_view word) {
    if (word.empty()) return;
    // French elisions: "l'article", "d'une".
    if (word.size() > 2 && word[1] == '\'' && (word[0] == 'l' || word[0] == 'd' || word[0] == 'n'))
        evidence.words[fr] += 1;
    const unsigned lists = lists_with(word);
    for (std::size_t i = 0; i < evidence.words.size(); ++i) evidence.words[i] += (lists >> i) & 1U;
    const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80U; };
    if (std::all_of(word.begin(), word.end(), is_ascii)) return;
    constexpr double trace = 0.5;
    if (word.find("ñ") != std::string_view::npos || word.find("ción") != std::string_view::npos ||
        word.find("ó") != std::string_view::npos || word.find("í") != std::string_view::npos)
        evidence.words[es] += trace;
    if (word.find("è") != std::string_view::npos || word.find("ç") != std::string_view::npos ||
        word.find("ê") != std::string_view::npos || word.find("œ") != std::string_view::npos ||
        word.find("à") != std::string_view::npos)
        evidence.words[fr] += trace;
}

Evidence weigh(std::string_view text) {
    Evidence evidence;
    const std::string plain = folded(text);
    std::size_t word = 0;
    bool in_word = false;
    for (std::size_t at = 0; at < plain.size();) {
        const CodePoint read = code_point_at(plain, at);
        const bool letter = is_letter(read.value);
        if (letter) {
            evidence.han += is_han(read.value);
            evidence.arabic += is_arabic(read.value);
            evidence.cyrillic += is_cyrillic(read.value);
            evidence.latin += is_latin(read.value);
        }
        const bool part = letter || (read.value == '\'' && in_word);
        if (part && !in_word) word = at;
        if (!part && in_word) weigh_word(evidence, std::string_view(plain).substr(word, at - word));
        in_word = part;
        at = read.next;
    }
    if (in_word) weigh_word(evidence, std::string_view(plain).substr(word));
    return evidence;
}

std::string latin_language(const Evidence& evidence) {
    const auto best = std::max_element(evidence.words.begin(), evidence.words.end());
    const auto ties = std::count(evidence.words.begin(), evidence.words.end(), *best);
    if (*best < 1 || ties > 1) return {};
    return std::string(latin_codes[static_cast<std::size_t>(best - evidence.words.begin())]);
}

std::string decide(const Evidence& evidence) {
    // A Han character carries about as much as three letters of an alphabet, and codes such as
    // SC-1/15 put Latin letters into every language.
    constexpr std::size_t han_weight = 3;
    const std::size_t han = evidence.han * han_weight;
    const std::size_t other = std::max({han, evidence.arabic, evidence.cyrillic});
    if (other > 0 && other * 2 >= evidence.latin) {
        if (other == han) return "zh";
        return other == evidence.arabic ? "ar" : "ru";
    }
    return latin_language(evidence);
}

void add(Evidence& sum, const Evidence& one) {
    sum.han += one.han;
    sum.arabic += one.arabic;
    sum.cyrillic += one.cyrillic;
    sum.latin += one.latin;
    for (std::size_t i = 0; i < sum.words.size(); ++i) sum.words[i] += one.words[i];
}

void inherit(std::vector<std::string>& blocks, const std::string& document) {
    std::string last = document;
    for (std::string& language : blocks) {
        if (language.empty()) {
            language = last;
        } else {
            last = language;
        }
    }
}

}  // namespace

std::string detect_language(std::string_view text) { return decide(weigh(text)); }

Languages detect_languages(const ExtractedDocument& document) {
    Languages languages;
    Evidence all;
    for (const Block& block : document.blocks) {
        const Evidence one = weigh(slice(document.text, block.range));
        languages.blocks.push_back(decide(one));
        add(all, one);
    }
    languages.document = decide(all);
    if (languages.document.empty() && all.latin > 0) languages.document = "en";
    inherit(languages.blocks, languages.document);
    return languages;
}

}  // namespace mea
