// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/extractor.h"

namespace mea {

Result<ExtractedDocument> extract_rtf(const Source& source, const Limits&) {
    return fail(ErrorCode::unsupported, "no reader for rtf", source.path);
}

}  // namespace mea
