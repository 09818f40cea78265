// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/segmenter.h"

#include "pipeline/structure_builder.h"

namespace mea {

Segmentation segment(const ExtractedDocument& document, const Languages&,
                     const std::vector<Zone>& zones) {
    if (zones.size() != document.blocks.size()) return {};
    return StructureBuilder(document, zones).run();
}

}  // namespace mea
