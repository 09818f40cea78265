// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <string>

#include "extractors/extractor.h"
#include "extractors/pdf_spans.h"
#include "tests/unit/typesetter.h"

namespace mea {
namespace {

std::string file_with(const std::string& content, const std::string& page = "") {
    return "%PDF-1.5\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
           "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
           "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents 4 0 R "
           "/Resources << /Font << /F1 5 0 R >> >> " +
           page + " >>\nendobj\n4 0 obj\n<< /Length " + std::to_string(content.size()) +
           " >>\nstream\n" + content +
           "\nendstream\nendobj\n"
           "5 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n"
           "trailer\n<< /Root 1 0 R >>\n";
}

struct SpanCase {
    const char* name;
    const char* content;
    const char* page;
    const char* text;
};

// "e" ends 5.56 ems/10 after its beginning.
constexpr SpanCase span_cases[] = {
    {"the frame ends before the span",
     "q 1 0 0 1 40 200 cm BT 10 0 0 10 0 0 Tm /F1 1 Tf (e) Tj ET Q "
     "/Span << /ActualText (ffi) >> BDC q 1 0 0 1 40 200 cm BT 10 0 0 10 5.56 0 Tm /F1 1 Tf (x) Tj "
     "ET Q EMC q 1 0 0 1 40 200 cm BT 10 0 0 10 13.5 0 Tm /F1 1 Tf (citur) Tj ET Q",
     "", "efficitur"},
    {"UTF-16, at the beginning of a word, moved with Td",
     "q 1 0 0 1 40 200 cm BT /F1 10 Tf 0 0 Td (an) Tj ET Q "
     "/Span << /ActualText <FEFF00660069> >> BDC q 1 0 0 1 40 200 cm BT /F1 10 Tf 20 4 Td 0 -4 Td "
     "(x) Tj ET Q EMC q 1 0 0 1 40 200 cm BT /F1 10 Tf 25.2 0 Td (nite) Tj ET Q",
     "", "an finite"},
    {"a frame with a scale, after an image in the line",
     "BI /W 1 /H 1 /BPC 8 /CS /G ID \x41 EI "
     "q 2 0 0 2 40 100 cm BT /F1 5 Tf 0 0 Td (e) Tj ET Q "
     "/Span << /ActualText (ffi) >> BDC q 2 0 0 2 40 100 cm BT /F1 5 Tf 2.78 0 Td (x) Tj "
     "ET Q EMC q 2 0 0 2 40 100 cm BT /F1 5 Tf 6.75 0 Td (citur) Tj ET Q",
     "", "efficitur"},
    {"a cropped page",
     "q 1 0 0 1 40 200 cm BT 10 0 0 10 0 0 Tm /F1 1 Tf (e) Tj ET Q "
     "/Span << /ActualText (ffi) >> BDC q 1 0 0 1 40 200 cm BT 10 0 0 10 5.56 0 Tm /F1 1 Tf (x) Tj "
     "ET Q EMC q 1 0 0 1 40 200 cm BT 10 0 0 10 13.5 0 Tm /F1 1 Tf (citur) Tj ET Q",
     "/CropBox [5 -10 390 280]", "efficitur"},
    {"the span ends in its frame",
     "BT /F1 10 Tf 40 200 Td (e) Tj /Span << /ActualText (ffi) >> BDC (x) Tj EMC (citur) Tj ET", "",
     "efficitur"},
    {"no letters in its place", "BT /F1 10 Tf 40 200 Td (efficitur) Tj ET", "", "efficitur"},
};

TEST(PdfSpans, LigaturesStandInTheirWords) {
    for (const SpanCase& c : span_cases) {
        Source source;
        source.path = "spans.pdf";
        source.bytes = file_with(c.content, c.page);
        const auto document = extract_pdf(source, {});
        ASSERT_TRUE(document) << c.name << ": " << describe(document.error());
        EXPECT_EQ(document->text, c.text) << c.name;
    }
}

TEST(PdfSpans, ADamagedFileIsLeftAsItIs) {
    Typesetter page(1);
    page.line(100, 100, "Article 1");
    std::vector<PageWords> pages{page.page()};
    pages[0].words[0].box.bottom = pages[0].words[0].box.top;
    const std::string whole = file_with(span_cases[0].content);
    for (std::size_t size = 0; size < whole.size(); size += 37) {
        place_spans(whole.substr(0, size), pages);
        ASSERT_EQ(pages[0].words.size(), 2U);
        EXPECT_EQ(pages[0].words[0].box.top, 100);
    }
}

}  // namespace
}  // namespace mea
