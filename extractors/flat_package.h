// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include "extractors/xml.h"

// Word documents in one XML file, as the parts of a package.

namespace mea {

using FlatParts = std::map<std::string, Xml>;  // by name without leading '/'

// `xml` is "Flat OPC" (pkg:package, each pkg:part holding one part) or a Word 2003 XML document
// (w:wordDocument). Prefixes as ooxml_package.h says. Error: damaged, for any other root.
Result<FlatParts> flat_parts(const Xml& xml);

// The Word 2003 half of it (wordml.cpp). Its vocabulary is that of today with other names here and
// there, notes and headers standing inside the text, and lists in tables of their own.
FlatParts parts_of_wordml(const pugi::xml_node& document);

}  // namespace mea
