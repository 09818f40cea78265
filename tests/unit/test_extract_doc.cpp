// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "compound_file_writer.h"
#include "extractors/extractor.h"
#include "word_file_writer.h"

namespace mea {
namespace {

using test::Bytes;
using test::compound_file;
using test::put16;
using test::put32;
using test::sprm16;
using test::sprm32;
using test::sprm8;
using test::WordFileWriter;

constexpr unsigned bold = 0x0835, hidden = 0x083C, deleted = 0x0800, special = 0x0855,
                   symbol = 0x6A09, list = 0x460B, level = 0x260A, in_table = 0x2416,
                   row_end = 0x2417, depth = 0x6649, inner_cell = 0x244B, inner_row_end = 0x244C,
                   outline = 0x2640, align = 0x2461, bidi = 0x2441, left = 0x845E, first = 0x8460,
                   size = 0x4A43, capitals = 0x083B, small_capitals = 0x083A;
constexpr std::size_t header_story = 2;

Result<ExtractedDocument> extracted(std::string bytes) {
    Source source;
    source.path = "test.doc";
    source.bytes = std::move(bytes);
    return extract_doc(source, Limits{});
}

ExtractedDocument read(WordFileWriter& file) {
    Result<ExtractedDocument> document = extracted(file.bytes());
    EXPECT_TRUE(document) << describe(document.error());
    if (!document) return {};
    EXPECT_EQ(check_extracted(*document), std::vector<std::string>{});
    return *std::move(document);
}

std::string text_of(const ExtractedDocument& document, std::size_t block) {
    return block < document.blocks.size()
               ? std::string(slice(document.text, document.blocks[block].range))
               : "(no such block)";
}

TEST(Doc, ReadsTextInEveryScript) {
    struct Case {
        std::u16string text;
        Bytes bytes;
        const char* expected;
    };
    const Case cases[] = {
        {u"Draft decision SC-4/23", Bytes::wide, "Draft decision SC-4/23"},  // en
        {u"caf\u00e9 \x80 \x93\x91\x94 \u2026", Bytes::wide, "café \u0080 \u0093\u0091\u0094 …"},
        {u"R\xe9solution \x96 \x93 98 \x80 \x94", Bytes::narrow, "Résolution – “ 98 € ”"},  // fr
        {u"Decisi\xf3n a\xf1"
         u"o",
         Bytes::narrow, "Decisión año"},                                     // es
        {u"Решение СК-1/15, й и ё", Bytes::wide, "Решение СК-1/15, й и ё"},  // ru
        {u"المقرر ا س-1/15", Bytes::wide, "المقرر ا س-1/15"},                // ar
        {u"第SC-1/15号决定\xD840\xDC0B", Bytes::wide, "第SC-1/15号决定𠀋"},  // zh
        {u"e\u0301t\u00e9", Bytes::wide, "été"},
        {u"a\x1e"
         u"b\x1f"
         u"c\x0b"
         u"d",
         Bytes::wide, "a‑bc d"},
        {u"中\x0b文 A\x0b"
         u"B",
         Bytes::wide, "中文 A B"},
        {u"\xF0B7 point", Bytes::wide, "• point"},
        {u"lone \xD840 half", Bytes::wide, "lone \uFFFD half"},
    };
    for (const Case& c : cases) {
        WordFileWriter file;
        file.run(c.text, {}, c.bytes).end().paragraph(u"Next");
        const ExtractedDocument document = read(file);
        EXPECT_EQ(document.text, std::string(c.expected) + "\nNext");
    }
}

TEST(Doc, LeavesOutWhatIsNotPrinted) {
    WordFileWriter file;
    file.run(u"Kept ").run(u"struck ", sprm8(deleted, 1)).run(u"secret ", sprm8(hidden, 1));
    file.run(u"text").end();
    file.run(u"One").end({}, 0, u'\r', sprm8(deleted, 1)).paragraph(u" paragraph");
    file.run(u"gone", sprm8(deleted, 1)).end({}, 0, u'\r', sprm8(deleted, 1));
    file.run(u"\x05", sprm8(special, 1)).run(u"\x01", sprm8(special, 1)).paragraph(u"end");
    const ExtractedDocument document = read(file);
    EXPECT_EQ(document.text, "Kept text\nOne paragraph\nend");
}

TEST(Doc, CapitalsAreReadAsPrinted) {
    struct Case {
        std::u16string stored;
        const char* printed;
        const char* typed;
    };
    const Case cases[] = {
        {u"Décide", "DÉCIDE", "Décide"},    {u"El año", "EL AÑO", "El año"},
        {u"Решение", "РЕШЕНИЕ", "Решение"}, {u"decides", "DECIDES", "decides"},
        {u"مقرر", "مقرر", "مقرر"},          {u"决定", "决定", "决定"},
        {u"Straße", "STRASSE", "Straße"},
    };
    constexpr unsigned of_style = 0x80, contrary = 0x81;
    for (const Case& c : cases) {
        WordFileWriter file;
        file.style(0, 0xFFF, u"Normal", {});
        file.style(1, 0, u"heading 1", {}).letters_of_style(sprm8(capitals, 1));
        file.run(c.stored, sprm8(capitals, 1)).end();
        file.run(c.stored, sprm8(small_capitals, 1)).end();
        file.run(c.stored, sprm8(capitals, of_style)).end();
        file.run(c.stored, sprm8(capitals, contrary)).end();
        file.paragraph(c.stored, {}, 1);
        file.run(c.stored, sprm8(capitals, contrary)).end({}, 1);
        const std::string printed = std::string(c.printed) + '\n';
        const std::string typed = std::string(c.typed) + '\n';
        EXPECT_EQ(read(file).text + '\n', printed + typed + typed + printed + printed + typed);
    }
}

TEST(Doc, KeepsResultsOfFieldsAndTheirLinks) {
    WordFileWriter file;
    file.paragraph(u"See \x13 HYPERLINK \"http://x.org/a\" \\l \"p\" \x14the note\x15.");
    file.paragraph(
        u"\x13 IF \x13 DATE \x14"
        u"1 May\x15 = \"a\" \x14"
        u"yes\x15 no");
    file.paragraph(u"\x13 SYMBOL 183 \\f \"Symbol\" \x15 \x13 EQ \\o\\ad(\\s\\up 9(r),base)\x15");
    file.paragraph(u"\x13 AUTONUM \x15 first").paragraph(u"\x13 AUTONUM \x15 second");
    file.paragraph(u"\x13 TOC \x14 one").paragraph(u"two\x15");
    file.paragraph(u"a \x15 stray end").paragraph(u"an \x13 unclosed field");
    const ExtractedDocument document = read(file);
    EXPECT_EQ(document.text,
              "See the note.\nyes no\n• base\n1. first\n2. second\none\ntwo\n"
              "a  stray end\nan  unclosed field");
    ASSERT_EQ(document.links.size(), 1u);
    EXPECT_EQ(document.links[0].target, "http://x.org/a#p");
    EXPECT_EQ(slice(document.text, document.links[0].range), "the note");
}

TEST(Doc, TellsHowParagraphsLook) {
    WordFileWriter file;
    file.style(0, 0xFFF, u"Normal", {});
    file.style(1, 0, u"Titre 1,h1", sprm16(list, 1));  // heading 1 in French, with an alias
    file.style(0xFFE, 1, u"H23", sprm8(outline, 2) + sprm8(level, 1));
    file.style(19, 0, u"TOC 1", {}).style(34, 0, u"Caption", {});
    file.list(7, {{1, std::u16string(u"\0.", 2)}, {0, std::u16string(u"\0.\x01", 3)}});
    file.override_of(7, {});
    file.paragraph(u"Introduction", {}, 1).paragraph(u"Scope", {}, 2).paragraph(u"Aim", {}, 2);
    file.run(u"Centred", sprm8(bold, 1) + sprm16(size, 28)).end(sprm8(align, 1));
    file.paragraph(u"من اليمين", sprm8(bidi, 1) + sprm16(left, 720) + sprm16(first, 0xFE98));
    file.paragraph(u"Entry\t4", {}, 3).paragraph(u"Table 1", {}, 4);
    const ExtractedDocument document = read(file);
    ASSERT_EQ(document.blocks.size(), 7u);
    const std::vector<Block>& blocks = document.blocks;
    EXPECT_EQ(text_of(document, 0), "I.\tIntroduction");
    EXPECT_EQ(blocks[0].kind, BlockKind::heading);
    EXPECT_EQ(blocks[0].level, 1);
    EXPECT_EQ(blocks[0].label, "I.");
    EXPECT_EQ(blocks[0].style, "Titre 1");
    EXPECT_EQ(text_of(document, 1), "I.1\tScope") << "the list is inherited from the base style";
    EXPECT_EQ(blocks[1].level, 3) << "the outline level";
    EXPECT_EQ(blocks[1].label_size, 4u);
    EXPECT_EQ(text_of(document, 2), "I.2\tAim");
    EXPECT_EQ(blocks[2].list, blocks[0].list);
    EXPECT_TRUE(blocks[3].bold && blocks[3].centred);
    EXPECT_EQ(blocks[3].font_size, 14);
    EXPECT_TRUE(blocks[4].right_to_left);
    EXPECT_EQ(blocks[4].indent, 36);
    EXPECT_EQ(blocks[4].first_line, -18);
    EXPECT_EQ(blocks[5].kind, BlockKind::toc);
    EXPECT_EQ(blocks[6].kind, BlockKind::caption);
}

TEST(Doc, CountsListsAsWordDoes) {
    WordFileWriter file;
    const std::u16string outer(u"\0.", 2);
    file.list(3, {{0, outer}, {4, u"(\x01)"}, {2, u"(\x02)", 1, 0}});
    file.list(4, {{23, u"\xF0B7"}});
    file.override_of(3, {}).override_of(3, {{0, 10}}).override_of(4, {}).override_of(99, {});
    const auto item = [&](const char16_t* text, unsigned which, unsigned depth_of) {
        file.paragraph(text, sprm16(list, which) + sprm8(level, depth_of));
    };
    item(u"one", 1, 0);
    item(u"sub", 1, 1);
    item(u"deep", 1, 2);
    item(u"sub", 1, 1);
    item(u"deep", 1, 2);  // never begins anew
    item(u"two", 1, 0);
    item(u"sub", 1, 1);
    item(u"bullet", 3, 0);
    item(u"ten", 2, 0);     // the override begins at 10 …
    item(u"eleven", 1, 0);  // … and the list goes on
    item(u"twelve", 2, 0);
    item(u"no such list", 4, 0);
    file.run(u"gone", sprm8(deleted, 1)).end(sprm16(list, 1), 0, u'\r', sprm8(deleted, 1));
    item(u"thirteen", 1, 0);
    const ExtractedDocument document = read(file);
    EXPECT_EQ(document.text,
              "1.\tone\n(a)\tsub\n(i)\tdeep\n(b)\tsub\n(ii)\tdeep\n2.\ttwo\n(a)\tsub\n•\tbullet\n"
              "10.\tten\n11.\televen\n12.\ttwelve\nno such list\n13.\tthirteen");
    EXPECT_EQ(document.blocks[0].kind, BlockKind::list_item);
    EXPECT_EQ(document.blocks[2].level, 2);
    EXPECT_EQ(document.blocks[0].list, document.blocks[8].list);
    EXPECT_NE(document.blocks[0].list, document.blocks[7].list);
}

TEST(Doc, ConnectsNotesToTheirMarks) {
    WordFileWriter file;
    const std::string mark = sprm8(special, 1);
    file.run(u"Agenda").call_note(false).run(u"*").run(u" item").call_note(true).run(u"\x02", mark);
    file.run(u", 项目(").call_note(true).run(u"\x02", mark).run(u")完").end();
    file.run(u"x").call_note(true).run(u"\x02", sprm8(deleted, 1)).end().paragraph(u"End");
    file.story(1);
    file.begin_note().paragraph(u"* UNEP/GC.23/1.");
    file.begin_note().run(u"\x02", mark).run(u" The first.").end().paragraph(u"Goes on.");
    file.begin_note().run(u"(").run(u"\x02", mark).run(u") 第二。").end();
    file.begin_note().run(u"\x02", mark).run(u" Deleted.").end();
    file.story(header_story);
    const ExtractedDocument document = read(file);
    EXPECT_EQ(document.text,
              "Agenda item, 项目完\nx\nEnd\nUNEP/GC.23/1.\nThe first. Goes on.\n第二。");
    ASSERT_EQ(document.note_references.size(), 3u);
    struct Case {
        const char* before;
        const char* mark;
        std::size_t note;
    };
    const Case cases[] = {
        {"Agenda", "*", 3}, {"Agenda item", "1", 4}, {"Agenda item, 项目", "2", 5}};
    for (std::size_t i = 0; i < 3; ++i) {
        const NoteReference& reference = document.note_references[i];
        EXPECT_EQ(document.text.substr(0, reference.at), cases[i].before);
        EXPECT_EQ(reference.mark, cases[i].mark);
        ASSERT_EQ(reference.note, cases[i].note);
        EXPECT_EQ(document.blocks[reference.note].kind, BlockKind::footnote);
        EXPECT_EQ(document.blocks[reference.note].mark, cases[i].mark);
    }
}

TEST(Doc, JoinsCellsOfARow) {
    WordFileWriter file;
    const std::string cell = sprm8(in_table, 1);
    const std::string inner = cell + sprm32(depth, 2);
    const auto end_row = [&] { file.end(cell + sprm8(row_end, 1), 0, u'\x07'); };
    file.paragraph(u"Before");
    file.run(u"Region").end(cell, 0, u'\x07').run(u"Courses").end(cell, 0, u'\x07');
    end_row();
    file.run(u"Africa").end(cell).run(u"and\tAsia").end(cell, 0, u'\x07');
    file.end(cell, 0, u'\x07');
    file.run(u"12").end(cell, 0, u'\x07');
    end_row();
    file.run(u"outer").end(cell);
    file.run(u"a").end(inner + sprm8(inner_cell, 1)).run(u"b").end(inner + sprm8(inner_cell, 1));
    file.end(inner + sprm8(inner_cell, 1) + sprm8(inner_row_end, 1));
    file.run(u"rest").end(cell, 0, u'\x07').run(u"last").end(cell, 0, u'\x07');
    end_row();
    file.paragraph(u"After");
    const ExtractedDocument document = read(file);
    EXPECT_EQ(document.text,
              "Before\nRegion\tCourses\nAfrica and Asia\t\t12\nouter rest\tlast\na\tb\nAfter");
    EXPECT_EQ(document.blocks[1].kind, BlockKind::table_row);
    EXPECT_EQ(document.blocks[1].table, 1);
    EXPECT_EQ(document.blocks[3].table, 1);
    EXPECT_EQ(document.blocks[4].table, 2);
    EXPECT_EQ(document.blocks[5].table, 0);
}

TEST(Doc, SetsHeadersAndFootersApart) {
    WordFileWriter file;
    std::string sections;
    file.paragraph(u"Body");
    put32(sections, 0);
    put32(sections, file.cp());
    put16(sections, 0);
    put32(sections, 0xFFFFFFFF);
    sections.resize(8 + 12, '\0');
    file.table(6, sections);
    file.story(1).story(header_story);
    for (int i = 0; i < 6; ++i) file.begin_header();        // separators
    file.begin_header().paragraph(u"Even").paragraph(u"");  // not printed: no facing pages
    file.begin_header().paragraph(u"UNEP/GC.23/8").paragraph(u"");
    file.begin_header();
    file.begin_header().paragraph(
        u"Page \x13 PAGE \x14"
        u"3\x15 of \x13 NUMPAGES \x14"
        u"9\x15");
    file.paragraph(
            u"K0123\t\x13 PAGE \x14"
            u"3\x15")
        .paragraph(u"");
    file.begin_header().paragraph(u"First").paragraph(u"");  // no title page
    file.begin_header();
    const ExtractedDocument document = read(file);
    EXPECT_EQ(document.text, "UNEP/GC.23/8\nBody\nPage 3 of 9\nK0123");
    ASSERT_EQ(document.blocks.size(), 4u);
    EXPECT_EQ(document.blocks[0].kind, BlockKind::header);
    EXPECT_EQ(document.blocks[0].first_page, 1);
    EXPECT_EQ(document.blocks[1].kind, BlockKind::text);
    EXPECT_EQ(document.blocks[2].kind, BlockKind::page_number);
    EXPECT_EQ(document.blocks[3].kind, BlockKind::footer);
}

TEST(Doc, SaysWhyAFileCannotBeRead) {
    WordFileWriter good;
    good.paragraph(u"Words");
    WordFileWriter locked;
    locked.paragraph(u"Words").flags = 0x0300;
    WordFileWriter blank;
    blank.paragraph(u"");
    std::string old = good.word_document();
    test::set16(old, 2, 33);
    struct Case {
        const char* name;
        std::string bytes;
        ErrorCode code;
    };
    const Case cases[] = {
        {"no compound file", "not at all", ErrorCode::damaged},
        {"a password", locked.bytes(), ErrorCode::encrypted},
        {"an encrypted .docx", compound_file({{"EncryptedPackage", "x"}}), ErrorCode::encrypted},
        {"a workbook", compound_file({{"Workbook", "x"}}), ErrorCode::unsupported},
        {"something else", compound_file({{"Other", "x"}}), ErrorCode::unsupported},
        {"Word 2", compound_file({{"WordDocument", old}}), ErrorCode::unsupported},
        {"no text", blank.bytes(), ErrorCode::empty},
        {"no tables", compound_file({{"WordDocument", good.word_document()}}), ErrorCode::damaged},
        {"a short header",
         compound_file({{"WordDocument", good.word_document().substr(0, 60)}, {"1Table", "x"}}),
         ErrorCode::damaged},
    };
    for (const Case& c : cases) {
        const Result<ExtractedDocument> document = extracted(c.bytes);
        ASSERT_FALSE(document) << c.name;
        EXPECT_EQ(document.error().code, c.code) << c.name << ": " << describe(document.error());
        EXPECT_NE(document.error().where.find("test.doc"), std::string::npos) << c.name;
    }
}

// No change of one byte or one length may crash the reader, and none may break the promises.
TEST(Doc, SurvivesDamage) {
    WordFileWriter file;
    file.style(0, 0xFFF, u"Normal", {}).list(3, {{0, std::u16string(u"\0.", 2)}});
    file.override_of(3, {{0, 4}});
    file.paragraph(u"One", sprm16(list, 1)).run(u"a").call_note(true);
    file.run(u"\x02", sprm8(special, 1)).end().run(u"x").end(sprm8(in_table, 1), 0, u'\x07');
    file.story(1).begin_note().paragraph(u"Note").story(header_story);
    const std::string good = file.bytes();
    for (std::size_t at = 0; at < good.size(); at += 13) {
        std::string bytes = good;
        bytes[at] = static_cast<char>(bytes[at] ^ 0xFF);
        const Result<ExtractedDocument> document = extracted(bytes);
        if (!document) continue;
        EXPECT_EQ(check_extracted(*document), std::vector<std::string>{}) << at;
    }
    for (std::size_t kept = 0; kept < good.size(); kept += 97) extracted(good.substr(0, kept));
}

Result<ExtractedDocument> sample(const std::string& name) {
    std::ifstream in(std::string(MEA_SOURCE_DIR "/corpus/samples/") + name, std::ios::binary);
    return extracted({std::istreambuf_iterator<char>(in), {}});
}

TEST(Doc, ReadsTheSamplesInSixLanguages) {
    struct Case {
        const char* language;
        const char* beginnings[3];  // of the first items of the three levels below paragraph 6
        std::size_t automatic;      // blocks with an automatic label
    };
    const Case cases[] = {
        {"en", {"(a)\tTraining", "(i)\tCourses", "a.\tSampling"}, 52},
        {"fr", {"a)\tFormation", "i)\tCours", "a.\tLe prélèvement"}, 52},
        {"es", {"a)\tCapacitación", "i)\tCursos", "a.\tToma"}, 52},
        {"ru", {"a)\tподготовка", "i)\tкурсы", "a.\tотбор"}, 0},  // typed
        {"ar", {"(أ)\tالتدريب", "'1'\tدورات", "أ-\tأخذ"}, 30},    // typed below the first
        {"zh", {"(a)\t培训", "(一)\t为海关", "a.\t取样"}, 52},
    };
    for (const Case& c : cases) {
        const std::string name = std::string("note.") + c.language + ".doc";
        const Result<ExtractedDocument> document = sample(name);
        ASSERT_TRUE(document) << name << ": " << describe(document.error());
        EXPECT_EQ(check_extracted(*document), std::vector<std::string>{}) << name;
        EXPECT_EQ(document->text.find("DELETEDSENTENCE"), std::string::npos) << name;
        std::size_t automatic = 0, rows = 0;
        std::string marks;
        for (const Block& block : document->blocks) {
            if (!block.label.empty()) ++automatic;
            if (block.kind == BlockKind::table_row && block.table == 2) ++rows;
            if (block.kind == BlockKind::footnote) marks += block.mark;
        }
        EXPECT_EQ(automatic, c.automatic) << name;
        EXPECT_EQ(rows, 6u) << name;
        EXPECT_EQ(marks.substr(0, 4), "*123") << name;
        EXPECT_EQ(document->note_references.size(), 5u) << name;
        for (const NoteReference& reference : document->note_references)
            EXPECT_NE(reference.note, NoteReference::npos) << name << " " << reference.mark;
        EXPECT_EQ(document->blocks[document->blocks.size() - 4].kind, BlockKind::header) << name;
        for (const char* beginning : c.beginnings)
            EXPECT_NE(document->text.find(std::string("\n") + beginning), std::string::npos)
                << name << ": " << beginning;
    }
}

// Every Word file of the shared suites, hostile ones too.
TEST(Doc, KeepsItsPromisesOnTheSuites) {
    const char* shared = std::getenv("MEA_SHARED");
    const std::filesystem::path suites =
        (shared ? std::filesystem::path(shared)
                : std::filesystem::path(MEA_SOURCE_DIR "/../shared")) /
        "suites";
    if (!std::filesystem::exists(suites)) GTEST_SKIP() << "the shared suites are not here";
    std::size_t read_files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(suites)) {
        if (entry.path().extension() != ".doc") continue;
        std::ifstream in(entry.path(), std::ios::binary);
        const Result<ExtractedDocument> document =
            extracted({std::istreambuf_iterator<char>(in), {}});
        if (!document) continue;
        ++read_files;
        EXPECT_EQ(check_extracted(*document), std::vector<std::string>{}) << entry.path();
    }
    EXPECT_GT(read_files, 100u);
}

}  // namespace
}  // namespace mea
