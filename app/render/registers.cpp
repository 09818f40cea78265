// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/render/registers.h"

namespace mea {
namespace {

Json null_if_empty(const std::string& value) { return value.empty() ? Json(nullptr) : Json(value); }

Json titles_of(const std::vector<std::pair<std::string, std::string>>& titles) {
    Json json = Json::object();
    for (const auto& [language, title] : titles) json[language] = title;
    return json;
}

Json evidence_of(const std::vector<Evidence>& evidence) {
    Json list = Json::array();
    for (const Evidence& one : evidence) {
        Json json{{"language", one.language}, {"text", one.text}};
        if (!one.verb.empty()) json["verb"] = one.verb;
        list.push_back(std::move(json));
    }
    return list;
}

Json edge_of(const Edge& edge) {
    Json json{{"from", edge.from}, {"to", edge.to}, {"verb", null_if_empty(edge.verb)}};
    if (!edge.object.empty()) json["object"] = edge.object;
    json["document"] = edge.document;
    json["path"] = edge.path;
    json["permalink"] = edge.permalink;
    json["date"] = null_if_empty(edge.date);
    json["languages"] = Json::array();
    for (const Evidence& one : edge.evidence) json["languages"].push_back(one.language);
    json["evidence"] = evidence_of(edge.evidence);
    return json;
}

Json edges_of(const std::vector<Edge>& edges) {
    Json list = Json::array();
    for (const Edge& edge : edges) list.push_back(edge_of(edge));
    return list;
}

Json act_of(const ActRow& act) {
    Json json{
        {"id", act.id},          {"kind", act.kind},          {"body", null_if_empty(act.body)},
        {"number", act.number},  {"in_index", act.in_index},  {"titles", titles_of(act.titles)},
        {"adopted_in", nullptr}, {"languages", act.languages}};
    if (act.in_index) {
        json["adopted_in"] = {{"document", act.document},
                              {"path", act.path},
                              {"permalink", act.permalink},
                              {"session", null_if_empty(act.session)},
                              {"date", null_if_empty(act.date)}};
    }
    json["cited"] = Json::object();
    for (const auto& [verb, count] : act.verbs) json["cited"][verb] = count;
    json["status"] = Json::array();
    for (const StatusClaim& claim : act.status) {
        json["status"].push_back({{"status", claim.status},
                                  {"by", claim.by},
                                  {"permalink", claim.permalink},
                                  {"evidence", evidence_of(claim.evidence)}});
    }
    return json;
}

}  // namespace

Json json_of(const Register<ActRow>& acts) {
    Json json{{"schema", "mea/decisions/1"}, {"total", acts.total}};
    json["decisions"] = Json::array();
    for (const ActRow& act : acts.rows) {
        Json one = act_of(act);
        one["citations"] = edges_of(act.citations);
        json["decisions"].push_back(std::move(one));
    }
    return json;
}

Json json_of(const Citations& citations) {
    Json json{{"schema", "mea/citations/1"},
              {"id", citations.id},
              {"citing", citations.citing},
              {"cited", citations.cited}};
    json["act"] = citations.act.kind.empty() || citations.id.starts_with("symbol:")
                      ? Json(nullptr)
                      : act_of(citations.act);
    json["cited_by"] = edges_of(citations.cited_by);
    json["cites"] = edges_of(citations.cites);
    json["documents"] = Json::object();
    for (const TitledDocument& one : citations.documents) {
        json["documents"][one.document] = {{"symbol", null_if_empty(one.symbol)},
                                           {"date", null_if_empty(one.date)},
                                           {"titles", titles_of(one.titles)}};
    }
    return json;
}

Json json_of(const Register<CentreRow>& centres, const Lexicon& names) {
    Json json{{"schema", "mea/centres/1"}, {"total", centres.total}};
    json["centres"] = Json::array();
    for (const CentreRow& centre : centres.rows) {
        Json one{{"id", centre.id},
                 {"network", centre.network},
                 {"network_name", names.name("centre", centre.network, "en")}};
        const bool known = centre.host != "?";
        one["host"] = known ? Json(centre.host) : Json(nullptr);
        one["host_name"] = known ? Json(names.name("country", centre.host, "en")) : Json(nullptr);
        one["cities"] = centre.cities;
        one["decisions"] = centre.decisions;
        one["terms"] = centre.terms;
        one["evidence"] = Json::array();
        for (const Edge& edge : centre.evidence) {
            one["evidence"].push_back({{"document", edge.document},
                                       {"path", edge.path},
                                       {"permalink", edge.permalink},
                                       {"evidence", evidence_of(edge.evidence)}});
        }
        json["centres"].push_back(std::move(one));
    }
    return json;
}

Json json_of(const DocumentRegister& register_of) {
    Json json{{"schema", "mea/documents/1"}, {"total", register_of.documents.total}};
    json["documents"] = Json::array();
    for (const DocumentRow& document : register_of.documents.rows) {
        Json files = Json::array();
        for (const FileRow& file : document.files) {
            files.push_back(
                {{"path", file.path}, {"format", file.format}, {"status", file.status}});
        }
        json["documents"].push_back({{"document", document.document},
                                     {"symbol", null_if_empty(document.symbol)},
                                     {"titles", titles_of(document.titles)},
                                     {"date", null_if_empty(document.date)},
                                     {"body", null_if_empty(document.body)},
                                     {"session", null_if_empty(document.session)},
                                     {"languages", document.languages},
                                     {"missing", document.missing},
                                     {"base", document.base},
                                     {"family", document.family},
                                     {"conflict", document.conflict},
                                     {"renditions", std::move(files)}});
    }
    json["gaps"] = Json::array();
    for (const Gap& gap : register_of.gaps) {
        Json absent = Json::array();
        for (const auto& [from, to] : gap.absent) absent.push_back({from, to});
        json["gaps"].push_back({{"series", gap.series},
                                {"first", gap.first},
                                {"last", gap.last},
                                {"present", gap.present},
                                {"absent", std::move(absent)}});
    }
    return json;
}

}  // namespace mea
