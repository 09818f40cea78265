// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "app/render/registers.h"
#include "app/render/text.h"

namespace mea {
namespace {

std::string joined(const std::vector<std::string>& list, std::string_view joint) {
    std::string all;
    for (const std::string& one : list) {
        if (!all.empty()) all += joint;
        all += one;
    }
    return all;
}

const std::string* title_in(const std::vector<std::pair<std::string, std::string>>& titles,
                            std::string_view language) {
    for (const auto& [of, title] : titles) {
        if (of == language) return &title;
    }
    return titles.empty() ? nullptr : &titles.front().second;
}

std::string languages_of(const std::vector<Evidence>& evidence) {
    std::vector<std::string> languages;
    for (const Evidence& one : evidence) languages.push_back(one.language);
    return joined(languages, " ");
}

std::string verbs_of(const ActRow& act) {
    std::string all;
    for (const auto& [verb, count] : act.verbs) {
        if (!all.empty()) all += ", ";
        all += verb + " " + std::to_string(count);
    }
    return all;
}

std::string head_of(const ActRow& act) {
    std::string out = act.id + "\n";
    if (const std::string* title = title_in(act.titles, "en"))
        out += "   " + harmless(*title) + "\n";
    if (act.in_index) {
        out += "   in " + act.document + "#" + act.path;
        if (!act.session.empty()) out += "  session " + act.session;
        if (!act.date.empty()) out += "  " + act.date;
        out += "  [" + joined(act.languages, " ") + "]\n";
    } else {
        out += "   only cited; its text is not in the index\n";
    }
    if (!act.verbs.empty()) out += "   cited: " + verbs_of(act) + "\n";
    for (const StatusClaim& claim : act.status) {
        out += "   " + claim.status + " by " + claim.by + ": " + claim.permalink + "\n";
    }
    return out;
}

std::string edge_line(const Edge& edge, const std::string& other) {
    std::string out = "   " + edge.verb + "  " + other + "  " + edge.document + "#" + edge.path +
                      "  [" + languages_of(edge.evidence) + "]\n";
    if (!edge.evidence.empty()) out += "      " + harmless(edge.evidence.front().text) + "\n";
    return out;
}

std::string rest_of(std::size_t total, std::size_t shown, std::string_view what) {
    if (shown >= total) return {};
    return std::to_string(shown) + " of " + std::to_string(total) + " " + std::string(what) +
           "; --limit and --offset give the others\n";
}

std::string csv_line(const std::vector<std::string>& cells) {
    std::string line;
    for (const std::string& cell : cells) {
        if (!line.empty()) line += ",";
        line += csv_cell(cell);
    }
    return line + "\r\n";
}

std::string centre_name(const CentreRow& centre, const Lexicon& names) {
    return centre.host == "?" ? "host not named" : names.name("country", centre.host, "en");
}

std::string ranges_of(const Gap& gap) {
    std::string all;
    for (const auto& [from, to] : gap.absent) {
        if (!all.empty()) all += ", ";
        all += std::to_string(from);
        if (to > from) all += "–" + std::to_string(to);
    }
    return all;
}

}  // namespace

std::string text_of(const Register<ActRow>& acts) {
    std::string out;
    for (const ActRow& act : acts.rows) out += head_of(act);
    return out + rest_of(acts.total, acts.rows.size(), "decisions");
}

std::string text_of(const Citations& citations) {
    const ActRow& act = citations.act;
    std::string out = citations.id.starts_with("symbol:") ? citations.id + "\n" : head_of(act);
    out += "cited by " + std::to_string(citations.citing) + "\n";
    for (const Edge& edge : citations.cited_by) out += edge_line(edge, edge.from);
    out += "cites " + std::to_string(citations.cited) + "\n";
    for (const Edge& edge : citations.cites) out += edge_line(edge, edge.to);
    return out + rest_of(std::max(citations.citing, citations.cited),
                         std::max(citations.cited_by.size(), citations.cites.size()), "citations");
}

std::string text_of(const Register<CentreRow>& centres, const Lexicon& names) {
    std::string out;
    std::string network;
    for (const CentreRow& centre : centres.rows) {
        if (centre.network != network) {
            network = centre.network;
            out += network + "  " + names.name("centre", network, "en") + "\n";
        }
        out += "   " + centre_name(centre, names);
        if (!centre.cities.empty()) out += ", " + harmless(joined(centre.cities, ", "));
        if (!centre.decisions.empty()) out += "  " + joined(centre.decisions, ", ");
        if (!centre.terms.empty()) out += "  term: " + harmless(joined(centre.terms, ", "));
        constexpr std::size_t shown = 3;
        for (std::size_t i = 0; i < std::min(shown, centre.evidence.size()); ++i) {
            const Edge& edge = centre.evidence[i];
            out += (i == 0 ? "  ← " : "; ") + edge.document + "#" + edge.path + " [" +
                   languages_of(edge.evidence) + "]";
        }
        if (centre.evidence.size() > shown) {
            out += " and " + std::to_string(centre.evidence.size() - shown) + " more";
        }
        out += "\n";
    }
    return out + rest_of(centres.total, centres.rows.size(), "centres");
}

std::string text_of(const DocumentRegister& found) {
    std::string out;
    for (const DocumentRow& document : found.documents.rows) {
        out += document.document;
        if (!document.date.empty()) out += "  " + document.date;
        out += "  [" + joined(document.languages, " ") + "]";
        if (!document.missing.empty()) out += "  missing: " + joined(document.missing, " ");
        if (document.conflict) out += "  conflict: another text has this symbol";
        out += "\n";
        if (const std::string* title = title_in(document.titles, "en")) {
            out += "   " + harmless(*title) + "\n";
        }
        if (!document.family.empty()) out += "   family: " + joined(document.family, ", ") + "\n";
        for (const FileRow& file : document.files) {
            out += "   " + file.format + "  " + harmless(file.path) + "  " + file.status + "\n";
        }
    }
    for (const Gap& gap : found.gaps) {
        out += "absent in " + gap.series + "…: " + ranges_of(gap) + "\n";
    }
    return out + rest_of(found.documents.total, found.documents.rows.size(), "documents");
}

std::string csv_of(const Register<ActRow>& acts) {
    std::string out = csv_line(
        {"id", "body", "number", "title", "document", "date", "languages", "cited", "status"});
    for (const ActRow& act : acts.rows) {
        const std::string* title = title_in(act.titles, "en");
        std::vector<std::string> status;
        for (const StatusClaim& claim : act.status) {
            status.push_back(claim.status + " by " + claim.by + " (" + claim.permalink + ")");
        }
        out +=
            csv_line({act.id, act.body, act.number, title == nullptr ? "" : *title, act.document,
                      act.date, joined(act.languages, " "), verbs_of(act), joined(status, "; ")});
    }
    return out;
}

std::string csv_of(const Citations& citations) {
    std::string out =
        csv_line({"from", "verb", "to", "document", "path", "language", "text", "permalink"});
    for (const auto* edges : {&citations.cited_by, &citations.cites}) {
        for (const Edge& edge : *edges) {
            for (const Evidence& one : edge.evidence) {
                out += csv_line({edge.from, one.verb, edge.to, edge.document, edge.path,
                                 one.language, one.text, edge.permalink});
            }
        }
    }
    return out;
}

std::string csv_of(const Register<CentreRow>& centres, const Lexicon& names) {
    std::string out = csv_line({"network", "host", "country", "cities", "decisions", "terms",
                                "document", "path", "language", "text", "permalink"});
    for (const CentreRow& centre : centres.rows) {
        for (const Edge& edge : centre.evidence) {
            for (const Evidence& one : edge.evidence) {
                out += csv_line({centre.network, centre.host, centre_name(centre, names),
                                 joined(centre.cities, "; "), joined(centre.decisions, "; "),
                                 joined(centre.terms, "; "), edge.document, edge.path, one.language,
                                 one.text, edge.permalink});
            }
        }
    }
    return out;
}

std::string csv_of(const DocumentRegister& found) {
    std::string out = csv_line({"document", "title", "date", "body", "session", "languages",
                                "missing", "family", "conflict", "files"});
    for (const DocumentRow& document : found.documents.rows) {
        const std::string* title = title_in(document.titles, "en");
        std::vector<std::string> files;
        for (const FileRow& file : document.files) files.push_back(file.path);
        out += csv_line({document.document, title == nullptr ? "" : *title, document.date,
                         document.body, document.session, joined(document.languages, " "),
                         joined(document.missing, " "), joined(document.family, "; "),
                         document.conflict ? "yes" : "", joined(files, "; ")});
    }
    return out;
}

}  // namespace mea
