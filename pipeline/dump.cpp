// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/dump.h"

#include <unordered_map>

#include <nlohmann/json.hpp>

namespace mea {
namespace {

using Json = nlohmann::ordered_json;

Json optional(const std::optional<std::string>& value) {
    return value ? Json(*value) : Json(nullptr);
}

Json masthead(const Masthead& m) {
    Json json{{"symbol", optional(m.symbol)},
              {"date", optional(m.date)},
              {"distribution", optional(m.distribution)},
              {"original_language", optional(m.original_language)},
              {"body", optional(m.body)},
              {"session", optional(m.session)},
              {"meeting_dates", m.meeting_dates.empty() ? Json(nullptr) : Json(m.meeting_dates)},
              {"meeting_place", optional(m.meeting_place)},
              {"agenda_item", optional(m.agenda_item)},
              {"title", optional(m.title)}};
    if (m.symbol_as_printed && m.symbol_as_printed != m.symbol)
        json["symbol_as_printed"] = *m.symbol_as_printed;
    return json;
}

Json pages(int first, int last) { return first > 0 ? Json{first, last} : Json(nullptr); }

Json range(Range r, const CodePointIndex& ruler) {
    return {ruler.code_points(r.begin), ruler.code_points(r.end)};
}

Json segment(const Segment& s, const CodePointIndex& ruler) {
    Json json{{"id", s.id}, {"kind", name_of(s.kind)}};
    if (!s.label.empty()) json["label"] = s.label;
    if (!s.number.empty()) json["number"] = s.number;
    if (s.level > 0) json["level"] = s.level;
    json["parent"] = s.parent.empty() ? Json(nullptr) : Json(s.parent);
    json["range"] = range(s.range, ruler);
    json["pages"] = pages(s.first_page, s.last_page);
    json["rule"] = s.rule;
    if (s.confidence < 1) json["confidence"] = s.confidence;
    return json;
}

Json entity(const Entity& e, std::string_view text, const CodePointIndex& ruler) {
    Json json{{"kind", name_of(e.kind)},
              {"id", e.id},
              {"text", std::string(slice(text, e.range))},
              {"range", range(e.range, ruler)},
              {"segment", e.segment},
              {"rule", e.rule},
              {"confidence", e.confidence}};
    if (!e.attributes.empty()) json["attributes"] = e.attributes;
    return json;
}

std::string dumped(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string masthead_json(const Masthead& m) { return dumped(masthead(m)); }

std::string to_json(const Product& product) {
    const std::string& text = product.document.text;
    const CodePointIndex ruler(text);
    Json json{{"schema", "mea/document/1"}};
    json["source"] = {{"path", product.path},
                      {"sha256", product.sha256},
                      {"bytes", product.bytes},
                      {"media_type", product.media_type},
                      {"extractor", product.document.extractor},
                      {"pages", product.document.pages},
                      {"ocr_pages", 0}};
    json["language"] = product.languages.document;
    json["masthead"] = masthead(product.masthead);
    json["text"] = text;
    json["segments"] = Json::array();
    for (const Segment& s : product.structure.segments)
        json["segments"].push_back(segment(s, ruler));
    json["entities"] = Json::array();
    for (const Entity& e : product.entities) json["entities"].push_back(entity(e, text, ruler));
    json["note_refs"] = Json::array();
    for (const NoteAnchor& n : product.structure.note_refs)
        json["note_refs"].push_back(
            {{"segment", n.segment}, {"at", ruler.code_points(n.at)}, {"footnote", n.footnote}});
    json["warnings"] = Json::array();
    for (const Warning& w : product.warnings)
        json["warnings"].push_back({{"code", w.code},
                                    {"page", w.page > 0 ? Json(w.page) : Json(nullptr)},
                                    {"message", w.message}});
    return dumped(json);
}

namespace {

// How many segments a segment lies in.
std::unordered_map<std::string, int> depths(const std::vector<Segment>& segments) {
    std::unordered_map<std::string, int> depth;
    for (const Segment& s : segments) {
        const auto parent = depth.find(s.parent);
        depth[s.id] = parent == depth.end() ? 0 : parent->second + 1;
    }
    return depth;
}

void print_masthead(const Masthead& m, std::string& out) {
    const auto line = [&out](const char* name, const std::optional<std::string>& value) {
        if (value) out += std::string(name) + ": " + *value + "\n";
    };
    line("symbol", m.symbol);
    line("title", m.title);
    line("date", m.date);
    line("distribution", m.distribution);
    line("original language", m.original_language);
    line("body", m.body);
    line("session", m.session);
    line("place", m.meeting_place);
    line("agenda item", m.agenda_item);
}

}  // namespace

std::string to_text(const Product& product) {
    const std::string& text = product.document.text;
    std::string out = "file: " + product.path + "\nlanguage: " + product.languages.document + "\n";
    print_masthead(product.masthead, out);
    const auto depth = depths(product.structure.segments);
    const auto& segments = product.structure.segments;
    constexpr std::size_t margin = 16;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const Segment& s = segments[i];
        Range own = s.range;
        for (std::size_t k = i + 1;
             k < segments.size() && s.range.contains(segments[k].range.begin); ++k) {
            own.end = segments[k].range.begin;
            break;
        }
        std::string head = s.id;
        head.resize(std::max(margin, head.size() + 1), ' ');
        std::string kind(name_of(s.kind));
        kind.resize(std::max<std::size_t>(13, kind.size() + 1), ' ');
        const int indent = depth.count(s.id) > 0 ? depth.at(s.id) : 0;
        out += head + kind + std::string(static_cast<std::size_t>(indent) * 2, ' ') +
               squeeze(slice(text, own)) + "\n";
    }
    out += "\nentities: " + std::to_string(product.entities.size()) + "\n";
    for (const Entity& e : product.entities)
        out += "  " + e.segment + "  " + e.id + "  \"" + std::string(slice(text, e.range)) + "\"\n";
    for (const Warning& w : product.warnings) {
        out += "warning " + w.code;
        if (w.page > 0) out += " (page " + std::to_string(w.page) + ")";
        out += ": " + w.message + "\n";
    }
    return out;
}

}  // namespace mea
