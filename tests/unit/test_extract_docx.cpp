// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extractors/chart_numbers.h"
#include "extractors/extractor.h"
#include "extractors/picture_text.h"
#include "extractors/sniff.h"
#include "tests/unit/read_document.h"
#include "zip_builder.h"

// DOCX beyond paragraphs and lists: formulas, fields that print, drawings, merged cells, documents
// within documents, and Word documents in one XML file.

namespace mea {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

ExtractedDocument read(const std::string& bytes) { return mea::read(extract_docx, bytes); }

std::vector<std::string> shown(const ExtractedDocument& document) {
    std::vector<std::string> lines;
    for (const Block& block : document.blocks) {
        std::string line(name_of(block.kind));
        if (!block.mark.empty()) line += ' ' + block.mark;
        lines.push_back(line + '|' + std::string(slice(document.text, block.range)));
    }
    return lines;
}

std::string run(const std::string& words, const std::string& properties = "") {
    return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space=\"preserve\">" + words +
           "</w:t></w:r>";
}

std::string paragraph(const std::string& words, const std::string& properties = "") {
    return "<w:p><w:pPr>" + properties + "</w:pPr>" + run(words) + "</w:p>";
}

std::string m(const std::string& name, const std::string& inside) {
    return "<m:" + name + ">" + inside + "</m:" + name + ">";
}
std::string mr(const std::string& words) { return m("r", m("t", words)); }

TEST(Docx, Formulas) {
    struct Case {
        std::string formula;
        const char* expected;
    };
    const std::string quadratic =
        mr("-b±") +
        m("rad", "<m:radPr><m:degHide m:val=\"1\"/></m:radPr>" +
                     m("e", m("sSup", m("e", mr("b")) + m("sup", mr("2"))) + mr("-4ac")));
    const std::vector<Case> cases{
        {mr("x=") + m("f", m("num", quadratic) + m("den", mr("2a"))), "x=(-b±√(b^2-4ac))/2a"},
        {m("sSub", m("e", mr("CO")) + m("sub", mr("2"))), "CO2"},
        {m("sSub", m("e", mr("x")) + m("sub", mr("i+1"))), "x_(i+1)"},
        {m("sSup", m("e", mr("10")) + m("sup", mr("-3"))), "10^(-3)"},
        {m("sSup", m("e", mr("20")) + m("sup", mr("°"))), "20°"},
        {m("sSup", m("e", m("f", m("num", mr("a")) + m("den", mr("b")))) + m("sup", mr("2"))),
         "(a/b)^2"},
        {m("nary", "<m:naryPr><m:chr m:val=\"∑\"/></m:naryPr>" + m("sub", mr("i=1")) +
                       m("sup", mr("n")) + m("e", mr("x"))),
         "∑_(i=1)^n x"},
        {m("d", "<m:dPr><m:begChr m:val=\"[\"/><m:endChr m:val=\"]\"/></m:dPr>" + m("e", mr("a")) +
                    m("e", mr("b"))),
         "[a|b]"},
        {m("rad", m("deg", mr("3")) + m("e", mr("x"))), "3√x"},
        {m("func", m("fName", mr("sin")) + m("e", mr("x"))), "sin x"},
        {m("m",
           m("mr", m("e", mr("1")) + m("e", mr("0"))) + m("mr", m("e", mr("0")) + m("e", mr("1")))),
         "1 0; 0 1"},
        {m("acc", m("e", mr("x"))), "x̂"},
        {"<w:del>" + mr("y") + "</w:del><w:ins>" + mr("z") + "</w:ins>", "z"},
        // Words in the formula, six languages.
        {mr("المجموع=5"), "المجموع=5"},
        {mr("total=5"), "total=5"},
        {mr("año=1"), "año=1"},
        {mr("coût=2"), "coût=2"},
        {mr("сумма=3"), "сумма=3"},
        {mr("总数=4"), "总数=4"},
    };
    for (const Case& c : cases)
        EXPECT_EQ(read(docx_of("<w:p>" + m("oMath", c.formula) + "</w:p>")).text, c.expected)
            << c.formula;
    EXPECT_EQ(read(docx_of("<w:p>" + run("where") + m("oMathPara", m("oMath", mr("a=b"))) +
                           run("holds") + "</w:p>"))
                  .text,
              "where a=b holds");
}

std::string field(const std::string& instruction) {
    return R"(<w:r><w:fldChar w:fldCharType="begin"/><w:instrText xml:space="preserve">)" +
           instruction + R"(</w:instrText><w:fldChar w:fldCharType="end"/></w:r>)";
}

std::string form(const std::string& data, const std::string& name) {
    return R"(<w:r><w:fldChar w:fldCharType="begin"><w:ffData>)" + data +
           "</w:ffData></w:fldChar><w:instrText>" + name +
           R"(</w:instrText><w:fldChar w:fldCharType="separate"/>)"
           R"(<w:fldChar w:fldCharType="end"/></w:r>)";
}

TEST(Docx, FieldsThatPrintWithoutAResult) {
    struct Case {
        std::string body;
        const char* expected;
    };
    const auto p = [](const std::string& runs) { return "<w:p>" + runs + "</w:p>"; };
    const std::string heading = R"(<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr>)";
    const std::vector<Case> cases{
        {p(field("AUTONUM") + run(" first")) + p(field("AUTONUM ") + run(" second")),
         "1. first\n2. second"},
        {p(field("AUTONUMLGL") + run(" one")) + heading + field(" AUTONUMLGL \\e ") +
             run(" inner</w:t></w:r></w:p><w:p><w:r><w:t>end"),
         "1. one\n1.1 inner\nend"},
        {p(field("AUTONUM \\* Roman \\s )") + run(" décision")) +
             p(field("\nautonum \\* Roman \\s )") + run(" решение")),
         "I) décision\nII) решение"},
        {p(field("AUTONUMOUT") + run(" x")), "I. x"},
        {p(run("A: ") + field("LISTNUM") + run(" b; ") + field("LISTNUM \\l 2") + run(" c; ") +
           field("LISTNUM \\l 2 ") + run(" d")),
         "A: 1) b; a) c; b) d"},
        {p(field("LISTNUM LegalDefault \\l 1 \\s 4") + run(" x")), "4. x"},
        {p(field("LISTNUM \"OutlineDefault\" \\l 2") + run(" x")), "A. x"},
        {p(field("SYMBOL 179 \\f \"Symbol\"") + run("5")), "≥5"},
        {p(run("字") + field("EQ \\o\\ad(\\s\\up 9(zi),子)")), "字子"},
        {p(field("MACROBUTTON NoMacro [Press here]")), "[Press here]"},
        {p(field("TC \"not shown\"") + run("shown")), "shown"},
        {p(form("<w:checkBox><w:default w:val=\"0\"/><w:checked/></w:checkBox>", "FORMCHECKBOX") +
           run(" yes")),
         "☒ yes"},
        {p(form("<w:checkBox><w:default w:val=\"0\"/></w:checkBox>", "FORMCHECKBOX") + run(" no")),
         "☐ no"},
        {p(form("<w:ddList><w:result w:val=\"1\"/><w:listEntry w:val=\"нет\"/>"
                "<w:listEntry w:val=\"да\"/></w:ddList>",
                "FORMDROPDOWN")),
         "да"},
    };
    for (const Case& c : cases) EXPECT_EQ(read(docx_of(c.body)).text, c.expected) << c.body;
}

TEST(Docx, CapitalsAreReadAsPrinted) {
    struct Case {
        const char* stored;
        const char* printed;
    };
    const std::vector<Case> cases{
        {"Décide", "DÉCIDE"},   {"Año", "AÑO"},   {"Решение", "РЕШЕНИЕ"},
        {"decides", "DECIDES"}, {"مقرر", "مقرر"}, {"决定", "决定"},
    };
    for (const Case& c : cases) {
        EXPECT_EQ(read(docx_of("<w:p>" + run(c.stored, "<w:caps/>") + "</w:p>")).text, c.printed);
        EXPECT_EQ(read(docx_of("<w:p>" + run(c.stored, "<w:smallCaps/>") + "</w:p>")).text,
                  c.stored);
    }
}

TEST(Docx, HiddenMarksJoinParagraphs) {
    const std::string run_in = R"(<w:rPr><w:vanish/><w:specVanish/></w:rPr>)";
    EXPECT_THAT(shown(read(docx_of(paragraph("Scope. ", run_in) + paragraph("It applies.") +
                                   paragraph("Next.")))),
                ElementsAre("text|Scope. It applies.", "text|Next."));
    const std::string styles =
        R"(<w:styles><w:style w:type="paragraph" w:styleId="H"><w:name w:val="Hidden"/><w:rPr>)"
        R"(<w:vanish/></w:rPr></w:style></w:styles>)";
    EXPECT_EQ(read(docx_of(paragraph("secret", R"(<w:pStyle w:val="H"/>)") + paragraph("seen"),
                           {{"word/styles.xml", styles}}))
                  .text,
              "seen");
}

std::string cell(const std::string& words, const std::string& properties = "") {
    return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + paragraph(words) + "</w:tc>";
}

TEST(Docx, CommentsStandAfterTheNotes) {
    const auto anchor = [](const char* id) {
        return std::string("<w:r><w:commentReference w:id=\"") + id + "\"/></w:r>";
    };
    const auto comment = [](const char* id, const std::string& paragraphs) {
        return std::string("<w:comment w:author=\"A B\" w:initials=\"AB\" w:id=\"") + id + "\">" +
               paragraphs + "</w:comment>";
    };
    const std::string mark = "<w:p><w:r><w:annotationRef/></w:r>";
    const std::string note = R"(<w:r><w:footnoteReference w:id="1"/></w:r>)";
    const std::string section =
        R"(<w:sectPr><w:footerReference w:type="default" r:id="footer1"/></w:sectPr>)";
    const ExtractedDocument document = read(docx_of(
        "<w:p>" + run("First") + anchor("7") + note + "</w:p><w:tbl><w:tr><w:tc><w:p>" +
            run("cell") + anchor("2") + "</w:p></w:tc></w:tr></w:tbl><w:p>" + run("last") +
            anchor("7") + anchor("99") + "<w:del>" + anchor("4") + "</w:del></w:p>" + section,
        {{"word/comments.xml",
          "<w:comments>" + comment("2", paragraph("Согласовано?")) +
              comment("4", paragraph("of deleted words")) +
              comment("5", paragraph("&lt;&lt;ODS JOB NO>>N2512345E&lt;&lt;ODS JOB NO>>")) +
              comment("7", mark + run("تعليق") + note + "</w:p>" + paragraph("第二段") + "<w:p>" +
                               run("Réponse") + anchor("5") + "</w:p>") +
              "</w:comments>"},
         {"word/footnotes.xml", "<w:footnotes><w:footnote w:id=\"1\">" + paragraph("Nota") +
                                    "</w:footnote></w:footnotes>"},
         {"word/footer1.xml", "<w:ftr>" + paragraph("GE.25") + "</w:ftr>"}}));
    EXPECT_THAT(shown(document),
                ElementsAre("text|First", "table_row|cell", "text|last", "footnote 1|Nota",
                            "text_box|تعليق", "text_box|第二段", "text_box|Réponse",
                            "text_box|Согласовано?", "footer|GE.25"));
    EXPECT_EQ(document.metadata.at("job"), "N2512345E") << "but no tags of the archive";
}

TEST(Docx, CellsReachedIntoFromAboveShowNothing) {
    const std::string table =
        "<w:tbl><w:tr>" + cell("a", R"(<w:vMerge w:val="restart"/>)") +
        cell("b", R"(<w:gridSpan w:val="2"/>)") + cell("c", R"(<w:vMerge w:val="restart"/>)") +
        "</w:tr><w:tr>" + cell("not shown", "<w:vMerge/>") + cell("d") + cell("e") +
        cell("nor this", R"(<w:vMerge w:val="continue"/>)") + "</w:tr><w:tr>" + cell("f") +
        cell("g", "<w:vMerge/>") + "</w:tr></w:tbl>";
    EXPECT_EQ(read(docx_of(table)).text, "a\tb\tc\nd\te\nf\tg");
}

TEST(Docx, NotesBeginAnewOnEachPageWhereItIsKnown) {
    const auto noted = [](const std::string& id, const std::string& before) {
        return "<w:p><w:r>" + before + "<w:t>x</w:t><w:footnoteReference w:id=\"" + id +
               "\"/></w:r></w:p>";
    };
    const std::string body = noted("1", "") + noted("2", "") +
                             noted("3", "<w:lastRenderedPageBreak/>") +
                             "<w:sectPr><w:footnotePr><w:numRestart w:val=\"eachPage\"/>"
                             "</w:footnotePr></w:sectPr>";
    std::string notes = "<w:footnotes>";
    for (const char* id : {"1", "2", "3"})
        notes += "<w:footnote w:id=\"" + std::string(id) + "\">" + paragraph("n") + "</w:footnote>";
    notes += "</w:footnotes>";
    const std::string app =
        R"(<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/)"
        R"(extended-properties"><Pages>2</Pages></Properties>)";
    EXPECT_THAT(
        shown(read(docx_of(body, {{"word/footnotes.xml", notes}}))),
        ElementsAre("text|x", "text|x", "text|x", "footnote 1|n", "footnote 2|n", "footnote 3|n"));
    EXPECT_THAT(
        shown(read(docx_of(body, {{"word/footnotes.xml", notes}, {"docProps/app.xml", app}}))),
        ElementsAre("text|x", "text|x", "text|x", "footnote 1|n", "footnote 2|n", "footnote 1|n"));
}

TEST(Docx, EvenPagesHaveTheirOwnHeaderWhereTheSettingsSaySo) {
    const std::string body = paragraph("x") +
                             "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header1\"/>"
                             "<w:headerReference w:type=\"even\" r:id=\"header2\"/></w:sectPr>";
    ZipParts parts{{"word/header1.xml", "<w:hdr>" + paragraph("A/1") + "</w:hdr>"},
                   {"word/header2.xml", "<w:hdr>" + paragraph("чётная") + "</w:hdr>"},
                   {"word/settings.xml", "<w:settings/>"}};
    EXPECT_THAT(shown(read(docx_of(body, parts))), ElementsAre("header|A/1", "text|x"));
    parts.back().second = "<w:settings><w:evenAndOddHeaders/></w:settings>";
    EXPECT_THAT(shown(read(docx_of(body, parts))),
                ElementsAre("header|A/1", "text|x", "header|чётная"));
}

std::string drawing(const std::string& inside) {
    return "<w:r><w:drawing><wp:inline>" + inside + "</wp:inline></w:drawing></w:r>";
}

TEST(Docx, ChartsDiagramsPictures) {
    const std::string points =
        R"(<c:ser><c:tx><c:v>2024</c:v></c:tx><c:cat><c:strLit><c:pt idx="0"><c:v>Afrique</c:v>)"
        R"(</c:pt><c:pt idx="1"><c:v>亚洲</c:v></c:pt></c:strLit></c:cat><c:val><c:numLit>)"
        R"(<c:formatCode>0.0%</c:formatCode><c:pt idx="0"><c:v>0.42399999</c:v></c:pt>)"
        R"(<c:pt idx="1"><c:v>0.1</c:v></c:pt></c:numLit></c:val></c:ser>)";
    const auto chart = [&points](const std::string& legend) {
        return "<c:chartSpace><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>Доля</a:t></a:r></a:p>"
               "</c:rich></c:tx></c:title><c:plotArea><c:barChart>" +
               points + "</c:barChart></c:plotArea>" + legend + "</c:chart></c:chartSpace>";
    };
    const std::string body = "<w:p>" + run("Figure I") + drawing("<c:chart r:id=\"chart1\"/>") +
                             "</w:p>" + paragraph("after");
    EXPECT_THAT(shown(read(docx_of(body, {{"word/chart1.xml", chart("<c:legend/>")}}))),
                ElementsAre("text|Figure I", "text_box|Доля", "table_row|2024",
                            "table_row|Afrique\t42.4%", "table_row|亚洲\t10.0%", "text|after"));
    EXPECT_THAT(shown(read(docx_of(body, {{"word/chart1.xml", chart("")}}))),
                ElementsAre("text|Figure I", "text_box|Доля", "table_row|Afrique\t42.4%",
                            "table_row|亚洲\t10.0%", "text|after"));

    const auto point = [](const std::string& id, const std::string& words) {
        return "<dgm:pt modelId=\"" + id + "\"><dgm:t><a:p><a:r><a:t>" + words +
               "</a:t></a:r></a:p></dgm:t></dgm:pt>";
    };
    const std::string diagram =
        "<dgm:dataModel><dgm:ptLst><dgm:pt modelId=\"0\" type=\"doc\"/>" + point("2", "second") +
        point("1", "primero") + point("3", "under first") +
        "</dgm:ptLst><dgm:cxnLst><dgm:cxn srcId=\"0\" destId=\"2\" srcOrd=\"1\"/>"
        "<dgm:cxn srcId=\"0\" destId=\"1\" srcOrd=\"0\"/>"
        "<dgm:cxn srcId=\"1\" destId=\"3\" srcOrd=\"0\"/>"
        "<dgm:cxn srcId=\"3\" destId=\"1\" srcOrd=\"0\"/></dgm:cxnLst></dgm:dataModel>";
    EXPECT_THAT(shown(read(docx_of("<w:p>" + drawing("<dgm:relIds r:dm=\"data1\"/>") + "</w:p>",
                                   {{"word/data1.xml", diagram}}))),
                ElementsAre("text_box|primero", "text_box|under first", "text_box|second"));

    const std::string picture = drawing("<wp:docPr id=\"1\" descr=\"Map of the Area\"/>");
    EXPECT_THAT(
        shown(read(docx_of("<w:p>" + run("See") + picture + "</w:p><w:tbl><w:tr><w:tc><w:p>" +
                           run("cell") + picture + "</w:p></w:tc></w:tr></w:tbl>"))),
        ElementsAre("text|See", "caption|Map of the Area", "table_row|cell"));
}

TEST(PictureText, OnlyWhatAPersonWrote) {
    struct Case {
        const char* alternative;
        const char* expected;
    };
    const std::vector<Case> cases{
        // Six languages.
        {"Map of the  Clarion Zone", "Map of the Clarion Zone"},
        {"Carte de la zone", "Carte de la zone"},
        {"Mapa de la zona", "Mapa de la zona"},
        {"Карта района", "Карта района"},
        {"خريطة المنطقة", "خريطة المنطقة"},
        {"克拉里昂区地图", "克拉里昂区地图"},
        {"Description: Map of the Area", "Map of the Area"},
        // Names, addresses, what programs say.
        {"logo", ""},
        {"kenya_coa_coa_n3976", ""},
        {"Picture 3", ""},
        {"图片 1", ""},
        {"My holiday.JPG", ""},
        {R"(C:\Users\a b\map of area)", ""},
        {"http://example.org/a picture", ""},
        {"Description: cid:image003.png@01CC4C5C", ""},
        {"A picture containing text Description automatically generated", ""},
        {"Изображение, описание, созданное автоматически", ""},
        {"Une image contenant texte, Description générée automatiquement", ""},
        {"Texto Descripción generada automáticamente", ""},
        {"صورة تم إنشاء الوصف تلقائياً", ""},
        {"图片包含 文字 描述已自动生成", ""},
        {"", ""},
    };
    for (const Case& c : cases) EXPECT_EQ(picture_description(c.alternative), c.expected);
}

TEST(ChartNumbers, FollowTheirFormat) {
    struct Case {
        const char* value;
        const char* format;
        const char* expected;
    };
    const std::vector<Case> cases{
        {"4.2999999999999998", "General", "4.3"},
        {"8", "", "8"},
        {"1234.5", "#,##0", "1234"},
        {"1234.56", "#,##0.0", "1234.6"},
        {"0.42399999999999999", "0%", "42%"},
        {"2.5", "0.00\" km.y\"", "2.50"},
        {"45473", "d mmm yyyy", "2024-06-30"},
        {"36526", "yyyy", "2000-01-01"},
        {"45", "_(* #\\ ##0_);_(* \\(#\\ ##0\\)", "45"},
        {"n/a", "0", "n/a"},
        {"1e999", "0", "1e999"},
    };
    for (const Case& c : cases) EXPECT_EQ(chart_number(c.value, c.format), c.expected) << c.value;
}

TEST(Docx, ImportsOtherDocuments) {
    struct Case {
        const char* name;
        std::string bytes;
        std::vector<std::string> expected;
    };
    const auto in = [](const std::string& id) {
        return paragraph("before") + "<w:altChunk r:id=\"" + id + "\"/>" + paragraph("after");
    };
    const std::string inner =
        docx_of(paragraph("внутри") +
                    "<w:p><w:r><w:t>noted</w:t><w:footnoteReference w:id=\"1\"/></w:r></w:p>"
                    "<w:sectPr><w:headerReference r:id=\"header1\"/></w:sectPr>",
                {{"word/footnotes.xml", "<w:footnotes><w:footnote w:id=\"1\">" +
                                            paragraph("حاشية") + "</w:footnote></w:footnotes>"},
                 {"word/header1.xml", "<w:hdr>" + paragraph("left out") + "</w:hdr>"}});
    const std::vector<Case> cases{
        {"docx",
         inner,
         {"text|before", "text|внутри", "text|noted", "text|after", "footnote 1|حاشية"}},
        {"html",
         "<html><body><ol><li>élément</li></ol></body></html>",
         {"text|before", "list_item|1.\télément", "text|after"}},
        {"rtf", R"({\rtf1\ansi ni\'f1o\par})", {"text|before", "text|niño", "text|after"}},
        {"txt", "第一条", {"text|before", "text|第一条", "text|after"}},
        {"bin", std::string("\0\1\2\3", 4), {"text|before", "text|after"}},
    };
    for (const Case& c : cases) {
        const std::string part = "word/aFChunk1." + std::string(c.name);
        const ExtractedDocument document = read(docx_of(in("aFChunk1"), {{part, c.bytes}}));
        EXPECT_EQ(shown(document), c.expected) << c.name;
        EXPECT_EQ(document.warnings.size(), c.name == std::string("bin") ? 1U : 0U) << c.name;
    }
    // A document in a document in a document … ends.
    std::string nested = docx_of(paragraph("deepest"));
    for (int i = 0; i < 8; ++i) nested = docx_of(in("aFChunk1"), {{"word/aFChunk1.docx", nested}});
    EXPECT_EQ(read(nested).text.find("deepest"), std::string::npos);
}

TEST(Docx, FlatPackages) {
    const std::string flat =
        R"(<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package )"
        R"(xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">)"
        R"(<pkg:part pkg:name="/_rels/.rels"><pkg:xmlData><Relationships )"
        R"(xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship )"
        R"(Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/)"
        R"(officeDocument" Target="word/document.xml"/></Relationships></pkg:xmlData></pkg:part>)"
        R"(<pkg:part pkg:name="/word/document.xml"><pkg:xmlData><w:document )"
        R"(xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>)" +
        paragraph("Плоский") + paragraph("文件") +
        "</w:body></w:document></pkg:xmlData></pkg:part></pkg:package>";
    EXPECT_EQ(sniff(flat, "x.xml"), media_docx);
    EXPECT_EQ(read(flat).text, "Плоский\n文件");
    Source other;
    other.bytes = "<a/>";
    EXPECT_EQ(extract_docx(other, Limits{}).error().code, ErrorCode::damaged);
}

TEST(Docx, Word2003Xml) {
    const std::string document =
        R"(<?xml version="1.0"?><w:wordDocument )"
        R"(xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" )"
        R"(xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" )"
        R"(xmlns:aml="http://schemas.microsoft.com/aml/2001/core" )"
        R"(xmlns:o="urn:schemas-microsoft-com:office:office"><o:DocumentProperties><o:Title>Título)"
        R"(</o:Title></o:DocumentProperties><w:lists><w:listDef w:listDefId="0"><w:lvl w:ilvl="0">)"
        R"(<w:start w:val="1"/><w:nfc w:val="2"/><w:lvlText w:val="%1."/></w:lvl></w:listDef>)"
        R"(<w:list w:ilfo="3"><w:ilst w:val="0"/></w:list></w:lists><w:styles><w:style )"
        R"(w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style></w:styles>)"
        R"(<w:body><wx:sect><w:p><w:pPr><w:pStyle w:val="H"/></w:pPr><w:r><w:t>Заголовок</w:t>)"
        R"(</w:r></w:p><wx:sub-section><w:p><w:pPr><w:listPr><w:ilvl w:val="0"/><w:ilfo )"
        R"(w:val="3"/></w:listPr></w:pPr><w:r><w:t>kept </w:t></w:r><aml:annotation aml:id="1" )"
        R"(w:type="Word.Deletion"><aml:content><w:r><w:delText>gone</w:delText></w:r></aml:content>)"
        R"(</aml:annotation><aml:annotation aml:id="2" w:type="Word.Insertion"><aml:content><w:r>)"
        R"(<w:t>ajouté</w:t></w:r></aml:content></aml:annotation><w:r><w:footnote><w:p><w:r><w:t>)"
        R"(脚注</w:t></w:r></w:p></w:footnote></w:r><w:r><aml:annotation aml:id="3" )"
        R"(w:type="Word.Comment"><aml:content><w:p><w:r><w:t>remark</w:t></w:r></w:p></aml:content>)"
        R"(</aml:annotation></w:r></w:p></wx:sub-section><w:p><w:hlink )"
        R"(w:dest="https://un.org/"><w:r><w:t>رابط</w:t></w:r></w:hlink></w:p><w:sectPr><w:hdr )"
        R"(w:type="odd"><w:p><w:r><w:t>A/1/2</w:t></w:r></w:p></w:hdr></w:sectPr></wx:sect>)"
        R"(</w:body></w:wordDocument>)";
    EXPECT_EQ(sniff(document, "x.doc"), media_docx);
    const ExtractedDocument found = read(document);
    EXPECT_THAT(shown(found),
                ElementsAre("header|A/1/2", "heading|Заголовок", "list_item|i.\tkept ajouté",
                            "text|رابط", "footnote 1|脚注", "text_box|remark"));
    EXPECT_EQ(found.metadata.at("title"), "Título");
    ASSERT_EQ(found.links.size(), 1U);
    EXPECT_EQ(found.links[0].target, "https://un.org/");
}

}  // namespace
}  // namespace mea
