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

// A module makes its own of the same: what is only for readers without one is not shown twice.
std::string without_script(const std::string& html) { return "<noscript>" + html + "</noscript>"; }

std::string number_of(const std::string& id) { return id.substr(id.rfind(':') + 1); }

std::string decision_links(const std::vector<std::string>& ids) {
    std::string out;
    for (const std::string& id : ids) out += link_to(decision_href(id), number_of(id)) + " ";
    return out;
}

std::string edge_of(const Edge& edge, const std::string& other, const PageWords& words) {
    const std::string verb = edge.verb.empty() ? "mentions" : edge.verb;
    std::string out = "<li><span class=\"verb\">" + escaped_html(words.of("verb." + verb, verb)) +
                      "</span> " + link_to(decision_href(other), number_of(other)) + " " +
                      link_to(edge.permalink, edge.document + " " + edge.path);
    for (const Evidence& one : edge.evidence) {
        out +=
            "<blockquote " + spoken(one.language) + ">" + escaped_html(one.text) + "</blockquote>";
    }
    return out + "</li>\n";
}

}  // namespace

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
    const auto list = [&](const std::string& title, const std::vector<Edge>& edges, bool citing) {
        if (edges.empty()) return;
        main += "<section><h2>" + escaped_html(title) + "</h2><ul class=\"citing\">\n";
        for (const Edge& edge : edges) main += edge_of(edge, citing ? edge.from : edge.to, words);
        main += "</ul></section>\n";
    };
    list(words.of("register.cited_by", "Cited by"), citations.cited_by, true);
    list(words.of("register.cites", "Cites"), citations.cites, false);
    return {number_of(citations.id), without_script(main)};
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
            without_script(
                title_of(title) +
                table_of({words.of("register.number", "Number"), words.of("fact.body", "Body"),
                          words.of("register.title", "Title"), words.of("fact.date", "Date"),
                          words.of("entity.document", "Document")},
                         rows))};
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
    return {title, without_script(title_of(title) +
                                  table_of({words.of("centres.by.network", "Network"),
                                            words.of("centres.by.host", "Host country"),
                                            words.of("register.city", "City"),
                                            words.of("nav.decisions", "Decisions"),
                                            words.of("register.paragraphs", "Paragraphs")},
                                           rows))};
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
    return {title, without_script(
                       title_of(title) +
                       table_of({words.of("register.symbol", "Symbol"),
                                 words.of("register.title", "Title"), words.of("fact.date", "Date"),
                                 words.of("documents.languages", "Languages")},
                                rows))};
}

}  // namespace mea
