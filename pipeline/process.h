// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "pipeline/entity.h"
#include "pipeline/extracted.h"
#include "pipeline/language.h"
#include "pipeline/masthead.h"
#include "pipeline/segment.h"
#include "pipeline/source.h"
#include "pipeline/tagger.h"

// The whole flow for one file: extract → language → zones → masthead → segments → entities.
//
// The extractor is a parameter, so that this folder knows no format. After extraction every stage
// is total: a document that cannot be structured comes out as `text` segments with warnings.
// Thread-safe when the extractor is.

namespace mea {

using Extract = std::function<Result<ExtractedDocument>(const Source&)>;

struct Product {
    std::string path;
    std::string sha256;
    std::string media_type;
    std::size_t bytes = 0;
    ExtractedDocument document;
    Languages languages;
    Masthead masthead;
    Segmentation structure;
    std::string treaty;  // the treaty or instrument this is the text of, or empty
    std::vector<Entity> entities;
    std::vector<Warning> warnings;  // of every stage, in order of the stages; pipeline/doubts.h
};

Result<Product> process(const Source& source, const Extract& extract, const Knowledge& knowledge);

// The stages after extraction.
Product understand(const Source& source, ExtractedDocument document, const Knowledge& knowledge);

}  // namespace mea
