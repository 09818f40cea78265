// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/ooxml_package.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace mea {
namespace {

constexpr double twips_per_point = 20;

constexpr std::array<Namespace, 29> namespaces{{
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", "w"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"},
    {"http://purl.oclc.org/ooxml/officeDocument/relationships", "r"},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/math", "m"},
    {"http://purl.oclc.org/ooxml/officeDocument/math", "m"},
    {"urn:schemas-microsoft-com:vml", "v"},
    {"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", "wp"},
    {"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", "wp"},
    {"http://schemas.openxmlformats.org/drawingml/2006/main", "a"},
    {"http://purl.oclc.org/ooxml/drawingml/main", "a"},
    {"http://schemas.microsoft.com/office/word/2010/wordprocessingShape", "wps"},
    {"http://schemas.openxmlformats.org/package/2006/metadata/core-properties", "cp"},
    {"http://purl.org/dc/elements/1.1/", "dc"},
    {"http://purl.org/dc/terms/", "dcterms"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties", "ep"},
    {"http://purl.oclc.org/ooxml/officeDocument/extendedProperties", "ep"},
    {"http://schemas.openxmlformats.org/package/2006/relationships", "rel"},
    {"http://schemas.openxmlformats.org/package/2006/content-types", "ct"},
    {"http://schemas.openxmlformats.org/drawingml/2006/chart", "c"},
    {"http://purl.oclc.org/ooxml/drawingml/chart", "c"},
    {"http://schemas.openxmlformats.org/drawingml/2006/diagram", "dgm"},
    {"http://purl.oclc.org/ooxml/drawingml/diagram", "dgm"},
    {"http://schemas.microsoft.com/office/2006/xmlPackage", "pkg"},
    {"http://schemas.microsoft.com/office/word/2003/wordml", "w"},
    {"http://schemas.microsoft.com/office/word/2003/auxHint", "wx"},
    {"http://schemas.microsoft.com/aml/2001/core", "aml"},
    {"urn:schemas-microsoft-com:office:office", "o"},
}};

std::string folder_of(std::string_view part) {
    const std::size_t slash = part.rfind('/');
    return slash == std::string_view::npos ? std::string{} : std::string(part.substr(0, slash + 1));
}

// "word/" and "../media/x.png" → "media/x.png".
std::string resolved(std::string_view folder, std::string_view target) {
    if (!target.empty() && (target.front() == '/' || target.front() == '\\'))
        return std::string(target.substr(1));
    std::vector<std::string> steps;
    const std::string path = std::string(folder) + std::string(target);
    std::size_t at = 0;
    while (at <= path.size()) {
        const std::size_t end = std::min(path.find_first_of("/\\", at), path.size());
        const std::string step = path.substr(at, end - at);
        if (step == "..") {
            if (!steps.empty()) steps.pop_back();
        } else if (!step.empty() && step != ".") {
            steps.push_back(step);
        }
        at = end + 1;
    }
    std::string out;
    for (const std::string& step : steps) out += (out.empty() ? "" : "/") + step;
    return out;
}

}  // namespace

OoxmlPackage::OoxmlPackage(std::optional<Archive> archive, FlatParts parts, const Limits& limits)
    : archive_(std::move(archive)), parts_(std::move(parts)), limits_(limits) {}

Result<OoxmlPackage> OoxmlPackage::open(std::string_view bytes, const Limits& limits) {
    if (bytes.substr(0, 2) != "PK" && bytes.substr(0, 1024).find('<') != std::string_view::npos) {
        Result<Xml> xml = parse_xml(bytes, namespaces, limits);
        if (!xml) return tl::unexpected(xml.error());
        Result<FlatParts> parts = flat_parts(*xml);
        if (!parts) return tl::unexpected(parts.error());
        return OoxmlPackage(std::nullopt, std::move(*parts), limits);
    }
    Result<Archive> archive = Archive::open(bytes, limits);
    if (!archive) return tl::unexpected(archive.error());
    return OoxmlPackage(std::move(*archive), {}, limits);
}

bool OoxmlPackage::contains(std::string_view part) const {
    return archive_ ? archive_->contains(part) : parts_.count(std::string(part)) > 0;
}

std::size_t OoxmlPackage::inflated() const { return archive_ ? archive_->inflated() : 0; }

Result<std::string> OoxmlPackage::read(std::string_view part) {
    if (archive_) return archive_->read(part);
    return fail(ErrorCode::not_found, "no such part", std::string(part));
}

std::vector<Relationship> OoxmlPackage::relationships(std::string_view part) {
    const std::string folder = folder_of(part);
    const std::string name = std::string(part.substr(folder.size()));
    std::vector<Relationship> out;
    const Result<Xml> xml = parse(folder + "_rels/" + name + ".rels");
    if (!xml) return out;
    for (const pugi::xml_node& node : xml->tree.document_element().children("rel:Relationship")) {
        Relationship row;
        row.id = node.attribute("Id").value();
        const std::string_view type = node.attribute("Type").value();
        row.type = type.substr(type.rfind('/') + 1);
        row.external = std::string_view(node.attribute("TargetMode").value()) == "External";
        const std::string_view target = node.attribute("Target").value();
        row.target = row.external ? std::string(target) : resolved(folder, target);
        out.push_back(std::move(row));
    }
    return out;
}

Result<Xml> OoxmlPackage::parse(std::string_view part) {
    if (!archive_) {
        const auto found = parts_.find(std::string(part));
        if (found == parts_.end())
            return fail(ErrorCode::not_found, "no such part", std::string(part));
        Xml xml;
        xml.tree.reset(found->second.tree);
        xml.cut_short = found->second.cut_short;
        return xml;
    }
    const Result<std::string> bytes = archive_->read(part);
    if (!bytes) return tl::unexpected(bytes.error());
    return parse_xml(*bytes, namespaces, limits_);
}

bool on_off(const pugi::xml_node& element) {
    if (!element) return false;
    const pugi::xml_attribute attribute = element.attribute("w:val");
    if (!attribute) return true;
    const std::string_view value = attribute.value();
    return value != "0" && value != "false" && value != "off";
}

double points_of(std::string_view measure) {
    const std::string text(measure);
    char* rest = nullptr;
    const double number = std::strtod(text.c_str(), &rest);
    if (!std::isfinite(number)) return 0;
    const std::string_view unit(rest);
    if (unit == "pt") return number;
    if (unit == "in") return number * 72;
    if (unit == "cm") return number * 72 / 2.54;
    if (unit == "mm") return number * 72 / 25.4;
    if (unit == "pc" || unit == "pi") return number * 12;
    return number / twips_per_point;
}

int int_of(std::string_view text, int otherwise) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? value : otherwise;
}

}  // namespace mea
