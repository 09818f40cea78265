// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/render/parallel.h"

#include <cmath>

#include "app/render/text.h"
#include "app/version.h"
#include "pipeline/text.h"

namespace mea {
namespace {

double rounded(double confidence) { return std::round(confidence * 100) / 100; }

Json null_if_empty(const std::string& value) { return value.empty() ? Json(nullptr) : Json(value); }

Json json_of(const ParallelAlarm& alarm) {
    return {{"path", null_if_empty(alarm.path)},
            {"language", alarm.language},
            {"code", alarm.code},
            {"message", alarm.message}};
}

Json json_of(const ParallelText& text) {
    Json json{{"kind", text.kind}, {"number", null_if_empty(text.number)}};
    json["pages"] = text.first_page > 0 ? Json{text.first_page, text.last_page} : Json(nullptr);
    json["confidence"] = rounded(text.confidence);
    json["text"] = text.text;
    json["permalink"] = text.permalink;
    return json;
}

Json json_of(const ParallelRow& row, const std::vector<ParallelVersion>& versions) {
    Json json{{"path", row.path},
              {"kind", row.kind},
              {"number", null_if_empty(row.number)},
              {"confidence", rounded(row.confidence)}};
    json["texts"] = Json::object();
    for (std::size_t v = 0; v < versions.size(); ++v) {
        json["texts"][versions[v].language] = row.texts[v] ? json_of(*row.texts[v]) : Json(nullptr);
    }
    json["alarms"] = Json::array();
    for (const ParallelAlarm& alarm : row.alarms) json["alarms"].push_back(json_of(alarm));
    return json;
}

std::string two_decimals(double value) {
    std::string digits = std::to_string(static_cast<int>(std::lround(value * 100)));
    digits.insert(0, digits.size() < 3 ? 3 - digits.size() : 0, '0');
    return digits.insert(digits.size() - 2, ".");
}

// Characters of XML 1.0, markup as references.
std::string escaped_xml(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        const char32_t c = point.value;
        const bool control = c < 0x20 && c != U'\n' && c != U'\t';
        const bool no_character = c == 0xFFFE || c == 0xFFFF;
        if (!control && !no_character) out += escaped_html(to_utf8(c));
        at = point.next;
    }
    return out;
}

std::string unit_of(const ParallelRow& row, const Parallel& parallel, const std::string& id) {
    std::string versions;
    std::size_t count = 0;
    for (std::size_t v = 0; v < parallel.versions.size(); ++v) {
        if (!row.texts[v] || row.texts[v]->text.empty()) continue;
        ++count;
        versions += "      <tuv xml:lang=\"" + parallel.versions[v].language + "\"><seg>" +
                    escaped_xml(row.texts[v]->text) + "</seg></tuv>\n";
    }
    if (count < 2) return {};
    const auto prop = [](const char* type, const std::string& value) {
        return "      <prop type=\"x-" + std::string(type) + "\">" + escaped_xml(value) +
               "</prop>\n";
    };
    std::string out = "    <tu tuid=\"" + escaped_xml(id) + "\">\n";
    out += prop("document", parallel.document) + prop("kind", row.kind) +
           prop("confidence", two_decimals(row.confidence));
    for (const ParallelAlarm& alarm : row.alarms) {
        out += prop("alarm", alarm.language + ": " + alarm.code + ": " + alarm.message);
    }
    return out + versions + "    </tu>\n";
}

}  // namespace

Json json_of(const Parallel& parallel) {
    Json json{{"schema", "mea/parallel/1"}, {"document", parallel.document}};
    json["versions"] = Json::array();
    for (const ParallelVersion& version : parallel.versions) {
        json["versions"].push_back({{"language", version.language},
                                    {"title", version.title},
                                    {"paragraphs", version.paragraphs}});
    }
    json["rows"] = Json::array();
    for (const ParallelRow& row : parallel.rows) {
        json["rows"].push_back(json_of(row, parallel.versions));
    }
    json["alarms"] = Json::array();
    for (const ParallelAlarm& alarm : parallel.alarms) json["alarms"].push_back(json_of(alarm));
    return json;
}

std::string csv_of(const Parallel& parallel) {
    std::string out = "path,kind,number,confidence,alarms";
    for (const ParallelVersion& version : parallel.versions) out += "," + version.language;
    out += "\r\n";
    for (const ParallelRow& row : parallel.rows) {
        std::string alarms;
        for (const ParallelAlarm& alarm : row.alarms) {
            alarms += (alarms.empty() ? "" : "; ") + alarm.language + ": " + alarm.code + ": " +
                      alarm.message;
        }
        out += csv_cell(row.path) + "," + csv_cell(row.kind) + "," + csv_cell(row.number) + "," +
               two_decimals(row.confidence) + "," + csv_cell(alarms);
        for (const auto& text : row.texts) out += "," + (text ? csv_cell(text->text) : "");
        out += "\r\n";
    }
    return out;
}

std::string tmx_of(const Parallel& parallel) { return tmx_of(std::vector<Parallel>{parallel}); }

std::string tmx_of(const std::vector<Parallel>& parallels) {
    const bool any = !parallels.empty() && !parallels.front().versions.empty();
    const std::string source = any ? parallels.front().versions.front().language : "en";
    std::string out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<tmx version=\"1.4\">\n"
        "  <header creationtool=\"mea\" creationtoolversion=\"" +
        std::string(program_version) +
        "\" segtype=\"paragraph\" o-tmf=\"mea\" adminlang=\"en\" srclang=\"" +
        (parallels.size() > 1 ? "*all*" : source) +
        "\" datatype=\"plaintext\"/>\n"
        "  <body>\n";
    for (const Parallel& parallel : parallels) {
        const std::string before = parallels.size() > 1 ? parallel.document + "#" : "";
        for (const ParallelRow& row : parallel.rows)
            out += unit_of(row, parallel, before + row.path);
    }
    return out + "  </body>\n</tmx>\n";
}

}  // namespace mea
