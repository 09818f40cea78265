// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "extractors/bidi.h"
#include "extractors/extractor.h"
#include "extractors/footnotes.h"
#include "extractors/line_text.h"
#include "extractors/paragraphs.h"
#include "extractors/poppler_data.h"
#include "pipeline/text.h"
#include "tests/unit/typesetter.h"

namespace mea {
namespace {

// ---- printed order → logical order -------------------------------------------------------------

struct OrderCase {
    const char* name;
    const char* printed;  // left to right
    const char* logical;
};

constexpr OrderCase order_cases[] = {
    {"letters", "ةداملا", "المادة"},
    {"number stays", "٢٠١٣ هيلوي", "يوليه ٢٠١٣"},
    {"range of days", "٢٦-١٥", "١٥-٢٦"},
    {"ASCII number", "12 ةداملا", "المادة 12"},
    {"brackets", "(ب) (١) ٢١", "٢١ (١) (ب)"},
    {"Latin inside", "ISBA/19/C/17 ةقيثولا", "الوثيقة ISBA/19/C/17"},
    {"decision of a body", "1/CP.21 ررقملا", "المقرر 1/CP.21"},
    {"symbol at the end", ".ISBA/16/A/12/Rev.1 (١)", "(١) ISBA/16/A/12/Rev.1."},
    {"full stop", ".نيرشعلا", "العشرين."},
    {"mark after its base", "لمّا", "امّل"},
};

TEST(Bidi, LogicalOrder) {
    for (const OrderCase& c : order_cases) {
        std::string logical;
        for (const Placed& placed : logical_order(wide(c.printed), {true, true})) {
            logical += to_utf8(placed.value);
        }
        EXPECT_EQ(logical, c.logical) << c.name;
    }
}

TEST(Bidi, LigatureStoredInReadingOrder) {
    std::vector<Placed> text = logical_order(U"\uFEB2\uFEE0\uFEDF\uFEE4\uFEA0\uFE8D", {true, true});
    mend_ligatures(text);
    std::string out;
    for (const Placed& placed : text) {
        for (const char32_t letter : letters_of(placed.value)) out += to_utf8(letter);
    }
    EXPECT_EQ(out, "المجلس");
}

TEST(Bidi, Letters) {
    EXPECT_EQ(letters_of(0xFB01), U"fi");
    EXPECT_EQ(letters_of(0xFEFB), U"لا");
    EXPECT_EQ(letters_of(U'é'), U"é");
    EXPECT_EQ(letters_of(0x202B), U"");
    EXPECT_EQ(letters_of(0x2170), U"ⅰ") << "other compatibility characters are the writer's";
}

TEST(Bidi, Tatweel) {
    const auto stretching = [](std::string_view text, std::size_t at) {
        std::vector<Placed> placed;
        for (const char32_t value : wide(text)) placed.push_back({value, placed.size()});
        return is_stretching(placed, at);
    };
    EXPECT_TRUE(stretching("يطلــب", 3));
    EXPECT_FALSE(stretching("(هـ)", 2)) << "the letter heh as an enumerator";
}

// ---- joints ------------------------------------------------------------------------------------

struct JointCase {
    const char* name;
    const char* before;
    const char* after;
    const char* joined;
};

constexpr JointCase joint_cases[] = {
    {"en words", "the Conference", "of the Parties", "the Conference of the Parties"},
    {"en divided word", "the imple-", "mentation of", "the implementation of"},
    {"en compound of the document", "a self-", "help group", "a self-help group"},
    {"en capital", "the Inter-", "American system", "the Inter-American system"},
    {"fr divided word", "la con-", "férence", "la conférence"},
    {"es divided word", "la Con-", "vención", "la Convención"},
    {"ru divided word", "связи с мор-", "скими", "связи с морскими"},
    {"zh", "缔约方", "大会", "缔约方大会"},
    {"zh and number", "根据第", "3条", "根据第3条"},
    {"ar", "مؤتمر", "الأطراف", "مؤتمر الأطراف"},
    {"years", "2005-", "2010", "2005-2010"},
};

TEST(LineText, Joints) {
    WordList words;
    words.add("implementation conférence convención морскими self-help");
    for (const JointCase& c : joint_cases) {
        std::string text = c.before;
        const Joint joint = joint_of(text, c.after, words);
        text.resize(text.size() - joint.drop);
        text += std::string(joint.separator) + c.after;
        EXPECT_EQ(text, c.joined) << c.name;
    }
}

// Words of a line, and the gaps before them in hundredths of an em.
TEST(LineText, LooseLettersPartNoWord) {
    struct Part {
        const char* text;
        int gap;
        double size = 10;
    };
    const auto line = [](const std::vector<Part>& parts) {
        PageWords page;
        page.width = 600;
        page.height = 800;
        double at = 100;
        for (const Part& part : parts) {
            Word word;
            word.text = wide(part.text);
            word.size = part.size;
            at += 0.01 * part.size * part.gap;
            const double width = part.size / 2 * static_cast<double>(word.text.size());
            word.box = {at, 120 - part.size, at + width, 120};
            at = word.box.right;
            page.words.push_back(word);
        }
        return find_lines(page, {}).front().text;
    };
    EXPECT_EQ(line({{"the", 0}, {"Carib", 27}, {"bean", 13}, {"and", 27}, {"Pacific", 27}}),
              "the Caribbean and Pacific");
    EXPECT_EQ(line({{"Сто", 0}, {"роны", 13}, {"в", 27}, {"этом", 27}, {"году", 27}}),
              "Стороны в этом году");
    EXPECT_EQ(line({{"set", 0}, {"very", 14}, {"tightly", 15}, {"all", 14}, {"along", 15}}),
              "set very tightly all along");
    EXPECT_EQ(line({{"paragraph", 0}, {"5", 13}, {"of", 27}, {"the", 27}, {"annex", 27}}),
              "paragraph 5 of the annex");
    EXPECT_EQ(line({{"two", 0}, {"words", 13}}), "two words") << "nothing to compare with";
    EXPECT_EQ(line({{"joint", 0}, {"Review", 13}, {"of", 27}, {"the", 27}, {"plan", 27}}),
              "joint Review of the plan");
    EXPECT_EQ(line({{"U", 0, 20}, {"NITED", 13, 16}, {"N", 50, 20}, {"ATIONS", 13, 16}}),
              "UNITED NATIONS");
    EXPECT_EQ(line({{"A", 0, 20}, {"P", 27, 20}, {"LAN", 13, 16}}), "A PLAN");
}

// Two words set a seventh of an em apart: a space, but not where a hyphen joins them.
TEST(LineText, WordsBesideHyphens) {
    struct Case {
        const char* before;
        const char* after;
        const char* line;
    };
    const Case cases[] = {
        {"think", "-tank", "think-tank"}, {"follow-", "up", "follow-up"},
        {"sud", "-sud", "sud-sud"},       {"экономико", "-правовой", "экономико-правовой"},
        {"think", "tank", "think tank"},  {"paragraph", "-", "paragraph -"},
        {"2005", "-10", "2005 -10"},
    };
    for (const Case& c : cases) {
        Word before;
        before.text = wide(c.before);
        before.size = 10;
        before.box = {100, 100, 150, 110};
        Word after = before;
        after.text = wide(c.after);
        after.box = {151.4, 100, 200, 110};
        PageWords page;
        page.width = 600;
        page.height = 800;
        page.words = {before, after};
        const std::vector<Line> lines = find_lines(page, {});
        ASSERT_EQ(lines.size(), 1U) << c.line;
        EXPECT_EQ(lines.front().text, c.line);
    }
}

// ---- labels and ends of sentences --------------------------------------------------------------

TEST(Labels, WhatBeginsABlock) {
    for (const char* text :
         {"28. The Conference", "(a) To adopt", "a) Adopter", "iv) Решение", "(三) 请",
          "（十一）请",         "三、 背景",    "٢- وقد قرر", "١ - يعتمد",   "(أ) أن تقدم",
          "(هـ) يعني",          "• item",       "第十二条",   "第 3 条",     "㈠ 遵守",
          "8.I.1 The Office",   "IV. Report",   "1.2 Scope",  "12．请",      "أ- أخذ العينات",
          "هـ- التحليل"}) {
        EXPECT_TRUE(begins_with_label(text)) << text;
    }
    for (const char* text : {"2005 was a year", "The Conference", "and 12 more", "第十二条所述的",
                             "1.5 per cent", "س-1/15 بشأن", "a-priori"}) {
        EXPECT_FALSE(begins_with_label(text)) << text;
    }
}

TEST(Labels, EndsOfSentences) {
    for (const char* text : {"the end.", "the following:", "结束。", "如下：", "العشرين.",
                             "ما يلي؛", "конец;", "“fin.”", "fin »."}) {
        EXPECT_TRUE(ends_sentence(text)) << text;
    }
    for (const char* text : {"the", "缔约方", "المنطقة", "Конференция,", "decision (a)"}) {
        EXPECT_FALSE(ends_sentence(text)) << text;
    }
}

TEST(Footnotes, Marks) {
    EXPECT_EQ(note_mark("(١)"), "١");
    EXPECT_EQ(note_mark("12"), "12");
    EXPECT_EQ(note_mark("3/"), "3");
    EXPECT_EQ(note_mark("a"), "a");
    EXPECT_EQ(note_mark("**"), "**");
    EXPECT_EQ(note_mark("2013"), std::nullopt);
    EXPECT_EQ(note_mark("The"), std::nullopt);
    EXPECT_EQ(note_marks("a,b"), (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(note_marks("(١)(٢)"), (std::vector<std::string>{"١", "٢"}));
    EXPECT_TRUE(note_marks("th.x").empty());
}

// ---- the file ----------------------------------------------------------------------------------

TEST(Pdf, DamagedBytes) {
    Source source;
    source.path = "x.pdf";
    for (const char* bytes : {"", "%PDF-1.4\n", "%PDF-1.4\n1 0 obj\n<<"}) {
        source.bytes = bytes;
        const auto result = extract_pdf(source, {});
        ASSERT_FALSE(result) << bytes;
        EXPECT_EQ(result.error().code, ErrorCode::damaged) << bytes;
    }
}

// Without a table of objects: readers find them one by one.
constexpr std::string_view small_file = R"(%PDF-1.4
1 0 obj
<< /Type /Catalog /Pages 2 0 R /Outlines 6 0 R
   /PageLabels << /Nums [ 0 << /S /r /St 4 >> ] >> >>
endobj
2 0 obj
<< /Type /Pages /Kids [ 3 0 R ] /Count 1 >>
endobj
3 0 obj
<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 300 200 ] /Contents 4 0 R
   /Resources << /Font << /F1 5 0 R >> >> >>
endobj
4 0 obj
<< /Length 48 >>
stream
BT /F1 12 Tf 40 120 Td (Preliminary remarks) Tj ET
endstream
endobj
5 0 obj
<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>
endobj
6 0 obj
<< /Type /Outlines /First 7 0 R /Last 7 0 R /Count 1 >>
endobj
7 0 obj
<< /Title (Part one) /Parent 6 0 R /First 8 0 R /Last 8 0 R /Count 1 >>
endobj
8 0 obj
<< /Title (Use of terms) /Parent 7 0 R >>
endobj
trailer
<< /Root 1 0 R >>
)";

TEST(Pdf, OutlineAndPageLabels) {
    Source source;
    source.path = "x.pdf";
    source.bytes = small_file;
    for (const bool careful : {false, true}) {
        source.careful = careful;
        const auto document = extract_pdf(source, {});
        ASSERT_TRUE(document) << describe(document.error());
        EXPECT_EQ(document->text, "Preliminary remarks");
        EXPECT_EQ(document->metadata.at("outline"), "Part one\n\tUse of terms");
        EXPECT_EQ(document->metadata.at("page_labels"), "iv");
    }
}

TEST(Pdf, CharacterTablesAreInstalled) { EXPECT_EQ(missing_poppler_data(), std::nullopt); }

}  // namespace
}  // namespace mea
