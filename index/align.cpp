// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/align.h"

#include <xapian.h>

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

#include "index/aligned_texts.h"
#include "index/associations.h"
#include "index/guard.h"
#include "index/parallel.h"
#include "index/phrases.h"
#include "index/record.h"
#include "index/schema.h"
#include "index/shards.h"
#include "index/stored.h"

namespace mea {
namespace {

constexpr double trusted = 0.6;          // confidence of a pair of paragraphs
constexpr std::size_t most_words = 400;  // longer paragraphs say little about their words
constexpr std::size_t terms_a_language = 3;

std::optional<std::size_t> number_of(std::string_view language) {
    const auto found = std::find(aligned_languages.begin(), aligned_languages.end(), language);
    if (found == aligned_languages.end()) return std::nullopt;
    return static_cast<std::size_t>(found - aligned_languages.begin());
}

// Keys of documents in two or more languages, in order.
std::vector<std::string> keys_in_several(const Xapian::Database& database) {
    std::vector<std::string> keys;
    const std::string prefix = field_term(Field::versions, "");
    for (auto it = database.allterms_begin(prefix); it != database.allterms_end(prefix); ++it) {
        if (it.get_termfreq() < 2) continue;
        const auto record = database.postlist_begin(*it);
        keys.push_back(read_document(database.get_document(*record).get_data()).key);
    }
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

std::vector<IndexDocument> versions_of(const Xapian::Database& database, const std::string& key) {
    std::vector<IndexDocument> versions;
    for (const std::string& language : languages_of(database, key)) {
        const std::string id = document_id(key, language);
        std::optional<IndexDocument> version = load_document(database, id);
        if (!version || !number_of(language)) continue;
        version->paragraphs = load_paragraphs(database, id, version->file.sha256);
        versions.push_back(std::move(*version));
    }
    return versions;
}

class Gathering {  // of aligned paragraphs
public:
    explicit Gathering(AlignedTexts& texts) : texts_(texts) {}

    Result<void> add(const Parallel& parallel) {
        for (const ParallelRow& row : parallel.rows) {
            const auto there = std::count_if(row.texts.begin(), row.texts.end(), is_trusted);
            if (there < 2) continue;
            AlignedRow aligned;
            for (std::size_t v = 0; v < row.texts.size(); ++v) {
                if (!is_trusted(row.texts[v])) continue;
                const std::size_t language = *number_of(parallel.versions[v].language);
                aligned.place = row.texts[v]->permalink;
                aligned.texts[language] = forms_of(row.texts[v]->text, language);
            }
            if (const auto added = texts_.add(aligned); !added) return added;
        }
        return {};
    }

private:
    static bool is_trusted(const std::optional<ParallelText>& text) {
        return text && text->confidence >= trusted;
    }

    Forms forms_of(const std::string& text, std::size_t language) {
        Forms forms;
        for (const Token& token : tokenizer_.tokens(text, aligned_languages[language])) {
            if (token.after_gap && !forms.empty()) forms.push_back(0);
            forms.push_back(texts_.vocabulary(language).add(token));
        }
        if (forms.size() > most_words) forms.clear();
        return forms;
    }

    AlignedTexts& texts_;
    Tokenizer tokenizer_;
};

Result<void> gather(const std::string& path, AlignedTexts& texts) {
    const Result<Shards> shards = open_shards(path);
    if (!shards) return tl::unexpected<Error>(shards.error());
    const Xapian::Database& database = *shards->database;
    const auto keys = guard(path, [&] { return keys_in_several(database); });
    if (!keys) return tl::unexpected<Error>(keys.error());
    Gathering gathering(texts);
    for (const std::string& key : *keys) {
        const auto versions = guard(path, [&] { return versions_of(database, key); });
        if (!versions) return tl::unexpected<Error>(versions.error());
        if (versions->size() < 2) continue;
        if (const auto added = gathering.add(side_by_side(*versions, "")); !added) return added;
    }
    return {};
}

struct Found {  // a term before its words are known
    std::uint32_t unit = 0;
    std::size_t language = 0;
    double weight = 0;
    std::uint32_t links = 0;
    std::uint32_t row = 0;
};

// What was found for the units of one language.
using FoundTerms = std::map<std::uint32_t, std::vector<Found>>;

// The strongest few of each language.
void prune(FoundTerms& terms) {
    for (auto& [unit, found] : terms) {
        std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
            if (a.language != b.language) return a.language < b.language;
            if (a.weight != b.weight) return a.weight > b.weight;
            if (a.links != b.links) return a.links > b.links;
            return a.unit < b.unit;
        });
        std::size_t rank = 0;
        std::optional<std::size_t> language;
        std::erase_if(found, [&](const Found& one) {
            rank = language == one.language ? rank + 1 : 0;
            language = one.language;
            return rank >= terms_a_language;
        });
    }
}

class Learning {
public:
    explicit Learning(const AlignedTexts& texts) : texts_(texts) {}

    Result<LearntLexicon> learn() {
        for (std::size_t language = 0; language < aligned_languages.size(); ++language) {
            Result<Units> units = Units::find(texts_, language);
            if (!units) return tl::unexpected<Error>(units.error());
            units_.push_back(std::move(*units));
        }
        for (std::size_t a = 0; a < units_.size(); ++a) {
            for (std::size_t b = a + 1; b < units_.size(); ++b) {
                if (const auto done = associate_two(a, b); !done) {
                    return tl::unexpected<Error>(done.error());
                }
            }
        }
        for (FoundTerms& terms : found_) prune(terms);
        add_through_third_languages();
        if (const auto named = name_what_was_found(); !named) {
            return tl::unexpected<Error>(named.error());
        }
        return lexicon();
    }

private:
    Result<void> associate_two(std::size_t a, std::size_t b) {
        const LanguagePair pair{a, b, units_[a], units_[b]};
        const auto associations = associate(texts_, pair);
        if (!associations) return tl::unexpected<Error>(associations.error());
        for (const Association& one : *associations) {
            found_[a][one.first].push_back(Found{one.second, b, one.forward, one.links, one.row});
            found_[b][one.second].push_back(Found{one.first, a, one.backward, one.links, one.row});
        }
        return {};
    }

    // What no document says side by side, a third language may tell: "contractor" → "contratista"
    // in one document and "contratista" → 承包者 in another. Only for units without a term of their
    // own in that language; two third languages must agree, or one must be sure.
    void add_through_third_languages() {
        std::array<FoundTerms, aligned_languages.size()> added;
        for (std::size_t from = 0; from < found_.size(); ++from) {
            for (const auto& [unit, terms] : found_[from]) {
                for (Found& one : through_third_languages(from, unit, terms)) {
                    added[from][unit].push_back(one);
                }
            }
        }
        for (std::size_t from = 0; from < found_.size(); ++from) {
            for (auto& [unit, terms] : added[from]) {
                auto& known = found_[from][unit];
                known.insert(known.end(), terms.begin(), terms.end());
            }
            prune(found_[from]);
        }
    }

    struct Way {
        double best = 0;
        std::size_t ways = 0;
        bool sure = false;
        std::uint32_t row = 0;
        std::uint32_t links = 0;
    };

    std::vector<Found> through_third_languages(std::size_t from, std::uint32_t unit,
                                               const std::vector<Found>& terms) const {
        constexpr double certain = 0.65;  // of each step, both ways
        constexpr double least = 0.42;    // of both steps together
        constexpr double discount = 0.8;
        std::map<std::pair<std::size_t, std::uint32_t>, Way> ways;
        for (const Found& step : terms) {
            const auto next = found_[step.language].find(step.unit);
            if (next == found_[step.language].end()) continue;
            const double back = weight_of(next->second, from, unit);
            for (const Found& end : next->second) {
                const bool direct = std::any_of(terms.begin(), terms.end(), [&](const Found& t) {
                    return t.language == end.language;
                });
                if (direct || end.language == from) continue;
                const double home =
                    weight_of(found_[end.language].at(end.unit), step.language, step.unit);
                Way& way = ways[{end.language, end.unit}];
                ++way.ways;
                way.sure = way.sure || std::min({step.weight, end.weight, back, home}) >= certain;
                if (step.weight * end.weight <= way.best) continue;
                way.best = step.weight * end.weight;
                way.row = end.row;
                way.links = end.links;
            }
        }
        std::vector<Found> out;
        for (const auto& [target, way] : ways) {
            if (way.best < least || (way.ways < 2 && !way.sure)) continue;
            out.push_back(
                Found{target.second, target.first, discount * way.best, way.links, way.row});
        }
        return out;
    }

    static double weight_of(const std::vector<Found>& terms, std::size_t language,
                            std::uint32_t unit) {
        for (const Found& one : terms) {
            if (one.language == language && one.unit == unit) return one.weight;
        }
        return 0;
    }

    // The usual words of every phrase that is a term, and the paragraphs that are evidence.
    Result<void> name_what_was_found() {
        std::array<std::unordered_map<std::uint32_t, std::map<Forms, std::size_t>>,
                   aligned_languages.size()>
            phrases;
        for (const FoundTerms& terms : found_) {
            for (const auto& [unit, found] : terms) {
                for (const Found& one : found) {
                    places_.try_emplace(one.row);
                    if (units_[one.language].is_phrase(one.unit)) {
                        phrases[one.language].try_emplace(one.unit);
                    }
                }
            }
        }
        std::uint32_t number = 0;
        const auto read = texts_.each([&](const AlignedRow& row) {
            const auto place = places_.find(number++);
            if (place != places_.end()) place->second = row.place;
            for (std::size_t language = 0; language < units_.size(); ++language) {
                const Forms& forms = row.texts[language];
                units_[language].each_phrase(
                    forms, [&](std::uint32_t unit, std::size_t begin, std::size_t end) {
                        const auto wanted = phrases[language].find(unit);
                        if (wanted == phrases[language].end()) return;
                        const auto at = [&forms](std::size_t i) {
                            return forms.begin() + static_cast<std::ptrdiff_t>(i);
                        };
                        ++wanted->second[Forms(at(begin), at(end))];
                    });
            }
        });
        if (!read) return read;
        for (std::size_t language = 0; language < units_.size(); ++language) {
            for (const auto& [unit, counted] : phrases[language]) {
                const auto usual = std::max_element(
                    counted.begin(), counted.end(),
                    [](const auto& a, const auto& b) { return a.second < b.second; });
                if (usual != counted.end())
                    names_[language][unit] = words_of(usual->first, language);
            }
            usual_[language] = texts_.vocabulary(language).usual_forms();
        }
        return {};
    }

    std::string words_of(const Forms& forms, std::size_t language) const {
        std::string words;
        for (const std::uint32_t form : forms) {
            if (!words.empty() && aligned_languages[language] != "zh") words += ' ';
            words += texts_.vocabulary(language).form(form);
        }
        return words;
    }

    std::string name_of(std::uint32_t unit, std::size_t language) const {
        if (!units_[language].is_phrase(unit)) {
            return texts_.vocabulary(language).form(usual_[language][unit]);
        }
        const auto found = names_[language].find(unit);
        return found == names_[language].end() ? std::string() : found->second;
    }

    LearntLexicon lexicon() const {
        LearntLexicon out;
        out.summary.rows = texts_.rows();
        for (std::size_t language = 0; language < units_.size(); ++language) {
            for (const auto& [unit, found] : found_[language]) {
                LearntEntry entry;
                entry.language = aligned_languages[language];
                entry.key = units_[language].key(unit, entry.language);
                for (const Found& one : found) {
                    // "CO2" and "net" are found by themselves
                    if (units_[one.language].key(one.unit, aligned_languages[one.language]) ==
                        entry.key) {
                        continue;
                    }
                    entry.terms.push_back(LearntTerm{name_of(one.unit, one.language),
                                                     std::string(aligned_languages[one.language]),
                                                     one.weight, places_.at(one.row)});
                    const auto [a, b] = std::minmax(language, one.language);
                    ++out.summary.pairs[std::string(aligned_languages[a]) + "-" +
                                        std::string(aligned_languages[b])];
                }
                if (!entry.terms.empty()) out.entries.push_back(std::move(entry));
            }
        }
        std::sort(out.entries.begin(), out.entries.end(),
                  [](const LearntEntry& a, const LearntEntry& b) {
                      return std::pair(a.language, a.key) < std::pair(b.language, b.key);
                  });
        out.summary.entries = out.entries.size();
        return out;
    }

    const AlignedTexts& texts_;
    std::vector<Units> units_;
    std::array<FoundTerms, aligned_languages.size()> found_;
    std::map<std::uint32_t, std::string> places_;  // by row
    std::array<std::map<std::uint32_t, std::string>, aligned_languages.size()> names_;
    std::array<std::vector<std::uint32_t>, aligned_languages.size()> usual_;
};

}  // namespace

Result<LearntLexicon> learn(const std::string& path, const std::string& directory) {
    Result<AlignedTexts> texts = AlignedTexts::open(directory);
    if (!texts) return tl::unexpected<Error>(texts.error());
    if (const auto gathered = gather(path, *texts); !gathered) {
        return tl::unexpected<Error>(gathered.error());
    }
    return Learning(*texts).learn();
}

}  // namespace mea
