// SPDX-License-Identifier: GPL-3.0-or-later
#include <xapian.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <utility>

#include "index/register_read.h"
#include "index/stored.h"
#include "pipeline/fold.h"
#include "pipeline/symbol.h"

namespace mea {
namespace {

constexpr std::array<std::string_view, 3> act_kinds{"decision:", "resolution:", "recommendation:"};
constexpr Xapian::doccount most_headings = 200;  // of one act, in all languages

bool is_act_id(std::string_view id) {
    return std::any_of(act_kinds.begin(), act_kinds.end(),
                       [id](std::string_view kind) { return id.starts_with(kind); });
}

// Folded ids of every act with text in the index, and of every act that is cited.
std::vector<std::string> act_terms_of(const Xapian::Database& database) {
    std::vector<std::string> all;
    for (const std::string_view kind : act_kinds) {
        const std::vector<std::string> texts = terms_with(database, Field::act, kind);
        const std::vector<std::string> cited = terms_with(database, Field::entity, kind);
        std::set_union(texts.begin(), texts.end(), cited.begin(), cited.end(),
                       std::back_inserter(all));
    }
    std::sort(all.begin(), all.end(), [](const std::string& a, const std::string& b) {
        const IdParts x = parts_of(a);
        const IdParts y = parts_of(b);
        // Numbers of unknown bodies come last.
        if ((x.body == "?") != (y.body == "?")) return y.body == "?";
        if (x.body != y.body) return x.body < y.body;
        if (x.number != y.number) return natural_less(x.number, y.number);
        return x.kind < y.kind;
    });
    return all;
}

bool passes_by_id(const RegisterReader& reader, const RegisterFilter& filter, std::string_view id) {
    const IdParts parts = parts_of(id);
    if (!filter.ids.empty() &&
        std::none_of(filter.ids.begin(), filter.ids.end(),
                     [id](const std::string& wanted) { return folded_id(wanted) == id; })) {
        return false;
    }
    if (!filter.bodies.empty() && !contains(filter.bodies, parts.body)) return false;
    if (filter.treaties.empty()) return true;
    return reader.names.treaty_of_body &&
           contains(filter.treaties, reader.names.treaty_of_body(parts.body));
}

// What stands after the number in "SC-21/1: Regional delivery" and "第SC-21/1号决定：…"; the whole
// line when the number is not in its beginning; empty when there is nothing else.
std::string without_number(const StoredParagraph& heading) {
    const std::string& line = heading.paragraph.text;
    constexpr std::size_t longest_label = 48;  // bytes before the number: "Решение "
    for (const IndexEntity& entity : heading.paragraph.entities) {
        if (entity.id != heading.paragraph.act || entity.range.begin > longest_label) continue;
        constexpr std::string_view joints = ".,:-–—：，。、 \t\n";
        std::size_t begin = entity.range.end;
        while (begin < line.size()) {
            const CodePoint c = code_point_at(line, begin);
            if (joints.find(line.substr(begin, c.next - begin)) == joints.npos) break;
            begin = c.next;
        }
        return squeeze(line.substr(begin));
    }
    return squeeze(line);
}

// "79/209. Report of …" → "Report of …", the title of a document that is one act.
std::string without_number(const std::string& title, const std::string& number) {
    if (number.empty() || !title.starts_with(number)) return title;
    const std::size_t begin = title.find_first_not_of(".:- ", number.size());
    return begin == std::string::npos ? std::string() : title.substr(begin);
}

struct Opening {  // the headings of an act in one document and language
    std::string document;
    std::string language;
    std::vector<StoredParagraph> headings;
};

std::vector<StoredParagraph> matches(const Xapian::Database& database, const Xapian::Query& query,
                                     Xapian::doccount limit) {
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_sort_by_value(row(Field::order).slot.value(), false);
    enquire.set_query(query);
    const Xapian::MSet found = enquire.get_mset(0, limit);
    std::vector<StoredParagraph> out;
    for (auto it = found.begin(); it != found.end(); ++it) {
        out.push_back(read_paragraph(it.get_document().get_data()));
    }
    return out;
}

std::vector<Opening> openings_of(const Xapian::Database& database, const std::string& term) {
    const Xapian::Query act(term);
    const Xapian::Query heading(Xapian::Query::OP_OR,
                                Xapian::Query(field_term(Field::kind, "heading")),
                                Xapian::Query(field_term(Field::kind, "title")));
    std::vector<StoredParagraph> found =
        matches(database, Xapian::Query(Xapian::Query::OP_AND, act, heading), most_headings);
    if (found.empty()) found = matches(database, act, 6);
    std::vector<Opening> openings;
    for (StoredParagraph& one : found) {
        const bool same = !openings.empty() && openings.back().document == one.document &&
                          openings.back().language == one.language;
        if (!same) openings.push_back({one.document, one.language, {}});
        openings.back().headings.push_back(std::move(one));
    }
    return openings;
}

std::string title_of(const Opening& opening, const IndexDocument& document,
                     const std::string& number) {
    const StoredParagraph& first = opening.headings.front();
    const std::string& path = first.paragraph.path;
    const bool contained = first.paragraph.kind == "heading" && path.find('.') != std::string::npos;
    if (!contained) return without_number(document.title, number);
    std::string title = without_number(first);
    const std::string container = path.substr(0, path.find_last_of('.') + 1);
    if (title.empty() && opening.headings.size() > 1 &&
        opening.headings[1].paragraph.path.starts_with(container)) {
        title = squeeze(opening.headings[1].paragraph.text);
    }
    return title;
}

// "d1.h1" → "d1"; the first segment of an act that is the whole document as it is.
std::string path_of_act(const StoredParagraph& first) {
    const std::string& path = first.paragraph.path;
    const std::size_t dot = path.find_last_of('.');
    return dot == std::string::npos ? path : path.substr(0, dot);
}

void read_text(const RegisterReader& reader, ActRow& act, const std::vector<Opening>& openings) {
    for (const Opening& opening : openings) {
        const std::string id = document_id(opening.document, opening.language);
        const IndexDocument document = load_document(reader.database, id).value_or(IndexDocument{});
        const StoredParagraph& first = opening.headings.front();
        if (!act.in_index) {
            act.in_index = true;
            act.id = first.paragraph.act;
            act.document = opening.document;
            act.path = path_of_act(first);
            act.permalink = permalink_of(opening.document, first.paragraph.path);
            act.session = document.session;
            act.date = document.date;
        }
        if (contains(act.languages, opening.language)) continue;
        act.languages.push_back(opening.language);
        std::string title = title_of(opening, document, parts_of(first.paragraph.act).number);
        if (!title.empty()) act.titles.emplace_back(opening.language, std::move(title));
    }
    sort_languages(act.languages);
}

// The id as the body writes it, from a paragraph that cites it.
std::string written_id(const Xapian::Database& database, const std::string& term_id) {
    std::string written = term_id;
    each_paragraph(database, field_term(Field::entity, term_id), [&](const StoredParagraph& one) {
        for (const IndexEntity& entity : one.paragraph.entities) {
            if (folded_id(entity.id) == term_id) {
                written = entity.id;
                return false;
            }
        }
        return true;
    });
    return written;
}

bool passes_by_text(const RegisterReader& reader, const RegisterFilter& filter, const ActRow& act) {
    const std::string year = act.date.substr(0, std::min<std::size_t>(4, act.date.size()));
    if (!filter.first_year.empty() && year < filter.first_year) return false;
    if (!filter.last_year.empty() && (year.empty() || year > filter.last_year)) return false;
    if (!std::all_of(filter.languages.begin(), filter.languages.end(),
                     [&](const auto& language) { return contains(act.languages, language); })) {
        return false;
    }
    if (filter.words.empty()) return true;
    std::string all = act.id;
    for (const auto& [language, title] : act.titles) all += " " + title;
    if (reader.names.all) all += " " + reader.names.all("body", act.body);
    return has_words(all, filter.words);
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> status_verbs{{
    {"amends", "amended"},
    {"supersedes", "superseded"},
    {"rescinds", "rescinded"},
    {"extends", "extended"},
}};

// What an act does it does in its operative paragraphs and what stands below them.
bool is_operative(const Edge& edge) {
    return edge.kind == "operative" ||
           (edge.kind == "subparagraph" &&
            (edge.path.starts_with("op") || edge.path.find(".op") != std::string::npos));
}

void add_status(ActRow& act) {
    for (const Edge& edge : act.citations) {
        for (const auto& [verb, status] : status_verbs) {
            const bool by_act = edge.verb == verb && is_act_id(edge.from) && edge.to == act.id &&
                                edge.direct && is_operative(edge);
            const bool said = edge.verb == std::string(status) + "-by" && edge.object == act.id;
            if (!by_act && !said) continue;
            act.status.push_back(
                {std::string(status), by_act ? edge.from : edge.to, edge.permalink, edge.evidence});
        }
    }
}

}  // namespace

ActRow read_act(const RegisterReader& reader, const std::string& id) {
    const std::string wanted = folded_id(id);
    ActRow act;
    act.id = id;
    const std::string term = field_term(Field::act, wanted);
    if (reader.database.term_exists(term)) {
        read_text(reader, act, openings_of(reader.database, term));
    } else if (is_act_id(wanted)) {
        act.id = written_id(reader.database, wanted);
    }
    const IdParts parts = parts_of(act.id);
    act.kind = parts.kind;
    act.body = parts.body;
    act.number = parts.number;
    return act;
}

void add_citations(const RegisterReader& reader, ActRow& act) {
    EdgeGroups groups(Registers::max_edges);
    std::vector<std::string> terms{field_term(Field::entity, folded_id(act.id))};
    // An act known by its symbol is cited by it.
    if (canonical_symbol(act.number)) {
        terms.push_back(field_term(Field::entity, folded_id("symbol:" + act.number)));
    }
    for (const std::string& term : terms) {
        each_paragraph(reader.database, term, [&](const StoredParagraph& one) {
            const IndexParagraph& p = one.paragraph;
            if (p.act == act.id || is_furniture(p.kind) || p.kind == "masthead") return true;
            bool more = true;
            for (const IndexEntity& entity : p.entities) {
                const auto object = entity.attributes.find("object");
                const bool about = object != entity.attributes.end() && object->second == act.id;
                const bool cited = field_term(Field::entity, folded_id(entity.id)) == term;
                if (cited || about) more = groups.add(one, entity) && more;
            }
            return more;
        });
    }
    act.citations = groups.take();
    for (Edge& edge : act.citations) {
        if (edge.object != act.id) ++act.verbs[edge.verb.empty() ? "mentions" : edge.verb];
    }
    add_status(act);
}

Register<ActRow> read_acts(const RegisterReader& reader, const RegisterFilter& filter) {
    Register<ActRow> found;
    const bool by_text = !filter.words.empty() || !filter.first_year.empty() ||
                         !filter.last_year.empty() || !filter.languages.empty();
    for (const std::string& id : act_terms_of(reader.database)) {
        if (!passes_by_id(reader, filter, id)) continue;
        const bool wanted = found.total >= filter.offset && found.rows.size() < filter.limit;
        if (!by_text && !wanted) {
            ++found.total;
            continue;
        }
        ActRow act = read_act(reader, id);
        if (by_text && !passes_by_text(reader, filter, act)) continue;
        ++found.total;
        if (!wanted) continue;
        add_citations(reader, act);
        found.rows.push_back(std::move(act));
    }
    return found;
}

namespace {

// A document that is one act as a whole is that act.
std::string act_of(const Xapian::Database& database, const std::string& id) {
    constexpr std::string_view symbol = "symbol:";
    if (!id.starts_with(symbol)) return id;
    std::string act = id;
    const std::string term = field_term(Field::act, folded_id(id.substr(symbol.size())));
    each_paragraph(database, term, [&act](const StoredParagraph& one) {
        act = one.paragraph.act;
        return false;
    });
    return act;
}

// The key of a document that is asked for as a whole; nothing for an act.
std::string_view document_in(std::string_view id) {
    for (const std::string_view kind : {"symbol:", "document:"}) {
        if (id.starts_with(kind)) return id.substr(kind.size());
    }
    return {};
}

TitledDocument titled(const Xapian::Database& database, const std::string& key,
                      const std::vector<std::string>& languages) {
    TitledDocument found{key, {}, {}, {}};
    for (const std::string& language : languages) {
        const auto version = load_document(database, document_id(key, language));
        if (!version) continue;
        if (found.symbol.empty()) found.symbol = version->symbol;
        if (found.date.empty()) found.date = version->date;
        if (!version->title.empty()) found.titles.emplace_back(language, version->title);
    }
    return found;
}

// What the documents of the edges are called, and their dates, from the versions that cite.
void add_documents(const Xapian::Database& database, Citations& found) {
    std::map<std::string, std::size_t> known;
    for (std::size_t i = 0; i < found.documents.size(); ++i) known[found.documents[i].document] = i;
    for (std::vector<Edge>* edges : {&found.cited_by, &found.cites}) {
        for (Edge& edge : *edges) {
            const auto [at, fresh] = known.try_emplace(edge.document, found.documents.size());
            if (fresh) {
                std::vector<std::string> languages;
                for (const Evidence& one : edge.evidence) languages.push_back(one.language);
                found.documents.push_back(titled(database, edge.document, languages));
            }
            edge.date = found.documents[at->second].date;
        }
    }
}

}  // namespace

Citations read_citations(const RegisterReader& reader, const std::string& id,
                         const RegisterFilter& window) {
    Citations found;
    found.act = read_act(reader, act_of(reader.database, id));
    found.id = found.act.id;
    add_citations(reader, found.act);
    std::vector<Edge> cited_by = std::move(found.act.citations);
    found.act.citations.clear();
    EdgeGroups groups(Registers::max_edges);
    const auto add = [&](const StoredParagraph& one) {
        const std::string& kind = one.paragraph.kind;
        if (is_furniture(kind) || kind == "masthead") return true;
        bool more = true;
        for (const IndexEntity& entity : one.paragraph.entities) {
            const bool self = entity.id == found.id || entity.id == "symbol:" + one.document;
            if (self || !entity.attributes.contains("verb")) continue;
            more = groups.add(one, entity) && more;
        }
        return more;
    };
    if (is_act_id(found.id)) {
        each_paragraph(reader.database, field_term(Field::act, folded_id(found.id)), add);
    } else if (const std::string key(document_in(id)); !key.empty()) {
        found.act.languages = languages_of(reader.database, key);
        found.act.in_index = !found.act.languages.empty();
        if (found.act.in_index)
            found.documents.push_back(titled(reader.database, key, found.act.languages));
        for (const std::string& language : found.act.languages) {
            each_paragraph(reader.database, field_term(Field::document, document_id(key, language)),
                           add);
        }
    }
    std::vector<Edge> cites = groups.take();
    found.citing = cited_by.size();
    found.cited = cites.size();
    const auto part = [&window](std::vector<Edge> edges) {
        const std::size_t from = std::min(window.offset, edges.size());
        const std::size_t to = from + std::min(window.limit, edges.size() - from);
        return std::vector<Edge>(
            std::make_move_iterator(edges.begin() + static_cast<std::ptrdiff_t>(from)),
            std::make_move_iterator(edges.begin() + static_cast<std::ptrdiff_t>(to)));
    };
    found.cited_by = part(std::move(cited_by));
    found.cites = part(std::move(cites));
    add_documents(reader.database, found);
    return found;
}

}  // namespace mea
