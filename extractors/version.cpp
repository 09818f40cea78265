// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/version.h"

#include <poppler-version.h>
#include <unicode/uversion.h>

#include <array>
#include <qpdf/QPDF.hh>

namespace mea {

std::string readers_version() {
    constexpr const char* sources =
#include "extractors/readers_version.inc"
        ;
    UVersionInfo parts{};
    std::array<char, U_MAX_VERSION_STRING_LENGTH> icu{};
    u_getVersion(parts);
    u_versionToString(parts, icu.data());
    return std::string(sources) + " poppler " + poppler::version_string() + " icu " + icu.data() +
           " qpdf " + QPDF::QPDFVersion();
}

}  // namespace mea
