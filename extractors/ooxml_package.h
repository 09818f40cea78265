// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/archive.h"
#include "extractors/flat_package.h"
#include "extractors/xml.h"

// An Office Open XML package (ECMA-376 part 2): parts in an archive, joined by relationships.
// Used by docx.cpp. Prefixes after parsing: w, r, mc, m, v, wp, a, wps, c, dgm, cp, dc, dcterms,
// ep, rel.
//
// A package may also be one XML file: "Flat OPC" (pkg:package), or a Word 2003 XML document, which
// is turned into the parts that it would have today (flat_package.h). Such a package has no other
// parts than XML.

namespace mea {

struct Relationship {
    std::string id;
    std::string type;    // the last path segment of the URI: "header", "footnotes", "hyperlink"
    std::string target;  // part name without leading '/', or the URI of an external target
    bool external = false;
};

class OoxmlPackage {
public:
    // Errors as Archive::open(), for an XML file as parse_xml().
    static Result<OoxmlPackage> open(std::string_view bytes, const Limits& limits);

    // Relationships of a part; of the package for "". An unreadable list is empty.
    std::vector<Relationship> relationships(std::string_view part);

    bool contains(std::string_view part) const;
    Result<std::string> read(std::string_view part);  // errors as Archive::read()
    Result<Xml> parse(std::string_view part);         // … and parse_xml()
    std::size_t inflated() const;                     // bytes read so far

private:
    OoxmlPackage(std::optional<Archive> archive, FlatParts parts, const Limits& limits);
    std::optional<Archive> archive_;
    FlatParts parts_;  // without an archive
    Limits limits_;
};

// ST_OnOff and ST_TwipsMeasure as attributes: "1", "true", "on"; 720, "0.5in", "12pt" → points.
bool on_off(const pugi::xml_node& element);        // an absent element is off, one without w:val on
double points_of(std::string_view measure);        // a bare number is in twips
int int_of(std::string_view text, int otherwise);  // whole string, within int; else `otherwise`

}  // namespace mea
