// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "index/parallel.h"
#include "index/registers.h"
#include "index/searcher.h"
#include "pipeline/lexicon.h"

// What the page shows without JavaScript: the same elements that its modules make (app/web), put
// into <main> of app/web/index.html. A module replaces them, or works on them as they are.
//
//   <div class="reading">
//     <details class="outline" open><summary>…<nav><ol lang dir><li class="depth0"><a href="#h1">
//     <div class="sheet">
//       <header class="opening"><h1><bdi class="symbol">…<span class="title" lang dir>…
//         <nav class="languages"><a href="/d/SYMBOL?lang=zh" lang="zh" hreflang="zh">…
//       <article lang dir>
//         <div id="PATH" class="passage KIND depth0" lang dir>
//           <a class="anchor" href="#PATH"><bdi>PATH</bdi></a>
//           <p> or <h2>…<h6>:  text with <a class="entity KIND" href="…" title="ID">words</a>
//
// Registers and parallel versions are tables. Every text is escaped; no attribute comes from a
// document but ids, which are escaped too. Entities that overlap an earlier one are not links.
// Pure and thread-safe.

namespace mea {

// Words of the interface by key, in the reader's language (app/web/strings); English where one is
// missing.
class PageWords {
public:
    PageWords() = default;
    PageWords(std::string language, std::map<std::string, std::string> words)
        : language_(std::move(language)), words_(std::move(words)) {}
    const std::string& language() const { return language_; }
    std::string of(const std::string& key, std::string_view english) const;

private:
    std::string language_ = "en";
    std::map<std::string, std::string> words_;
};

struct PageText {
    std::string title;  // plain text
    std::string main;   // HTML
};

PageText page_of(const StoredDocument& stored, const PageWords& words);
PageText page_of(const Parallel& parallel, const PageWords& words);
PageText page_of(const Citations& citations, const Lexicon& names, const PageWords& words);
PageText page_of(const Register<ActRow>& acts, const Lexicon& names, const PageWords& words);
PageText page_of(const Register<CentreRow>& centres, const Lexicon& names, const PageWords& words);
PageText page_of(const DocumentRegister& documents, const PageWords& words);
// A page for an error: its sentence and hint.
PageText page_of(const Error& error);

// The page's file with title, language and content in their places.
std::string framed(std::string_view shell, const PageText& text, const PageWords& words);

// Where an entity leads: "/decision/…", "/d/…", "/?q=treaty%3Abasel"; empty for what has no page.
std::string entity_href(const std::string& id);

// For page_registers.cpp: "lang=\"ar\" dir=\"rtl\"", the language's own name, a link.
std::string spoken(std::string_view language);
std::string own_name(std::string_view language);
std::string link_to(const std::string& href, std::string_view text);

}  // namespace mea
