// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extractors/charset.h"
#include "extractors/extractor.h"
#include "tests/unit/read_document.h"

// HTML, MHTML, plain text, Markdown and character sets.

namespace mea {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Reader = Result<ExtractedDocument> (*)(const Source&, const Limits&);

TEST(Html, Blocks) {
    struct Case {
        const char* body;
        const char* expected;  // the text; '\n' between blocks
    };
    const std::vector<Case> cases{
        // Six languages, white space, entities.
        {"<p>The\n  Conference&nbsp;of</p>", "The Conference\u00A0of"},
        {"<p>Décision <b>SC-1/15</b></p>", "Décision SC-1/15"},
        {"<p>Tema&#8212;2</p>", "Tema—2"},
        {"<p>Решение</p>", "Решение"},
        {"<div dir=rtl><p>مقرر</p></div>", "مقرر"},
        {"<h2>第一章</h2>text", "第一章\ntext"},
        // Lists.
        {"<ol start=3><li>c<li>d<li value=9>i</ol>", "3.\tc\n4.\td\n9.\ti"},
        {"<ol type=a><li>x<ol type=i><li>y</ol></ol><ul><li>z</ul>", "a.\tx\ni.\ty\n•\tz"},
        {"<ol><li><p>one</p><p>more</p></li></ol>", "1.\tone\nmore"},
        // What is not text.
        {"<script>s()</script><p hidden>h</p><p style='display: none'>n</p><del>d</del>ok", "ok"},
        // Line breaks.
        {"one<br>two<br><br>three", "one two\nthree"},
        {"1. first<br>2. second", "1. first\n2. second"},
        // Tables: data and layout.
        {"<table><tr><th>a<td>b<tr><td>c<td>d</table>", "a\tb\nc\td"},
        {"<table><tr><td><h1>T</h1><p>x</p><td>y</table>", "T\nx\ny"},
        // Pictures: what the author says of them, but not buttons, names and cells.
        {"<p>See <img alt='Map of the Area'> here</p><p>on</p>", "See here\nMap of the Area\non"},
        {"<img alt='Карта района'><a href=x><img alt='Go to the top'></a><img alt=logo>ok",
         "ok\nКарта района"},
        {"<table><tr><td>a<img alt='An arrow up'><td>b</table>", "a\tb"},
        {"<figure><img alt='The same map'><figcaption>Map 1</figcaption></figure>", "Map 1"},
        // Capitals as they are printed.
        {"<p style='text-transform: uppercase'>décide <b>решает</b></p>", "DÉCIDE РЕШАЕТ"},
        // Formulas.
        {"<p>If <math><semantics><mrow><msub><mi>x</mi><mrow><mi>i</mi><mo>+</mo><mn>1</mn></mrow>"
         "</msub><mo>=</mo><msqrt><mfrac><mi>a</mi><mi>b</mi></mfrac></msqrt></mrow><annotation>"
         "x_{i+1}</annotation></semantics></math> then</p>",
         "If x_(i+1)=√(a/b) then"},
        {"<math><munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi>"
         "</munderover><mover><mi>x</mi><mo>¯</mo></mover></math>",
         "∑_(i=1)^n x̄"},
        {"<math><mroot><mi>x</mi><mn>3</mn></mroot><mo>&InvisibleTimes;</mo><msubsup><mi>y</mi>"
         "<mn>1</mn><mn>2</mn></msubsup><mfenced><mi>a</mi><mi>b</mi></mfenced></math>",
         "3√xy1^2(a,b)"},
        // Footnotes.
        {"<p>Text<a href='#n' id='r'><sup>[1]</sup></a> on</p><p id='n'><a href='#r'>1</a> "
         "Note</p>",
         "Text on\nNote"},
        {"<p>See <a href='#n'>2</a></p><p id='n'>Two</p>", "See 2\nTwo"},
        // Preformatted.
        {"<pre>Line one is as long as the others are in it\nand this second line is as long as it\n"
         "end\n\nnext</pre>",
         "Line one is as long as the others are in it and this second line is as long as it end\n"
         "next"},
    };
    for (const Case& c : cases) EXPECT_EQ(read(extract_html, c.body).text, c.expected) << c.body;
}

TEST(Html, KindsMetadataLinks) {
    const ExtractedDocument document =
        read(extract_html,
             "<html lang=ar><head><title> A  page </title></head><body dir=rtl><h3>عنوان</h3>"
             "<p align=center>x <a href='https://example.org/'>y</a><a href='#q' id='p'>*</a></p>"
             "<div id='q'><a href='#p'>*</a> حاشية</div></body></html>");
    ASSERT_EQ(document.blocks.size(), 3U);
    EXPECT_EQ(document.blocks[0].kind, BlockKind::heading);
    EXPECT_EQ(document.blocks[0].level, 3);
    EXPECT_TRUE(document.blocks[0].right_to_left);
    EXPECT_TRUE(document.blocks[1].centred);
    EXPECT_EQ(document.blocks[2].kind, BlockKind::footnote);
    EXPECT_EQ(document.blocks[2].mark, "*");
    ASSERT_EQ(document.links.size(), 1U);
    EXPECT_EQ(slice(document.text, document.links[0].range), "y");
    ASSERT_EQ(document.note_references.size(), 1U);
    EXPECT_EQ(document.note_references[0].note, 2U);
    EXPECT_EQ(document.metadata.at("title"), "A page");
    EXPECT_EQ(document.metadata.at("language"), "ar");
}

TEST(Html, ReadsMhtml) {
    const std::string message =
        "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary=\"b\"\r\n\r\n--b\r\n"
        "Content-Type: text/html; charset=\"windows-1251\"\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>=D0=E5=F8=E5=ED=E8=E5 =\r\n1</p>"
        "\r\n--b\r\nContent-Type: image/png\r\n\r\nxx\r\n--b--\r\n";
    EXPECT_EQ(read(extract_html, message).text, "Решение 1");
}

TEST(Html, DepthIsBounded) {
    std::string deep;
    for (int i = 0; i < 200'000; ++i) deep += "<div>";
    Source source;
    source.bytes = deep + "x";
    const Result<ExtractedDocument> found = extract_html(source, Limits{});
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, ErrorCode::limit);
}

TEST(Plain, Paragraphs) {
    struct Case {
        const char* text;
        const char* expected;
    };
    const std::vector<Case> cases{
        {"One.\n\nTwo.\r\n\r\nThree.", "One.\nTwo.\nThree."},
        // Wrapped lines, items inside them.
        {"The Conference of the Parties decided at its\nfirst meeting to adopt the rules of the\n"
         "procedure of the Convention as annexed, and:\n(a) to review the rules at its second and\n"
         "third meetings;\n(b) to publish them.",
         "The Conference of the Parties decided at its first meeting to adopt the rules of the "
         "procedure of the Convention as annexed, and:\n(a) to review the rules at its second and "
         "third meetings;\n(b) to publish them."},
        // Lines that are paragraphs.
        {"政府间谈判委员会\n第一届会议\n1.   "
         "在2009年10月19日至23日于曼谷举行的会议上，筹备汞问题政府间谈判委员会"
         "不限成员名额特设工作组商定了秘书处为协助委员会工作而将于委员会第一届会议上向其提供的资料"
         "清单。",
         "政府间谈判委员会\n第一届会议\n1.   "
         "在2009年10月19日至23日于曼谷举行的会议上，筹备汞问题政府间谈判委员会"
         "不限成员名额特设工作组商定了秘书处为协助委员会工作而将于委员会第一届会议上向其提供的资料"
         "清单。"},
        // A paragraph cut by a page.
        {"28. Многие из существующих механизмов координации связаны с деятельностью\n\nв рамках "
         "конвенций.",
         "28. Многие из существующих механизмов координации связаны с деятельностью в рамках "
         "конвенций."},
        {"28. "
         "目前存在的许多协调机制和咨询团体均与特定公约的相关能力建设举措相联系。目前各专题\n\n领域"
         "内的协调工作并未得到重视。",
         "28. "
         "目前存在的许多协调机制和咨询团体均与特定公约的相关能力建设举措相联系。目前各专题领域内的"
         "协调工作并未得到重视。"},
        // A title is not the beginning of what follows.
        {"Introducción\n\nel texto sigue.", "Introducción\nel texto sigue."},
        {"مؤتمر الأطراف\n\nالقواعد الإجرائية.", "مؤتمر الأطراف\nالقواعد الإجرائية."},
        {"L’annexe\n\nb) Le texte.", "L’annexe\nb) Le texte."},
    };
    for (const Case& c : cases) EXPECT_EQ(read(extract_plain, c.text).text, c.expected) << c.text;
}

TEST(Plain, LightMarkdown) {
    const ExtractedDocument document = read(
        extract_plain,
        "## 一. 导言\n1. First **bold** and [site](https://example.org).\n\n\\* UNEP/GC.23/1\n\n"
        "**All bold**\n\n- point\n\n| a | b |\n|---|---|\n| c | d |\n");
    EXPECT_EQ(document.text,
              "一. 导言\n1. First bold and site.\n* UNEP/GC.23/1\nAll bold\n•\tpoint\na\tb\nc\td");
    EXPECT_EQ(document.blocks[0].kind, BlockKind::heading);
    EXPECT_EQ(document.blocks[0].level, 2);
    EXPECT_FALSE(document.blocks[1].bold);
    EXPECT_TRUE(document.blocks[3].bold);
    EXPECT_EQ(document.blocks[4].label, "•");
    EXPECT_EQ(document.blocks[6].table, 1);
    EXPECT_EQ(document.links.at(0).target, "https://example.org");
    EXPECT_EQ(read(extract_plain, "5 * 3 * 2 and a_b_c # d").text, "5 * 3 * 2 and a_b_c # d");
}

TEST(Charset, IsFoundOut) {
    struct Case {
        const char* what;
        std::string bytes;
        const char* declared;
        const char* expected;
    };
    const std::string utf16_mark("\xFF\xFE\x1B\x04\x30\x04", 6);
    const std::string utf16_bare("a\0b\0c\0 \0d\0", 10);
    const std::string cp1251 =
        "\xCA\xEE\xED\xF4\xE5\xF0\xE5\xED\xF6\xE8\xFF \xD1\xF2\xEE\xF0\xEE\xED \xEF\xEE\xF1"
        "\xF2\xE0\xED\xEE\xE2\xE8\xEB\xE0";
    const char* russian = "Конференция Сторон постановила";
    const std::vector<Case> cases{
        {"mark of UTF-8", "\xEF\xBB\xBFé", "windows-1251", "é"},
        {"mark of UTF-16", utf16_mark, "", "Ла"},
        {"UTF-16 without a mark", utf16_bare, "", "abc d"},
        {"UTF-8 declared as Latin-1", "缔约方大会", "iso-8859-1", "缔约方大会"},
        {"ASCII", "Decision 1", "", "Decision 1"},
        {"declared", "\xEC\xE5\xE0", "windows-1256", "ىهà"},
        {"Latin-1 is windows-1252", "l\x92\xE9t\xE9", "ISO-8859-1", "l’été"},
        {"gb2312 is GB 18030", "\xB5\xDA\xD2\xBB", "gb2312", "第一"},
        {"Cyrillic declared as Latin-1", cp1251, "iso-8859-1", russian},
        {"Cyrillic, nothing declared", cp1251, "", russian},
        {"Spanish, nothing declared",
         "La Conferencia de las Partes decidi\xF3 la cuesti\xF3n de la asistencia t\xE9"
         "cnica",
         "", "La Conferencia de las Partes decidió la cuestión de la asistencia técnica"},
    };
    for (const Case& c : cases) {
        const std::string text = decode(c.bytes, c.declared).text;
        EXPECT_EQ(text, c.expected) << c.what;
    }
    EXPECT_EQ(declared_charset("<meta charset='GBK'>"), "gbk");
    EXPECT_EQ(declared_charset("<meta content=\"text/html; charset=koi8-r\">"), "koi8-r");
    EXPECT_EQ(declared_charset("<?xml version='1.0' encoding='UTF-16'?>"), "utf-16");
    EXPECT_EQ(declared_charset("charset is a word"), "");
}

TEST(Example, IsAReader) {
    const ExtractedDocument document =
        read(extract_example, "== Общие положения\n1. | The Committee met.\n\nплан\n");
    EXPECT_EQ(document.text, "Общие положения\n1.\tThe Committee met.\nплан");
    EXPECT_EQ(document.blocks[0].level, 2);
    EXPECT_EQ(document.blocks[1].label, "1.");
}

}  // namespace
}  // namespace mea
