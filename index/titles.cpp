// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/titles.h"

#include <string>
#include <vector>

#include "index/matches.h"
#include "index/schema.h"

namespace mea {

std::optional<Xapian::Query> in_titles(const Xapian::Database& database, const Xapian::Query& words,
                                       std::size_t limit) {
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(words);
    const Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(limit + 1));
    if (found.size() > limit) return std::nullopt;
    std::vector<std::string> documents;
    for (auto it = found.begin(); it != found.end(); ++it) {
        documents.push_back(field_term(
            Field::document, it.get_document().get_value(row(Field::document).slot.value())));
    }
    return any_of(documents);
}

}  // namespace mea
