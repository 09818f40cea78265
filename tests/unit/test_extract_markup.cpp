// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/extractor.h"
#include "tests/unit/read_document.h"
#include "tests/unit/zip_builder.h"

// DOCX and ODT. A case shows a document as lines "kind|label|words"; see shown().

namespace mea {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Reader = ExtractFunction;

std::vector<std::string> shown(const ExtractedDocument& document) {
    std::vector<std::string> lines;
    for (const Block& block : document.blocks) {
        std::string line(name_of(block.kind));
        if (block.kind == BlockKind::heading) line += std::to_string(block.level);
        if (!block.mark.empty()) line += ' ' + block.mark;
        const Range words{block.range.begin + block.label_size, block.range.end};
        lines.push_back(line + '|' + block.label + '|' +
                        std::string(trimmed(slice(document.text, words))));
    }
    return lines;
}

std::string paragraph(const std::string& words, const std::string& properties = "") {
    return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t xml:space=\"preserve\">" + words +
           "</w:t></w:r></w:p>";
}

std::string numbered(const std::string& words, int num, int level) {
    return paragraph(words, "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) +
                                "\"/><w:numId w:val=\"" + std::to_string(num) + "\"/></w:numPr>");
}

std::string level(int number, const std::string& format, const std::string& text) {
    return "<w:lvl w:ilvl=\"" + std::to_string(number) +
           "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + format + "\"/><w:lvlText w:val=\"" +
           text + "\"/></w:lvl>";
}

TEST(Docx, WordsOfAParagraph) {
    struct Case {
        const char* runs;
        const char* expected;
    };
    const std::vector<Case> cases{
        // Six languages.
        {"<w:r><w:t>The Conference of the Parties,</w:t></w:r>", "The Conference of the Parties,"},
        {"<w:r><w:t>Conférence des Parties</w:t></w:r>", "Conférence des Parties"},
        {"<w:r><w:t>decisión SC-1/15</w:t></w:r>", "decisión SC-1/15"},
        {"<w:r><w:t>Конференция Сторон</w:t></w:r>", "Конференция Сторон"},
        {"<w:r><w:t>缔约方大会</w:t></w:r>", "缔约方大会"},
        {"<w:r><w:t>مؤتمر الأطراف</w:t></w:r>", "مؤتمر الأطراف"},
        // Special characters.
        {"<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a\tb c"},
        {"<w:r><w:t>SC</w:t><w:noBreakHyphen/><w:t>1</w:t><w:softHyphen/><w:t>5</w:t></w:r>",
         "SC\u201115"},
        {R"(<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>5</w:t></w:r>)", "≥5"},
        // Tracked changes, hidden text.
        {"<w:ins><w:r><w:t>in</w:t></w:r></w:ins><w:del><w:r><w:delText>out</w:delText></w:r>"
         "</w:del><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom>",
         "in"},
        {"<w:r><w:t>seen</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>",
         "seen"},
        {R"(<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>seen</w:t></w:r>)", "seen"},
        // Fields.
        {R"(<w:r><w:t>p. </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r>)"
         R"(</w:fldSimple><w:r><w:t>of</w:t></w:r>)",
         "p. of"},
        {R"(<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>REF x</w:instrText>)"
         R"(<w:fldChar w:fldCharType="separate"/><w:t>annex I</w:t>)"
         R"(<w:fldChar w:fldCharType="end"/></w:r>)",
         "annex I"},
        {R"(<w:r><w:fldChar w:fldCharType="begin"/><w:t>never ended</w:t></w:r>)", "never ended"},
        // Containers.
        {"<w:sdt><w:sdtContent><w:r><w:t>control</w:t></w:r></w:sdtContent></w:sdt>", "control"},
        {"<mc:AlternateContent><mc:Choice><w:r><w:t>one</w:t></w:r></mc:Choice><mc:Fallback>"
         "<w:r><w:t>two</w:t></w:r></mc:Fallback></mc:AlternateContent>",
         "one"},
    };
    for (const Case& c : cases)
        EXPECT_EQ(read(extract_docx, docx_of("<w:p>" + std::string(c.runs) + "</w:p>")).text,
                  c.expected)
            << c.runs;
}

TEST(Docx, ListsCountAsWordDoes) {
    const std::string numbering =
        "<w:numbering><w:abstractNum w:abstractNumId=\"0\">" + level(0, "decimal", "%1.") +
        level(1, "lowerLetter", "(%2)") + level(2, "lowerRoman", "(%3)") +
        "</w:abstractNum><w:abstractNum w:abstractNumId=\"1\">" +
        level(0, "chineseCounting", "%1、") + level(1, "arabicAlpha", "(%2)") +
        level(2, "russianLower", "%3)") +
        "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
        "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\">"
        "<w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>"
        "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>";
    const std::string body =
        numbered("first", 1, 0) + numbered("a", 1, 1) + numbered("b", 1, 1) + numbered("i", 1, 2) +
        numbered("second", 1, 0) + numbered("a again", 1, 1) + numbered("restarted", 2, 0) +
        numbered("中文", 3, 0) + numbered("عربي", 3, 1) + numbered("русский", 3, 2);
    const ExtractedDocument document =
        read(extract_docx, docx_of(body, {{"word/numbering.xml", numbering}}));
    EXPECT_THAT(
        shown(document),
        ElementsAre("list_item|1.|first", "list_item|(a)|a", "list_item|(b)|b", "list_item|(i)|i",
                    "list_item|2.|second", "list_item|(a)|a again", "list_item|5.|restarted",
                    "list_item|一、|中文", "list_item|(أ)|عربي", "list_item|а)|русский"));
    EXPECT_EQ(document.blocks[0].list, document.blocks[5].list);
    EXPECT_NE(document.blocks[0].list, document.blocks[6].list);
    EXPECT_EQ(document.blocks[3].level, 2);
}

TEST(Docx, StylesMakeHeadingsAndTheirNumbers) {
    const std::string styles =
        R"(<w:styles><w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/>)"
        R"(</w:style><w:style w:type="paragraph" w:styleId="H"><w:name w:val="_ H _Ch"/>)"
        R"(<w:basedOn w:val="N"/><w:pPr><w:outlineLvl w:val="0"/><w:numPr><w:numId w:val="1"/>)"
        R"(</w:numPr></w:pPr><w:rPr><w:b/></w:rPr></w:style><w:style w:type="paragraph" )"
        R"(w:styleId="K"><w:name w:val="Kind"/><w:basedOn w:val="H"/></w:style></w:styles>)";
    const std::string numbering =
        R"(<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>)"
        R"(<w:numFmt w:val="upperRoman"/><w:pStyle w:val="H"/><w:lvlText w:val="%1."/></w:lvl>)"
        R"(</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>)";
    const ExtractedDocument document =
        read(extract_docx,
             docx_of(paragraph("Opening", R"(<w:pStyle w:val="H"/>)") +
                         paragraph("Closing", R"(<w:pStyle w:val="K"/>)") + paragraph("Words"),
                     {{"word/styles.xml", styles}, {"word/numbering.xml", numbering}}));
    EXPECT_THAT(shown(document),
                ElementsAre("heading1|I.|Opening", "heading1|II.|Closing", "text||Words"));
    EXPECT_TRUE(document.blocks[0].bold);
    EXPECT_FALSE(document.blocks[2].bold);
    EXPECT_EQ(document.blocks[0].style, "_ H _Ch");
}

TEST(Docx, NotesHeadersTablesBoxes) {
    const std::string body =
        "<w:p><w:r><w:t>Text,</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r>"
        "<w:t> more</w:t></w:r><w:r><w:footnoteReference w:customMarkFollows=\"1\" w:id=\"3\"/>"
        "<w:t>*</w:t></w:r><w:r><w:pict><v:shape><v:textbox><w:txbxContent>" +
        paragraph("boxed") +
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p><w:tbl><w:tr><w:tc>" +
        paragraph("a") + paragraph("b") + "</w:tc><w:tc>" + paragraph("c") +
        "</w:tc></w:tr></w:tbl><w:p><w:hyperlink r:id=\"link1\"><w:r><w:t>site</w:t></w:r>"
        "</w:hyperlink></w:p><w:sectPr><w:headerReference w:type=\"first\" r:id=\"header1\"/>"
        "<w:headerReference w:type=\"default\" r:id=\"header2\"/><w:titlePg/></w:sectPr>";
    const std::string notes = "<w:footnotes><w:footnote w:id=\"3\">" + paragraph("* Reissued.") +
                              "</w:footnote><w:footnote w:id=\"2\">" + paragraph("See annex.") +
                              "</w:footnote></w:footnotes>";
    const ExtractedDocument document =
        read(extract_docx,
             docx_of(body, {{"word/footnotes.xml", notes},
                            {"word/header1.xml", "<w:hdr>" + paragraph("UNEP/X/1") + "</w:hdr>"},
                            {"word/header2.xml", "<w:hdr>" + paragraph("running") + "</w:hdr>"}}));
    EXPECT_THAT(shown(document),
                ElementsAre("header||UNEP/X/1", "text||Text, more", "text_box||boxed",
                            "table_row||a b\tc", "text||site", "footnote 1||See annex.",
                            "footnote *||Reissued.", "header||running"));
    ASSERT_EQ(document.note_references.size(), 2U);
    EXPECT_EQ(document.text.substr(0, document.note_references[0].at), "UNEP/X/1\nText,");
    EXPECT_EQ(document.note_references[0].note, 5U);
    EXPECT_EQ(document.note_references[1].mark, "*");
    ASSERT_EQ(document.links.size(), 1U);
    EXPECT_EQ(slice(document.text, document.links[0].range), "site");
    EXPECT_EQ(document.links[0].target, "https://example.org/");
}

TEST(Docx, DeletedParagraphMarksJoin) {
    const std::string body =
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>one </w:t></w:r></w:p>" +
        paragraph("two");
    EXPECT_EQ(read(extract_docx, docx_of(body)).text, "one two");
}

std::string odt_list(const std::string& attributes, const std::string& items) {
    return "<text:list text:style-name=\"L\"" + attributes + ">" + items + "</text:list>";
}

std::string odt_item(const std::string& words, const std::string& inside = "",
                     const std::string& attributes = "") {
    return "<text:list-item" + attributes + "><text:p>" + words + "</text:p>" + inside +
           "</text:list-item>";
}

TEST(Odt, ListsOutlineAndContinuation) {
    OdtPieces pieces;
    pieces.automatic_styles =
        R"(<text:list-style style:name="L"><text:list-level-style-number text:level="1" )"
        R"(style:num-format="1" style:num-suffix="."/><text:list-level-style-number )"
        R"x(text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>)x"
        R"(</text:list-style>)";
    pieces.styles =
        R"(<text:outline-style><text:outline-level-style text:level="1" style:num-format="I" )"
        R"(style:num-suffix="."/></text:outline-style>)";
    pieces.text = R"(<text:h text:outline-level="1">Введение</text:h>)" +
                  odt_list("", odt_item("first", odt_list("", odt_item("deep") + odt_item("er"))) +
                                   odt_item("第二")) +
                  "<text:p>between</text:p>" +
                  odt_list(R"( text:continue-numbering="true")", odt_item("ثالثاً")) +
                  odt_list("", odt_item("again", "", R"( text:start-value="7")")) +
                  R"(<text:h text:outline-level="1">Suite</text:h>)";
    EXPECT_THAT(shown(read(extract_odt, odt_of(pieces))),
                ElementsAre("heading1|I.|Введение", "list_item|1.|first", "list_item|(a)|deep",
                            "list_item|(b)|er", "list_item|2.|第二", "text||between",
                            "list_item|3.|ثالثاً", "list_item|7.|again", "heading1|II.|Suite"));
}

TEST(Odt, WordsNotesFurniture) {
    OdtPieces pieces;
    pieces.automatic_styles =
        R"(<style:style style:name="T1" style:family="text"><style:text-properties )"
        R"(text:display="none"/></style:style>)";
    pieces.masters =
        R"(<style:master-page style:name="Standard"><style:header><text:p>A/1 <text:page-number>)"
        R"(3</text:page-number></text:p></style:header><style:footer><text:p>GE.1</text:p>)"
        R"(</style:footer></style:master-page><style:master-page style:name="Unused">)"
        R"(<style:header><text:p>never</text:p></style:header></style:master-page>)";
    pieces.text =
        R"(<text:tracked-changes><text:changed-region><text:deletion><text:p>deleted</text:p>)"
        R"(</text:deletion></text:changed-region></text:tracked-changes><text:p>The
          Conférence<text:note text:note-class="footnote"><text:note-citation>1)"
        R"(</text:note-citation><text:note-body><text:p>Nota al pie.</text:p></text:note-body>)"
        R"(</text:note><text:s text:c="2"/>of<text:tab/>the<text:span text:style-name="T1">)"
        R"(hidden</text:span></text:p><table:table><table:table-row><table:table-cell>)"
        R"(<text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p>)"
        R"(</table:table-cell></table:table-row></table:table><text:p><draw:frame>)"
        R"(<draw:text-box><text:p>boxed</text:p></draw:text-box></draw:frame></text:p>)";
    const ExtractedDocument document = read(extract_odt, odt_of(pieces));
    EXPECT_THAT(shown(document),
                ElementsAre("header||A/1", "text||The Conférence  of\tthe", "table_row||a\tb",
                            "text_box||boxed", "footnote 1||Nota al pie.", "footer||GE.1"));
    ASSERT_EQ(document.note_references.size(), 1U);
    EXPECT_EQ(document.note_references[0].note, 4U);
}

TEST(Odt, CommentsStandAfterTheNotes) {
    OdtPieces pieces;
    pieces.automatic_styles =
        R"(<style:style style:name="T1" style:family="text"><style:text-properties )"
        R"(text:display="none"/></style:style>)";
    pieces.masters =
        R"(<style:master-page style:name="Standard"><style:footer><text:p>GE.25</text:p>)"
        R"(</style:footer></style:master-page>)";
    const auto comment = [](const std::string& paragraphs) {
        return "<office:annotation office:name=\"c\"><dc:creator>A B</dc:creator>"
               "<dc:date>2025-01-02</dc:date>" +
               paragraphs + "</office:annotation>";
    };
    pieces.text =
        "<text:p>First" + comment("<text:p>تعليق</text:p><text:p>第二段</text:p>") +
        R"( words<office:annotation-end office:name="c"/><text:note text:note-class="footnote">)"
        R"(<text:note-citation>1</text:note-citation><text:note-body><text:p>Nota</text:p>)"
        R"(</text:note-body></text:note></text:p><text:p><text:span text:style-name="T1">)" +
        comment("<text:p>of hidden words</text:p>") + "</text:span>last" +
        comment(
            "<text:list><text:list-item><text:p>Согласовано?</text:p></text:list-item>"
            "</text:list>") +
        comment("<text:p>&lt;&lt;ODS JOB NO&gt;&gt;N25&lt;&lt;ODS JOB NO&gt;&gt;</text:p>") +
        "</text:p>";
    const ExtractedDocument document = read(extract_odt, odt_of(pieces));
    EXPECT_THAT(shown(document), ElementsAre("text||First words", "text||last", "footnote 1||Nota",
                                             "text_box||تعليق", "text_box||第二段",
                                             "text_box||Согласовано?", "footer||GE.25"));
    EXPECT_EQ(document.metadata.at("job"), "N25") << "but no tags of the archive";
}

TEST(Odt, ObjectsPicturesCapitals) {
    const std::string chart =
        R"(<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" )"
        R"(xmlns:chart="urn:oasis:names:tc:opendocument:xmlns:chart:1.0" )"
        R"(xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" )"
        R"(xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:chart>)"
        R"(<chart:chart><chart:title><text:p>Части</text:p></chart:title><chart:legend/>)"
        R"(<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p/>)"
        R"(</table:table-cell><table:table-cell><text:p>2024</text:p></table:table-cell>)"
        R"(</table:table-row></table:table-header-rows><table:table-rows><table:table-row>)"
        R"(<table:table-cell><text:p>非洲</text:p></table:table-cell><table:table-cell )"
        R"(office:value-type="float"><text:p>0.42399999999999999</text:p></table:table-cell>)"
        R"(</table:table-row></table:table-rows></table:table></chart:chart></office:chart>)"
        R"(</office:body></office:document-content>)";
    const std::string formula =
        R"(<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><mi>x</mi><mo>=</mo>)"
        R"(<mfrac><msup><mi>a</mi><mn>2</mn></msup><mn>2</mn></mfrac></mrow><annotation>x = {a}over)"
        R"( 2</annotation></semantics></math>)";
    OdtPieces pieces;
    pieces.parts = {{"Object 1/content.xml", chart}, {"Object 2/content.xml", formula}};
    pieces.automatic_styles =
        R"(<style:style style:name="T1" style:family="text"><style:text-properties )"
        R"(fo:text-transform="uppercase"/></style:style>)";
    pieces.text =
        R"(<text:p>see<draw:frame><draw:object xlink:href="./Object 1"/><draw:image/></draw:frame>)"
        R"(<draw:frame><draw:image/><svg:title>خريطة المنطقة</svg:title></draw:frame></text:p>)"
        R"(<text:p>where <draw:frame><draw:object xlink:href="./Object 2"/></draw:frame> and)"
        R"(<draw:frame><draw:image/><svg:desc>logo</svg:desc></draw:frame> <text:span )"
        R"(text:style-name="T1">décidé</text:span> niño</text:p>)";
    EXPECT_THAT(
        shown(read(extract_odt, odt_of(pieces))),
        ElementsAre("text||see", "text_box||Части", "table_row||2024", "table_row||非洲\t0.424",
                    "caption||خريطة المنطقة", "text||where x=(a^2)/2 and DÉCIDÉ niño"));
}

TEST(MarkupErrors, AreNamed) {
    const auto code = [](Reader reader, const std::string& bytes) {
        Source source;
        source.bytes = bytes;
        const Result<ExtractedDocument> found = reader(source, Limits{});
        return found ? std::string("text") : std::string(name_of(found.error().code));
    };
    const std::string whole = docx_of(paragraph("words"));
    EXPECT_EQ(code(extract_docx, whole.substr(0, whole.size() - 30)), "damaged");
    EXPECT_EQ(code(extract_docx, docx_of("")), "empty");
    EXPECT_EQ(code(extract_docx, zip_of({{"other.xml", "<a/>"}})), "damaged");
    std::string deep;
    for (int i = 0; i < 2000; ++i) deep += "<w:sdt><w:sdtContent>";
    EXPECT_EQ(code(extract_docx, docx_of(deep)), "limit");
    EXPECT_EQ(code(extract_odt, zip_of({{"META-INF/manifest.xml", "<m:encryption-data/>"},
                                        {"content.xml", "x"}})),
              "encrypted");
    EXPECT_EQ(code(extract_odt, odt_of({})), "empty");
}

// "12." or "12-", automatic or typed.
bool begins_with_number(std::string_view text) {
    const std::size_t digits = text.find_first_not_of("0123456789");
    return digits != 0 && digits != std::string_view::npos &&
           (text[digits] == '.' || text[digits] == '-');
}

// The samples written for this project: structure that must be found in all six languages.
TEST(Docx, SamplesInSixLanguages) {
    for (const char* language : {"ar", "en", "es", "fr", "ru", "zh"}) {
        const std::filesystem::path path = std::filesystem::path(MEA_SOURCE_DIR) / "corpus" /
                                           "samples" /
                                           ("report." + std::string(language) + ".docx");
        std::ifstream file(path, std::ios::binary);
        ASSERT_TRUE(file) << path;
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        const ExtractedDocument document = read(extract_docx, bytes);
        std::vector<std::string> marks;
        int numbered_paragraphs = 0;
        int headings = 0;
        for (const Block& block : document.blocks) {
            if (block.kind == BlockKind::footnote) marks.push_back(block.mark);
            headings += block.kind == BlockKind::heading ? 1 : 0;
            numbered_paragraphs += begins_with_number(slice(document.text, block.range)) ? 1 : 0;
        }
        EXPECT_THAT(marks, ElementsAre("1", "2", "a", "3")) << path;
        EXPECT_EQ(numbered_paragraphs, 14) << path;
        EXPECT_EQ(headings, 9) << path;
        EXPECT_EQ(document.note_references.size(), 4U) << path;
        EXPECT_EQ(document.metadata.at("language").substr(0, 2), language) << path;
    }
}

}  // namespace
}  // namespace mea
