// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/extractor.h"

namespace mea {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Result<ExtractedDocument> read(std::string bytes, const Limits& limits = {}) {
    Source source;
    source.path = "test.rtf";
    source.bytes = std::move(bytes);
    return extract_rtf(source, limits);
}

// A document with a font table, a style sheet and two lists around `body`.
std::string document(std::string_view body) {
    return R"({\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Times New Roman;}
{\f1\fcharset204 Arial;}{\f2\fcharset178 Arial;}{\f3\fcharset134 SimSun;}{\f4\fcharset2 Symbol;}
{\f5\fnil Times New Roman CYR;}{\f6\fcharset238 Arial CE;}}
{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2 Heading 2;}{\s5 toc 1;}{\s6 caption;}
{\*\cs10 Default Paragraph Font;}{\cs11 heading 3;}}
{\*\listtable{\list{\listlevel\levelnfc0\levelstartat1{\leveltext\'02\'00.;}{\levelnumbers\'01;}
\fi-360\li720}{\listlevel\levelnfc4\levelstartat1{\leveltext\'03(\'01);}{\levelnumbers\'02;}}
{\listname ;}\listid7}{\list{\listlevel\levelnfc23{\leveltext\'01\u8226 ?;}{\levelnumbers;}}
\listid8}{\list{\listlevel\levelnfc23{\leveltext\'02\'00\'b7;}{\levelnumbers\'01;}\f4}\listid9}
{\list{\listlevel\levelnfc255{\leveltext\'00;}{\levelnumbers;}}\listid10}}
{\*\listoverridetable{\listoverride\listid7\listoverridecount0\ls1}
{\listoverride\listid7\listoverridecount1{\lfolevel\listoverridestartat\levelstartat5}\ls2}
{\listoverride\listid8\listoverridecount0\ls3}
{\listoverride\listid9\listoverridecount0\ls4}{\listoverride\listid10\listoverridecount0\ls5}}
)" + std::string(body) +
           "}";
}

std::string text_of(std::string_view body) {
    const Result<ExtractedDocument> found = read(document(body));
    if (!found) return describe(found.error());
    EXPECT_THAT(check_extracted(*found), IsEmpty());
    return found->text;
}

TEST(RtfText, DecodesEveryScript) {
    struct Case {
        const char* body;
        const char* expected;
    };
    const std::vector<Case> cases{
        // English
        {R"(It\rquote s \ldblquote so\rdblquote  \emdash  1990\endash 1999\par)",
         "It’s “so” — 1990–1999"},
        {R"(co\_operation\~of sub\-paragraph\par)", "co‑operation\u00A0of subparagraph"},
        {R"(a \{b\} \\ c\par)", "a {b} \\ c"},
        {R"(one\line two\tab three\par)", "one two\tthree"},
        // French, Spanish
        {R"(\'c9galit\'e9 et \'9cuvre\par)", "Égalité et œuvre"},
        {R"(Ni\'f1o, \u191\'bfverdad?\par)", "Niño, ¿verdad?"},
        {"e\\u769\\'3f\\par", "é"},  // composed
        // Russian
        {R"({\f1 \'cf\'f0\'e0\'e2\'e0} \u1095\'3f\u1077?\u1083?\par)", "Права чел"},
        {R"({\f5 \'cf\'f0\'e0\'e2\'e0}\par)", "Права"},
        // Arabic
        {R"({\rtlch\f2 \'d3\'e1\'c7\'e3}\par)", "سلام"},
        {R"(\uc0\u1587\u1604\u1575\u1605\uc1\par)", "سلام"},
        // Chinese: two bytes, the second escaped or not
        {R"({\f3 \'c8\'cb\'c8\'a8}\par)", "人权"},
        {"{\\f3 \\'d2\\'bb\\'81\\'5c\\'81@}\\par", "一乗丂"},
        {R"({\f3 \'c8\'cb}\line{\f3 \'c8\'a8}\par)", "人 权"},
        // Czech by character set, beyond the basic plane, and what is not a character
        {R"({\f6 \'c8l\'e1nek}\par)", "Článek"},
        {R"(\u-10240\'3f\u-8398\'3f\par)", "𐌲"},
        {R"(hi \u-10238? there\par)", "hi \uFFFD there"},
        {R"(lo \u-8398? there\par)", "lo \uFFFD there"},
        // \uc: so many characters stand in, in the group only
        {R"({\uc2\u1095\'3f\'3fx}\u1095?y\par)", "чxчy"},
        {R"({\upr{ascii}{\*\ud{\u1095\'3f}}}\par)", "ч"},
        // symbols
        {R"(a {\field{\*\fldinst SYMBOL 183 \\f "Symbol" \\s 10}{\fldrslt}} b\par)", "a • b"},
        {R"({\f4\'b7}\tab dot\par)", "•\tdot"},
        // capitals as they are printed, small capitals as typed
        {R"({\caps D\'e9cide} ici\par)", "DÉCIDE ici"},
        {R"(\caps El a\'f1o \caps0 uno\par)", "EL AÑO uno"},
        {R"({\caps\f1 \'d0\'e5\'f8\'e5\'ed\'e8\'e5} {\caps \u1088?\u1077?}\par)", "РЕШЕНИЕ РЕ"},
        {R"({\caps Stra\'dfe\plain  so}\par)", "STRASSE so"},
        {R"({\scaps Decides}\par)", "Decides"},
        {R"({\caps\f2 \'d3\'e1\'c7\'e3 \f3\'c8\'cb}\par)", "سلام 人"},
    };
    for (const Case& c : cases) EXPECT_EQ(text_of(c.body), c.expected) << c.body;
}

TEST(RtfText, ReadsTheCodePageOfTheDocument) {
    struct Case {
        const char* bytes;
        const char* expected;
    };
    const std::vector<Case> cases{
        {R"({\rtf1\ansi\ansicpg1251 \'cf\'f0\'e0\'e2\'e0\par})", "Права"},
        {R"({\rtf1\ansi\ansicpg1256 \'d3\'e1\'c7\'e3\par})", "سلام"},
        {R"({\rtf1\ansi\ansicpg936 \'c8\'cb\'c8\'a8\par})", "人权"},
        {R"({\rtf1\mac \'8e\par})", "é"},
        {R"({\rtf1\pc \'82\par})", "é"},
        {R"({\rtf1{\fonttbl{\f1\cpg1251 Arial;}}\f1 \'cf\par})", "П"},
        {R"({\rtf1\deff3{\fonttbl\f3\fcharset204 Arial;}\pard\plain \'cf\par})", "П"},
    };
    for (const Case& c : cases) {
        const Result<ExtractedDocument> found = read(c.bytes);
        ASSERT_TRUE(found) << c.bytes;
        EXPECT_EQ(found->text, c.expected) << c.bytes;
    }
}

TEST(RtfText, LeavesOutWhatIsNotText) {
    struct Case {
        const char* body;
        const char* expected;
    };
    const std::vector<Case> cases{
        {R"(a{\v hidden}b\par)", "ab"},
        {R"(a\v hidden\v0 b\par)", "ab"},
        {R"(a{\deleted\revauthdel1 gone}b\par)", "ab"},
        {R"(a{\revised\revauth1 new}b\par)", "anewb"},
        {R"(a{\deleted\par}b\par)", "ab"},  // the mark of the paragraph is deleted
        {R"(a{\*\unknown words}b\par)", "ab"},
        {R"(a{\pict\wmetafile8 0102ff}b\par)", "ab"},
        {"a{\\pict\\bin4 }}}}}b\\par", "ab"},
        {R"(a{\*\bkmkstart x}b{\*\bkmkend x}\par)", "ab"},
        {R"(a{\xe word}b\par)", "ab"},
        {R"(a{\*\atnid AB}{\*\atnauthor A B}\chatn b\par)", "ab"},
        {R"(a{\field{\*\fldinst HYPERLINK \\l "x"}{\fldrslt \*\cs12{shown}}}b\par)", "ashownb"},
        {R"(p. {\field{\*\fldinst  PAGE }{\fldrslt 5}}\par)", "p."},
        {R"(a{\field{\*\fldinst REF {\field{\*\fldinst X}{\fldrslt y}}}{\fldrslt z}}\par)", "az"},
        {R"(a{\object{\*\objdata 00ff}{\result{shown}}}b\par)", "ashownb"},
    };
    for (const Case& c : cases) EXPECT_EQ(text_of(c.body), c.expected) << c.body;
}

TEST(RtfBlocks, LabelsComeFromTheListTable) {
    const Result<ExtractedDocument> found = read(document(
        R"({\listtext\pard 9.\tab}\pard\ls1\ilvl0 One\par \pard\ls1\ilvl1 Inner\par
\pard\ls1\ilvl1 Second\par\pard\ls1\ilvl0\li1000 Two\par\pard Plain\par\pard\ls2\ilvl0 Five\par
\pard\ls3 Point\par{\listtext\pard -\tab}\pard\ls0 No list\par
\pard\ls4 Dot\par\pard\ls5 Silent\par)"));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->text,
              "1.\tOne\n(a)\tInner\n(b)\tSecond\n2.\tTwo\nPlain\n5.\tFive\n•\tPoint\nNo "
              "list\n•\tDot\nSilent");
    const std::vector<Block>& blocks = found->blocks;
    ASSERT_EQ(blocks.size(), 10U);
    EXPECT_EQ(blocks[0].kind, BlockKind::list_item);
    EXPECT_EQ(blocks[0].label, "1.");
    EXPECT_EQ(blocks[0].label_size, 3U);
    EXPECT_EQ(blocks[1].level, 1);
    EXPECT_EQ(blocks[1].list, blocks[0].list);
    EXPECT_NE(blocks[5].list, blocks[0].list);
    EXPECT_DOUBLE_EQ(blocks[0].indent, 36);
    EXPECT_DOUBLE_EQ(blocks[0].first_line, -18);
    EXPECT_DOUBLE_EQ(blocks[3].indent, 50);
    EXPECT_EQ(blocks[4].kind, BlockKind::text);
    EXPECT_EQ(blocks[7].kind, BlockKind::text);
    EXPECT_EQ(blocks[9].kind, BlockKind::text);
}

TEST(RtfBlocks, CountsTheNumbersOfWord6) {
    const char* const numbered = R"({\rtf1\ansi{\fonttbl{\f0 Arial;}{\f4\fcharset2 Symbol;}}
{\*\pn \pnlvl1\pnucrm\pnstart1{\pntxta .}}General\par
\pard{\*\pn \pnlvl2\pndec\pnstart3\pnprev{\pntxta .}}Scope\par Aim\par
\pard Words\par
\pard{\*\pn \pnlvlbody\pnlcltr\pnstart2{\pntxtb (}{\pntxta )}}b\par c\par
\pard{\*\pn \pnlvlcont}between\par
\pard{\pntext (d)\tab}{\*\pn \pnlvlbody\pnlcltr\pnstart2{\pntxtb (}{\pntxta )}}d\par e\par
\pard{\*\pn \pnlvlblt\pnf4{\pntxtb \'b7}}point\par
\pard Plain\par
\pard{\*\pn \pnlvlbody\pnlcltr\pnstart2{\pntxtb (}{\pntxta )}}anew\par
\pard{\*\pn \pnlvl1\pnucrm{\pntxta .}}Final\par})";
    const Result<ExtractedDocument> found = read(numbered);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->text,
              "I.\tGeneral\nI.3.\tScope\nI.4.\tAim\nWords\n(b)\tb\n(c)\tc\nbetween\n(d)\td\n"
              "(e)\te\n•\tpoint\nPlain\n(b)\tanew\nII.\tFinal");
    EXPECT_EQ(found->blocks[1].level, 1);
    EXPECT_EQ(found->blocks[1].label, "I.3.");
}

TEST(RtfBlocks, PrintsFieldsThatStoreNoResult) {
    struct Case {
        const char* instruction;
        const char* expected;
    };
    const std::vector<Case> cases{
        {R"(EQ \\o\\ad(\\s\\up 9(r),base))", "base"},
        {R"(EQ \\f(1,2))", "1/2"},
        {R"(SYMBOL 183 \\f "Symbol")", "•"},
        {R"(MACROBUTTON Go Click here)", "Click here"},
        {R"(AUTONUM)", "1."},
        {R"(LISTNUM \\l 2)", "a)"},
        {R"(TOC \\o)", ""},
    };
    for (const Case& c : cases) {
        const std::string field = std::string("{\\field{\\*\\fldinst ") + c.instruction + "}}";
        const Result<ExtractedDocument> found = read("{\\rtf1 A" + field + "B\\par}");
        ASSERT_TRUE(found) << c.instruction;
        EXPECT_EQ(found->text, std::string("A") + c.expected + "B") << c.instruction;
    }
}

TEST(RtfBlocks, LabelsInTheTextServeWithoutATable) {
    struct Case {
        const char* bytes;
        const char* label;
        const char* text;
    };
    const std::vector<Case> cases{
        {R"({\rtf1{\pntext 3.\tab}{\*\pn\pnlvlbody\pndec{\pntxta .}}Words\par})", "3.",
         "3.\tWords"},
        {R"({\rtf1\ansicpg1251{\listtext\pard \'e0)\tab}\ls4 \'d1\'eb\'ee\'e2\'ee\par})", "а)",
         "а)\tСлово"},
        {R"({\rtf1\uc0{\listtext\u19968\u12289\tab}\u20154\u26435\par})", "一、", "一、\t人权"},
        {R"({\rtf1\uc0{\listtext\u1571 -\tab}\rtlpar\u1587\u1604\u1575\u1605\par})", "أ-",
         "أ-\tسلام"},
    };
    for (const Case& c : cases) {
        const Result<ExtractedDocument> found = read(c.bytes);
        ASSERT_TRUE(found) << c.bytes;
        EXPECT_EQ(found->text, c.text) << c.bytes;
        EXPECT_EQ(found->blocks.front().label, c.label) << c.bytes;
        EXPECT_EQ(found->blocks.front().kind, BlockKind::list_item) << c.bytes;
    }
}

TEST(RtfBlocks, KnowTheirLooks) {
    const Result<ExtractedDocument> found = read(document(
        R"(\pard\plain\s1\qc\b\fs28 Title\par\pard\plain\s2 Sub\par\pard\plain\i\li567\fi-283 It\par
\pard\plain\rtlpar\ab\rtlch\f2 \'d3\'e1\'c7\'e3\par\pard\plain\s5 I.\tab Entry\tab 3\par
\pard\plain\s6 Figure 1\par\pard\plain\b Bold\b0  and much that is not\par)"));
    ASSERT_TRUE(found);
    const std::vector<Block>& blocks = found->blocks;
    ASSERT_EQ(blocks.size(), 7U);
    EXPECT_EQ(blocks[0].kind, BlockKind::heading);
    EXPECT_EQ(blocks[0].level, 1);
    EXPECT_EQ(blocks[0].style, "heading 1");
    EXPECT_TRUE(blocks[0].bold);
    EXPECT_TRUE(blocks[0].centred);
    EXPECT_DOUBLE_EQ(blocks[0].font_size, 14);
    EXPECT_EQ(blocks[1].level, 2);
    EXPECT_FALSE(blocks[1].bold);
    EXPECT_TRUE(blocks[2].italic);
    EXPECT_DOUBLE_EQ(blocks[2].indent, 28.35);
    EXPECT_DOUBLE_EQ(blocks[2].first_line, -14.15);
    EXPECT_TRUE(blocks[3].right_to_left);
    EXPECT_TRUE(blocks[3].bold);
    EXPECT_EQ(blocks[4].kind, BlockKind::toc);
    EXPECT_EQ(blocks[5].kind, BlockKind::caption);
    EXPECT_FALSE(blocks[6].bold);
}

TEST(RtfTables, RowsAreBlocks) {
    struct Case {
        const char* body;
        const char* expected;
    };
    const std::vector<Case> cases{
        {R"(\trowd\cellx1\cellx2\pard\intbl a\cell b\cell\row\pard after\par)", "a\tb\nafter"},
        {R"(\trowd\cellx1\pard\intbl one\par two\cell\row)", "one two"},
        {R"(\trowd\cellx1\cellx2\pard\intbl\cell b\cell\row)", "b"},
        {R"(\trowd\pard\intbl\ls1 x\cell\pard\intbl\ls1 y\cell\row)", "1. x\t2. y"},
        {R"(\trowd\pard a\cell b\cell\row)", "a\tb"},  // without \intbl
        {R"(\trowd\pard\intbl a\cell\pard\intbl\itap2 n\nestcell m\nestcell{\*\nesttableprops
\trowd\nestrow}{\nonesttables\par}\pard\intbl o\cell\row)",
         "a\tn m o"},
        {R"(\trowd\pard\intbl a\cell b\cell\pard outside\par)", "a\tb\noutside"},  // no \row
    };
    for (const Case& c : cases) EXPECT_EQ(text_of(c.body), c.expected) << c.body;

    const Result<ExtractedDocument> found = read(document(
        R"(\trowd\pard\intbl a\cell\row\trowd\pard\intbl b\cell\row\pard x\par\trowd\pard\intbl c\cell\row)"));
    ASSERT_TRUE(found);
    std::vector<int> tables;
    for (const Block& block : found->blocks) tables.push_back(block.table);
    EXPECT_THAT(tables, ElementsAre(1, 1, 0, 2));
    EXPECT_EQ(found->blocks[0].kind, BlockKind::table_row);
}

struct NoteCase {
    const char* body;
    const char* text;
    const char* mark;
    BlockKind kind;
    std::size_t at;
};

TEST(RtfNotes, StandAfterTheBodyAndAreReferredTo) {
    const std::vector<NoteCase> cases{
        {R"(Words{\super\chftn{\footnote\chftn\pard\plain  The note.\par}} on\par)",
         "Words on\nThe note.", "1", BlockKind::footnote, 5},
        {R"(Words{\super\chftn}{\*\footnote\ftnalt {\super\chftn} The note.} on\par)",
         "Words on\nThe note.", "i", BlockKind::endnote, 5},
        {R"(Words{\super *{\footnote {\super *} The note.}} on\par)", "Words on\nThe note.", "*",
         BlockKind::footnote, 5},
        {R"(Words*{\footnote * The note.} on\par)", "Words on\nThe note.", "*", BlockKind::footnote,
         5},
        {R"(\ftnnalc\ftnstart3 W\chftn{\footnote\chftn  One\par Two}\par)", "W\nOne Two", "c",
         BlockKind::footnote, 1},
        {R"({\f1\'d1\'eb\'ee\'e2\'ee}\chftn{\footnote\chftn {\f1\'d2}}.\par)", "Слово.\nТ", "1",
         BlockKind::footnote, 10},
    };
    for (const NoteCase& c : cases) {
        const Result<ExtractedDocument> found = read(document(c.body));
        ASSERT_TRUE(found) << c.body;
        EXPECT_THAT(check_extracted(*found), IsEmpty()) << c.body;
        EXPECT_EQ(found->text, c.text) << c.body;
        ASSERT_EQ(found->note_references.size(), 1U) << c.body;
        EXPECT_EQ(found->note_references[0].at, c.at) << c.body;
        EXPECT_EQ(found->note_references[0].mark, c.mark) << c.body;
        ASSERT_EQ(found->note_references[0].note, 1U) << c.body;
        EXPECT_EQ(found->blocks[1].kind, c.kind) << c.body;
        EXPECT_EQ(found->blocks[1].mark, c.mark) << c.body;
    }
}

TEST(RtfFurniture, TheFirstHeaderStandsFirstTheOthersLast) {
    struct Case {
        const char* body;
        const char* expected;
    };
    const std::vector<Case> cases{
        {R"(\sectd{\header H\par}{\footer F \chpgn\par}Body\par)", "H\nBody\nF"},
        {R"(\sectd\titlepg{\header H\par}{\headerf First\par}Body\par)", "First\nBody\nH"},
        {R"(\sectd{\headerf Unused\par}{\headerr R\par}{\headerl L\par}Body\par)", "R\nBody\nL"},
        {R"(\sectd{\header H\par}One\par\sect\sectd{\header H\par}{\footer 7\par}Two\par)",
         "H\nOne\nTwo\n7"},
        {R"(\sectd{\footer\qc {\field{\*\fldinst PAGE}{\fldrslt 5}}\par}Body\par)", "Body"},
        {R"({\*\pgdsctbl{\pgdsc0{\header Copy\par}Default;}}Body\par)", "Body"},
    };
    for (const Case& c : cases) EXPECT_EQ(text_of(c.body), c.expected) << c.body;

    const Result<ExtractedDocument> found =
        read(document(R"(\sectd{\header H\par}{\footer F\par}Body\par)"));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->blocks.front().kind, BlockKind::header);
    EXPECT_EQ(found->blocks.front().first_page, 1);
    EXPECT_EQ(found->blocks.back().kind, BlockKind::footer);
}

TEST(RtfBlocks, TextBoxesFollowTheirParagraph) {
    const Result<ExtractedDocument> found = read(document(
        R"(Be{\shp{\*\shpinst{\sp{\sn shapeType}{\sv 202}}{\shptxt\pard In the box\par}}
{\shprslt\par In the box}}fore\par After\par)"));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->text, "Before\nIn the box\nAfter");
    EXPECT_EQ(found->blocks[1].kind, BlockKind::text_box);
}

TEST(RtfBlocks, CommentsStandAfterTheNotes) {
    struct Case {
        const char* body;
        const char* expected;
    };
    const std::vector<Case> cases{
        {R"(a{\*\atnid AB}\chatn{\*\annotation{\*\atnref 1}{\*\atndate 9}\pard\plain \chatn A remark})"
         R"( b\par)",
         "a b\nA remark"},
        // The anchor is hidden, as in Word 6; its paragraph goes on with its looks.
        {R"(a{\v\fs16 {\*\atnid AB}\chatn{\*\annotation\pard\plain \f2 \'d3\'e1\'c7\'e3\par\pard )"
         R"(\f3 \'c8\'cb\'c8\'a8}}b\par c\par)",
         "ab\nc\nسلام\n人权"},
        // In the order of their anchors, after the notes, before what stands on every page
        {R"({\footer GE.25\par}a{\*\annotation\pard first\par}{\super\chftn}{\footnote\pard {\super\chftn})"
         R"( Nota}\par b{\*\annotation\pard \f1\'cf\'f0\'e0\'e2\'e0}\par)",
         "a\nb\nNota\nfirst\nПрава\nGE.25"},
        {R"(a{\deleted gone{\*\annotation\pard of deleted words}}b\par)", "ab"},
        {R"(a{\*\annotation\pard <<ODS JOB NO>>N25<<ODS JOB NO>>}b\par)", "ab"},
    };
    for (const Case& c : cases) {
        const Result<ExtractedDocument> found = read(document(c.body));
        ASSERT_TRUE(found) << c.body;
        EXPECT_THAT(check_extracted(*found), IsEmpty()) << c.body;
        EXPECT_EQ(found->text, c.expected) << c.body;
    }
}

TEST(RtfLinks, PointAtTheirWords) {
    const Result<ExtractedDocument> found = read(
        document(R"(\pard\ls1 See {\field{\*\fldinst{HYPERLINK "https://www.un.org/"}}{\fldrslt{\ul
the site}}} now{\field{\*\fldinst HYPERLINK "#here"}{\fldrslt .}}\par)"));
    ASSERT_TRUE(found);
    ASSERT_EQ(found->links.size(), 1U);  // none into the document
    EXPECT_EQ(slice(found->text, found->links[0].range), "the site");
    EXPECT_EQ(found->links[0].target, "https://www.un.org/");
}

TEST(RtfMetadata, ComesFromTheInformationGroup) {
    const Result<ExtractedDocument> found = read(
        R"({\rtf1\ansi{\info{\title Rapport d\'27\'e9tape}{\author A. B.}{\creatim\yr2024\mo3\dy9\hr7\min5}
{\nofpages12}}{\*\generator Writer 1;}Body\par})");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->text, "Body");
    EXPECT_EQ(found->metadata.at("title"), "Rapport d'étape");
    EXPECT_EQ(found->metadata.at("author"), "A. B.");
    EXPECT_EQ(found->metadata.at("created"), "2024-03-09T07:05");
    EXPECT_EQ(found->metadata.at("producer"), "Writer 1");
}

TEST(RtfDamage, KeepsTheTextFoundSoFar) {
    const std::string whole = document(
        R"(\pard\ls1 One{\footnote\chftn Note} two\par\trowd\pard\intbl a\cell b\cell\row\pard End\par)");
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const Result<ExtractedDocument> found = read(whole.substr(0, size));
        if (!found) continue;
        EXPECT_THAT(check_extracted(*found), IsEmpty()) << size;
        EXPECT_TRUE(std::any_of(found->warnings.begin(), found->warnings.end(),
                                [](const Warning& w) { return w.code == "damaged"; }))
            << size;
    }
    const Result<ExtractedDocument> found = read(whole.substr(0, whole.find(" two")));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->text, "1.\tOne\nNote");
}

TEST(RtfDamage, IsNamed) {
    Limits small;
    small.max_text_bytes = 10;
    struct Case {
        std::string bytes;
        Limits limits;
        ErrorCode code;
    };
    const std::vector<Case> cases{
        {"", {}, ErrorCode::damaged},
        {"words", {}, ErrorCode::damaged},
        {"{\\rtf1", {}, ErrorCode::damaged},
        {"{\\rtf1\\par}", {}, ErrorCode::empty},
        {"{\\rtf1 more than ten bytes\\par}", small, ErrorCode::limit},
    };
    for (const Case& c : cases) {
        const Result<ExtractedDocument> found = read(c.bytes, c.limits);
        ASSERT_FALSE(found) << c.bytes;
        EXPECT_EQ(found.error().code, c.code) << c.bytes;
    }
}

TEST(RtfDamage, DeepGroupsAreLeftOut) {
    constexpr std::size_t depth = 100'000;
    const Result<ExtractedDocument> found =
        read("{\\rtf1 a" + std::string(depth, '{') + "deep" + std::string(depth, '}') + "b\\par}");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->text, "ab");
    ASSERT_EQ(found->warnings.size(), 1U);
    EXPECT_EQ(found->warnings[0].code, "limit");

    const Result<ExtractedDocument> row = read("{\\rtf1 a\\par}Between{\\rtf1 b\\par}}} after");
    ASSERT_TRUE(row);
    EXPECT_EQ(row->text, "a\nb");

    std::string notes = "{\\rtf1 a";
    for (int i = 0; i < 1000; ++i) notes += "{\\footnote x{\\shptxt y\\intbl\\itap99999 z\\cell";
    const Result<ExtractedDocument> open = read(notes);
    ASSERT_TRUE(open);
    EXPECT_THAT(check_extracted(*open), IsEmpty());
}

// One document in six languages, as a word processor wrote it.
TEST(RtfDocuments, SixLanguagesKeepNumbersAndNotes) {
    const char* stated = std::getenv("MEA_SHARED");
    const std::filesystem::path shared =
        stated != nullptr ? stated : std::string(MEA_SOURCE_DIR) + "/../shared";
    const std::filesystem::path folder = shared / "suites" / "udhr-six";
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "the suites are not beside the source";
    for (const char* language : {"ar", "en", "es", "fr", "ru", "zh"}) {
        std::ifstream file(folder / (std::string("udhr_") + language + ".rtf"), std::ios::binary);
        const Result<ExtractedDocument> found =
            read(std::string(std::istreambuf_iterator<char>(file), {}));
        ASSERT_TRUE(found) << language;
        EXPECT_THAT(check_extracted(*found), IsEmpty()) << language;
        const auto numbered = std::count_if(
            found->blocks.begin(), found->blocks.end(),
            [](const Block& b) { return b.kind == BlockKind::list_item && !b.label.empty(); });
        EXPECT_GE(numbered, 55) << language;
        EXPECT_GE(found->note_references.size(), 3U) << language;
        EXPECT_EQ(found->blocks.front().kind, BlockKind::header) << language;
        EXPECT_EQ(found->text.find("DELETED"), std::string::npos) << language;
    }
}

}  // namespace
}  // namespace mea
