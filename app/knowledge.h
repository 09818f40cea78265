// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "pipeline/tagger.h"

// Where the program's data is, and what is loaded from it once at the start.
//
// The folder of rules and names is $MEA_CORPUS, else share/mea/corpus beside the program's bin
// folder, else the corpus folder of the source tree it was built from. The web page's folder
// likewise: $MEA_WEB, share/mea/web, app/web.

namespace mea {

// Errors: not_found, naming the places that were tried.
Result<std::string> corpus_directory();
Result<std::string> web_directory();

Result<Knowledge> load_knowledge();

// What made a record: program, schema, rules and names. An index made by other settings is
// refreshed by ingest.
std::string settings_version(const Knowledge& knowledge);

}  // namespace mea
