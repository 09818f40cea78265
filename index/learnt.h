// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/text.h"

// The lexicon learnt from the corpus itself (index/align.h makes it): words and phrases of one
// language and what stands for them in the aligned paragraphs of another.
//
// Stored as metadata of the first local shard: one entry a language and unit, and a summary with
// the version. An index without a lexicon, or with one of another version, answers with nothing.

namespace Xapian {
class Database;
class WritableDatabase;
}  // namespace Xapian

namespace mea {

inline constexpr int lexicon_version = 1;

struct LearntTerm {
    std::string text;  // words of the other language, as one would type them
    std::string language;
    double weight = 0;     // 0–1: how often it stands for the words asked for
    std::string evidence;  // permalink of a paragraph that shows both
};

struct LearntEntry {
    std::string language;
    std::string key;  // folded unit: index/tokens.h
    std::vector<LearntTerm> terms;
};

struct LearntSummary {
    int version = lexicon_version;
    std::size_t rows = 0;                      // aligned paragraphs it was learnt from
    std::size_t entries = 0;                   // units with at least one term
    std::map<std::string, std::size_t> pairs;  // "en-fr" → terms of both directions
};

struct LearntLexicon {
    LearntSummary summary;
    std::vector<LearntEntry> entries;  // sorted by language and key
};

// What is known of a part of a text.
struct LearntMention {
    Range range;
    std::vector<LearntTerm> terms;  // strongest first
};

// Reads the lexicon of a database. Kept as long as the database is open, by one thread; its
// functions may throw what the index library throws. `language` empty: every one that the script of
// the words allows.
class LearntReader {
public:
    explicit LearntReader(const Xapian::Database& database);
    ~LearntReader();
    LearntReader(LearntReader&&) noexcept;
    LearntReader& operator=(LearntReader&&) noexcept;

    bool empty() const;  // no lexicon, or one of another version

    // What stands for the words as a whole, strongest first, at most three a language.
    std::vector<LearntTerm> terms(std::string_view words, std::string_view language = {}) const;

    // The longest units of a text from left to right, without overlaps.
    std::vector<LearntMention> mentions(std::string_view text,
                                        std::string_view language = {}) const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

// The same as LearntReader::terms, for one question.
std::vector<LearntTerm> learnt(const Xapian::Database& database, std::string_view words_as_typed,
                               std::string_view language = {});

std::optional<LearntSummary> lexicon_summary(const Xapian::Database& database);

// Replaces the lexicon; visible with the next commit. May throw what the index library throws.
void write_lexicon(Xapian::WritableDatabase& database, const LearntLexicon& lexicon);

}  // namespace mea
