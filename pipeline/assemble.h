// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipeline/index_document.h"
#include "pipeline/process.h"
#include "pipeline/terms.h"

// Product → records for the index. A paragraph record holds a segment's own words: a sub-paragraph
// is its own record, a container (decision, article, annex) gives its headings to what it holds.
// The path of a record is the segment's id. `terms` names the concepts a paragraph speaks of; one
// that was not loaded names none. Pure and thread-safe.

namespace mea {

IndexDocument assemble(const Product& product, const Terms& terms);

}  // namespace mea
