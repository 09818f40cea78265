// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/record.h"

#include <nlohmann/json.hpp>

namespace mea {
namespace {

using Json = nlohmann::json;

std::string printed(const Json& record) {
    return record.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void put(Json& record, const char* name, const std::string& value) {
    if (!value.empty()) record[name] = value;
}

template <class Number>
void put_number(Json& record, const char* name, Number value) {
    if (value != 0) record[name] = value;
}

std::string text_of(const Json& record, const char* name) {
    return record.value(name, std::string{});
}

Json entities_of(const IndexParagraph& paragraph) {
    Json list = Json::array();
    for (const IndexEntity& entity : paragraph.entities) {
        Json one = Json::array({entity.id, entity.range.begin, entity.range.end});
        if (!entity.attributes.empty()) one.push_back(entity.attributes);
        list.push_back(std::move(one));
    }
    return list;
}

Json note_marks_of(const IndexParagraph& paragraph) {
    Json list = Json::array();
    for (const IndexNoteMark& mark : paragraph.note_marks)
        list.push_back(Json::array({mark.at, mark.note}));
    return list;
}

IndexEntity read_entity(const Json& one) {
    IndexEntity entity;
    entity.id = one.at(0).get<std::string>();
    entity.range = Range{one.at(1).get<std::size_t>(), one.at(2).get<std::size_t>()};
    if (one.size() > 3) entity.attributes = one.at(3).get<std::map<std::string, std::string>>();
    return entity;
}

}  // namespace

std::string short_sha(const std::string& sha256) { return sha256.substr(0, 16); }

std::string write_paragraph(const StoredParagraph& stored) {
    const IndexParagraph& paragraph = stored.paragraph;
    Json record;
    put(record, "d", stored.document);
    put(record, "l", stored.language);
    record["o"] = stored.ordinal;
    put(record, "f", stored.file);
    put(record, "p", paragraph.path);
    put(record, "k", paragraph.kind);
    put(record, "n", paragraph.number);
    put(record, "u", paragraph.parent);
    put(record, "c", paragraph.act);
    put_number(record, "a", paragraph.first_page);
    put_number(record, "z", paragraph.last_page);
    put(record, "t", paragraph.text);
    if (!paragraph.headings.empty()) record["h"] = paragraph.headings;
    if (!paragraph.entities.empty()) record["e"] = entities_of(paragraph);
    if (!paragraph.note_marks.empty()) record["r"] = note_marks_of(paragraph);
    if (!paragraph.concepts.empty()) record["m"] = paragraph.concepts;
    return printed(record);
}

StoredParagraph read_paragraph(const std::string& data) {
    const Json record = Json::parse(data);
    StoredParagraph stored;
    stored.document = text_of(record, "d");
    stored.language = text_of(record, "l");
    stored.ordinal = record.at("o").get<std::size_t>();
    stored.file = text_of(record, "f");
    IndexParagraph& paragraph = stored.paragraph;
    paragraph.path = text_of(record, "p");
    paragraph.kind = text_of(record, "k");
    paragraph.number = text_of(record, "n");
    paragraph.parent = text_of(record, "u");
    paragraph.act = text_of(record, "c");
    paragraph.first_page = record.value("a", 0);
    paragraph.last_page = record.value("z", 0);
    paragraph.text = text_of(record, "t");
    if (const auto found = record.find("h"); found != record.end()) {
        paragraph.headings = found->get<std::vector<std::string>>();
    }
    if (const auto found = record.find("e"); found != record.end()) {
        for (const Json& one : *found) paragraph.entities.push_back(read_entity(one));
    }
    if (const auto found = record.find("r"); found != record.end()) {
        for (const Json& one : *found)
            paragraph.note_marks.push_back(
                {one.at(0).get<std::size_t>(), one.at(1).get<std::string>()});
    }
    if (const auto found = record.find("m"); found != record.end()) {
        paragraph.concepts = found->get<std::vector<std::string>>();
    }
    return stored;
}

std::string write_document(const IndexDocument& document) {
    Json record;
    record["key"] = document.key;
    put(record, "symbol", document.symbol);
    put(record, "language", document.language);
    put(record, "title", document.title);
    put(record, "date", document.date);
    put(record, "body", document.body);
    put(record, "session", document.session);
    put(record, "masthead", document.masthead_json);
    if (!document.warnings.empty()) record["warnings"] = document.warnings;
    put_number(record, "segments", document.segments);
    put_number(record, "entities", document.entities);
    Json& file = record["file"] = Json::object();
    put(file, "path", document.file.path);
    put(file, "sha256", document.file.sha256);
    put(file, "media_type", document.file.media_type);
    put(file, "extractor", document.file.extractor);
    put_number(file, "bytes", document.file.bytes);
    put_number(file, "pages", document.file.pages);
    return printed(record);
}

IndexDocument read_document(const std::string& data) {
    const Json record = Json::parse(data);
    IndexDocument document;
    document.key = record.at("key").get<std::string>();
    document.symbol = text_of(record, "symbol");
    document.language = text_of(record, "language");
    document.title = text_of(record, "title");
    document.date = text_of(record, "date");
    document.body = text_of(record, "body");
    document.session = text_of(record, "session");
    document.masthead_json = text_of(record, "masthead");
    document.warnings = record.value("warnings", std::vector<std::string>{});
    document.segments = record.value("segments", std::size_t{0});
    document.entities = record.value("entities", std::size_t{0});
    const Json& file = record.at("file");
    document.file.path = text_of(file, "path");
    document.file.sha256 = text_of(file, "sha256");
    document.file.media_type = text_of(file, "media_type");
    document.file.extractor = text_of(file, "extractor");
    document.file.bytes = file.value("bytes", std::size_t{0});
    document.file.pages = file.value("pages", 0);
    return document;
}

std::string write_row(const LedgerRow& row) {
    Json record;
    record["path"] = row.path;
    put(record, "sha256", row.sha256);
    put(record, "settings", row.settings);
    put(record, "status", row.status);
    put(record, "document", row.document);
    put(record, "format", row.format);
    put(record, "code", row.code);
    put(record, "message", row.message);
    put_number(record, "bytes", row.bytes);
    put_number(record, "warnings", row.warnings);
    return printed(record);
}

LedgerRow read_row(const std::string& data) {
    const Json record = Json::parse(data);
    LedgerRow row;
    row.path = record.at("path").get<std::string>();
    row.sha256 = text_of(record, "sha256");
    row.settings = text_of(record, "settings");
    row.status = text_of(record, "status");
    row.document = text_of(record, "document");
    row.format = text_of(record, "format");
    row.code = text_of(record, "code");
    row.message = text_of(record, "message");
    row.bytes = record.value("bytes", std::size_t{0});
    row.warnings = record.value("warnings", std::size_t{0});
    return row;
}

}  // namespace mea
