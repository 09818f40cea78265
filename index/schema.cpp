// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/schema.h"

#include <algorithm>
#include <utility>

#include "pipeline/fold.h"
#include "pipeline/text.h"

namespace mea {

extern constexpr std::array<FieldRow, field_count> schema_table{{
    {Field::text, "text", "", {}, false, false, "words of the paragraph", "mercury waste"},
    {Field::title,
     "title",
     "XT",
     {},
     true,
     false,
     "words of the document's title",
     "title:mercury"},
    {Field::headings,
     "headings",
     "XH",
     {},
     false,
     false,
     "stems of the title and the headings",
     ""},
    {Field::symbol,
     "symbol",
     "XS",
     {},
     true,
     false,
     "symbol of the document; a star finds a series",
     "symbol:UNEP/POPS*"},
    {Field::decision, "decision", "XD", 7, true, true,
     "decision, resolution or recommendation that the paragraph names", "decision:SC-1/15"},
    {Field::treaty, "treaty", "XEtreaty:", 2, true, true, "treaty or instrument that is named",
     "treaty:basel"},
    {Field::article,
     "article",
     "XEarticle:",
     {},
     true,
     false,
     "article that is cited",
     "article:stockholm:12"},
    {Field::body, "body", "XEbody:", 3, true, true, "body that issued the document or is named",
     "body:unep-gc"},
    {Field::country, "country", "XEcountry:", 6, true, true,
     "country that is named: ISO 3166-1 alpha-3 or its name", "country:CHN"},
    {Field::centre,
     "centre",
     "XEcentre:",
     {},
     true,
     false,
     "centre or network of centres",
     "centre:basel-rc"},
    {Field::entity, "entity", "XE", {}, false, false, "any entity by its id", ""},
    {Field::lang, "lang", "XL", 1, true, true, "language: ar en es fr ru zh", "lang:zh"},
    {Field::kind, "kind", "XK", 5, true, true, "kind of segment", "kind:operative"},
    {Field::year, "year", "XY", 4, true, true, "year of the document, or a range",
     "year:2004..2010"},
    {Field::date, "date", "", 8, true, false, "date of the document, or a range",
     "date:2004-12..2005-02"},
    {Field::path, "path", "XA", {}, false, false, "path of a paragraph, in any document", ""},
    {Field::document, "document", "XQ", 0, false, false, "key and language of the document", ""},
    {Field::record, "record", "XR", {}, false, false, "what a record holds", ""},
    {Field::file, "file", "XF", {}, false, false, "path of a file that was tried", ""},
    {Field::code, "code", "XC", {}, false, false, "symbols and numbers as one word", ""},
    {Field::series, "series", "XP", {}, false, false, "series of the document's symbol", ""},
    {Field::versions, "versions", "XN", {}, false, false, "key of a document record", ""},
    {Field::owner, "owner", "XO", {}, false, false, "document that a file belongs to", ""},
    {Field::sha, "sha", "XG", {}, false, false, "content hash of a file", ""},
    {Field::status, "status", "XU", {}, false, false, "what came of a file", ""},
    {Field::prior, "prior", "", 9, false, false, "weight of the kind of segment", ""},
    {Field::segments, "segments", "", 10, false, false, "segments of a document", ""},
    {Field::entities, "entities", "", 11, false, false, "entities of a document", ""},
    {Field::order, "order", "", 12, false, false, "place among equals: document, ordinal", ""},
    {Field::format, "format", "XV", {}, false, false, "schema version of a shard", ""},
    {Field::likeness, "likeness", "XM", {}, false, false, "sketch of the text of a document", ""},
    {Field::act,
     "act",
     "XB",
     {},
     true,
     false,
     "decision, resolution or recommendation that the paragraph is part of",
     "act:SC-1/15"},
}};

namespace {

constexpr bool in_order() {
    for (std::size_t i = 0; i < schema_table.size(); ++i) {
        if (schema_table[i].field != static_cast<Field>(i)) return false;
    }
    return true;
}

constexpr bool nothing_used_twice() {
    for (std::size_t i = 0; i < schema_table.size(); ++i) {
        for (std::size_t j = i + 1; j < schema_table.size(); ++j) {
            const FieldRow& a = schema_table[i];
            const FieldRow& b = schema_table[j];
            if (a.name == b.name) return false;
            if (!a.prefix.empty() && a.prefix == b.prefix) return false;
            if (a.slot && b.slot && *a.slot == *b.slot) return false;
        }
    }
    return true;
}

constexpr bool documented() {
    for (const FieldRow& field : schema_table) {
        if (field.name.empty() || field.description.empty()) return false;
        if (field.in_query && field.example.empty()) return false;
        if (field.facet && !field.slot) return false;
    }
    return true;
}

static_assert(in_order(), "the table follows the enumeration, every field once");
static_assert(nothing_used_twice(), "names, prefixes and slots are unique");
static_assert(documented(), "every field says what it is; query fields show an example");
static_assert(static_cast<std::size_t>(Field::act) + 1 == field_count);

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> other_names{{
    {"language", "lang"},
    {"resolution", "decision"},
    {"recommendation", "decision"},
    {"instrument", "treaty"},
    {"center", "centre"},
}};

constexpr std::size_t max_term_bytes = 240;  // Xapian allows 245, less for bytes 0
constexpr std::size_t hash_digits = 16;

std::string fnv1a(std::string_view bytes) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : bytes) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 1099511628211ULL;
    }
    std::string digits;
    for (std::size_t i = 0; i < hash_digits; ++i) {
        digits.insert(digits.begin(), "0123456789abcdef"[hash & 15U]);
        hash >>= 4U;
    }
    return digits;
}

bool is_act(std::string_view kind) {
    return kind == "decision" || kind == "resolution" || kind == "recommendation";
}

void add_ancestors(std::string_view kind, std::string_view folded, std::vector<std::string>& out) {
    if (kind != "article" && kind != "centre") return;
    const std::size_t first = kind.size() + 1;
    for (std::size_t at = folded.size(); at-- > first;) {
        if (folded[at] == '.' || folded[at] == ':') {
            out.push_back(field_term(Field::entity, folded.substr(0, at)));
        }
    }
}

}  // namespace

const FieldRow& row(Field field) { return schema_table.at(static_cast<std::size_t>(field)); }

const FieldRow* find_field(std::string_view name) {
    std::string wanted = folded(name);
    for (const auto& [other, known] : other_names) {
        if (wanted == other) wanted = known;
    }
    for (const FieldRow& candidate : schema_table) {
        if (candidate.in_query && candidate.name == wanted) return &candidate;
    }
    return nullptr;
}

std::string query_field_names() {
    std::string names;
    for (const FieldRow& candidate : schema_table) {
        if (!candidate.in_query) continue;
        if (!names.empty()) names += ", ";
        names += candidate.name;
    }
    return names;
}

bool is_furniture(std::string_view kind) { return kind == "running_head" || kind == "toc"; }

std::string bounded_term(std::string_view prefix, std::string_view value) {
    std::string term(prefix);
    if (prefix.size() + value.size() <= max_term_bytes) return term.append(value);
    std::size_t keep = max_term_bytes - prefix.size() - hash_digits - 1;
    while (keep > 0 && (static_cast<unsigned char>(value[keep]) & 0xC0U) == 0x80U) --keep;
    return term.append(value.substr(0, keep)).append("~").append(fnv1a(value));
}

std::string field_term(Field field, std::string_view value) {
    return bounded_term(row(field).prefix, value);
}

std::string folded_id(std::string_view value) {
    std::string id = folded(value, Folding{.latin_accents = true});
    id.erase(std::remove(id.begin(), id.end(), ' '), id.end());
    return id;
}

std::vector<std::string> entity_terms(std::string_view id) {
    const std::string folded_form = folded_id(id);
    const std::string_view all = folded_form;
    const std::size_t colon = all.find(':');
    std::vector<std::string> terms{field_term(Field::entity, all)};
    if (colon == std::string_view::npos) return terms;
    const std::string_view kind = all.substr(0, colon);
    const std::string_view value = all.substr(colon + 1);
    if (is_act(kind)) {
        terms.push_back(field_term(Field::decision, value));
        if (const std::size_t body = value.find(':'); body != std::string_view::npos) {
            terms.push_back(field_term(Field::decision, value.substr(body + 1)));
        }
    }
    if (kind == "instrument") terms.push_back(field_term(Field::treaty, value));
    add_ancestors(kind, all, terms);
    return terms;
}

std::string concept_id(std::string_view key) { return "concept:" + std::string(key); }

std::vector<std::string> own_article_terms(std::string_view key, std::string_view path) {
    const std::size_t colon = key.find(':');
    const std::string_view kind = key.substr(0, colon);
    if (colon == std::string_view::npos || (kind != "treaty" && kind != "instrument")) return {};
    const auto number_after = [](std::string_view letter, std::string_view part) {
        const bool fits = part.substr(0, letter.size()) == letter && part.size() > letter.size();
        return fits ? part.substr(letter.size()) : std::string_view();
    };
    const std::size_t dot = path.find('.');
    const std::string_view article = number_after("a", path.substr(0, dot));
    if (article.empty() || article[0] < '0' || article[0] > '9') return {};
    std::string id = "article:" + std::string(key.substr(colon + 1)) + ":" + std::string(article);
    if (dot != std::string_view::npos) {
        const std::string_view rest = path.substr(dot + 1);
        const std::string_view number = number_after("p", rest.substr(0, rest.find('.')));
        if (!number.empty()) id += "." + std::string(number);
    }
    return entity_terms(id);
}

std::vector<std::string> act_terms(std::string_view id) {
    const std::string folded_form = folded_id(id);
    std::string_view rest = folded_form;
    std::vector<std::string> terms{field_term(Field::act, rest)};
    for (int part = 0; part < 2; ++part) {
        const std::size_t colon = rest.find(':');
        if (colon == std::string_view::npos) break;
        rest.remove_prefix(colon + 1);
        terms.push_back(field_term(Field::act, rest));
    }
    return terms;
}

std::string entity_term(std::string_view id) {
    const std::string folded_form = folded_id(id);
    const std::size_t unknown = folded_form.find(":?:");
    if (unknown != std::string::npos && is_act(std::string_view(folded_form).substr(0, unknown))) {
        return field_term(Field::decision, std::string_view(folded_form).substr(unknown + 3));
    }
    return field_term(Field::entity, folded_form);
}

std::vector<std::string> symbol_terms(std::string_view symbol) {
    const std::string whole = folded_id(symbol);
    if (whole.empty()) return {};
    std::vector<std::string> terms{field_term(Field::symbol, whole)};
    for (std::size_t at = whole.find('/'); at != std::string::npos; at = whole.find('/', at + 1)) {
        terms.push_back(field_term(Field::series, std::string_view(whole).substr(0, at)));
    }
    terms.push_back(field_term(Field::series, whole));
    return terms;
}

std::string document_id(std::string_view key, std::string_view language) {
    std::string id(key);
    id += '/';
    id += language;
    return id;
}

}  // namespace mea
