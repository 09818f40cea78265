// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <utility>

#include "app/render/page.h"
#include "app/render/text.h"
#include "index/stored.h"

namespace mea {
namespace {

using Cells = std::vector<std::string>;  // HTML

std::string row_of(const Cells& cells) {
    std::string out = "<tr>";
    for (const std::string& cell : cells) out += "<td>" + cell + "</td>";
    return out + "</tr>\n";
}

std::string table_of(const Cells& heads, const std::string& rows) {
    std::string out = "<div class=\"scroll\"><table><thead><tr>";
    for (const std::string& head : heads)
        out += "<th scope=\"col\">" + escaped_html(head) + "</th>";
    return out + "</tr></thead><tbody>\n" + rows + "</tbody></table></div>\n";
}

std::string title_of(const std::string& title) {
    return "<header class=\"opening\"><h1>" + escaped_html(title) + "</h1></header>\n";
}

using Titles = std::vector<std::pair<std::string, std::string>>;

// In the reader's language, else the first.
std::string best_title(const Titles& titles, const PageWords& words) {
    if (titles.empty()) return {};
    const auto* best = &titles.front();
    for (const auto& one : titles) {
        if (one.first == words.language()) best = &one;
    }
    return "<span " + spoken(best->first) + ">" + escaped_html(best->second) + "</span>";
}

std::string number_of(const std::string& id) { return id.substr(id.rfind(':') + 1); }

std::string decision_links(const std::vector<std::string>& ids) {
    std::string out;
    for (const std::string& id : ids) out += link_to(decision_href(id), number_of(id)) + " ";
    return out;
}

std::string edge_of(const Edge& edge, const std::string& other) {
    std::string out = "<li><span class=\"verb\">" + escaped_html(edge.verb) + "</span> " +
                      link_to(decision_href(other), number_of(other)) + " " +
                      link_to(edge.permalink, edge.document + " " + edge.path);
    for (const Evidence& one : edge.evidence) {
        out +=
            "<blockquote " + spoken(one.language) + ">" + escaped_html(one.text) + "</blockquote>";
    }
    return out + "</li>\n";
}

}  // namespace

PageText page_of(const Parallel& parallel, const PageWords& words) {
    Cells heads{words.of("parallel.path", "Passage")};
    for (const ParallelVersion& version : parallel.versions)
        heads.push_back(own_name(version.language));
    std::string rows;
    for (const ParallelRow& row : parallel.rows) {
        rows += "<tr id=\"" + escaped_html(row.path) + "\" class=\"" + escaped_html(row.kind) +
                "\"><th scope=\"row\">" +
                link_to(permalink_of(parallel.document, row.path), row.path) + "</th>";
        for (std::size_t i = 0; i < row.texts.size(); ++i) {
            rows += "<td " + spoken(parallel.versions[i].language) + ">" +
                    (row.texts[i] ? escaped_html(row.texts[i]->text) : std::string()) + "</td>";
        }
        rows += "</tr>\n";
    }
    return {parallel.document, title_of(parallel.document) + table_of(heads, rows)};
}

PageText page_of(const Citations& citations, const Lexicon& names, const PageWords& words) {
    const ActRow& act = citations.act;
    std::string main =
        "<header class=\"opening\"><h1><bdi class=\"symbol\" dir=\"ltr\">" +
        escaped_html(number_of(citations.id)) + "</bdi> " + best_title(act.titles, words) +
        "</h1><p class=\"where\">" +
        escaped_html(act.body.empty() ? std::string()
                                      : names.name("body", act.body, words.language())) +
        " " + escaped_html(act.date) + "</p>";
    if (act.in_index) main += "<p class=\"ways\">" + link_to(act.permalink, act.document) + "</p>";
    main += "</header>\n";
    const auto list = [&main](const char* title, const std::vector<Edge>& edges, bool citing) {
        if (edges.empty()) return;
        main += "<section><h2>" + std::string(title) + "</h2><ul class=\"citing\">\n";
        for (const Edge& edge : edges) main += edge_of(edge, citing ? edge.from : edge.to);
        main += "</ul></section>\n";
    };
    list("Cited by", citations.cited_by, true);
    list("Cites", citations.cites, false);
    return {number_of(citations.id), std::move(main)};
}

PageText page_of(const Register<ActRow>& acts, const Lexicon& names, const PageWords& words) {
    std::string rows;
    for (const ActRow& act : acts.rows) {
        rows += row_of({link_to(decision_href(act.id), act.number),
                        escaped_html(names.name("body", act.body, words.language())),
                        best_title(act.titles, words), escaped_html(act.date),
                        act.in_index ? link_to(act.permalink, act.document) : std::string()});
    }
    const std::string title = words.of("nav.decisions", "Decisions");
    return {title,
            title_of(title) + table_of({"Number", "Body", "Title", "Date", "Document"}, rows)};
}

PageText page_of(const Register<CentreRow>& centres, const Lexicon& names, const PageWords& words) {
    std::string rows;
    for (const CentreRow& centre : centres.rows) {
        std::string cities;
        for (const std::string& city : centre.cities)
            cities += (cities.empty() ? "" : ", ") + escaped_html(city);
        std::string proofs;
        for (const Edge& edge : centre.evidence)
            proofs += link_to(edge.permalink, edge.document + " " + edge.path) + " ";
        rows += row_of({escaped_html(names.name("centre", centre.network, words.language())),
                        centre.host == "?"
                            ? "–"
                            : escaped_html(names.name("country", centre.host, words.language())),
                        cities, decision_links(centre.decisions), proofs});
    }
    const std::string title = words.of("nav.centres", "Centres");
    return {title,
            title_of(title) + table_of({words.of("centres.by.network", "Network"),
                                        words.of("centres.by.host", "Host country"), "City",
                                        words.of("nav.decisions", "Decisions"), "Paragraphs"},
                                       rows)};
}

PageText page_of(const DocumentRegister& documents, const PageWords& words) {
    std::string rows;
    for (const DocumentRow& document : documents.documents.rows) {
        std::string languages;
        for (const std::string& language : document.languages) {
            languages += "<a href=\"" + escaped_html(permalink_of(document.document, "")) +
                         "?lang=" + escaped_html(language) + "\" lang=\"" + escaped_html(language) +
                         "\">" + own_name(language) + "</a> ";
        }
        rows +=
            row_of({link_to(permalink_of(document.document, ""),
                            document.symbol.empty() ? document.document : document.symbol),
                    best_title(document.titles, words), escaped_html(document.date), languages});
    }
    const std::string title = words.of("nav.documents", "Documents");
    return {title, title_of(title) + table_of({"Symbol", "Title", "Date",
                                               words.of("documents.languages", "Languages")},
                                              rows)};
}

}  // namespace mea
