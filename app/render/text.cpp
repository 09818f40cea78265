// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/render/text.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "app/render/json.h"
#include "index/parallel.h"
#include "pipeline/text.h"

namespace mea {
namespace {

// Embeddings, overrides and isolates: an unclosed one would turn what follows around.
bool turns_text(char32_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

// Text that runs from right to left keeps to itself: first strong isolate, pop isolate.
std::string isolated(std::string text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint read = code_point_at(text, at);
        if (is_arabic(read.value)) return "\u2068" + text + "\u2069";
        at = read.next;
    }
    return text;
}

std::string marked(const Snippet& snippet, TextStyle style) {
    constexpr std::string_view bold = "\x1b[1m";
    constexpr std::string_view plain = "\x1b[0m";
    std::string out;
    std::size_t done = 0;
    for (const Range& mark : snippet.marks) {
        if (mark.begin < done) continue;
        out += harmless(slice(snippet.text, {done, mark.begin}));
        out += style.highlighted ? bold : "[";
        out += harmless(slice(snippet.text, mark));
        out += style.highlighted ? plain : "]";
        done = mark.end;
    }
    out += harmless(slice(snippet.text, {done, snippet.text.size()}));
    return out;
}

std::string pages_of(const IndexParagraph& p) {
    if (p.first_page <= 0) return {};
    std::string out = "page " + std::to_string(p.first_page);
    if (p.last_page > p.first_page) out += "–" + std::to_string(p.last_page);
    return out;
}

std::string head_of(const Hit& hit) {
    std::string out = std::to_string(hit.rank) + ". ";
    out += hit.symbol.empty() ? hit.document : hit.symbol;
    out += " [" + hit.language + "]  " + hit.paragraph.path;
    if (const std::string pages = pages_of(hit.paragraph); !pages.empty()) out += "  " + pages;
    if (!hit.date.empty()) out += "  " + hit.date;
    return out;
}

}  // namespace

std::string harmless(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint read = code_point_at(text, at);
        const bool control = read.value < 0x20 || (read.value >= 0x7F && read.value < 0xA0);
        if (control) {
            out += ' ';
        } else if (!turns_text(read.value)) {
            out.append(text.substr(at, read.next - at));
        }
        at = read.next;
    }
    return out;
}

std::string csv_cell(std::string_view value) {
    std::string out = "\"";
    for (const char c : value) {
        out += c;
        if (c == '"') out += c;
    }
    return out + "\"";
}

std::string escaped_html(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string text_of(const Results& results, TextStyle style) {
    std::string out;
    for (const Hit& hit : results.hits) {
        out += head_of(hit) + "\n";
        if (!hit.title.empty()) out += "   " + isolated(harmless(hit.title)) + "\n";
        if (!hit.paragraph.headings.empty())
            out += "   › " + isolated(harmless(hit.paragraph.headings.back())) + "\n";
        out += "   " + isolated(marked(hit.snippet, style)) + "\n";
        if (hit.parallel)
            out += "   " + hit.parallel->first + ": " + isolated(harmless(hit.parallel->second)) +
                   "\n";
        out += "\n";
    }
    for (const auto& [name, counts] : results.facets) {
        if (counts.empty()) continue;
        out += name + ":";
        for (const auto& [value, count] : counts)
            out += "  " + value + " (" + std::to_string(count) + ")";
        out += "\n";
    }
    const std::size_t shown = results.hits.size();
    out += (results.total_is_estimate ? "about " : "") + std::to_string(results.total) +
           (results.total == 1 ? " hit" : " hits");
    if (shown < results.total) out += ", " + std::to_string(shown) + " shown";
    if (results.shards_answered < results.shards_asked)
        out += "; " + std::to_string(results.shards_answered) + " of " +
               std::to_string(results.shards_asked) + " shards answered";
    if (results.relaxed) out += "; few or none have all the words, the others have most of them";
    if (!results.suggestion.empty()) {
        out += "; did you mean: " + harmless(results.suggestion);
    } else if (results.total == 0) {
        out +=
            "; try fewer words, word*, or the word of another language (--explain shows how the "
            "query was read)";
    }
    return out + "\n";
}

std::string csv_of(const Results& results) {
    std::string out = "rank,score,symbol,language,path,number,pages,date,title,text,permalink\r\n";
    for (const Hit& hit : results.hits) {
        const std::string cells[] = {std::to_string(hit.rank),
                                     std::to_string(hit.score),
                                     hit.symbol,
                                     hit.language,
                                     hit.paragraph.path,
                                     hit.paragraph.number,
                                     pages_of(hit.paragraph),
                                     hit.date,
                                     hit.title,
                                     hit.paragraph.text,
                                     hit.permalink};
        std::string line;
        for (const std::string& cell : cells) line += (line.empty() ? "" : ",") + csv_cell(cell);
        out += line + "\r\n";
    }
    return out;
}

std::string text_of(const StoredDocument& stored, std::string_view path) {
    const IndexDocument& d = stored.document;
    std::string out;
    for (const IndexParagraph& p : d.paragraphs) {
        if (!path.empty() && !path_lies_in(p.path, path)) continue;
        std::string head = p.path;
        constexpr std::size_t margin = 12;
        head.resize(std::max(margin, head.size() + 1), ' ');
        out += head + harmless(p.text) + "\n";
    }
    if (out.empty()) return out;
    std::string top = (d.symbol.empty() ? d.key : d.symbol) + " [" + d.language + "]";
    if (!d.date.empty()) top += "  " + d.date;
    top += "\n" + harmless(d.title) + "\n";
    if (stored.languages.size() > 1) {
        top += "languages:";
        for (const std::string& language : stored.languages) top += " " + language;
        top += "\n";
    }
    return top + "\n" + out;
}

std::string html_of(const StoredDocument& stored, std::string_view path) {
    const IndexDocument& d = stored.document;
    std::string body;
    for (const IndexParagraph& p : d.paragraphs) {
        if (!path.empty() && !path_lies_in(p.path, path)) continue;
        const std::string tag = p.kind == "heading" || p.kind == "title" ? "h2" : "p";
        body += "<" + tag + " id=\"" + escaped_html(p.path) + "\" class=\"" + escaped_html(p.kind) +
                "\">" + escaped_html(p.text) + "</" + tag + ">\n";
    }
    if (body.empty()) return body;
    const std::string direction = d.language == "ar" ? "rtl" : "ltr";
    const std::string name = d.symbol.empty() ? d.key : d.symbol;
    return "<!doctype html>\n<html lang=\"" + d.language + "\" dir=\"" + direction +
           "\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + escaped_html(name) + " – " +
           escaped_html(d.title) + "</title>\n</head>\n<body>\n<h1>" + escaped_html(name) +
           "</h1>\n" + body + "</body>\n</html>\n";
}

namespace {

// "3 files, 2 indexed, 1 failed, 120 pages, 4.5 MB in 12.3 s: 0.2 files/s, 9.8 pages/s (…)"
std::string sentence_of_run(const std::string& run) {
    const Json json = Json::parse(run, nullptr, false);
    if (json.is_discarded()) return "is not known\n";
    const auto number = [&json](const char* name) { return json.value(name, 0.0); };
    const double seconds = std::max(number("seconds"), 1e-3);
    std::array<char, 256> line{};
    std::snprintf(line.data(), line.size(),
                  "%.0f of %.0f files, %.0f indexed, %.0f failed, %.0f pages, %.1f MB in %.1f s: "
                  "%.1f files/s, %.1f pages/s",
                  number("done"), number("files"), number("indexed"), number("failed"),
                  number("pages"), number("bytes") / 1e6, seconds, number("done") / seconds,
                  number("pages") / seconds);
    const std::string ended = json.value("end", std::string("running"));
    return line.data() + std::string(" (") + json.value("started", std::string()) + ", " + ended +
           ")\n";
}

}  // namespace

std::string text_of(const Status& status) {
    const auto line = [](const char* name, std::size_t value) {
        std::string label = name;
        label.resize(14, ' ');
        return label + std::to_string(value) + "\n";
    };
    std::string out = line("documents", status.documents) + line("paragraphs", status.paragraphs) +
                      line("segments", status.segments) + line("entities", status.entities) +
                      line("renditions", status.renditions) +
                      line("duplicates", status.duplicates) + line("failed", status.failed) +
                      line("shards", static_cast<std::size_t>(status.shards));
    out += "languages    ";
    for (const auto& [language, count] : status.languages)
        out += " " + language + " " + std::to_string(count);
    out += "\nschema        " + std::to_string(status.schema) + "\n";
    if (status.lexicon) {
        out += "learnt        " + std::to_string(status.lexicon->entries) +
               " words and phrases from " + std::to_string(status.lexicon->rows) +
               " aligned paragraphs (version " + std::to_string(status.lexicon->version) + ")";
        for (const auto& [pair, terms] : status.lexicon->pairs)
            out += " " + pair + " " + std::to_string(terms);
        out += "\n";
    }
    for (const std::string& run : status.runs) out += "last run      " + sentence_of_run(run);
    for (const auto& [place, reason] : status.shards_away)
        out += "away          " + place + ": " + reason + "\n";
    if (!status.reasons.empty()) {
        out += "failed by    ";
        for (const auto& [code, count] : status.reasons)
            out += " " + code + " " + std::to_string(count);
        out += "\n";
    }
    for (const LedgerRow& row : status.failures)
        out += row.path + ": " + row.message + " (" + row.code + ")\n";
    return out;
}

}  // namespace mea
