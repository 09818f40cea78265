// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

#include <pugixml.hpp>

#include "extractors/extractor.h"

// XML of untrusted documents: parsed within bounds, with one prefix a namespace.
//
// Readers compare qualified names ("w:p"). Producers may bind other prefixes, or the default one,
// to a namespace, and "strict" documents use other URIs; parse_xml() renames elements and
// attributes so that each known namespace has the prefix its row gives. Elements of unknown
// namespaces keep their names. A document deeper than Limits.max_depth is refused
// (ErrorCode::limit), so walkers may recurse. No DTD is read and no entity but the five of XML is
// expanded.

namespace mea {

struct Namespace {
    std::string_view uri;
    std::string_view prefix;  // without ':'
};

struct Xml {
    pugi::xml_document tree;
    bool cut_short =
        false;  // the bytes end or break off before the root does; what came before is in `tree`
};

// Whitespace between elements is kept only where it is all the text of its parent, or everywhere.
enum class Whitespace { sole, all };

// Errors: damaged (nothing could be read), limit.
Result<Xml> parse_xml(std::string_view bytes, std::span<const Namespace> namespaces,
                      const Limits& limits, Whitespace whitespace = Whitespace::sole);

}  // namespace mea
