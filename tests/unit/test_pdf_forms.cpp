// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <cstdio>
#include <string>
#include <vector>

#include "extractors/bidi.h"
#include "extractors/extractor.h"
#include "extractors/form_words.h"
#include "extractors/pdf_forms.h"
#include "tests/unit/typesetter.h"

namespace mea {
namespace {

// ---- values in a file ---------------------------------------------------------------------------

// A text string of PDF: UTF-16 in hexadecimal digits.
std::string text_string(std::string_view text) {
    std::string out = "<FEFF";
    for (const char32_t value : wide(text)) {
        char digits[8];
        std::snprintf(digits, sizeof digits, "%04X", static_cast<unsigned>(value));
        out += digits;
    }
    return out + ">";
}

// One page with a line of text and one widget; `field` are its entries, `page` those of the page.
std::string file_with(const std::string& field, const std::string& page = "") {
    return "%PDF-1.5\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] "
           "/DA (/F1 10 Tf 0 g) >> >>\nendobj\n"
           "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
           "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents 4 0 R "
           "/Resources << /Font << /F1 5 0 R >> >> /Annots [6 0 R] " +
           page +
           " >>\nendobj\n4 0 obj\n<< /Length 44 >>\nstream\n"
           "BT /F1 10 Tf 40 250 Td (Name of the State) Tj ET\nendstream\nendobj\n"
           "5 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n"
           "6 0 obj\n<< /Type /Annot /Subtype /Widget /T (name) /Rect [40 200 340 220] " +
           field +
           " >>\nendobj\n"
           // 7: draws nothing, 8: draws words, 9: draws words in a font that is not there
           "7 0 obj\n<< /Subtype /Form /BBox [0 0 300 20] /Length 15 >>\nstream\n"
           "/Tx BMC q Q EMC\nendstream\nendobj\n"
           "8 0 obj\n<< /Subtype /Form /BBox [0 0 300 20] /Resources << /Font << /F1 5 0 R >> >> "
           "/Length 41 >>\nstream\nBT /F1 10 Tf 2 5 Td (1 May 2020) Tj ET    \nendstream\nendobj\n"
           "9 0 obj\n<< /Subtype /Form /BBox [0 0 300 20] /Resources << >> "
           "/Length 41 >>\nstream\nBT /F1 10 Tf 2 5 Td (1 May 2020) Tj ET    \nendstream\nendobj\n"
           "10 0 obj\n<< /FT /Tx /V (Fiji) /T (parent) >>\nendobj\n"
           "trailer\n<< /Root 1 0 R >>\n";
}

constexpr const char* undrawn = " /AP << /N 7 0 R >>";

struct ValueCase {
    const char* name;
    std::string field;
    const char* text;  // of the whole document
};

const ValueCase value_cases[] = {
    // six languages; the appearance draws nothing
    {"ar", "/FT /Tx /V " + text_string("جزر مارشال (٢٠٢٠)") + undrawn, "جزر مارشال (٢٠٢٠)"},
    {"en", "/FT /Tx /V (Marshall Islands)", "Marshall Islands"},
    {"es", "/FT /Tx /V " + text_string("España") + undrawn, "España"},
    {"fr", "/FT /Tx /V " + text_string("Côte d’Ivoire") + undrawn, "Côte d’Ivoire"},
    {"ru", "/FT /Tx /V " + text_string("Российская Федерация") + undrawn, "Российская Федерация"},
    {"zh", "/FT /Tx /V " + text_string("马绍尔群岛") + undrawn, "马绍尔群岛"},
    // kinds of field
    {"inherited", std::string("/Parent 10 0 R") + undrawn, "Fiji"},
    {"choice", std::string("/FT /Ch /Opt [[(FJ) (Fiji)] [(PW) (Palau)]] /V (PW)") + undrawn,
     "Palau"},
    {"choices", std::string("/FT /Ch /V [(Fiji) (Palau)]") + undrawn, "Fiji\nPalau"},
    {"lines", std::string("/FT /Tx /Ff 4096 /V (Fiji\\n\\nPalau)") + undrawn, "Fiji Palau"},
    {"checked", "/FT /Btn /AS /Yes /AP << /N << /Yes 7 0 R /Off 7 0 R >> >>", "☒"},
    {"size of its own", std::string("/FT /Tx /DA (/F1 0 Tf 0 g) /V (Fiji)") + undrawn, "Fiji"},
    // as drawn
    {"drawn by the appearance", "/FT /Tx /V (1 May 2020) /AP << /N 8 0 R >>", "1 May 2020"},
    {"drawn in another shape", "/FT /Tx /V (2020-05-01) /AP << /N 8 0 R >>", "1 May 2020"},
    {"drawn without a font", "/FT /Tx /V (1 May 2020) /AP << /N 9 0 R >>", "1 May 2020"},
    // not shown
    {"hidden", std::string("/FT /Tx /F 2 /V (Fiji)") + undrawn, ""},
    {"no view", std::string("/FT /Tx /F 32 /V (Fiji)") + undrawn, ""},
    {"password", std::string("/FT /Tx /Ff 8192 /V (Fiji)") + undrawn, ""},
    {"push button", std::string("/FT /Btn /Ff 65536 /V (Fiji) /AS /Yes") + undrawn, ""},
    {"not checked", "/FT /Btn /AS /Off /AP << /N << /Yes 7 0 R /Off 7 0 R >> >>", ""},
    {"signature", std::string("/FT /Sig /V << /Name (Fiji) >>") + undrawn, ""},
    {"off the page", std::string("/FT /Tx /V (Fiji) /Rect [0 -50 90 -20]") + undrawn, ""},
    {"no place", std::string("/FT /Tx /V (Fiji) /Rect [40 200 40 200]") + undrawn, ""},
    // broken
    {"its own parent", std::string("/Parent 6 0 R") + undrawn, ""},
    {"value of another kind", std::string("/FT /Tx /V << /A 6 0 R >>") + undrawn, ""},
};

TEST(PdfForms, ValuesAreRead) {
    for (const ValueCase& c : value_cases) {
        Source source;
        source.path = "form.pdf";
        source.bytes = file_with(c.field);
        const auto document = extract_pdf(source, {});
        ASSERT_TRUE(document) << c.name << ": " << describe(document.error());
        std::string text = document->text;
        constexpr std::string_view title = "Name of the State";
        ASSERT_EQ(text.substr(0, title.size()), title) << c.name;
        text.erase(0, std::min(text.size(), title.size() + 1));
        EXPECT_EQ(text, c.text) << c.name;
    }
}

struct PlaceCase {
    const char* page;
    Box box;
};

// The field is 40 to 340 from the left and 200 to 220 from the bottom of 400 by 300 points.
constexpr PlaceCase place_cases[] = {
    {"", {40, 80, 340, 100}},
    {"/Rotate 90", {200, 40, 220, 340}},
    {"/Rotate 180", {60, 200, 360, 220}},
    {"/Rotate -90", {80, 60, 100, 360}},
    {"/CropBox [10 20 390 290]", {30, 70, 330, 90}},
    {"/CropBox [-10 20 900 290]", {40, 70, 340, 90}},
};

TEST(PdfForms, PlaceOnThePageAsDisplayed) {
    for (const PlaceCase& c : place_cases) {
        const FormValues values = form_values_of(file_with("/FT /Tx /V (Fiji)", c.page));
        ASSERT_EQ(values.count(1), 1U) << c.page;
        const Box box = values.at(1).front().box;
        EXPECT_EQ(box.left, c.box.left) << c.page;
        EXPECT_EQ(box.top, c.box.top) << c.page;
        EXPECT_EQ(box.right, c.box.right) << c.page;
        EXPECT_EQ(box.bottom, c.box.bottom) << c.page;
        EXPECT_EQ(values.at(1).front().size, 10) << c.page;
    }
}

TEST(PdfForms, DamageGivesNothing) {
    const std::string whole = file_with("/FT /Tx /V (Fiji)");
    for (std::size_t size = 0; size < whole.size(); size += 37) {
        static_cast<void>(form_values_of(whole.substr(0, size)));
    }
    EXPECT_TRUE(form_values_of("").empty());
    EXPECT_TRUE(form_values_of("%PDF-1.5 /AcroForm").empty());
    EXPECT_TRUE(form_values_of("/ObjStm /AcroForm \xff\xfe").empty());
}

// ---- words at the place of a field --------------------------------------------------------------

FormValue filled(std::string text) { return {std::move(text), {100, 100, 300, 120}, 10}; }

std::vector<std::string> lines_with(Typesetter page, const FormValue& value) {
    PageWords words = page.page();
    add_form_value(words, value);
    std::vector<std::string> out;
    for (const Line& line : find_lines(words, {})) out.push_back(line.text);
    return out;
}

using Lines = std::vector<std::string>;

TEST(FormWords, StandInTheLineOfTheirLabel) {
    Typesetter page(1);
    page.line(20, 104, "Country:").line(20, 140, "Signature:");
    EXPECT_EQ(lines_with(page, filled("Marshall Islands")),
              (Lines{"Country: Marshall Islands", "Signature:"}));
}

TEST(FormWords, NotTwice) {
    Typesetter page(1);
    page.line(102, 104, "Marshall Islands");
    EXPECT_EQ(lines_with(page, filled("Marshall  Islands")), (Lines{"Marshall Islands"}));
    EXPECT_EQ(lines_with(page, filled("☒")), (Lines{"Marshall Islands"}));
}

TEST(FormWords, ArabicThatStandsAsPrinted) {
    Typesetter page(1);
    page.line(102, 104, "ﻝﺎﺷﺭﺎﻣ ﺭﺰﺟ");
    const FormValue value = filled("جزر مارشال");
    PageWords words = page.page();
    const std::size_t before = words.words.size();
    add_form_value(words, value);
    EXPECT_EQ(words.words.size(), before);
}

TEST(FormWords, LongTextIsBrokenAndStaysInside) {
    FormValue value = filled(
        "The representative asked that the statement be placed on record and that it be read out");
    value.many_lines = true;
    PageWords page = Typesetter(1).page();
    add_form_value(page, value);
    ASSERT_EQ(page.words.size(), 16U);
    EXPECT_GT(page.words.back().box.top, page.words.front().box.top);
    for (const Word& word : page.words) {
        EXPECT_GE(word.box.left, 100);
        EXPECT_LE(word.box.right, 300);
        EXPECT_LE(word.box.bottom, 120.001);
    }
}

TEST(Bidi, PrintedOrderIsTheWayBack) {
    for (const char* text : {"المادة ٢٠١٣ (ب)", "الوثيقة ISBA/19/C/17", "لمّا", "Article 12 (b)",
                             "Статья 12", "第十二条"}) {
        const std::u32string line = wide(text);
        const Turning turning{is_right_to_left(line.front()), true};
        std::u32string back;
        for (const Placed& placed : logical_order(printed_order(line, turning), turning)) {
            back.push_back(placed.value);
        }
        EXPECT_EQ(back, line) << text;
    }
}

}  // namespace
}  // namespace mea
