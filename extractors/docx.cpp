// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/extractor.h"

namespace mea {

Result<ExtractedDocument> extract_docx(const Source& source, const Limits&) {
    return fail(ErrorCode::unsupported, "no reader for docx", source.path);
}

}  // namespace mea
