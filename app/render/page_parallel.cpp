// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "app/render/page.h"
#include "app/render/text.h"
#include "index/stored.h"

namespace mea {
namespace {

std::string joined(const std::vector<std::string>& languages) {
    std::string all;
    for (const std::string& one : languages) all += (all.empty() ? "" : ",") + one;
    return all;
}

class SideBySide {
public:
    SideBySide(const Parallel& parallel, const PageWords& words)
        : parallel_(parallel), words_(words) {
        for (const ParallelVersion& one : parallel.versions) shown_.push_back(one.language);
    }

    PageText page(const std::vector<std::string>& languages, const std::string& at) const {
        std::vector<PartRow> rows;
        for (const ParallelRow& row : parallel_.rows)
            rows.push_back({row.path, cost(row), row.kind == "heading"});
        const Parts parts = parts_of(rows, at);
        const PartsNav nav = parts_nav(parts, rows, "langs=" + joined(shown_), words_);
        PageText text;
        text.title = named() ? parallel_.document : title();
        text.main = head(languages) + nav.top + table(parts.now()) + nav.end;
        return text;
    }

private:
    static std::size_t cost(const ParallelRow& row) {
        constexpr std::size_t frame = 220;
        constexpr std::size_t cell = 60;
        std::size_t bytes = frame;
        for (const auto& text : row.texts) bytes += cell + (text ? text->text.size() : 0);
        for (const ParallelAlarm& alarm : row.alarms) bytes += frame + alarm.message.size();
        return bytes;
    }

    // A symbol is a name; a hash or the key of a treaty is none.
    bool named() const {
        const std::string& key = parallel_.document;
        return !key.starts_with("sha256:") && !key.starts_with("treaty:") &&
               !key.starts_with("instrument:");
    }
    std::string title() const {
        return parallel_.versions.empty() ? std::string() : parallel_.versions.front().title;
    }

    std::string alarms_of(const std::vector<ParallelAlarm>& alarms) const {
        if (alarms.empty()) return {};
        std::string out = "<ul class=\"alarms\">";
        for (const ParallelAlarm& one : alarms) {
            out += "<li><strong><span data-language=\"" + escaped_html(one.language) + "\">" +
                   own_name(one.language) +
                   "</span>: " + escaped_html(words_.of("alarm." + one.code, one.code)) +
                   "</strong> <span class=\"detail\" lang=\"en\" dir=\"ltr\">" +
                   escaped_html(one.message) + "</span></li>";
        }
        return out + "</ul>";
    }

    // Every language is a link that shows its version, or takes it away.
    std::string chooser(const std::vector<std::string>& languages) const {
        std::string out = "<nav class=\"versions\" aria-label=\"" +
                          escaped_html(words_.of("parallel.languages", "Languages")) + "\">";
        for (const std::string& language : languages) {
            std::vector<std::string> then = shown_;
            const auto at = std::find(then.begin(), then.end(), language);
            const bool there = at != then.end();
            if (there) {
                then.erase(at);
            } else {
                then.push_back(language);
            }
            out += "<a class=\"chip\" lang=\"" + escaped_html(language) + "\" hreflang=\"" +
                   escaped_html(language) + "\"" + (there ? " aria-current=\"true\"" : "");
            if (!then.empty()) out += " href=\"?langs=" + escaped_html(joined(then)) + "\"";
            out += ">" + own_name(language) + "</a> ";
        }
        return out + "</nav>";
    }

    std::string head(const std::vector<std::string>& languages) const {
        const std::string href =
            permalink_of(parallel_.document, "") + "?lang=" + (shown_.empty() ? "" : shown_[0]);
        std::string out = "<header class=\"opening\"><p class=\"kicker\">" +
                          escaped_html(words_.of("parallel.title", "Side by side")) +
                          "</p><h1><a href=\"" + escaped_html(href) + "\">";
        const std::string spoken_title = "<span class=\"title\" " +
                                         spoken(shown_.empty() ? "en" : shown_[0]) + ">" +
                                         escaped_html(title()) + "</span>";
        if (named()) {
            out += "<bdi class=\"symbol\" dir=\"ltr\">" + escaped_html(parallel_.document) +
                   "</bdi></a> " + spoken_title;
        } else {
            out += spoken_title + "</a>";
        }
        const std::string memory = "/api/v1/parallel?id=" + query_value(parallel_.document) +
                                   "&langs=" + joined(shown_) + "&format=tmx";
        return out + "</h1>" + chooser(languages) + "<p class=\"options\"><a download href=\"" +
               escaped_html(memory) + "\">" +
               escaped_html(words_.of("parallel.tmx", "Translation memory (TMX)")) + "</a></p>" +
               alarms_of(parallel_.alarms) + "</header>\n";
    }

    std::string cells_of(const ParallelRow& row) const {
        std::string out;
        for (std::size_t i = 0; i < row.texts.size(); ++i) {
            const std::string name =
                "data-language-name=\"" + own_name(parallel_.versions[i].language) + "\"";
            if (row.texts[i]) {
                out += "<td " + spoken(parallel_.versions[i].language) + " " + name + ">" +
                       escaped_html(row.texts[i]->text) + "</td>";
            } else {
                out += "<td class=\"absent\" " + name + ">" +
                       escaped_html(words_.of("parallel.absent", "not in this version")) + "</td>";
            }
        }
        return out;
    }

    std::string table(Part part) const {
        std::string out = "<table class=\"parallel\"><caption class=\"for-readers\">" +
                          escaped_html(words_.of("parallel.title", "Side by side")) +
                          "</caption><thead><tr><td><span class=\"for-readers\">" +
                          escaped_html(words_.of("parallel.path", "Passage")) + "</span></td>";
        for (const std::string& language : shown_)
            out += "<th scope=\"col\" " + spoken(language) + ">" + own_name(language) + "</th>";
        out += "</tr></thead><tbody>\n";
        const std::string open =
            escaped_html(words_.of("parallel.open", "Read it in the document"));
        const std::string base =
            permalink_of(parallel_.document, "") + "?lang=" + (shown_.empty() ? "" : shown_[0]);
        for (std::size_t i = part.begin; i < part.end; ++i) {
            const ParallelRow& row = parallel_.rows[i];
            const bool differs = !row.alarms.empty();
            out += "<tr id=\"" + escaped_html(row.path) + "\" class=\"" + escaped_html(row.kind) +
                   (differs ? " differs" : "") +
                   "\"><th scope=\"row\"><a class=\"anchor\" href=\"" +
                   escaped_html(base + permalink_of("", row.path).substr(3)) + "\" title=\"" +
                   open + "\"><bdi dir=\"ltr\">" + escaped_html(row.path) + "</bdi></a></th>" +
                   cells_of(row) + "</tr>\n";
            if (!differs) continue;
            out += "<tr class=\"differs note\"><td></td><td colspan=\"" +
                   std::to_string(shown_.size()) + "\">" + alarms_of(row.alarms) + "</td></tr>\n";
        }
        return out + "</tbody></table>\n";
    }

    const Parallel& parallel_;
    const PageWords& words_;
    std::vector<std::string> shown_;
};

}  // namespace

PageText page_of(const Parallel& parallel, const std::vector<std::string>& languages,
                 const PageWords& words, const std::string& at) {
    return SideBySide(parallel, words).page(languages, at);
}

}  // namespace mea
