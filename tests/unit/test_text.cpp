// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/extracted.h"
#include "pipeline/fold.h"
#include "pipeline/language.h"
#include "pipeline/percent.h"
#include "pipeline/source.h"
#include "pipeline/text.h"

namespace mea {
namespace {

TEST(Text, NfcAcceptsAnyBytes) {
    struct Case {
        std::string in, out;
    };
    const Case cases[] = {
        {"plain", "plain"},
        {"e\xCC\x81", "é"},                  // composed
        {"й", "й"},                          // stays a letter
        {"a\xFF\x62", "a\xEF\xBF\xBD\x62"},  // ill-formed
        {"\xE4\xB8", "\xEF\xBF\xBD"},        // truncated Han
        {std::string("a\0b", 3), "ab"},      // U+0000 removed
        {"区域中心", "区域中心"},
        {"ا\xD9\x93", "آ"},  // alef + madda
    };
    for (const Case& c : cases) EXPECT_EQ(to_nfc(c.in), c.out) << c.in;
}

TEST(Text, CodePointOffsetsGoBothWays) {
    const std::string text = "aé区🙂ض";
    const CodePointIndex index(text);
    std::size_t expected = 0;
    for (std::size_t at = 0; at < text.size(); at = code_point_at(text, at).next) {
        EXPECT_EQ(index.code_points(at), expected);
        EXPECT_EQ(index.bytes(expected), at);
        ++expected;
    }
    EXPECT_EQ(index.code_points(text.size()), 5u);
    EXPECT_EQ(index.bytes(5), text.size());
}

TEST(Text, TrimAndSqueezeKnowUnicodeSpaces) {
    EXPECT_EQ(trimmed("\u3000\u00A0 区 \u200F"), "区");
    EXPECT_EQ(squeeze("  a\t\u3000b  "), "a b");
    EXPECT_EQ(trimmed("   "), "");
    EXPECT_EQ(slice("abc", {2, 99}), "c");
}

TEST(Fold, OneFormForEverySpelling) {
    struct Case {
        std::string in, out;
        Folding how;
    };
    const Folding accents{.latin_accents = true};
    const Folding arabic{.arabic_letters = true};
    const Folding han{.simplified_han = true};
    const Case cases[] = {
        {"Ｓ\u2011１", "s-1", {}},
        {"SC\u20111/15", "SC-1/15", {.keep_case = true}},
        {"٢٣", "23", {}},
        {"۲۳", "23", {}},
        {"⑴", "(1)", {}},
        {"ⅰ", "i", {}},
        {"㈠", "(一)", {}},
        {"Économique", "économique", {}},
        {"Économique", "economique", accents},
        {"Ñandú", "nandu", accents},
        {"Йод и ёж", "йод и ёж", accents},
        {"ё", "е", {.yo = true}},
        {"الأطراف", "الاطراف", arabic},
        {"اتفاقيّة", "اتفاقيه", arabic},
        {"التـــقرير", "التقرير", {}},
        {"ﺍﺗﻔﺎﻗﻴﺔ", "اتفاقية", {}},
        {"區域中心項目", "区域中心项目", han},
        {"⽅⽂", "方文", {}},
        {"⺠", "民", {}},
        {"so\u00ADft", "soft", {}},
        {"\u202Babc\u202C", "abc", {}},
        {"ﬁn", "fin", {}},
    };
    for (const Case& c : cases) EXPECT_EQ(folded(c.in, c.how), c.out) << c.in;
}

TEST(Fold, RangesGoBackToTheOriginal) {
    const std::string text = "第ＳＣ‑1/15号 ﬁn é区";
    const FoldedText f = fold(text, {.latin_accents = true});
    const auto original = [&](std::string_view needle) {
        const std::size_t at = f.text.find(needle);
        return std::string(slice(text, f.original({at, at + needle.size()})));
    };
    EXPECT_EQ(original("sc-1/15"), "ＳＣ‑1/15");
    EXPECT_EQ(original("fin"), "ﬁn");
    EXPECT_EQ(original("e"), "é");
    EXPECT_EQ(original("区"), "区");
}

TEST(Fold, IsIdempotent) {
    for (const std::string text : {"Ǆ ﬃ ⅷ ㊣", "ﷺ", "İstanbul", "ẞ", "٣٤ ﻻ", "\u1100\u1161"}) {
        const std::string once = folded(text);
        EXPECT_EQ(folded(once), once) << text;
    }
}

TEST(Percent, KeepsWhatAnAddressMayHold) {
    struct Case {
        const char* text;
        const char* kept;
        const char* encoded;
    };
    const Case cases[] = {
        {"UNEP/GC.23/8", "/.", "UNEP/GC.23/8"},  // en
        {"UNEP/GC.23/8", "", "UNEP%2FGC%2E23%2F8"},
        {"régional", ".", "r%C3%A9gional"},                   // fr
        {"año", "", "a%C3%B1o"},                              // es
        {"СК-1", "-", "%D0%A1%D0%9A-1"},                      // ru
        {"公约", "-", "%E5%85%AC%E7%BA%A6"},                  // zh
        {"مقرر ٢", "", "%D9%85%D9%82%D8%B1%D8%B1%20%D9%A2"},  // ar
        {"a\"b<c>&", "&", "a%22b%3Cc%3E&"},
        {"", "", ""},
    };
    for (const Case& test : cases) {
        EXPECT_EQ(percent_encoded(test.text, test.kept), test.encoded) << test.text;
    }
}

TEST(Source, Sha256) {
    EXPECT_EQ(sha256_of(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Extracted, TheBuilderKeepsThePromises) {
    DocumentBuilder out("test");
    Block item;
    item.kind = BlockKind::list_item;
    item.label = "1.";
    EXPECT_EQ(out.add("The Conference\nof the Parties", item,
                      {NoteReference{14, NoteReference::npos, "3"}}),
              0u);
    EXPECT_EQ(out.add("   ", Block{}), DocumentBuilder::npos);
    Block note;
    note.kind = BlockKind::footnote;
    note.mark = "3";
    out.references()[0].note = out.add("See e\xCC\x81.", note);
    const ExtractedDocument document = std::move(out).finish();
    EXPECT_EQ(document.text, "1.\tThe Conference of the Parties\nSee é.");
    EXPECT_THAT(check_extracted(document), testing::IsEmpty());
    EXPECT_EQ(document.blocks[0].label_size, 3u);
    EXPECT_EQ(document.note_references[0].at, 17u);
    EXPECT_EQ(document.note_references[0].note, 1u);
}

TEST(Extracted, CheckFindsBrokenPromises) {
    ExtractedDocument document;
    document.text = "ab\ncd";
    document.blocks.resize(2);
    document.blocks[0].range = {0, 2};
    document.blocks[1].range = {3, 5};
    EXPECT_THAT(check_extracted(document), testing::IsEmpty());
    document.blocks[1].range = {2, 5};
    EXPECT_THAT(check_extracted(document), testing::Not(testing::IsEmpty()));
}

TEST(Extracted, SerialisedFormIsWholeOrRefused) {
    DocumentBuilder out("doc");
    Block block;
    block.first_page = block.last_page = 3;
    block.bold = true;
    block.style = "Heading 1";
    out.add("第十二条", block);
    out.warn("damaged", "cut short", 3);
    out.document().metadata["title"] = "Отчет";
    out.document().links.push_back({{0, 3}, "https://example.org"});
    const ExtractedDocument document = std::move(out).finish();
    const std::string bytes = serialise(document);
    const Result<ExtractedDocument> read = parse_extracted(bytes);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->text, document.text);
    EXPECT_EQ(read->blocks[0].style, "Heading 1");
    EXPECT_TRUE(read->blocks[0].bold);
    EXPECT_EQ(read->metadata.at("title"), "Отчет");
    EXPECT_EQ(serialise(*read), bytes);
    for (std::size_t cut = 0; cut < bytes.size(); ++cut)
        EXPECT_FALSE(parse_extracted(std::string_view(bytes).substr(0, cut))) << cut;
}

TEST(Language, SixLanguages) {
    struct Case {
        std::string text, language;
    };
    const Case cases[] = {
        {"The Conference of the Parties requests the Secretariat to report to it.", "en"},
        {"La Conférence des Parties prie le Secrétariat de lui faire rapport.", "fr"},
        {"La Conferencia de las Partes pide a la Secretaría que le presente un informe.", "es"},
        {"Конференция Сторон просит секретариат представить доклад.", "ru"},
        {"缔约方大会请秘书处向其提交报告。", "zh"},
        {"يطلب مؤتمر الأطراف إلى الأمانة أن تقدم تقريرا إليه.", "ar"},
        {"第SC-1/15号决定", "zh"},
        {"UNEP/POPS/COP.4/38", ""},
        {"12.5 – 34", ""},
    };
    for (const Case& c : cases) EXPECT_EQ(detect_language(c.text), c.language) << c.text;
}

TEST(Language, AnEnglishMastheadDoesNotMakeAChineseReportEnglish) {
    DocumentBuilder out("test");
    out.add("Distr.: General", Block{});
    out.add("14 December 2004 Original: English CHINESE", Block{});
    out.add("联合国系统内在环境事项上的合作与协调", Block{});
    out.add("环境管理集团开展工作的情况", Block{});
    const ExtractedDocument document = std::move(out).finish();
    EXPECT_EQ(detect_languages(document).document, "zh");
}

}  // namespace
}  // namespace mea
