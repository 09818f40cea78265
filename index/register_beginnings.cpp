// SPDX-License-Identifier: GPL-3.0-or-later
#include <xapian.h>

#include <algorithm>
#include <set>
#include <utility>

#include "index/register_read.h"

namespace mea {
namespace {

constexpr std::size_t most_terms = 500;  // looked at for one question

// Values of the terms of a field that begin so, shortest first among neighbours as terms are
// sorted.
std::vector<std::string> values_beginning(const Xapian::Database& database, Field field,
                                          const std::string& begin) {
    const std::string_view prefix = row(field).prefix;
    const std::string start = std::string(prefix) + begin;
    std::vector<std::string> values;
    for (auto it = database.allterms_begin(start); it != database.allterms_end(start); ++it) {
        values.push_back((*it).substr(prefix.size()));
        if (values.size() == most_terms) break;
    }
    std::sort(values.begin(), values.end(), natural_less);
    return values;
}

// The id in its own spelling: terms are folded.
void add_acts(const Xapian::Database& database, const std::string& term, std::string_view number,
              std::set<std::string>& ids) {
    constexpr int looked_at = 20;
    int seen = 0;
    each_paragraph(database, term, [&](const StoredParagraph& stored) {
        const auto take = [&](const std::string& id) {
            const IdParts parts = parts_of(id);
            const bool act = parts.kind == "decision" || parts.kind == "resolution" ||
                             parts.kind == "recommendation";
            if (act && parts.body != "?" && folded_id(parts.number) == number) ids.insert(id);
        };
        take(stored.paragraph.act);
        for (const IndexEntity& entity : stored.paragraph.entities) take(entity.id);
        return ++seen < looked_at;
    });
}

DocumentName name_of(const RegisterReader& reader, const std::string& symbol) {
    using Xapian::Query;
    Xapian::Enquire enquire(reader.database);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(Query(Query::OP_AND, Query(field_term(Field::record, record::document)),
                            Query(field_term(Field::symbol, symbol))));
    DocumentName name;
    const Xapian::MSet found = enquire.get_mset(0, 6);
    for (auto it = found.begin(); it != found.end(); ++it) {
        const IndexDocument document = read_document(it.get_document().get_data());
        if (!name.document.empty() && document.language != "en") continue;
        name = {document.key, document.symbol, document.title, document.language};
    }
    return name;
}

}  // namespace

Beginnings read_beginnings(const RegisterReader& reader, std::string_view typed,
                           std::size_t limit) {
    const std::string begin = folded_id(typed);
    Beginnings found;
    if (begin.empty() || limit == 0) return found;
    for (const std::string& symbol : values_beginning(reader.database, Field::symbol, begin)) {
        DocumentName name = name_of(reader, symbol);
        if (!name.document.empty()) found.documents.push_back(std::move(name));
        if (found.documents.size() == limit) break;
    }
    for (const Field field : {Field::decision, Field::act}) {
        for (const std::string& value : values_beginning(reader.database, field, begin)) {
            if (found.acts.size() >= limit) break;
            if (value.find(':') != std::string::npos) continue;
            std::set<std::string> ids;
            add_acts(reader.database, field_term(field, value), value, ids);
            for (const std::string& id : ids) {
                if (!contains(found.acts, id)) found.acts.push_back(id);
            }
        }
    }
    if (found.acts.size() > limit) found.acts.resize(limit);
    return found;
}

}  // namespace mea
