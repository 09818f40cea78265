// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/doc_charsets.h"

#include "extractors/doc_document.h"

namespace mea::doc {

void decode_by_font(Document& document) {
    for (char16_t& unit : document.pieces.text())
        unit = from_cp1252(static_cast<std::uint8_t>(unit));
}

}  // namespace mea::doc
