// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "app/render/json.h"
#include "app/render/page.h"
#include "app/render/text.h"
#include "index/stored.h"

namespace mea {
namespace {

constexpr std::string_view note_kind = "footnote";
constexpr std::size_t most_headings = 250;  // of the outline

using Depths = std::unordered_map<std::string, int>;

// How deep each heading lies: below the heading or the container it stands in.
Depths heading_depths(const std::vector<IndexParagraph>& paragraphs) {
    constexpr int deepest = 4;
    Depths depths;
    for (const IndexParagraph& one : paragraphs) {
        if (one.kind != "heading" && one.kind != "title") continue;
        int depth = 0;
        if (const auto above = depths.find(one.parent); above != depths.end()) {
            depth = above->second + 1;
        } else if (!one.parent.empty()) {
            const bool opens = one.path.ends_with(".h1") || one.path.ends_with(".h2");
            depth = static_cast<int>(std::count(one.parent.begin(), one.parent.end(), '.')) + 1 -
                    (opens ? 1 : 0);
        }
        depths[one.path] = std::min(deepest, depth);
    }
    return depths;
}

// How far in: parts of the path after its numbered paragraph.
int indent_of(const IndexParagraph& paragraph) {
    if (paragraph.kind != "subparagraph") return 0;
    constexpr int deepest = 4;
    int after = 0;
    std::string_view rest = paragraph.path;
    while (!rest.empty()) {
        const std::string_view part = rest.substr(0, rest.find('.'));
        rest.remove_prefix(std::min(part.size() + 1, rest.size()));
        const std::size_t letters = std::min(part.find_first_of("0123456789"), part.size());
        const std::string_view kind = part.substr(0, letters);
        const bool numbered =
            letters < part.size() && (kind == "p" || kind == "op" || kind == "pp" || kind == "a" ||
                                      kind == "u" || kind == "q");
        after = numbered ? 0 : after + 1;
    }
    return std::clamp(after, 1, deepest);
}

// "d1.fn3~2" → "3", as it is printed.
std::string mark_of(std::string_view note) {
    note.remove_prefix(note.rfind('.') == note.npos ? 0 : note.rfind('.') + 1);
    note = note.substr(0, note.find('~'));
    if (note.starts_with("fn")) note.remove_prefix(2);
    return std::string(note);
}

class Reading {
public:
    Reading(const StoredDocument& stored, const Lexicon& names, const PageWords& words)
        : stored_(stored),
          document_(stored.document),
          names_(names),
          words_(words),
          depths_(heading_depths(document_.paragraphs)) {}

    PageText page(const std::string& at) {
        choose(at);
        std::string article;
        for (const IndexParagraph* one : shown_) article += passage(*one);
        const PartsNav nav = parts_nav(parts_, rows_, query(), words_);
        const std::string contents = outline();
        const std::string name = document_.symbol.empty() ? document_.title : document_.symbol;
        PageText text;
        text.title = name;
        text.main = "<div class=\"reading" + std::string(contents.empty() ? " plain" : "") + "\">" +
                    contents + "<div class=\"sheet\">" + head() + nav.top + "<article " +
                    spoken(document_.language) + " aria-label=\"" + escaped_html(name) +
                    "\" data-document=\"" + escaped_html(document_.key) + "\" data-name=\"" +
                    escaped_html(name) + "\" data-parts=\"" + std::to_string(parts_.all.size()) +
                    "\">\n" + article + "</article>" + nav.end + "</div></div>";
        return text;
    }

private:
    // In parts, notes stand below the part that calls them; the rest of them in the last.
    void choose(const std::string& at) {
        const auto& all = document_.paragraphs;
        std::unordered_map<std::string_view, const IndexParagraph*> notes;
        for (const IndexParagraph& one : all) {
            if (one.kind == note_kind) notes[one.path] = &one;
        }
        std::string wanted = at;
        std::unordered_set<std::string_view> called;
        std::vector<const IndexParagraph*> body;
        for (const IndexParagraph& one : all) {
            if (one.kind == note_kind) continue;
            std::size_t bytes = cost(one);
            for (const IndexNoteMark& mark : one.note_marks) {
                const auto note = notes.find(mark.note);
                if (note == notes.end() || !called.insert(note->first).second) continue;
                bytes += cost(*note->second);
                if (mark.note == wanted) wanted = one.path;
            }
            rows_.push_back({one.path, bytes, one.kind == "heading"});
            body.push_back(&one);
        }
        parts_ = parts_of(rows_, wanted);
        if (parts_.all.size() == 1) {
            for (const IndexParagraph& one : all) shown_.push_back(&one);
        } else {
            show_part(body, called);
        }
        for (const IndexParagraph* one : shown_) here_.insert(one->path);
    }

    void show_part(const std::vector<const IndexParagraph*>& body,
                   const std::unordered_set<std::string_view>& called) {
        std::unordered_set<std::string_view> below;
        const Part part = parts_.now();
        for (std::size_t i = part.begin; i < part.end; ++i) {
            shown_.push_back(body[i]);
            for (const IndexNoteMark& mark : body[i]->note_marks) below.insert(mark.note);
        }
        const bool last = parts_.shown + 1 == parts_.all.size();
        for (const IndexParagraph& one : document_.paragraphs) {
            if (one.kind != note_kind) continue;
            if (below.contains(one.path) || (last && !called.contains(one.path)))
                shown_.push_back(&one);
        }
    }

    static std::size_t cost(const IndexParagraph& one) {
        constexpr std::size_t frame = 260;
        constexpr std::size_t link = 160;
        return one.text.size() + frame + link * (one.entities.size() + one.note_marks.size());
    }

    std::string query() const {
        return stored_.languages.size() > 1 ? "lang=" + query_value(document_.language)
                                            : std::string();
    }

    // Of a passage, in the part that is shown or in another.
    std::string href_of(const std::string& path) const {
        const std::string hash = permalink_of("", path).substr(3);
        if (here_.contains(path)) return hash;
        const std::string kept = query();
        return "?" + kept + (kept.empty() ? "" : "&") + "at=" + query_value(path) + hash;
    }

    std::string call(const IndexNoteMark& mark) {
        const std::string printed = escaped_html(mark_of(mark.note));
        const bool first = called_.insert(mark.note).second;
        return "<sup><a class=\"call\"" +
               (first ? " id=\"call-" + escaped_html(mark.note) + "\"" : std::string()) +
               " href=\"" + escaped_html(href_of(mark.note)) + "\" aria-label=\"" +
               escaped_html(words_.of("note.call", "note {mark}", {{"mark", mark_of(mark.note)}})) +
               "\">" + printed + "</a></sup>";
    }

    std::string entity_link(const IndexEntity& entity, std::string_view text) const {
        const std::string kind = entity.id.substr(0, entity.id.find(':'));
        return "<a class=\"entity " + escaped_html(kind) + "\" href=\"" +
               escaped_html(entity_href(entity.id)) + "\" title=\"" +
               escaped_html(entity_name(entity.id, names_, words_.language())) + "\">" +
               escaped_html(text) + "</a>";
    }

    // Words with what they name as links, outer before inner and none that overlaps, and the marks
    // of notes; a mark inside a link stands after it.
    std::string linked(const IndexParagraph& paragraph, Range range) {
        std::vector<const IndexEntity*> order;
        for (const IndexEntity& entity : paragraph.entities) {
            const bool inside = entity.range.begin >= range.begin && entity.range.end <= range.end;
            if (inside && entity.range.begin < entity.range.end && !entity_href(entity.id).empty())
                order.push_back(&entity);
        }
        std::stable_sort(
            order.begin(), order.end(), [](const IndexEntity* a, const IndexEntity* b) {
                return a->range.begin != b->range.begin ? a->range.begin < b->range.begin
                                                        : a->range.end > b->range.end;
            });
        const std::string_view text = paragraph.text;
        std::string out;
        std::size_t at = range.begin;
        auto mark = paragraph.note_marks.begin();
        const auto plain_until = [&](std::size_t end) {
            for (; mark != paragraph.note_marks.end() && mark->at <= end; ++mark) {
                if (mark->at < range.begin) continue;
                if (mark->at > at) out += escaped_html(text.substr(at, mark->at - at));
                at = std::max(at, mark->at);
                out += call(*mark);
            }
            if (end > at) out += escaped_html(text.substr(at, end - at));
            at = std::max(at, end);
        };
        for (const IndexEntity* entity : order) {
            if (entity->range.begin < at) continue;
            plain_until(entity->range.begin);
            out += entity_link(*entity, text.substr(entity->range.begin, entity->range.size()));
            at = entity->range.end;
        }
        plain_until(range.end);
        return out;
    }

    std::string table_of(const IndexParagraph& paragraph) {
        std::string out = "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" +
                          escaped_html(words_.of("kind.table", "table")) + "\"><table><tbody><tr>";
        const std::string_view text = paragraph.text;
        for (std::size_t at = 0;;) {
            const std::size_t end = std::min(text.find_first_of("\t\n", at), text.size());
            out += "<td>" + linked(paragraph, {at, end}) + "</td>";
            if (end == text.size()) break;
            if (text[end] == '\n') out += "</tr><tr>";
            at = end + 1;
        }
        return out + "</tr></tbody></table></div>";
    }

    std::string passage(const IndexParagraph& paragraph) {
        const std::string path = escaped_html(paragraph.path);
        std::string out = "<div id=\"" + path + "\" class=\"passage " +
                          escaped_html(paragraph.kind) + " depth" +
                          std::to_string(indent_of(paragraph)) + "\" " + spoken(document_.language);
        if (paragraph.first_page > 0)
            out += " data-page=\"" + std::to_string(paragraph.first_page) + "\"";
        if (!paragraph.act.empty()) out += " data-act=\"" + escaped_html(paragraph.act) + "\"";
        out += "><a class=\"anchor\" href=\"" +
               escaped_html(permalink_of("", paragraph.path).substr(3)) + "\" aria-label=\"" +
               escaped_html(words_.of("passage.link", "Link to passage {path}",
                                      {{"path", paragraph.path}})) +
               "\"><bdi dir=\"ltr\">" + path + "</bdi></a>";
        const Range whole{0, paragraph.text.size()};
        if (const auto depth = depths_.find(paragraph.path); depth != depths_.end()) {
            const std::string tag = "h" + std::to_string(std::min(6, 2 + depth->second));
            out += "<" + tag + ">" + linked(paragraph, whole) + "</" + tag + ">";
        } else if (paragraph.kind == "table" && paragraph.text.find('\t') != std::string::npos) {
            out += table_of(paragraph);
        } else {
            out += "<p>" + linked(paragraph, whole) + back_to(paragraph) + "</p>";
        }
        return out + "</div>\n";
    }

    // From a note to where it is called.
    std::string back_to(const IndexParagraph& paragraph) const {
        if (paragraph.kind != note_kind || !called_.contains(paragraph.path)) return {};
        return " <a class=\"back\" href=\"#call-" + permalink_of("", paragraph.path).substr(4) +
               "\" aria-label=\"" + escaped_html(words_.of("note.back", "back to the text")) +
               "\">↩</a>";
    }

    std::string outline() const {
        const auto count_to = [this](int deepest) {
            return std::count_if(depths_.begin(), depths_.end(),
                                 [deepest](const auto& one) { return one.second <= deepest; });
        };
        int deepest = 4;
        while (deepest > 0 && count_to(deepest) > static_cast<std::ptrdiff_t>(most_headings))
            --deepest;
        std::string items;
        std::size_t count = 0;
        const auto& all = document_.paragraphs;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (all[i].kind != "heading" || depths_.at(all[i].path) > deepest) continue;
            if (++count > 2 * most_headings) break;
            const IndexParagraph& first = all[i];
            std::string text = first.text;
            // "Article 12" and the title below it are one line.
            const bool title_follows = i + 1 < all.size() && !first.parent.empty() &&
                                       first.path == first.parent + ".h1" &&
                                       all[i + 1].path == first.parent + ".h2";
            if (title_follows) text += " – " + all[++i].text;
            items += "<li class=\"depth" + std::to_string(depths_.at(first.path)) + "\">" +
                     link_to(href_of(first.path), text) + "</li>";
        }
        if (count < 2) return {};
        const std::string name = escaped_html(words_.of("outline.title", "Contents"));
        return "<details class=\"outline\" open><summary>" + name + "</summary><nav aria-label=\"" +
               name + "\"><ol " + spoken(document_.language) + ">" + items +
               "</ol></nav></details>\n";
    }

    std::string language_links() const {
        if (stored_.languages.size() < 2) return {};
        const std::string base = permalink_of(document_.key, "");
        const std::string at =
            parts_.shown > 0 ? "&at=" + query_value(rows_[parts_.now().begin].path) : "";
        std::string out =
            "<nav class=\"languages\" aria-label=\"" +
            escaped_html(words_.of("document.languages", "Languages of this document")) + "\">";
        for (const std::string& language : stored_.languages) {
            const std::string code = escaped_html(language);
            out += "<a href=\"" + escaped_html(base + "?lang=" + language + at) + "\" lang=\"" +
                   code + "\" hreflang=\"" + code + "\"" +
                   (language == document_.language ? " aria-current=\"true\"" : "") + ">" +
                   own_name(language) + "</a> ";
        }
        out += "<a class=\"aside\" href=\"/parallel" +
               escaped_html(base.substr(2) + "?langs=" + document_.language + "," + beside() + at) +
               "\">" + escaped_html(words_.of("document.parallel", "Side by side")) + "</a>";
        return out + "</nav>";
    }

    // The version to lay beside this one: the reader's language, else English, else any other.
    std::string beside() const {
        std::string best;
        for (const std::string& language : stored_.languages) {
            if (language == document_.language) continue;
            const bool better = best.empty() || language == words_.language() ||
                                (language == "en" && best != words_.language());
            if (better) best = language;
        }
        return best;
    }

    // The script writes it in the reader's language.
    static std::string in_words(const std::string& language) {
        return "<span data-language=\"" + escaped_html(language) + "\">" + own_name(language) +
               "</span>";
    }

    // What the first page states.
    std::string facts() const {
        const Json masthead = Json::parse(document_.masthead_json, nullptr, false);
        const auto text = [&masthead](const char* name) {
            const bool there =
                masthead.is_object() && masthead.contains(name) && masthead[name].is_string();
            return there ? masthead[name].get<std::string>() : std::string();
        };
        std::string rows;
        const auto add = [&rows, this](const char* key, std::string_view english,
                                       const std::string& html) {
            if (html.empty()) return;
            rows += "<div><dt>" + escaped_html(words_.of(std::string("fact.") + key, english)) +
                    "</dt> <dd><bdi>" + html + "</bdi></dd></div>";
        };
        const auto date = [](const std::string& when) {
            return when.empty() ? std::string()
                                : "<time datetime=\"" + escaped_html(when) + "\">" +
                                      escaped_html(when) + "</time>";
        };
        add("date", "Date", date(document_.date));
        const std::string body = text("body");
        add("body", "Body",
            body.empty() ? body : escaped_html(names_.name("body", body, words_.language())));
        add("session", "Session", escaped_html(text("session")));
        std::string days;
        if (masthead.is_object() && masthead.contains("meeting_dates") &&
            masthead["meeting_dates"].is_array()) {
            for (const Json& day : masthead["meeting_dates"]) {
                if (day.is_string()) days += (days.empty() ? "" : "/") + day.get<std::string>();
            }
        }
        const std::string place = escaped_html(text("meeting_place"));
        add("meeting", "Meeting", place + (place.empty() || days.empty() ? "" : ", ") + date(days));
        add("agenda_item", "Agenda item", escaped_html(text("agenda_item")));
        const std::string distribution = text("distribution");
        std::string key = "distribution." + distribution;
        std::transform(key.begin(), key.end(), key.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        add("distribution", "Distribution", escaped_html(words_.of(key, distribution)));
        if (stored_.languages.size() < 2) add("language", "Language", in_words(document_.language));
        const std::string original = text("original_language");
        if (!original.empty()) add("original", "Original", in_words(original));
        return rows.empty() ? rows : "<dl class=\"facts\">" + rows + "</dl>\n";
    }

    std::string head() const {
        const bool named = !document_.symbol.empty();
        std::string out = "<header class=\"opening\"><h1>";
        if (named)
            out +=
                "<bdi class=\"symbol\" dir=\"ltr\">" + escaped_html(document_.symbol) + "</bdi> ";
        if (!document_.title.empty()) {
            out += "<span class=\"title\" " + spoken(document_.language) + ">" +
                   escaped_html(document_.title) + "</span>";
        } else if (!named) {
            out += escaped_html(words_.of("document.untitled", "Untitled document"));
        }
        const std::string id =
            named
                ? "symbol:" + document_.symbol
                : (document_.key.starts_with("sha256:") ? "document:" : "symbol:") + document_.key;
        return out + "</h1>" + facts() + language_links() + "<p class=\"ways\">" +
               link_to(decision_href(id), words_.of("document.cited", "Who cites this document")) +
               "</p></header>\n";
    }

    const StoredDocument& stored_;
    const IndexDocument& document_;
    const Lexicon& names_;
    const PageWords& words_;
    Depths depths_;
    std::vector<PartRow> rows_;
    Parts parts_;
    std::vector<const IndexParagraph*> shown_;
    std::unordered_set<std::string> here_;
    std::unordered_set<std::string> called_;
};

}  // namespace

PageText page_of(const StoredDocument& stored, const Lexicon& names, const PageWords& words,
                 const std::string& at) {
    return Reading(stored, names, words).page(at);
}

}  // namespace mea
