// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/zip_builder.h"

#include <memory>
#include <stdexcept>

#include <zip.h>

namespace mea {
namespace {

const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string relationships(const ZipParts& more) {
    std::string out =
        R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)";
    for (const auto& [name, content] : more) {
        if (name.rfind("word/", 0) != 0) continue;
        const std::string file = name.substr(5);
        std::string type = file.substr(0, file.find_first_of(".0123456789"));
        out += "<Relationship Id=\"" + file.substr(0, file.find('.')) + "\" Type=\"" + office +
               type + "\" Target=\"" + file + "\"/>";
    }
    out += "<Relationship Id=\"link1\" Type=\"" + office +
           "hyperlink\" Target=\"https://example.org/\" TargetMode=\"External\"/>";
    return out + "</Relationships>";
}

const std::string odf_namespaces =
    R"(xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" )"
    R"(xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" )"
    R"(xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" )"
    R"(xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" )"
    R"(xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" )"
    R"(xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" )"
    R"(xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" )"
    R"(xmlns:dc="http://purl.org/dc/elements/1.1/" )"
    R"(xmlns:xlink="http://www.w3.org/1999/xlink")";

}  // namespace

std::string zip_of(const ZipParts& parts, Compression compression) {
    zip_error_t error;
    zip_error_init(&error);
    const std::unique_ptr<zip_source_t, decltype(&zip_source_free)> target(
        zip_source_buffer_create(nullptr, 0, 0, &error), zip_source_free);
    zip_source_keep(target.get());  // once for the archive, once for reading it back
    std::unique_ptr<zip_t, decltype(&zip_discard)> zip(
        zip_open_from_source(target.get(), ZIP_TRUNCATE, &error), zip_discard);
    if (!zip) throw std::runtime_error("no archive");
    for (const auto& [name, content] : parts) {
        zip_source_t* source = zip_source_buffer(zip.get(), content.data(), content.size(), 0);
        const zip_int64_t index =
            zip_file_add(zip.get(), name.c_str(), source, ZIP_FL_ENC_UTF_8 | ZIP_FL_OVERWRITE);
        if (index < 0) {
            zip_source_free(source);
            throw std::runtime_error("no part");
        }
        if (compression == Compression::none)
            zip_set_file_compression(zip.get(), static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
    }
    if (zip_close(zip.get()) != 0) throw std::runtime_error("not closed");
    static_cast<void>(zip.release());
    zip_stat_t stat;
    zip_source_stat(target.get(), &stat);
    std::string bytes(stat.size, '\0');
    zip_source_open(target.get());
    zip_source_read(target.get(), bytes.data(), bytes.size());
    zip_source_close(target.get());
    return bytes;
}

std::string docx_of(const std::string& body, const ZipParts& more) {
    const std::string namespaces =
        R"(xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" )"
        R"(xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" )"
        R"(xmlns:v="urn:schemas-microsoft-com:vml" )"
        R"(xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" )"
        R"(xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" )"
        R"(xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" )"
        R"(xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" )"
        R"(xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" )"
        R"(xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006")";
    ZipParts parts{
        {"_rels/.rels",
         R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
         "<Relationship Id=\"r1\" Type=\"" +
             office + "officeDocument\" Target=\"word/document.xml\"/></Relationships>"},
        {"word/_rels/document.xml.rels", relationships(more)},
        {"word/document.xml",
         "<w:document " + namespaces + "><w:body>" + body + "</w:body></w:document>"}};
    for (const auto& [name, content] : more) {
        std::string full = content;
        if (name.size() > 4 && name.compare(name.size() - 4, 4, ".xml") == 0)
            full.insert(full.find_first_of(" >/", 1), " " + namespaces);
        parts.emplace_back(name, full);
    }
    return zip_of(parts);
}

std::string odt_of(const OdtPieces& pieces) {
    ZipParts parts{
        {"mimetype", "application/vnd.oasis.opendocument.text"},
        {"content.xml", "<office:document-content " + odf_namespaces +
                            "><office:automatic-styles>" + pieces.automatic_styles +
                            "</office:automatic-styles><office:body><office:text>" + pieces.text +
                            "</office:text></office:body></office:document-content>"},
        {"styles.xml", "<office:document-styles " + odf_namespaces + "><office:styles>" +
                           pieces.styles + "</office:styles><office:master-styles>" +
                           pieces.masters + "</office:master-styles></office:document-styles>"}};
    parts.insert(parts.end(), pieces.parts.begin(), pieces.parts.end());
    return zip_of(parts);
}

}  // namespace mea
