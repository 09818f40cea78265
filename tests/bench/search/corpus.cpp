// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/search/corpus.h"

#include <algorithm>
#include <cstdio>
#include <string_view>
#include <utility>

namespace mea::bench {
namespace {

constexpr std::size_t paragraphs_a_document = 100;
constexpr unsigned changed_of_a_hundred = 33;

bool all_digits(std::string_view word) {
    return word.find_first_not_of("0123456789") == std::string_view::npos;
}

bool overlap(Range a, Range b) { return a.begin < b.end && b.begin < a.end; }

std::size_t frequency_class(std::size_t count) {
    std::size_t power = 0;
    while (count >>= 1U) ++power;
    return power;
}

// The last number of an entity that its id ends with, too.
Range last_number(const IndexParagraph& paragraph, const IndexEntity& entity) {
    std::size_t begin = entity.range.end;
    const auto digit = [&](std::size_t at) { return all_digits(paragraph.text.substr(at, 1)); };
    while (begin > entity.range.begin && digit(begin - 1)) --begin;
    const Range range{begin, entity.range.end};
    const std::string_view number = slice(paragraph.text, range);
    const bool same = entity.id.size() > number.size() &&
                      std::string_view(entity.id).ends_with(number) &&
                      !all_digits(entity.id.substr(entity.id.size() - number.size() - 1, 1));
    return same ? range : Range{begin, begin};
}

std::string number_like(std::string_view digits, std::mt19937& random) {
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const unsigned from = i == 0 ? 1 : 0;
        out.push_back(static_cast<char>('0' + from + random() % (10 - from)));
    }
    return out;
}

std::size_t moved(std::size_t at, const std::vector<std::pair<std::size_t, std::ptrdiff_t>>& by) {
    std::ptrdiff_t shift = 0;
    for (const auto& [from, difference] : by) {
        if (from > at) break;
        shift = difference;
    }
    return static_cast<std::size_t>(static_cast<std::ptrdiff_t>(at) + shift);
}

}  // namespace

std::vector<Range> words_of(const Analysis& analysis) {
    std::vector<Range> words;
    const std::vector<Atom>& atoms = analysis.atoms;
    for (std::size_t i = 0; i < atoms.size();) {
        if (!atoms[i].han) {
            words.push_back(atoms[i++].range);
            continue;
        }
        std::vector<Atom> run;
        do run.push_back(atoms[i++]);
        while (i < atoms.size() && run.back().joined);
        for (const Range& word : han_words(run, 1)) {
            words.push_back(Range{run[word.begin].range.begin, run[word.end - 1].range.end});
        }
    }
    return words;
}

Corpus::Corpus(std::vector<IndexDocument> read) : read_(std::move(read)) {
    std::map<std::string, std::map<std::string, std::size_t>> counts;  // language, word
    std::vector<std::vector<std::vector<Range>>> words(read_.size());
    for (std::size_t d = 0; d < read_.size(); ++d) {
        for (const IndexParagraph& paragraph : read_[d].paragraphs) {
            words[d].push_back(words_of(analyze(paragraph.text)));
            for (const Range& word : words[d].back()) {
                ++counts[read_[d].language][std::string(slice(paragraph.text, word))];
            }
        }
    }
    vocabularies_.resize(1);
    std::map<std::pair<std::string, std::size_t>, std::size_t> known;
    std::map<std::string, std::map<std::string, std::size_t>> vocabulary_of;
    for (const auto& [language, of_language] : counts) {
        for (const auto& [word, count] : of_language) {
            const auto [it, fresh] =
                known.emplace(std::pair(language, frequency_class(count)), vocabularies_.size());
            if (fresh) vocabularies_.emplace_back();
            const std::size_t vocabulary = all_digits(word) ? 0 : it->second;
            if (vocabulary != 0) vocabularies_[vocabulary].push_back(word);
            vocabulary_of[language][word] = vocabulary;
        }
    }
    places_.resize(read_.size());
    for (std::size_t d = 0; d < read_.size(); ++d) {
        for (std::size_t p = 0; p < read_[d].paragraphs.size(); ++p) {
            const IndexParagraph& paragraph = read_[d].paragraphs[p];
            std::vector<Place> places;
            for (const Range& word : words[d][p]) {
                const std::string text(slice(paragraph.text, word));
                Place place{word, vocabulary_of[read_[d].language][text], 0};
                std::size_t over = 0;
                for (std::size_t e = 0; e < paragraph.entities.size(); ++e) {
                    const IndexEntity& entity = paragraph.entities[e];
                    if (!overlap(entity.range, word)) continue;
                    ++over;
                    const Range number = last_number(paragraph, entity);
                    if (number.begin == word.begin && number.end == word.end) place.entity = e + 1;
                }
                if (over == 0 || (over == 1 && place.entity != 0)) places.push_back(place);
            }
            places_[d].push_back(std::move(places));
        }
    }
}

IndexDocument Corpus::part(std::size_t which, std::size_t first, std::size_t round) const {
    const IndexDocument& source = read_[which];
    const std::size_t last = std::min(first + paragraphs_a_document, source.paragraphs.size());
    IndexDocument document = source;
    char name[64];
    std::snprintf(name, sizeof name, "/R.%zu/P.%zu", round, first / paragraphs_a_document + 1);
    document.key += name;
    document.symbol = document.key;
    document.file.path = document.key + "/" + document.language;
    document.file.sha256 = document.file.path;
    document.segments = last - first;
    document.entities = 0;
    document.paragraphs.assign(source.paragraphs.begin() + static_cast<std::ptrdiff_t>(first),
                               source.paragraphs.begin() + static_cast<std::ptrdiff_t>(last));
    std::seed_seq seed{round, which, first};
    std::mt19937 random(seed);
    for (std::size_t p = first; p < last; ++p) {
        IndexParagraph& paragraph = document.paragraphs[p - first];
        document.entities += paragraph.entities.size();
        if (round == 0) continue;
        const std::string before = std::move(paragraph.text);
        std::string text;
        std::vector<std::pair<std::size_t, std::ptrdiff_t>> moves;
        std::size_t done = 0;
        for (const Place& place : places_[which][p]) {
            const std::string_view old = slice(before, place.range);
            if (place.vocabulary != 0 && random() % 100 >= changed_of_a_hundred) continue;
            const std::vector<std::string>& choices = vocabularies_[place.vocabulary];
            const std::string fresh = place.vocabulary == 0 ? number_like(old, random)
                                                            : choices[random() % choices.size()];
            text.append(before, done, place.range.begin - done).append(fresh);
            done = place.range.end;
            moves.emplace_back(
                done, static_cast<std::ptrdiff_t>(text.size()) - static_cast<std::ptrdiff_t>(done));
            if (place.entity == 0) continue;
            std::string& id = paragraph.entities[place.entity - 1].id;
            id.replace(id.size() - old.size(), old.size(), fresh);
        }
        text.append(before, done);
        paragraph.text = std::move(text);
        for (IndexEntity& entity : paragraph.entities) {
            entity.range = Range{moved(entity.range.begin, moves), moved(entity.range.end, moves)};
        }
    }
    return document;
}

std::size_t Corpus::make(std::size_t paragraphs,
                         const std::function<void(IndexDocument)>& take) const {
    std::size_t made = 0;
    for (std::size_t round = 0; made < paragraphs; ++round) {
        const std::size_t before = made;
        for (std::size_t d = 0; d < read_.size() && made < paragraphs; ++d) {
            const std::size_t all = read_[d].paragraphs.size();
            for (std::size_t first = 0; first < all && made < paragraphs;
                 first += paragraphs_a_document) {
                IndexDocument document = part(d, first, round);
                made += document.paragraphs.size();
                take(std::move(document));
            }
        }
        if (made == before) break;
    }
    return made;
}

}  // namespace mea::bench
