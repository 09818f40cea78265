// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/warm_up.h"

#include <fontconfig/fontconfig.h>

#include "extractors/pdf_file.h"
#include "pipeline/text.h"

namespace mea {
namespace {

constexpr const char* page_of_one_word =
    "%PDF-1.4\n"
    "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R"
    "/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
    "4 0 obj<</Length 32>>stream\n"
    "BT /F 9 Tf 9 9 Td (Warm) Tj ET  \n"
    "endstream endobj\n"
    "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
    "trailer<</Root 1 0 R>>\n"
    "%%EOF\n";

}  // namespace

void warm_up_readers() {
    FcConfigSetCurrent(FcConfigCreate());
    if (std::optional<PdfFile> pdf = PdfFile::open(page_of_one_word)) {
        static_cast<void>(pdf->page(1));
    }
    static_cast<void>(to_nfc("e\u0301"));
}

}  // namespace mea
