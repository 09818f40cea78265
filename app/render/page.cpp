// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/render/page.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "app/render/text.h"
#include "index/stored.h"
#include "pipeline/percent.h"

namespace mea {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> own_names{{
    {"ar", "العربية"},
    {"en", "English"},
    {"es", "Español"},
    {"fr", "Français"},
    {"ru", "Русский"},
    {"zh", "中文"},
}};

std::string search_href(const std::string& field, const std::string& value) {
    // permalink_of() encodes what a URL cannot hold; '/' and ':' may stand in a query.
    std::string encoded = permalink_of(value, "").substr(3);
    for (std::size_t at = 0; (at = encoded.find('&', at)) != std::string::npos; at += 3)
        encoded.replace(at, 1, "%26");
    return "/?q=" + field + ":" + encoded;
}

std::string after(std::string_view text, char mark) {
    const std::size_t at = text.find(mark);
    return std::string(at == text.npos ? text : text.substr(at + 1));
}

// The attribute that begins at `at` in `page`, without its quotation marks.
std::string attribute_at(const std::string& page, std::size_t at) {
    const std::size_t begin = page.find('"', at) + 1;
    return page.substr(begin, page.find('"', begin) - begin);
}

// <b data-t="key">English</b>, <b data-t-label="key" aria-label="English">, and likewise
// placeholders: the frame in the reader's words.
void translate(std::string& page, const PageWords& words) {
    struct Kind {
        std::string_view mark, from, to;
    };
    constexpr std::array<Kind, 3> kinds{{
        {" data-t=\"", ">", "<"},
        {" data-t-label=\"", "aria-label=\"", "\""},
        {" data-t-placeholder=\"", " placeholder=\"", "\""},
    }};
    for (const Kind& kind : kinds) {
        for (std::size_t at = 0; (at = page.find(kind.mark, at)) != std::string::npos;) {
            const std::string key = attribute_at(page, at);
            at += kind.mark.size();
            const std::size_t from = page.find(kind.from, at);
            if (from == std::string::npos) break;
            const std::size_t begin = from + kind.from.size();
            const std::size_t end = page.find(kind.to, begin);
            if (end == std::string::npos) break;
            const std::string text = escaped_html(words.of(key, ""));
            if (!text.empty()) page.replace(begin, end - begin, text);
        }
    }
}

// The same page in each of the six languages.
std::string page_languages(const PageWords& words,
                           const std::map<std::string, std::string>& query) {
    std::string kept;
    for (const auto& [name, value] : query) {
        if (name != "ui") kept += query_value(name) + "=" + query_value(value) + "&";
    }
    std::string out;
    for (const auto& [code, name] : own_names) {
        const std::string language(code);
        out += "<a href=\"?" + escaped_html(kept) + "ui=" + language + "\" lang=\"" + language +
               "\" hreflang=\"" + language + "\"" +
               (language == words.language() ? " aria-current=\"true\"" : "") + ">" +
               std::string(name) + "</a> ";
    }
    return out;
}

}  // namespace

std::string PageWords::of(const std::string& key, std::string_view english,
                          const Values& values) const {
    const auto found = words_.find(key);
    std::string text(found == words_.end() ? english : std::string_view(found->second));
    for (const auto& [name, value] : values) {
        const std::string place = "{" + std::string(name) + "}";
        const std::size_t at = text.find(place);
        if (at != std::string::npos) text.replace(at, place.size(), value);
    }
    return text;
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

std::string query_value(std::string_view text) { return percent_encoded(text, "-._~/:,()*"); }

PartsNav parts_nav(const Parts& parts, const std::vector<PartRow>& rows, const std::string& query,
                   const PageWords& words) {
    if (parts.all.size() < 2) return {};
    const auto link = [&](std::size_t part, const char* rel, const std::string& text) {
        const std::string path(rows[parts.all[part].begin].path);
        return "<a rel=\"" + std::string(rel) + "\" href=\"?" +
               escaped_html(query + (query.empty() ? "" : "&") + "at=" + query_value(path)) +
               "\">" + escaped_html(text) + "</a>";
    };
    std::string links;
    if (parts.shown > 0)
        links += link(parts.shown - 1, "prev", words.of("part.previous", "Previous part"));
    links += "<span>" +
             escaped_html(words.of("part.of", "Part {part} of {parts}",
                                   {{"part", std::to_string(parts.shown + 1)},
                                    {"parts", std::to_string(parts.all.size())}})) +
             "</span>";
    if (parts.shown + 1 < parts.all.size())
        links += link(parts.shown + 1, "next", words.of("part.next", "Next part"));
    const std::string label = escaped_html(words.of("part.label", "Parts of the document"));
    return {"<div class=\"pager parts\">" + links + "</div>\n",
            "<nav class=\"pager parts\" aria-label=\"" + label + "\">" + links + "</nav>\n"};
}

std::string entity_href(const std::string& id) {
    const std::string kind = id.substr(0, id.find(':'));
    const std::string rest = after(id, ':');
    if (rest.empty() || rest == id) return {};
    if (kind == "decision" || kind == "resolution" || kind == "recommendation")
        return decision_href(id);
    if (kind == "symbol" || kind == "document") return permalink_of(rest, "");
    if (kind == "treaty" || kind == "body" || kind == "country" || kind == "article")
        return search_href(kind, rest);
    if (kind == "centre") {
        const std::string network = rest.substr(0, rest.find(':'));
        return network.starts_with("?") ? "/centres" : "/centres?network=" + network;
    }
    return {};
}

std::string entity_name(const std::string& id, const Lexicon& names, const std::string& language) {
    const std::string kind = id.substr(0, id.find(':'));
    const std::string rest = after(id, ':');
    const std::string first = rest.substr(0, rest.find(':'));
    const std::string second = rest.find(':') == std::string::npos ? "" : after(rest, ':');
    if (kind == "treaty" || kind == "instrument" || kind == "body" || kind == "country")
        return names.name(kind, rest, language);
    if (kind == "article") return names.name("treaty", first, language) + " " + second;
    if (kind == "centre") {
        const std::string network = names.name("centre", first, language);
        return second == "?" ? network : network + " – " + names.name("country", second, language);
    }
    if (second.empty()) return rest;
    return first == "?" ? second : second + " – " + names.name("body", first, language);
}

PageText page_of(const Error& error, const PageWords& words) {
    const bool missing = error.code == ErrorCode::not_found;
    const bool refused = error.code == ErrorCode::usage || error.code == ErrorCode::query;
    const std::string title = missing   ? words.of("problem.missing", "Not in this index")
                              : refused ? words.of("problem.refused", "This is not understood")
                                        : words.of("problem.away", "The index cannot be read");
    const std::string next =
        missing || refused
            ? words.of("problem.next", "Begin again from the registers of documents and decisions.")
            : words.of("problem.again", "Please try again in a moment.");
    PageText page;
    page.title = title;
    page.main = "<section class=\"empty\"><h1>" + escaped_html(title) + "</h1>" +
                "<p class=\"detail\" lang=\"en\" dir=\"ltr\">" + escaped_html(error.message) +
                "</p><p>" + escaped_html(next) + "</p></section>";
    return page;
}

std::string framed(std::string_view shell, const PageText& text, const PageWords& words,
                   const std::map<std::string, std::string>& query, const std::string& root) {
    std::string page(shell);
    const auto replace = [&page](std::string_view what, const std::string& with) {
        const std::size_t at = page.find(what);
        if (at != std::string::npos) page.replace(at, what.size(), with);
    };
    replace("lang=\"en\" dir=\"ltr\"", spoken(words.language()));
    translate(page, words);
    for (const char* file : {"style.css", "views.css", "icon.svg", "main.js"})
        replace("=\"/" + std::string(file), "=\"" + root + "/" + file);
    if (!text.title.empty())
        replace("<title>mea</title>", "<title>" + escaped_html(text.title) + " – mea</title>");
    const auto fill = [&page](std::string_view tag, const std::string& html) {
        const std::size_t at = page.find(tag);
        const std::size_t inside = at == std::string::npos ? at : page.find('>', at);
        if (inside != std::string::npos) page.insert(inside + 1, html);
    };
    fill("<nav id=\"languages\"", page_languages(words, query));
    fill("<main", text.main);
    return page;
}

}  // namespace mea
