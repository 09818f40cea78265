// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/record.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "index/packed.h"

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

void pack_texts(PackedWriter& out, const std::vector<std::string>& texts) {
    out.number(texts.size());
    for (const std::string& text : texts) out.text(text);
}

std::vector<std::string> unpack_texts(PackedReader& in) {
    std::vector<std::string> texts(in.count());
    for (std::string& text : texts) text = in.text();
    return texts;
}

void pack_entity(PackedWriter& out, const IndexEntity& entity) {
    out.text(entity.id);
    out.number(entity.range.begin);
    out.number(entity.range.end);
    out.number(entity.attributes.size());
    for (const auto& [name, value] : entity.attributes) {
        out.text(name);
        out.text(value);
    }
}

IndexEntity unpack_entity(PackedReader& in) {
    IndexEntity entity;
    entity.id = in.text();
    entity.range.begin = in.number();
    entity.range.end = in.number();
    for (std::size_t left = in.count(); left > 0; --left) {
        std::string name = in.text();
        entity.attributes.emplace(std::move(name), in.text());
    }
    return entity;
}

}  // namespace

std::string short_sha(const std::string& sha256) { return sha256.substr(0, 16); }

std::string write_paragraph(const StoredParagraph& stored) {
    const IndexParagraph& paragraph = stored.paragraph;
    PackedWriter out;
    out.text(stored.document);
    out.text(stored.language);
    out.number(stored.ordinal);
    out.text(stored.file);
    out.text(paragraph.path);
    out.text(paragraph.kind);
    out.text(paragraph.number);
    out.text(paragraph.parent);
    out.text(paragraph.act);
    out.number(static_cast<std::size_t>(std::max(paragraph.first_page, 0)));
    out.number(static_cast<std::size_t>(std::max(paragraph.last_page, 0)));
    out.text(paragraph.text);
    pack_texts(out, paragraph.headings);
    pack_texts(out, paragraph.concepts);
    out.number(paragraph.entities.size());
    for (const IndexEntity& entity : paragraph.entities) pack_entity(out, entity);
    out.number(paragraph.note_marks.size());
    for (const IndexNoteMark& mark : paragraph.note_marks) {
        out.number(mark.at);
        out.text(mark.note);
    }
    return out.take();
}

StoredParagraph read_paragraph(const std::string& data) {
    PackedReader in(data);
    StoredParagraph stored;
    stored.document = in.text();
    stored.language = in.text();
    stored.ordinal = in.number();
    stored.file = in.text();
    IndexParagraph& paragraph = stored.paragraph;
    paragraph.path = in.text();
    paragraph.kind = in.text();
    paragraph.number = in.text();
    paragraph.parent = in.text();
    paragraph.act = in.text();
    paragraph.first_page = static_cast<int>(in.number());
    paragraph.last_page = static_cast<int>(in.number());
    paragraph.text = in.text();
    paragraph.headings = unpack_texts(in);
    paragraph.concepts = unpack_texts(in);
    paragraph.entities.resize(in.count());
    for (IndexEntity& entity : paragraph.entities) entity = unpack_entity(in);
    paragraph.note_marks.resize(in.count());
    for (IndexNoteMark& mark : paragraph.note_marks) {
        mark.at = in.number();
        mark.note = in.text();
    }
    in.finish();
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
