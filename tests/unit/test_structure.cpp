// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "case_document.h"
#include "pipeline/language.h"
#include "pipeline/levels.h"
#include "pipeline/numbering.h"
#include "pipeline/segmenter.h"
#include "pipeline/zones.h"

namespace mea {
namespace {

using Style = EnumeratorStyle;

struct EnumeratorCase {
    std::string_view text;
    std::string_view style;  // "" when there is none
    int ordinal;
    std::string_view label;
};

constexpr EnumeratorCase enumerator_cases[] = {
    // Paragraph numbers of every language.
    {"28. The Conference decided", "decimal", 28, "28."},
    {"1.\tWords of an automatic list", "decimal", 1, "1."},
    {"12\tWords", "decimal", 12, "12"},
    {"7.《保护臭氧层维也纳公约》", "decimal", 7, "7."},
    {"25、缔约方大会", "decimal", 25, "25、"},
    {"３．缔约方", "decimal", 3, "３．"},
    {"٢- وقد قرر", "decimal", 2, "٢-"},
    {"1 - أطلقت", "decimal", 1, "1 -"},
    {"14. Просит секретариат", "decimal", 14, "14."},
    {"9. Prie le Secrétariat", "decimal", 9, "9."},
    {"12 bis. Chaque Partie", "decimal", 12, "12 bis."},
    {"10.4 The Office", "decimal_multi", 4, "10.4"},
    {"1.2 《规章》界定的用语", "decimal_multi", 2, "1.2"},
    {"10.1承包者应提交报告", "decimal_multi", 1, "10.1"},
    {"1.5亿美元用于灯塔", "", 0, ""},
    {"3.2和3.3所述", "", 0, ""},
    {"1.2 “Lamp” means a light", "decimal_multi", 2, "1.2"},
    {"2.5 million lamps", "", 0, ""},
    {"2-1 السياسات والاستراتيجيات", "decimal_multi", 1, "2-1"},
    {"29A.1 The Office", "decimal_multi", 1, "29A.1"},
    {"31.I.2 The objective", "decimal_multi", 2, "31.I.2"},
    // Sub-paragraphs.
    {"(a) Convene", "letter_parens", 1, "(a)"},
    {"(iv) Report", "roman_parens", 4, "(iv)"},
    {"b) Présenter", "lower_letter", 2, "b)"},
    {"ii) Qu’il acceptera", "lower_roman", 2, "ii)"},
    {"в) представить", "lower_letter", 3, "в)"},
    {"（十一）污染物", "han_parens", 11, "（十一）"},
    {"㈢ 在实际可行", "han_parens", 3, "㈢"},
    {"（ⅱ）培训", "roman_parens", 2, "（ⅱ）"},
    {"(ج) أن تقدم", "letter_parens", 3, "(ج)"},
    {"(هـ) يعني", "letter_parens", 5, "(هـ)"},
    {"'1' أن يقدم", "decimal_parens", 1, "'1'"},
    {"(3) Second", "decimal_parens", 3, "(3)"},
    {"[(b) Convene]", "letter_parens", 2, "[(b)"},
    {"[4. Decides", "decimal", 4, "[4."},
    {"［4. 决定", "decimal", 4, "［4."},
    {"[٤- يقرر", "decimal", 4, "[٤-"},
    {"© Promote lights", "letter_parens", 3, "©"},
    // Section headings.
    {"IV. Proposed budget", "upper_roman", 4, "IV."},
    {"A. Mandate", "upper_letter", 1, "A."},
    {"A.《巴塞尔公约》", "upper_letter", 1, "A."},
    {"二、背景", "han", 2, "二、"},
    {"十一. 今后的活动", "han", 11, "十一."},
    {"أولاً – معلومات عامة", "arabic_ordinal", 1, "أولاً –"},
    {"ثاني عشر - خاتمة", "arabic_ordinal", 12, "ثاني عشر -"},
    {"باء - الموارد", "upper_letter", 2, "باء -"},
    {"• A point", "bullet", 0, "•"},
    // Not enumerators.
    {"2005 was a year", "", 0, ""},
    {"2.5 million tons", "", 0, ""},
    {"12 July 2013", "", 0, ""},
    {"(s)tates", "", 0, ""},
    {"(UNEP) is", "", 0, ""},
    {"[4] Smith, 1999", "", 0, ""},
    {"© 2041 Lighthouse Board", "", 0, ""},
    {"一般来说", "", 0, ""},
    {"أول اجتماع", "", 0, ""},
    {"", "", 0, ""},
};

TEST(Numbering, ReadsEnumerators) {
    for (const EnumeratorCase& one : enumerator_cases) {
        const std::optional<Enumerator> read = read_enumerator(one.text);
        SCOPED_TRACE(one.text);
        EXPECT_EQ(read.has_value(), !one.style.empty());
        if (!read) continue;
        EXPECT_EQ(name_of(read->style), one.style);
        EXPECT_EQ(read->ordinal, one.ordinal);
        EXPECT_EQ(read->label, one.label);
        EXPECT_LE(read->size, one.text.size());
    }
}

TEST(Numbering, HoldsTheSecondReading) {
    const std::optional<Enumerator> roman = read_enumerator("(i) Words");
    ASSERT_TRUE(roman && roman->alternative);
    EXPECT_EQ(roman->ordinal, 9);
    EXPECT_EQ(*roman->alternative, Style::roman_parens);
    EXPECT_EQ(roman->alternative_ordinal, 1);
    const std::optional<Enumerator> typed = read_enumerator("с) words");  // Cyrillic
    ASSERT_TRUE(typed && typed->alternative);
    EXPECT_EQ(typed->alternative_ordinal, 3);
}

TEST(Numbering, CountsInLettersRomanAndHan) {
    EXPECT_EQ(letter_of(3), "c");
    EXPECT_EQ(letter_of(27), "aa");
    EXPECT_EQ(letter_of(0), "");
    EXPECT_EQ(roman_of(28), "xxviii");
    EXPECT_EQ(roman_value("XXVIII"), 28);
    EXPECT_EQ(roman_value("iiii"), 0);
    EXPECT_EQ(han_value("二十八"), 28);
    EXPECT_EQ(han_value("十"), 10);
    EXPECT_EQ(han_value("一四三"), 143);
    EXPECT_EQ(han_value("条"), 0);
    for (int n = 1; n < 200; ++n) EXPECT_EQ(roman_value(roman_of(n)), n);
}

Segmentation structure_of(const ExtractedDocument& document) {
    const Languages languages = detect_languages(document);
    return segment(document, languages, find_zones(document, languages));
}

constexpr std::array case_files = {"reports",   "acts",      "treaties",
                                   "contracts", "numbering", "footnotes"};

// "p1 fn1 fn2?": the ids of all segments that are not furniture, in reading order; "?" after a note
// that is not sure of its mark.
std::vector<std::string> ids_of(const Segmentation& structure) {
    std::vector<std::string> ids;
    for (const Segment& segment : structure.segments) {
        if (segment.kind == SegmentKind::running_head) continue;
        const bool doubtful = segment.kind == SegmentKind::footnote && segment.confidence < 1;
        ids.push_back(segment.id + (doubtful ? "?" : ""));
    }
    return ids;
}

// "p1:fn1": from which segment which note is called.
std::vector<std::string> calls_of(const Segmentation& structure) {
    std::vector<std::string> calls;
    for (const NoteAnchor& call : structure.note_refs)
        calls.push_back(call.segment + ":" + call.footnote);
    return calls;
}

std::vector<std::string> words_of_lines(const std::vector<std::string>& lines) {
    std::vector<std::string> words;
    for (const std::string& line : lines)
        for (std::string& word : words_of_line(line)) words.push_back(std::move(word));
    return words;
}

TEST(Structure, Cases) {
    for (const char* name : case_files) {
        const CaseFile file = read_case_file(std::string("structure/") + name);
        ASSERT_FALSE(file.cases.empty()) << "no cases in " << file.path;
        for (const CaseFile::Case& one : file.cases) {
            SCOPED_TRACE(file.path + ": " + one.name);
            const Segmentation structure = structure_of(document_of(one.lines));
            EXPECT_EQ(ids_of(structure), words_of_lines(one.expected));
            EXPECT_EQ(calls_of(structure), words_of_lines(one.calls));
        }
    }
}

// The laws of the data hold whatever the document.
void expect_lawful(const ExtractedDocument& document, const Segmentation& structure) {
    std::vector<std::string> ids;
    for (const Segment& segment : structure.segments) {
        EXPECT_EQ(std::count(ids.begin(), ids.end(), segment.id), 0) << segment.id;
        ids.push_back(segment.id);
        EXPECT_FALSE(segment.rule.empty()) << segment.id;
        EXPECT_LE(segment.range.end, document.text.size());
        if (segment.parent.empty()) continue;
        const auto parent =
            std::find_if(structure.segments.begin(), structure.segments.end(),
                         [&segment](const Segment& other) { return other.id == segment.parent; });
        ASSERT_NE(parent, structure.segments.end()) << segment.parent;
        const bool inside =
            parent->kind == SegmentKind::heading || parent->range.contains(segment.range);
        EXPECT_TRUE(inside) << segment.id << " in " << parent->id;
    }
    for (const Block& block : document.blocks) {
        const bool held = std::any_of(
            structure.segments.begin(), structure.segments.end(),
            [&block](const Segment& segment) { return segment.range.contains(block.range); });
        EXPECT_TRUE(held) << slice(document.text, block.range);
    }
}

TEST(Structure, KeepsTheLaws) {
    for (const char* name : case_files) {
        const CaseFile file = read_case_file(std::string("structure/") + name);
        for (const CaseFile::Case& one : file.cases) {
            SCOPED_TRACE(file.path + ": " + one.name);
            const ExtractedDocument document = document_of(one.lines);
            expect_lawful(document, structure_of(document));
        }
    }
}

// Documents that no rule expects: all is held, nothing is named twice, doubts are warnings.
TEST(Structure, BadInputKeepsTheLaws) {
    struct Bad {
        const char* name;
        std::vector<std::string> lines;
        std::size_t least_warnings;
    };
    std::vector<Bad> all = {
        {"a document without numbers",
         {"The keepers met.", "Хранители собрались.", "管理员开会。", "اجتمع الحراس.",
          "Les gardiens se réunissent.", "Los guardianes se reúnen."},
         0},
        {"pages without text", {"\\f", "\\f", "1. The first paragraph is here.", "\\f", "\\f"}, 0},
        {"numbers that all are one", std::vector<std::string>(200, "1. The same words again."), 1},
        {"only labels",
         {"(a)", "1.", "IV.", "第", "附件", "(ج)", "Annex", "Article", "Decision"},
         0},
        {"numbers beyond any count",
         {"99999999999999999999. A paragraph.", "2147483647. Another paragraph.", "1. One."},
         0},
    };
    Bad backwards{"numbers that run backwards", {}, 1};
    for (int n = 300; n > 0; --n)
        backwards.lines.push_back(std::to_string(n) + ". A paragraph that stands before the last.");
    Bad holes{"a number in ten", {}, 1};
    for (int n = 1; n < 600; n += 10)
        holes.lines.push_back(std::to_string(n) + ". A paragraph that has lost its neighbours.");
    all.push_back(std::move(backwards));
    all.push_back(std::move(holes));
    for (const Bad& one : all) {
        SCOPED_TRACE(one.name);
        const ExtractedDocument document = document_of(one.lines);
        const Segmentation structure = structure_of(document);
        expect_lawful(document, structure);
        EXPECT_GE(structure.warnings.size(), one.least_warnings);
    }
}

// Too many segments for the quadratic check of all laws: each block is held, no id is taken twice.
TEST(Structure, NestingWithoutEndIsHeld) {
    constexpr int depth = 10000;
    constexpr std::array marks = {"(a) ", "(i) ", "a. ", "i. ", "(1) ", "(أ) ", "(一) ", "1) "};
    std::vector<std::string> lines = {"1. The list opens:"};
    for (std::size_t n = 0; n < depth; ++n)
        lines.push_back(std::string(marks.at(n % marks.size())) + "A level that opens the next:");
    for (int n = 0; n < depth; ++n) lines.push_back("Annex");
    const ExtractedDocument document = document_of(lines);
    const Segmentation structure = structure_of(document);
    std::set<std::string> ids;
    std::size_t reached = 0;
    std::size_t longest = 0;
    for (const Segment& segment : structure.segments) {
        EXPECT_TRUE(ids.insert(segment.id).second) << segment.id;
        reached = std::max(reached, segment.range.end);
        longest = std::max(longest, segment.id.size());
    }
    EXPECT_EQ(reached, document.text.size());
    std::vector<Range> ranges;
    for (const Segment& segment : structure.segments) ranges.push_back(segment.range);
    std::sort(ranges.begin(), ranges.end(),
              [](const Range& a, const Range& b) { return a.begin < b.begin; });
    std::size_t next = 0;
    std::size_t held = 0;  // to here by the segments that begin before the block
    for (const Block& block : document.blocks) {
        for (; next < ranges.size() && ranges[next].begin <= block.range.begin; ++next)
            held = std::max(held, ranges[next].end);
        ASSERT_GE(held, block.range.end) << slice(document.text, block.range);
    }
    constexpr std::size_t longest_id = 200;  // an id is a key, not a path to 10,000 levels
    EXPECT_LE(longest, longest_id);
}

// A printed line of 12 points at the end of a document, from `top` down.
Block& add_line(ExtractedDocument& document, std::string_view words, double top) {
    const std::size_t begin = document.text.size();
    document.text += words;
    Block block;
    block.range = {begin, document.text.size()};
    block.first_page = block.last_page = 1;
    block.font_size = 12;
    block.box = {200, top, 400, top + 12};
    document.text += '\n';
    return document.blocks.emplace_back(block);
}

// A page of centred lines; a second line of a title is the same size and close below the first.
TEST(Structure, TheTitleOfAPartInChineseGoesOnInTheNextCentredLine) {
    const auto ids_with = [](double gap, const char* second) {
        ExtractedDocument document;
        double top = 100;
        for (const char* words : {"第一部分", "包括灯塔保护区在内的划区", second, "第一条", "宗旨",
                                  "一、缔约方应保持灯火。", "二、缔约方应开展合作。"}) {
            Block& block = add_line(document, words, top);
            block.centred = std::string_view(words).find("。") == std::string_view::npos;
            top += 12 + (std::string_view(words) == "包括灯塔保护区在内的划区" ? gap : 6);
        }
        return ids_of(structure_of(document));
    };
    const std::vector<std::string> rest{"a1", "a1.h1", "a1.h2", "a1.p1", "a1.p2"};
    const auto after = [&](std::vector<std::string> ids) {
        ids.insert(ids.end(), rest.begin(), rest.end());
        return ids;
    };
    EXPECT_EQ(ids_with(6, "管理工具等措施"), after({"h1", "h2"}));
    EXPECT_NE(ids_with(40, "管理工具等措施"), after({"h1", "h2"}));
    EXPECT_NE(ids_with(6, "(2023)"), after({"h1", "h2"}));
}

// Two lines of one type close together: capitals, or a small letter at the beginning of the second.
TEST(Structure, ATitleGoesOnInTheNextLine) {
    using Lines = std::vector<std::string>;
    const auto ids_with = [](const Lines& lines, double gap) {
        ExtractedDocument document;
        double top = 100;
        for (const std::string& words : lines) {
            add_line(document, words, top).bold = !words.ends_with('.');
            top += 12 + gap;
        }
        return ids_of(structure_of(document));
    };
    const Lines joined{"h1", "h2", "a1", "a1.h1", "a1.p1", "a1.p2"};
    for (const Lines& lines :
         {Lines{"PART I", "LIGHTS OF THE COAST AND", "LIGHTS OF THE SEA", "Article 1",
                "1. Parties shall keep lights.", "2. They shall keep them at night."},
          Lines{"PARTIE I", "FEUX DE LA CÔTE", "ET FEUX DE LA MER", "Article premier",
                "1. Les Parties entretiennent les feux.", "2. Elles le font la nuit."},
          Lines{"PARTE I", "LUCES DE LA COSTA", "Y LUCES DEL MAR", "Artículo 1",
                "1. Las Partes mantendrán las luces.", "2. Lo harán de noche."},
          Lines{"ЧАСТЬ I", "ОГНИ ПОБЕРЕЖЬЯ", "И ОГНИ МОРЯ", "Статья 1", "1. Стороны содержат огни.",
                "2. Они делают это ночью."}}) {
        EXPECT_EQ(ids_with(lines, 2), joined) << lines[0];
        EXPECT_NE(ids_with(lines, 20), joined) << lines[0];
    }
    EXPECT_EQ(ids_with({"Статья 1 Взаимоотношения между огнями и", "огнями моря",
                        "1. Стороны содержат огни.", "2. Они делают это ночью."},
                       2),
              (Lines{"a1", "a1.h1", "a1.p1", "a1.p2"}));
}

TEST(Structure, AnItalicLineAboveANumberedParagraphHeadsIt) {
    using Lines = std::vector<std::string>;
    const auto ids_of_lines = [](const Lines& lines, std::size_t italic) {
        ExtractedDocument document = document_of(lines);
        if (italic < document.blocks.size()) document.blocks[italic].italic = true;
        return ids_of(structure_of(document));
    };
    for (const Lines& lines :
         {Lines{"1. The Board has forty lamps.", "Lamps out of use", "2. Four of them do not burn.",
                "Twelfth meeting"},
          Lines{"1. Le Conseil a quarante lampes.", "Lampes hors d’usage",
                "2. Quatre ne brûlent pas.", "Douzième réunion"},
          Lines{"1. La Junta tiene cuarenta lámparas.", "Lámparas fuera de uso",
                "2. Cuatro no arden.", "Duodécima reunión"},
          Lines{"1. У Совета сорок ламп.", "Лампы, которые не горят", "2. Четыре не горят.",
                "Двенадцатое совещание"},
          Lines{"1. 理事会有四十盏灯。", "停用的灯", "2. 四盏灯不亮。", "第十二次会议"},
          Lines{"1- لدى المجلس أربعون مصباحاً.", "مصابيح معطلة", "2- أربعة منها لا تضيء.",
                "الاجتماع الثاني عشر"}}) {
        EXPECT_EQ(ids_of_lines(lines, 1), (Lines{"p1", "h1", "p2", "u1"})) << lines[1];
        EXPECT_EQ(ids_of_lines(lines, 3), (Lines{"p1", "u1", "p2", "u2"})) << lines[3];
    }
}

TEST(Structure, AnEmptyDocumentHasNone) {
    EXPECT_TRUE(structure_of(ExtractedDocument{}).segments.empty());
}

TEST(Structure, NotesAreCalledFromTheInnermostSegment) {
    DocumentBuilder out("test");
    out.add("# I. Introduction", {});
    out.add("1. The following was decided:", {});
    out.add("(a) To meet again; to report.", {}, {{16, NoteReference::npos, "1"}});
    Block note;
    note.kind = BlockKind::footnote;
    note.mark = "1";
    const std::size_t block = out.add("See UNEP/GC.23/1.", note);
    out.references().front().note = block;
    const ExtractedDocument document = std::move(out).finish();
    const Segmentation structure = structure_of(document);
    ASSERT_EQ(structure.note_refs.size(), 1U);
    EXPECT_EQ(structure.note_refs[0].segment, "p1.a");
    EXPECT_EQ(structure.note_refs[0].footnote, "fn1");
}

TEST(Structure, NotesAreCalledByTheirOwnIdBeforeWhateverFollows) {
    DocumentBuilder out("test");
    out.add("1. The following was decided.", {}, {{28, NoteReference::npos, "1"}});
    Block note;
    note.kind = BlockKind::footnote;
    note.mark = "1";
    const std::size_t block = out.add("See UNEP/GC.23/1.", note);
    Block footer;
    footer.kind = BlockKind::footer;
    out.add("UNEP/GC.24/1", footer);
    out.add("2. The meeting rose at noon.", {});
    out.add("3. It met again.", {});
    out.references().front().note = block;
    const ExtractedDocument document = std::move(out).finish();
    const Segmentation structure = structure_of(document);
    ASSERT_EQ(structure.note_refs.size(), 1U);
    EXPECT_EQ(structure.note_refs[0].segment, "p1");
    EXPECT_EQ(structure.note_refs[0].footnote, "fn1");
}

}  // namespace
}  // namespace mea
