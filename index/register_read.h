// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "index/record.h"
#include "index/registers.h"
#include "index/schema.h"

// What the registers share: reading posting lists, grouping paragraphs by language, natural order.
// For registers.cpp and register_*.cpp. Functions may throw what the index library throws.

namespace Xapian {
class Database;
}

namespace mea {

struct RegisterReader {
    const Xapian::Database& database;
    const Names& names;
};

// Values of the terms that begin with field prefix + `begin`, in order.
std::vector<std::string> terms_with(const Xapian::Database& database, Field field,
                                    std::string_view begin);

// Calls `visit` for each paragraph that has the term, in order of the posting list, until it
// returns false.
void each_paragraph(const Xapian::Database& database, const std::string& term,
                    const std::function<bool(StoredParagraph)>& visit);

// "decision:basel-cop:BC-10/3" → its parts. An id without a body has an empty one.
struct IdParts {
    std::string kind;
    std::string body;
    std::string number;
};
IdParts parts_of(std::string_view id);

// Digits compare as numbers: "2/CP.9" before "10/CP.9".
bool natural_less(std::string_view a, std::string_view b);

// Edges by paragraph: the language versions of one paragraph become one edge.
class EdgeGroups {
public:
    explicit EdgeGroups(std::size_t limit) : limit_(limit) {}

    // False when no more are taken.
    bool add(const StoredParagraph& stored, const IndexEntity& entity);
    // In order of document and paragraph.
    std::vector<Edge> take();

private:
    std::size_t limit_;
    std::vector<Edge> edges_;
    std::vector<std::size_t> ordinals_;
    std::unordered_map<std::string, std::size_t> by_place_;
};

// The words round a range of a text on one line: at most some 200 characters.
std::string words_around(std::string_view text, Range range);

// Whether every word is in the folded text.
bool has_words(std::string_view text, const std::vector<std::string>& words);

bool contains(const std::vector<std::string>& list, std::string_view value);

void sort_languages(std::vector<std::string>& languages);

Register<ActRow> read_acts(const RegisterReader& reader, const RegisterFilter& filter);
// One act, with or without text in the index.
ActRow read_act(const RegisterReader& reader, const std::string& id);
void add_citations(const RegisterReader& reader, ActRow& row);
Citations read_citations(const RegisterReader& reader, const std::string& id,
                         const RegisterFilter& window);
Register<CentreRow> read_centres(const RegisterReader& reader, const RegisterFilter& filter);
Beginnings read_beginnings(const RegisterReader& reader, std::string_view typed, std::size_t limit);
DocumentRegister read_documents(const RegisterReader& reader, const RegisterFilter& filter);

}  // namespace mea
