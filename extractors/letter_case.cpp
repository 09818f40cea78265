// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/letter_case.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

namespace mea {

std::string in_capitals(std::string_view text) {
    std::string out;
    icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())))
        .toUpper(icu::Locale::getRoot())
        .toUTF8String(out);
    return out;
}

}  // namespace mea
