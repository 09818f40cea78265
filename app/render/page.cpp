// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/render/page.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>
#include <vector>

#include "app/render/text.h"
#include "index/stored.h"

namespace mea {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> own_names{{
    {"ar", "العربية"},
    {"en", "English"},
    {"es", "español"},
    {"fr", "français"},
    {"ru", "русский"},
    {"zh", "中文"},
}};

std::string kind_of(const std::string& id) { return id.substr(0, id.find(':')); }

std::string search_href(const std::string& field, const std::string& value) {
    // permalink_of() encodes what a URL cannot hold; '/' and ':' may stand in a query.
    std::string encoded = permalink_of(value, "").substr(3);
    for (std::size_t at = 0; (at = encoded.find('&', at)) != std::string::npos; at += 3)
        encoded.replace(at, 1, "%26");
    return "/?q=" + field + ":" + encoded;
}

// The words with what they name as links: outer before inner, none that overlaps.
std::string linked(const IndexParagraph& paragraph) {
    std::vector<const IndexEntity*> order;
    for (const IndexEntity& entity : paragraph.entities) {
        if (entity.range.end <= paragraph.text.size() && !entity_href(entity.id).empty())
            order.push_back(&entity);
    }
    std::stable_sort(order.begin(), order.end(), [](const IndexEntity* a, const IndexEntity* b) {
        return a->range.begin != b->range.begin ? a->range.begin < b->range.begin
                                                : a->range.end > b->range.end;
    });
    const std::string_view text = paragraph.text;
    std::string out;
    std::size_t at = 0;
    for (const IndexEntity* entity : order) {
        if (entity->range.begin < at || entity->range.end <= entity->range.begin) continue;
        out += escaped_html(text.substr(at, entity->range.begin - at));
        out += "<a class=\"entity " + escaped_html(kind_of(entity->id)) + "\" href=\"" +
               escaped_html(entity_href(entity->id)) + "\" title=\"" + escaped_html(entity->id) +
               "\">" + escaped_html(text.substr(entity->range.begin, entity->range.size())) +
               "</a>";
        at = entity->range.end;
    }
    return out + escaped_html(text.substr(at));
}

std::string table_of(const IndexParagraph& paragraph) {
    std::string out = "<div class=\"scroll\" tabindex=\"0\" role=\"region\"><table><tbody>";
    std::string_view rest = paragraph.text;
    while (!rest.empty()) {
        std::string_view row = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(row.size() + 1, rest.size()));
        out += "<tr>";
        for (bool more = true; more;) {
            const std::size_t tab = row.find('\t');
            out += "<td>" + escaped_html(row.substr(0, tab)) + "</td>";
            more = tab != std::string_view::npos;
            if (more) row.remove_prefix(tab + 1);
        }
        out += "</tr>";
    }
    return out + "</tbody></table></div>";
}

using Depths = std::unordered_map<std::string, int>;

Depths heading_depths(const std::vector<IndexParagraph>& paragraphs) {
    constexpr int deepest = 4;
    Depths depths;
    for (const IndexParagraph& one : paragraphs) {
        if (one.kind != "heading" && one.kind != "title") continue;
        const auto above = depths.find(one.parent);
        depths[one.path] = above == depths.end() ? 0 : std::min(deepest, above->second + 1);
    }
    return depths;
}

int indent_of(const IndexParagraph& paragraph) {
    if (paragraph.kind != "subparagraph") return 0;
    constexpr int deepest = 4;
    const auto dots = std::count(paragraph.path.begin(), paragraph.path.end(), '.');
    return static_cast<int>(std::clamp<std::ptrdiff_t>(dots, 1, deepest));
}

std::string passage(const IndexParagraph& paragraph, const std::string& language,
                    const Depths& depths) {
    const std::string path = escaped_html(paragraph.path);
    const std::string href = escaped_html(permalink_of("", paragraph.path).substr(3));
    std::string out = "<div id=\"" + path + "\" class=\"passage " + escaped_html(paragraph.kind) +
                      " depth" + std::to_string(indent_of(paragraph)) + "\" " + spoken(language) +
                      "><a class=\"anchor\" href=\"" + href + "\"><bdi dir=\"ltr\">" + path +
                      "</bdi></a>";
    if (const auto depth = depths.find(paragraph.path); depth != depths.end()) {
        const std::string tag = "h" + std::to_string(std::min(6, 2 + depth->second));
        out += "<" + tag + ">" + linked(paragraph) + "</" + tag + ">";
    } else if (paragraph.kind == "table" && paragraph.text.find('\t') != std::string::npos) {
        out += table_of(paragraph);
    } else {
        out += "<p>" + linked(paragraph) + "</p>";
    }
    return out + "</div>\n";
}

std::string outline(const IndexDocument& document, const Depths& depths, const PageWords& words) {
    std::string items;
    std::size_t count = 0;
    for (const IndexParagraph& one : document.paragraphs) {
        if (one.kind != "heading") continue;
        ++count;
        items += "<li class=\"depth" + std::to_string(depths.at(one.path)) + "\">" +
                 link_to(permalink_of("", one.path).substr(3), one.text) + "</li>";
    }
    if (count < 2) return {};
    const std::string name = escaped_html(words.of("outline.title", "Contents"));
    return "<details class=\"outline\" open><summary>" + name + "</summary><nav aria-label=\"" +
           name + "\"><ol " + spoken(document.language) + ">" + items + "</ol></nav></details>\n";
}

std::string language_links(const StoredDocument& stored, const PageWords& words) {
    const std::string base = permalink_of(stored.document.key, "");
    std::string out = "<nav class=\"languages\" aria-label=\"" +
                      escaped_html(words.of("document.languages", "Languages of this document")) +
                      "\">";
    for (const std::string& language : stored.languages) {
        const std::string code = escaped_html(language);
        out += "<a href=\"" + escaped_html(base) + "?lang=" + code + "\" lang=\"" + code +
               "\" hreflang=\"" + code + "\"" +
               (language == stored.document.language ? " aria-current=\"true\"" : "") + ">" +
               own_name(language) + "</a> ";
    }
    if (stored.languages.size() > 1) {
        out += "<a class=\"aside\" href=\"/parallel" + escaped_html(base.substr(2)) + "\">" +
               escaped_html(words.of("document.parallel", "Side by side")) + "</a>";
    }
    return out + "</nav>";
}

}  // namespace

std::string PageWords::of(const std::string& key, std::string_view english) const {
    const auto found = words_.find(key);
    return found == words_.end() ? std::string(english) : found->second;
}

std::string spoken(std::string_view language) {
    return "lang=\"" + escaped_html(language) + "\" dir=\"" + (language == "ar" ? "rtl" : "ltr") +
           "\"";
}

std::string own_name(std::string_view language) {
    for (const auto& [code, name] : own_names) {
        if (code == language) return std::string(name);
    }
    return escaped_html(language);
}

std::string link_to(const std::string& href, std::string_view text) {
    return "<a href=\"" + escaped_html(href) + "\">" + escaped_html(text) + "</a>";
}

std::string entity_href(const std::string& id) {
    const std::string kind = kind_of(id);
    if (kind.size() + 1 >= id.size()) return {};
    const std::string rest = id.substr(kind.size() + 1);
    if (kind == "decision" || kind == "resolution" || kind == "recommendation")
        return decision_href(id);
    if (kind == "symbol") return permalink_of(rest, "");
    if (kind == "treaty" || kind == "body" || kind == "country" || kind == "article")
        return search_href(kind, rest);
    if (kind == "centre") {
        const std::size_t colon = rest.find(':');
        const std::string network = rest.substr(0, colon);
        return network.starts_with("?") ? "/centres" : "/centres?network=" + network;
    }
    return {};
}

PageText page_of(const StoredDocument& stored, const PageWords& words) {
    const IndexDocument& d = stored.document;
    const Depths depths = heading_depths(d.paragraphs);
    const std::string name = d.symbol.empty() ? d.title : d.symbol;
    std::string article;
    for (const IndexParagraph& one : d.paragraphs) article += passage(one, d.language, depths);
    std::string head = "<header class=\"opening\"><h1>";
    if (!d.symbol.empty())
        head += "<bdi class=\"symbol\" dir=\"ltr\">" + escaped_html(d.symbol) + "</bdi> ";
    head += "<span class=\"title\" " + spoken(d.language) + ">" + escaped_html(d.title) +
            "</span></h1>" + language_links(stored, words);
    const std::string id =
        (d.symbol.empty() ? "document:" : "symbol:") + (d.symbol.empty() ? d.key : d.symbol);
    head += "<p class=\"ways\">" +
            link_to(decision_href(id), words.of("document.cited", "Who cites this document")) +
            "</p></header>\n";
    const std::string contents = outline(d, depths, words);
    PageText page;
    page.title = name;
    page.main = "<div class=\"reading" + std::string(contents.empty() ? " plain" : "") + "\">" +
                contents + "<div class=\"sheet\">" + head + "<article " + spoken(d.language) +
                " aria-label=\"" + escaped_html(name) + "\">\n" + article +
                "</article></div></div>";
    return page;
}

PageText page_of(const Error& error) {
    PageText page;
    page.title = error.message;
    page.main = "<section class=\"empty\"><h1>" + escaped_html(error.message) + "</h1>" +
                (error.hint.empty() ? "" : "<p lang=\"en\">" + escaped_html(error.hint) + "</p>") +
                "</section>";
    return page;
}

std::string framed(std::string_view shell, const PageText& text, const PageWords& words) {
    std::string page(shell);
    const auto replace = [&page](std::string_view what, const std::string& with) {
        const std::size_t at = page.find(what);
        if (at != std::string::npos) page.replace(at, what.size(), with);
    };
    replace("lang=\"en\" dir=\"ltr\"", spoken(words.language()));
    if (!text.title.empty())
        replace("<title>mea</title>", "<title>" + escaped_html(text.title) + " – mea</title>");
    const std::size_t main = page.find("<main");
    const std::size_t inside = main == std::string::npos ? main : page.find('>', main);
    if (inside != std::string::npos) page.insert(inside + 1, text.main);
    return page;
}

}  // namespace mea
