// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/learnt.h"

#include <xapian.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include <nlohmann/json.hpp>

#include "index/schema.h"
#include "index/stems.h"
#include "index/tokens.h"
#include "pipeline/text.h"

namespace mea {
namespace {

constexpr const char* summary_key = "mea.lexicon";
constexpr std::string_view entry_prefix = "mea.learnt.";

std::string entry_key(std::string_view language, std::string_view unit) {
    return bounded_term(std::string(entry_prefix) + std::string(language) + ".", unit);
}

// A term a line: language, weight in hundredths, words, evidence, with tabs between.
std::string written(const std::vector<LearntTerm>& terms) {
    std::string out;
    for (const LearntTerm& term : terms) {
        out += term.language + "\t" + std::to_string(std::lround(term.weight * 100)) + "\t" +
               term.text + "\t" + term.evidence + "\n";
    }
    return out;
}

// The part before the next `mark`, which is taken off `rest` with it.
std::string_view cut(std::string_view& rest, char mark) {
    const std::size_t end = std::min(rest.find(mark), rest.size());
    const std::string_view part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return part;
}

std::vector<LearntTerm> read_terms(std::string_view data) {
    std::vector<LearntTerm> terms;
    while (!data.empty()) {
        std::string_view line = cut(data, '\n');
        LearntTerm term;
        term.language = cut(line, '\t');
        const std::string_view weight = cut(line, '\t');
        int hundredths = 0;
        std::from_chars(weight.data(), weight.data() + weight.size(), hundredths);
        term.weight = std::clamp(hundredths, 0, 100) / 100.0;
        term.text = cut(line, '\t');
        term.evidence = line;
        if (!term.text.empty()) terms.push_back(std::move(term));
    }
    return terms;
}

constexpr std::size_t longest = 5;  // words of a unit

std::vector<std::string> languages_of_word(std::string_view word) {
    std::vector<std::string> languages;
    for (const std::string_view one : plausible_languages(word)) languages.emplace_back(one);
    if (languages.empty() && !word.empty() && is_han(code_point_at(word, 0).value)) {
        languages.emplace_back("zh");
    }
    return languages;
}

bool stronger(const LearntTerm& a, const LearntTerm& b) { return a.weight > b.weight; }

}  // namespace

std::optional<LearntSummary> lexicon_summary(const Xapian::Database& database) {
    const auto json = nlohmann::json::parse(database.get_metadata(summary_key), nullptr, false);
    if (!json.is_object()) return std::nullopt;
    LearntSummary summary;
    summary.version = json.value("version", 0);
    summary.rows = json.value("rows", std::size_t{0});
    summary.entries = json.value("entries", std::size_t{0});
    summary.pairs = json.value("pairs", std::map<std::string, std::size_t>());
    return summary;
}

struct LearntReader::Parts {
    Xapian::Database database;
    Tokenizer tokenizer;
    bool usable = false;

    std::vector<LearntTerm> entry(const std::string& language, const std::string& key) const {
        return key.empty() ? std::vector<LearntTerm>()
                           : read_terms(database.get_metadata(entry_key(language, key)));
    }
};

LearntReader::LearntReader(const Xapian::Database& database) : parts_(std::make_unique<Parts>()) {
    parts_->database = database;
    const std::optional<LearntSummary> summary = lexicon_summary(database);
    parts_->usable = summary && summary->version == lexicon_version && summary->entries > 0;
}

LearntReader::~LearntReader() = default;
LearntReader::LearntReader(LearntReader&&) noexcept = default;
LearntReader& LearntReader::operator=(LearntReader&&) noexcept = default;

bool LearntReader::empty() const { return !parts_->usable; }

std::vector<LearntTerm> LearntReader::terms(std::string_view words,
                                            std::string_view language) const {
    std::vector<LearntTerm> all;
    const std::vector<Token> plain =
        empty() ? std::vector<Token>() : parts_->tokenizer.tokens(words, language);
    if (plain.empty()) return all;
    const std::vector<std::string> languages =
        language.empty() ? languages_of_word(plain.front().form)
                         : std::vector<std::string>{std::string(language)};
    for (const std::string& from : languages) {
        const std::vector<Token> tokens = parts_->tokenizer.tokens(words, from);
        for (LearntTerm& term : parts_->entry(from, joined_key(tokens, from))) {
            all.push_back(std::move(term));
        }
    }
    std::stable_sort(all.begin(), all.end(), stronger);
    return all;
}

std::vector<LearntMention> LearntReader::mentions(std::string_view text,
                                                  std::string_view language) const {
    std::vector<LearntMention> found;
    if (empty()) return found;
    std::map<std::string, std::vector<Token>> read;  // by language
    const auto tokens_in = [&](const std::string& from) -> const std::vector<Token>& {
        const auto known = read.find(from);
        if (known != read.end()) return known->second;
        return read.emplace(from, parts_->tokenizer.tokens(text, from)).first->second;
    };
    // The words are the same in every language, only their stems differ.
    const std::vector<Token> words = parts_->tokenizer.tokens(text, language);
    for (std::size_t begin = 0; begin < words.size();) {
        const std::vector<std::string> languages =
            language.empty() ? languages_of_word(words[begin].form)
                             : std::vector<std::string>{std::string(language)};
        std::size_t end = begin + 1;
        while (end < words.size() && end - begin < longest && !words[end].after_gap) ++end;
        LearntMention mention;
        for (; end > begin && mention.terms.empty(); --end) {
            for (const std::string& from : languages) {
                const std::vector<Token>& tokens = tokens_in(from);
                if (end > tokens.size()) continue;
                const auto at = [&tokens](std::size_t i) {
                    return tokens.begin() + static_cast<std::ptrdiff_t>(i);
                };
                const std::vector<Token> part(at(begin), at(end));
                for (LearntTerm& term : parts_->entry(from, joined_key(part, from))) {
                    mention.terms.push_back(std::move(term));
                }
            }
            mention.range = {words[begin].range.begin, words[end - 1].range.end};
        }
        if (mention.terms.empty()) {
            ++begin;
            continue;
        }
        begin = end + 1;
        std::stable_sort(mention.terms.begin(), mention.terms.end(), stronger);
        found.push_back(std::move(mention));
    }
    return found;
}

std::vector<LearntTerm> learnt(const Xapian::Database& database, std::string_view words_as_typed,
                               std::string_view language) {
    return LearntReader(database).terms(words_as_typed, language);
}

void write_lexicon(Xapian::WritableDatabase& database, const LearntLexicon& lexicon) {
    std::vector<std::string> old;
    const std::string prefix(entry_prefix);
    for (auto it = database.metadata_keys_begin(prefix); it != database.metadata_keys_end(prefix);
         ++it) {
        old.push_back(*it);
    }
    for (const std::string& key : old) database.set_metadata(key, "");
    for (const LearntEntry& entry : lexicon.entries) {
        database.set_metadata(entry_key(entry.language, entry.key), written(entry.terms));
    }
    const nlohmann::json summary{{"version", lexicon.summary.version},
                                 {"rows", lexicon.summary.rows},
                                 {"entries", lexicon.summary.entries},
                                 {"pairs", lexicon.summary.pairs}};
    database.set_metadata(summary_key, summary.dump());
}

}  // namespace mea
