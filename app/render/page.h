// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/render/page_parts.h"
#include "index/parallel.h"
#include "index/registers.h"
#include "index/searcher.h"
#include "pipeline/lexicon.h"

// What the page shows without JavaScript, put into <main> of app/web/index.html in the reader's
// language. Modules of app/web work on the reading and the parallel view as they are; registers and
// decisions stand in <noscript>, where a module makes its own of the API.
//
//   <div class="reading">
//     <details class="outline" open><summary>…<nav><ol lang dir><li class="depth0"><a href="#h1">
//     <div class="sheet">
//       <header class="opening"><h1><bdi class="symbol">…<span class="title" lang dir>…
//         <dl class="facts">… <nav class="languages"><a href="/d/SYMBOL?lang=zh" lang="zh">…
//       <article lang dir data-document="KEY" data-name="what to call it">
//         <div id="PATH" class="passage KIND depth0" lang dir data-page="6" data-act="decision:…">
//           <a class="anchor" href="#PATH"><bdi>PATH</bdi></a>
//           <p> or <h2>…<h6>:  text with <a class="entity KIND" href="…" title="what it names">
//                              and <sup><a class="call" id="call-fn3" href="#fn3">3</a></sup>
//       <nav class="pager parts"> where a long document comes in parts: ?at=PATH shows the one
//                                 with PATH
//
// Dates are <time datetime>, languages <bdi data-language>: the script writes them as the reader
// does. Every text is escaped; no attribute comes from a document but ids and titles, which are
// escaped too. Entities that overlap an earlier one are not links. Pure and thread-safe.

namespace mea {

// Words of the interface by key, in the reader's language (app/web/strings); English where one is
// missing.
class PageWords {
public:
    using Values = std::vector<std::pair<std::string_view, std::string>>;

    PageWords() = default;
    PageWords(std::string language, std::map<std::string, std::string> words)
        : language_(std::move(language)), words_(std::move(words)) {}
    const std::string& language() const { return language_; }
    // "{path}" in the words becomes the value of that name.
    std::string of(const std::string& key, std::string_view english,
                   const Values& values = {}) const;

private:
    std::string language_ = "en";
    std::map<std::string, std::string> words_;
};

struct PageText {
    std::string title;  // plain text
    std::string main;   // HTML
};

// `at`: path of a passage in the part to show, of a document that comes in parts.
PageText page_of(const StoredDocument& stored, const Lexicon& names, const PageWords& words,
                 const std::string& at);
// `languages`: all that the document has.
PageText page_of(const Parallel& parallel, const std::vector<std::string>& languages,
                 const PageWords& words, const std::string& at);
PageText page_of(const Citations& citations, const Lexicon& names, const PageWords& words);
PageText page_of(const Register<ActRow>& acts, const Lexicon& names, const PageWords& words);
PageText page_of(const Register<CentreRow>& centres, const Lexicon& names, const PageWords& words);
PageText page_of(const DocumentRegister& documents, const PageWords& words);
// A page for an error; the sentence itself is the server's English.
PageText page_of(const Error& error, const PageWords& words);

// The page's file with title, language, words and content in their places. `query` is what the
// address asked, for the links to the other languages of the page; `root` is put before the
// addresses of the page's own files.
std::string framed(std::string_view shell, const PageText& text, const PageWords& words,
                   const std::map<std::string, std::string>& query, const std::string& root);

// Where an entity leads: "/decision/…", "/d/…", "/?q=treaty%3Abasel"; empty for what has no page.
std::string entity_href(const std::string& id);
// What an id is called in the reader's language: "Basel Convention", "SC-1/15 – Conference of …".
std::string entity_name(const std::string& id, const Lexicon& names, const std::string& language);

// For the other files of pages: "lang=\"ar\" dir=\"rtl\"", the language's own name, a link, a
// reference to the previous and next part, all languages as "?langs=".
std::string spoken(std::string_view language);
std::string own_name(std::string_view language);
std::string link_to(const std::string& href, std::string_view text);
std::string query_value(std::string_view text);  // percent-encoded
// Links to the parts before and after; empty for one part. `query` is kept: "lang=en".
struct PartsNav {
    std::string top;  // the same without a landmark of its own
    std::string end;
};
PartsNav parts_nav(const Parts& parts, const std::vector<PartRow>& rows, const std::string& query,
                   const PageWords& words);

}  // namespace mea
