// SPDX-License-Identifier: GPL-3.0-or-later
#include <xapian.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "index/ledger.h"
#include "index/register_read.h"
#include "index/stored.h"
#include "pipeline/fold.h"

namespace mea {
namespace {

constexpr std::array<std::string_view, 6> six{"en", "fr", "es", "ru", "zh", "ar"};
constexpr std::array<std::string_view, 4> part_marks{"/Add.", "/Corr.", "/Rev.", "/Amend."};
constexpr int widest_gap = 1000;  // numbers between two neighbours that still are one series

struct Version {
    std::string key;
    std::string language;
};

// Keys and languages of the document records that pass, without reading the records.
std::vector<Version> versions_of(const RegisterReader& reader, const RegisterFilter& filter) {
    using Xapian::Query;
    Query query(field_term(Field::record, record::document));
    const auto require = [&query](const Query& also) { query = Query(Query::OP_AND, query, also); };
    if (!filter.symbol.empty()) {
        const std::string symbol = folded_id(filter.symbol);
        require(Query(Query::OP_OR, Query(field_term(Field::series, symbol)),
                      Query(field_term(Field::symbol, symbol))));
    }
    if (!filter.bodies.empty()) {
        std::vector<Query> any;
        for (const auto& body : filter.bodies) {
            any.emplace_back(field_term(Field::body, folded_id(body)));
        }
        require(Query(Query::OP_OR, any.begin(), any.end()));
    }
    if (!filter.first_year.empty() || !filter.last_year.empty()) {
        const unsigned slot = row(Field::year).slot.value();
        const std::string last = filter.last_year.empty() ? "9999" : filter.last_year;
        require(Query(Query::OP_VALUE_RANGE, slot,
                      filter.first_year.empty() ? "0000" : filter.first_year, last));
    }
    Xapian::Enquire enquire(reader.database);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(query);
    const Xapian::MSet found = enquire.get_mset(0, reader.database.get_doccount());
    std::vector<Version> versions;
    for (auto it = found.begin(); it != found.end(); ++it) {
        const std::string id = it.get_document().get_value(row(Field::document).slot.value());
        const std::size_t slash = id.rfind('/');
        if (slash == std::string::npos) continue;
        versions.push_back({id.substr(0, slash), id.substr(slash + 1)});
    }
    return versions;
}

// "UNEP/GC.23/8/Add.1/Rev.2" → "UNEP/GC.23/8"
std::string base_of(const std::string& key) {
    std::size_t end = key.size();
    for (const std::string_view mark : part_marks) end = std::min(end, key.find(mark));
    return key.substr(0, std::min(end, key.find('~')));
}

bool is_symbol(std::string_view key) { return key.find('/') != std::string_view::npos; }

struct Numbered {
    std::string series;
    int number = 0;
};

// The last number of a symbol and what stands before it.
std::optional<Numbered> numbered(const std::string& symbol) {
    if (!is_symbol(symbol)) return std::nullopt;
    const std::size_t end = symbol.size();
    std::size_t begin = end;
    while (begin > 0 && symbol[begin - 1] >= '0' && symbol[begin - 1] <= '9') --begin;
    constexpr std::size_t most_digits = 5;
    if (begin == end || begin == 0 || end - begin > most_digits) return std::nullopt;
    const char before = symbol[begin - 1];
    if (before != '/' && before != '.') return std::nullopt;
    return Numbered{symbol.substr(0, begin), std::stoi(symbol.substr(begin))};
}

std::vector<Gap> gaps_of(const std::map<std::string, std::vector<std::string>>& documents) {
    std::map<std::string, std::map<int, std::string>> series;
    for (const auto& [key, languages] : documents) {
        const std::string plain = key.substr(0, key.find('~'));
        for (const std::string& symbol : {plain, base_of(plain)}) {
            if (const auto one = numbered(symbol)) series[one->series].emplace(one->number, symbol);
        }
    }
    std::vector<Gap> gaps;
    for (const auto& [name, numbers] : series) {
        Gap gap{name, numbers.begin()->second, numbers.rbegin()->second, numbers.size(), {}};
        for (auto it = numbers.begin(), next = std::next(it); next != numbers.end(); ++it, ++next) {
            const int between = next->first - it->first - 1;
            if (between < 1 || between > widest_gap) continue;
            gap.absent.emplace_back(it->first + 1, next->first - 1);
        }
        if (!gap.absent.empty()) gaps.push_back(std::move(gap));
    }
    return gaps;
}

DocumentRow read_row_of(const RegisterReader& reader, const std::string& key,
                        const std::vector<std::string>& languages) {
    DocumentRow document;
    document.document = key;
    document.languages = languages;
    sort_languages(document.languages);
    for (const std::string_view language : six) {
        if (!contains(languages, language)) document.missing.emplace_back(language);
    }
    document.base = base_of(key);
    document.conflict = key.find('~') != std::string::npos;
    for (const std::string& language : document.languages) {
        const std::string id = document_id(key, language);
        const auto stored = load_document(reader.database, id);
        if (!stored) continue;
        if (!stored->title.empty()) document.titles.emplace_back(language, stored->title);
        if (document.symbol.empty()) document.symbol = stored->symbol;
        if (document.date.empty()) document.date = stored->date;
        if (document.body.empty()) document.body = stored->body;
        if (document.session.empty()) document.session = stored->session;
        for (const LedgerRow& file : rows_with(reader.database, Field::owner, id)) {
            document.files.push_back({file.path, file.format, file.status});
        }
    }
    return document;
}

// Documents of the index with the same base, the filter aside.
std::vector<std::string> family_of(const RegisterReader& reader, const DocumentRow& document) {
    std::vector<std::string> family;
    if (!is_symbol(document.base)) return family;
    for (const std::string& key : terms_with(reader.database, Field::versions, document.base)) {
        if (key != document.document && base_of(key) == document.base) family.push_back(key);
    }
    std::sort(family.begin(), family.end(), natural_less);
    return family;
}

bool has_words_of(const RegisterReader& reader, const RegisterFilter& filter,
                  const DocumentRow& document) {
    if (filter.words.empty()) return true;
    std::string all = document.document;
    for (const auto& [language, title] : document.titles) all += " " + title;
    for (const FileRow& file : document.files) all += " " + file.path;
    if (reader.names.all) all += " " + reader.names.all("body", document.body);
    return has_words(all, filter.words);
}

bool passes(const RegisterReader& reader, const RegisterFilter& filter,
            const std::vector<std::string>& languages, const std::string& body) {
    for (const std::string& language : filter.languages) {
        if (!contains(languages, language)) return false;
    }
    if (filter.treaties.empty()) return true;
    return reader.names.treaty_of_body &&
           contains(filter.treaties, reader.names.treaty_of_body(body));
}

}  // namespace

DocumentRegister read_documents(const RegisterReader& reader, const RegisterFilter& filter) {
    std::map<std::string, std::vector<std::string>> documents;
    for (Version& version : versions_of(reader, filter)) {
        std::vector<std::string>& languages = documents[version.key];
        if (!contains(languages, version.language)) languages.push_back(version.language);
    }
    std::vector<std::string> keys;
    for (const auto& [key, languages] : documents) keys.push_back(key);
    // Documents without a symbol stand after the others.
    std::sort(keys.begin(), keys.end(), [](const std::string& a, const std::string& b) {
        if (is_symbol(a) != is_symbol(b)) return is_symbol(a);
        return natural_less(a, b);
    });
    const bool by_text = !filter.words.empty() || !filter.treaties.empty();
    DocumentRegister found;
    std::map<std::string, std::vector<std::string>> passing;
    for (const std::string& key : keys) {
        Register<DocumentRow>& list = found.documents;
        const std::vector<std::string>& languages = documents.at(key);
        const bool wanted = list.total >= filter.offset && list.rows.size() < filter.limit;
        if (!by_text && !wanted) {
            if (!passes(reader, filter, languages, "")) continue;
            ++list.total;
            passing.emplace(key, languages);
            continue;
        }
        DocumentRow document = read_row_of(reader, key, languages);
        if (!passes(reader, filter, languages, document.body)) continue;
        if (!has_words_of(reader, filter, document)) continue;
        ++list.total;
        passing.emplace(key, languages);
        if (!wanted) continue;
        document.family = family_of(reader, document);
        if (contains(document.family, document.document + "~2")) document.conflict = true;
        list.rows.push_back(std::move(document));
    }
    found.gaps = gaps_of(passing);
    return found;
}

}  // namespace mea
