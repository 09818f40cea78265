// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "compound_file_writer.h"
#include "extractors/extractor.h"
#include "word_file_writer.h"

// Word 97: drawn shapes, comments, notes by page and section, numbers of older versions.

namespace mea {
namespace {

using test::put16;
using test::put32;
using test::sprm16;
using test::sprm8;
using test::WordFileWriter;

constexpr unsigned special = 0x0855, legacy_level = 0x240D, outline = 0x2640, page_before = 0x2407;
constexpr unsigned note_restart = 0x303C, note_format = 0x5040, note_start = 0x503F,
                   section_break = 0x3009;
constexpr std::size_t comment_story = 4, box_story = 6;
constexpr std::size_t table_comments = 4, table_sections = 6, table_shapes = 40,
                      table_drawings = 50, table_boxes = 56;

ExtractedDocument read(WordFileWriter& file) {
    Source source;
    source.path = "test.doc";
    source.bytes = file.bytes();
    Result<ExtractedDocument> document = extract_doc(source, Limits{});
    EXPECT_TRUE(document) << describe(document.error());
    if (!document) return {};
    EXPECT_EQ(check_extracted(*document), std::vector<std::string>{});
    return *std::move(document);
}

// A record of a drawing: its instance, its type, its content.
std::string record(unsigned type, const std::string& content, unsigned instance = 0) {
    std::string bytes;
    put16(bytes, (instance << 4) | 0xF);
    put16(bytes, type);
    put32(bytes, content.size());
    return bytes + content;
}

std::string shape(unsigned long id, const std::u16string& words = {}) {
    std::string identity;
    put32(identity, id);
    put32(identity, 0);
    std::string content = record(0xF00A, identity);
    if (!words.empty()) {
        std::string options, data;
        put16(options, 0x017F);  // an option without data
        put32(options, 1);
        put16(options, 0x80C0);
        put32(options, 2 * words.size() + 2);
        for (const char16_t unit : words) put16(data, unit);
        put16(data, 0);
        content += record(0xF00B, options + data, 2);
    }
    return record(0xF004, content);
}

struct Box {
    unsigned long id;
    std::size_t begin;
};

// Where shapes stand in the text, and which have which part of the text boxes' story.
void place_shapes(WordFileWriter& file,
                  const std::vector<std::pair<std::size_t, unsigned long>>& at,
                  const std::vector<Box>& boxes, std::size_t boxes_end) {
    std::string anchors, shapes, texts, owners;
    for (const auto& [cp, id] : at) {
        put32(anchors, cp);
        put32(shapes, id);
        shapes.resize(shapes.size() + 22, '\0');
    }
    put32(anchors, 9999);
    for (const Box& box : boxes) {
        put32(texts, box.begin);
        owners.resize(owners.size() + 14, '\0');
        put32(owners, box.id);
        put32(owners, 0);
    }
    put32(texts, boxes_end);
    file.table(table_shapes, anchors + shapes).table(table_boxes, texts + owners);
}

TEST(DocShapes, StandWhereTheyAreAnchored) {
    WordFileWriter file;
    const std::string mark = sprm8(special, 1);
    file.run(u"First").run(u"\x08", mark).end();
    file.run(u"Second").run(u"\x08", mark).end().paragraph(u"Third");
    file.story(box_story);
    std::vector<Box> boxes;
    const std::pair<unsigned long, const char16_t*> rows[] = {{2003, u"in the group, two"},
                                                              {2002, u"in the group, one"},
                                                              {2010, u"alone"},
                                                              {77, u"lost"}};
    for (const auto& [id, words] : rows) {
        boxes.push_back({id, file.cp_in_story()});
        file.paragraph(words);
    }
    place_shapes(file, {{5, 2001}, {13, 2010}}, boxes, file.cp_in_story());
    const std::string group =
        record(0xF003, shape(2001) + shape(2002) + shape(2003) + shape(2004, u"ЧЕРНОВИК"));
    const std::string page = record(0xF003, shape(2000) + group + shape(2010));
    file.table(table_drawings, record(0xF000, {}) + '\0' + record(0xF002, page) + '\1' +
                                   record(0xF002, record(0xF003, shape(3000))));
    const ExtractedDocument document = read(file);
    EXPECT_EQ(document.text,
              "First\nin the group, one\nin the group, two\nЧЕРНОВИК\nSecond\nalone\nThird\nlost");
    ASSERT_EQ(document.blocks.size(), 8u);
    EXPECT_EQ(document.blocks[1].kind, BlockKind::text_box);
    EXPECT_EQ(document.blocks[3].kind, BlockKind::text_box);
}

TEST(DocShapes, SurviveDamage) {
    std::string nested;
    for (int i = 0; i < 100; ++i) nested = record(0xF003, shape(5, u"deep") + nested);
    const std::string good =
        record(0xF000, {}) + '\0' + record(0xF002, record(0xF003, shape(1) + nested));
    for (std::size_t kept = 0; kept <= good.size(); kept += 7) {
        WordFileWriter file;
        file.run(u"Words").run(u"\x08", sprm8(special, 1)).end();
        place_shapes(file, {{5, 5}}, {}, 0);
        file.table(table_drawings, good.substr(0, kept));
        EXPECT_EQ(read(file).text.substr(0, 5), "Words") << kept;
    }
}

// 20,000 notes that all are the whole story of notes would be 400 million characters.
TEST(DocNotes, OfDamagedFilesDoNotMultiply) {
    constexpr std::size_t count = 20'000;
    WordFileWriter file;
    file.run(std::u16string(count, u'x')).end();
    file.story(1).paragraph(std::u16string(count, u'y')).story(2);
    std::string references, kinds, texts;
    for (std::size_t i = 0; i < count; ++i) {
        put32(references, i);
        put16(kinds, 1);
        put32(texts, i % 2 == 0 ? 0 : count);
    }
    put32(references, count);
    put32(texts, count);
    file.table(2, references + kinds).table(3, texts);
    EXPECT_LT(read(file).text.size(), 20 * count);
}

TEST(DocComments, StandApartFromTheText) {
    WordFileWriter file;
    file.run(u"Kept").run(u"\x05", sprm8(special, 1)).end();
    file.story(comment_story);
    file.paragraph(u"<<ODS DOC SYMBOL1>>A/80/1<<ODS DOC SYMBOL1>>");
    file.paragraph(u"What a reviewer said").paragraph(u"تعليق").paragraph(u"意见").paragraph(u"Да");
    file.table(table_comments, std::string(4, '\0'));
    const ExtractedDocument document = read(file);
    EXPECT_EQ(document.text, "Kept\nWhat a reviewer said\nتعليق\n意见\nДа")
        << "but no tags of the archive";
    EXPECT_EQ(document.blocks.back().kind, BlockKind::text_box);
    EXPECT_EQ(document.metadata.at("symbol"), "A/80/1");
}

struct Section {
    std::size_t end;
    std::string sprms;
};

// The sections' properties stand in WordDocument, after everything else.
void write_sections(WordFileWriter& file, const std::vector<Section>& sections) {
    std::string ends, rows;
    put32(ends, 0);
    for (const Section& section : sections) {
        put32(ends, section.end);
        put16(rows, 0);
        put32(rows, file.section_properties(section.sprms));
        rows.resize(rows.size() + 6, '\0');
    }
    file.table(table_sections, ends + rows);
}

TEST(DocNotes, AreNumberedAsTheSectionSays) {
    constexpr unsigned each_section = 1, each_page = 2;
    struct Case {
        const char* name;
        std::string first, second;  // sprms of the two sections
        const char* marks;
    };
    const std::vector<Case> cases{
        {"through the document", {}, {}, "1 2 3 4 5 "},
        {"anew in each section", sprm8(note_restart, each_section),
         sprm8(note_restart, each_section), "1 2 3 1 2 "},
        {"anew after page breaks", sprm8(note_restart, each_page), sprm8(note_restart, each_page),
         "1 2 1 1 1 "},
        {"the section goes on on the page", sprm8(note_restart, each_page),
         sprm8(note_restart, each_page) + sprm8(section_break, 0), "1 2 1 2 1 "},
        {"from 5 in letters, then in Chinese", sprm16(note_start, 5) + sprm16(note_format, 4),
         sprm16(note_format, 37), "e f g 八 九 "},
        {"signs", sprm16(note_format, 9), sprm16(note_format, 9), "* † ‡ § ** "},
        {"abjad", sprm16(note_format, 48), sprm16(note_format, 48), "أ ب ج د ه "},
    };
    for (const Case& c : cases) {
        WordFileWriter file;
        const auto call = [&](const char16_t* words) {
            file.run(words).call_note(true).run(u"\x02", sprm8(special, 1));
        };
        call(u"a");
        call(u"b");
        file.run(u"\x0C").end();
        call(u"c");
        file.end({}, 0, u'\x0C');
        const std::size_t section = file.cp();
        call(u"d");
        file.end();
        call(u"e");
        file.end(sprm8(page_before, 1));
        write_sections(file, {{section, c.first}, {file.cp(), c.second}});
        file.story(1);
        for (const char16_t* note : {u" 1", u" 2", u" 3", u" 4", u" 5"})
            file.begin_note().run(u"\x02", sprm8(special, 1)).paragraph(note);
        file.story(2);
        std::string marks;
        for (const NoteReference& reference : read(file).note_references)
            marks += reference.mark + " ";
        EXPECT_EQ(marks, c.marks) << c.name;
    }
}

TEST(DocNumbers, OfOlderVersionsAndFields) {
    std::string look(1, '\0');  // ANLD of Word 97: Arabic abjad, "(" before and ")" after
    look[0] = 48;
    look += std::string("\1\1\0", 3) + std::string(6, '\0') + std::string("\3\0", 2);
    look.resize(20, '\0');
    put16(look, '(');
    put16(look, ')');
    look.resize(84, '\0');
    std::string anld;
    put16(anld, 0xC63E);
    anld += static_cast<char>(look.size()) + look;
    WordFileWriter file;
    file.style(0, 0xFFF, u"Normal", {});
    file.style(0xFFE, 0, u"Numbered", sprm8(legacy_level, 10) + anld);
    file.paragraph(u"ثالثا", {}, 1).paragraph(u"رابعا", {}, 1);
    file.paragraph(u"\x13 AUTONUMLGL \x15 Part", sprm8(outline, 0));
    file.paragraph(u"\x13 AUTONUMLGL \\e \x15 Chapter", sprm8(outline, 1));
    file.paragraph(u"See \x13 LISTNUM \\l 2 \x15 and \x13 LISTNUM \\l 2 \x15.");
    const ExtractedDocument document = read(file);
    EXPECT_EQ(document.text, "(ج)\tثالثا\n(د)\tرابعا\n1. Part\n1.1 Chapter\nSee a) and b).");
    EXPECT_EQ(document.blocks[0].kind, BlockKind::list_item);
    EXPECT_EQ(document.blocks[0].label, "(ج)");
}

}  // namespace
}  // namespace mea
