// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/render/json.h"
#include "index/registers.h"
#include "pipeline/lexicon.h"

// The registers as JSON (command line and server), text for a terminal and CSV for a spreadsheet.
// Country and network names come from the lexicon, in English.

namespace mea {

Json json_of(const Register<ActRow>& acts);                              // "mea/decisions/1"
Json json_of(const Citations& citations);                                // "mea/citations/1"
Json json_of(const Register<CentreRow>& centres, const Lexicon& names);  // "mea/centres/1"
Json json_of(const DocumentRegister& documents);                         // "mea/documents/1"

std::string text_of(const Register<ActRow>& acts);
std::string text_of(const Citations& citations);
std::string text_of(const Register<CentreRow>& centres, const Lexicon& names);
std::string text_of(const DocumentRegister& documents);

// RFC 4180 with a header line; one line a row, of citations one line an edge and language.
std::string csv_of(const Register<ActRow>& acts);
std::string csv_of(const Citations& citations);
std::string csv_of(const Register<CentreRow>& centres, const Lexicon& names);
std::string csv_of(const DocumentRegister& documents);

}  // namespace mea
