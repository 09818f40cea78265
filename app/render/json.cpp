// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/render/json.h"

#include <cmath>

#include "app/version.h"

namespace mea {
namespace {

Json pages(int first, int last) { return first > 0 ? Json{first, last} : Json(nullptr); }

Json null_if_empty(const std::string& value) { return value.empty() ? Json(nullptr) : Json(value); }

Json code_points(Range range, const CodePointIndex& ruler) {
    return {ruler.code_points(range.begin), ruler.code_points(range.end)};
}

Json snippet(const Snippet& snippet) {
    const CodePointIndex ruler(snippet.text);
    Json marks = Json::array();
    for (const Range& mark : snippet.marks) marks.push_back(code_points(mark, ruler));
    return {{"text", snippet.text}, {"marks", marks}};
}

Json entities(const IndexParagraph& paragraph) {
    const CodePointIndex ruler(paragraph.text);
    Json list = Json::array();
    for (const IndexEntity& e : paragraph.entities) {
        Json entity{{"id", e.id}, {"range", code_points(e.range, ruler)}};
        if (!e.attributes.empty()) entity["attributes"] = e.attributes;
        list.push_back(std::move(entity));
    }
    return list;
}

Json notes(const IndexParagraph& paragraph) {
    const CodePointIndex ruler(paragraph.text);
    Json list = Json::array();
    for (const IndexNoteMark& mark : paragraph.note_marks)
        list.push_back({{"at", ruler.code_points(mark.at)}, {"path", mark.note}});
    return list;
}

Json ledger(const LedgerRow& row) {
    return {{"path", row.path},
            {"code", null_if_empty(row.code)},
            {"message", null_if_empty(row.message)},
            {"status", row.status},
            {"bytes", row.bytes}};
}

// To one of so many parts of 1.
double rounded(double value, double parts) { return std::round(value * parts) / parts; }

Json away(const std::vector<std::pair<std::string, std::string>>& shards) {
    Json list = Json::array();
    for (const auto& [place, reason] : shards)
        list.push_back({{"shard", place}, {"reason", reason}});
    return list;
}

}  // namespace

Json json_of(const Hit& hit) {
    constexpr double score_parts = 10'000;
    Json json{{"rank", hit.rank},
              {"score", rounded(hit.score, score_parts)},
              {"symbol", null_if_empty(hit.symbol)},
              {"document", hit.document},
              {"language", hit.language},
              {"path", hit.paragraph.path},
              {"kind", hit.paragraph.kind},
              {"number", null_if_empty(hit.paragraph.number)},
              {"act", null_if_empty(hit.paragraph.act)},
              {"pages", pages(hit.paragraph.first_page, hit.paragraph.last_page)},
              {"title", hit.title},
              {"date", null_if_empty(hit.date)},
              {"headings", hit.paragraph.headings},
              {"text", hit.paragraph.text},
              {"snippet", snippet(hit.snippet)},
              {"permalink", hit.permalink},
              {"languages", hit.languages}};
    json["parallel"] = hit.parallel
                           ? Json{{"language", hit.parallel->first}, {"text", hit.parallel->second}}
                           : Json(nullptr);
    return json;
}

Json json_of(const Results& results) {
    constexpr double ms_parts = 100;
    Json json{{"schema", "mea/results/1"},
              {"query", results.query},
              {"explained", results.explained},
              {"language", results.language},
              {"suggestion", results.suggestion},
              {"relaxed", results.relaxed},
              {"total", results.total},
              {"total_is_estimate", results.total_is_estimate},
              {"took_ms", rounded(results.took_ms, ms_parts)},
              {"shards",
               {{"asked", results.shards_asked},
                {"answered", results.shards_answered},
                {"away", away(results.shards_away)}}}};
    json["hits"] = Json::array();
    for (const Hit& hit : results.hits) json["hits"].push_back(json_of(hit));
    json["facets"] = Json::object();
    for (const auto& [name, counts] : results.facets) {
        json["facets"][name] = Json::array();
        for (const auto& [value, count] : counts) json["facets"][name].push_back({value, count});
    }
    return json;
}

Json json_of(const StoredDocument& stored) {
    const IndexDocument& d = stored.document;
    Json json{{"schema", "mea/stored/1"},          {"document", d.key},
              {"symbol", null_if_empty(d.symbol)}, {"language", d.language},
              {"languages", stored.languages},     {"title", d.title},
              {"date", null_if_empty(d.date)}};
    json["masthead"] = Json::parse(d.masthead_json, nullptr, false);
    if (json["masthead"].is_discarded()) json["masthead"] = nullptr;
    json["files"] = Json::array();
    for (const LedgerRow& row : stored.files)
        json["files"].push_back({{"path", row.path}, {"status", row.status}, {"bytes", row.bytes}});
    json["warnings"] = d.warnings;
    json["paragraphs"] = Json::array();
    for (const IndexParagraph& p : d.paragraphs) {
        json["paragraphs"].push_back({{"path", p.path},
                                      {"kind", p.kind},
                                      {"number", null_if_empty(p.number)},
                                      {"parent", null_if_empty(p.parent)},
                                      {"act", null_if_empty(p.act)},
                                      {"pages", pages(p.first_page, p.last_page)},
                                      {"headings", p.headings},
                                      {"text", p.text},
                                      {"entities", entities(p)},
                                      {"notes", notes(p)}});
    }
    return json;
}

Json json_of(const Status& status) {
    Json json{{"schema", "mea/status/1"},        {"documents", status.documents},
              {"paragraphs", status.paragraphs}, {"segments", status.segments},
              {"entities", status.entities},     {"failed", status.failed},
              {"renditions", status.renditions}, {"duplicates", status.duplicates},
              {"shards", status.shards}};
    json["shards_away"] = away(status.shards_away);
    json["reasons"] = status.reasons;
    json["runs"] = Json::array();
    for (const std::string& run : status.runs) {
        Json parsed = Json::parse(run, nullptr, false);
        if (!parsed.is_discarded()) json["runs"].push_back(std::move(parsed));
    }
    json["failures"] = Json::array();
    for (const LedgerRow& row : status.failures) json["failures"].push_back(ledger(row));
    json["languages"] = status.languages;
    json["lexicon"] = nullptr;
    if (status.lexicon) {
        json["lexicon"] = {{"version", status.lexicon->version},
                           {"paragraphs", status.lexicon->rows},
                           {"entries", status.lexicon->entries},
                           {"pairs", status.lexicon->pairs}};
    }
    json["versions"] = {{"schema", status.schema},
                        {"rules", status.rules},
                        {"index_program", status.program},
                        {"program", program_version}};
    return json;
}

Json json_of(const Error& error) {
    Json json{{"type", "about:blank"}, {"title", error.message}, {"code", name_of(error.code)}};
    if (!error.where.empty()) json["where"] = error.where;
    if (!error.hint.empty()) json["detail"] = error.hint;
    return json;
}

std::string printed(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace mea
