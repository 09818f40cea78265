// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/query_parts.h"

#include <algorithm>
#include <utility>

namespace mea {
namespace {

using Xapian::Query;

constexpr std::size_t max_relaxed = 6;  // parts of a query that is answered by most of them

Xapian::doccount commonness(const Part& part, const Xapian::Database& database) {
    if (part.words > 1) return 0;
    Xapian::doccount most = 0;
    for (auto term = part.own.get_unique_terms_begin(); term != part.own.get_unique_terms_end();
         ++term) {
        most = std::max(most, database.get_termfreq(*term));
    }
    return most;
}

// In the order they were typed.
void keep_rarest(std::vector<const Part*>& parts, const Xapian::Database& database) {
    while (parts.size() > max_relaxed) {
        const auto common =
            std::max_element(parts.begin(), parts.end(), [&](const Part* a, const Part* b) {
                return commonness(*a, database) < commonness(*b, database);
            });
        parts.erase(common);
    }
}

}  // namespace

std::size_t words_of(const std::vector<Part>& parts) {
    std::size_t words = 0;
    for (const Part& part : parts) words += part.function_word ? 0 : part.words;
    return std::max<std::size_t>(words, 1);
}

Query anywhere(const Part& part) {
    return part.context.empty() ? part.own : Query(Query::OP_OR, part.own, part.context);
}

// Every smallest choice of parts that has so many words, AND-ed.
Query most_of(std::vector<const Part*> parts, const Xapian::Database& database) {
    keep_rarest(parts, database);
    std::size_t words = 0;
    std::vector<Query> wanted;
    for (const Part* part : parts) {
        words += part->words;
        wanted.push_back(anywhere(*part));
    }
    const std::size_t needed = std::max<std::size_t>((words + 1) / 2, 2);
    std::vector<Query> choices;
    for (unsigned chosen = 1; chosen < (1U << parts.size()); ++chosen) {
        std::size_t has = 0;
        std::size_t fewest = words;
        std::vector<Query> all;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if ((chosen >> i & 1U) == 0) continue;
            has += parts[i]->words;
            fewest = std::min(fewest, parts[i]->words);
            all.push_back(wanted[i]);
        }
        if (has < needed || has - fewest >= needed) continue;
        choices.emplace_back(Query::OP_AND, all.begin(), all.end());
    }
    const Query enough(Query::OP_OR, choices.begin(), choices.end());
    return Query(Query::OP_FILTER, Query(Query::OP_OR, wanted.begin(), wanted.end()), enough);
}

}  // namespace mea
