// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/tagger.h"
#include "tests/unit/corpus_knowledge.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace mea {
namespace {

struct Piece {
    SegmentKind kind;
    const char* id;
    const char* text;
};

struct Tagged {
    ExtractedDocument document;
    std::vector<Entity> entities;
};

Tagged tag_pieces(const std::vector<Piece>& pieces, const Masthead& masthead = {}) {
    DocumentBuilder out("test");
    std::vector<std::size_t> blocks;
    for (const Piece& piece : pieces) blocks.push_back(out.add(piece.text, Block{}));
    Tagged tagged{std::move(out).finish(), {}};
    Segmentation structure;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        Segment segment;
        segment.kind = pieces[i].kind;
        segment.id = pieces[i].id;
        segment.level = pieces[i].kind == SegmentKind::heading ? 1 : 0;
        segment.range = tagged.document.blocks.at(blocks[i]).range;
        structure.segments.push_back(std::move(segment));
    }
    const Languages languages = detect_languages(tagged.document);
    tagged.entities = tag({tagged.document, languages, masthead, structure}, knowledge());
    return tagged;
}

std::multiset<std::string> ids(const Tagged& tagged, EntityKind kind) {
    std::multiset<std::string> found;
    for (const Entity& entity : tagged.entities) {
        if (entity.kind == kind) found.insert(entity.id);
    }
    return found;
}

using Ids = std::multiset<std::string>;

TEST(Tagger, SectionHeadingTellsTheTreatyOfAnArticle) {
    const struct {
        std::vector<Piece> pieces;
        Ids articles;
    } cases[] = {
        {{{SegmentKind::heading, "h1", "D. 《斯德哥尔摩公约》"},
          {SegmentKind::paragraph, "p1",
           "31. 应本《公约》第12条第4款之要求，缔约方大会已进行了筹划与安排。"}},
         {"article:stockholm:12.4"}},
        {{{SegmentKind::heading, "h1", "Rotterdam Convention"},
          {SegmentKind::paragraph, "p1",
           "24. Article 16 of the Convention provides for assistance."}},
         {"article:rotterdam:16"}},
        {{{SegmentKind::heading, "h1", "Convention de Bâle"},
          {SegmentKind::paragraph, "p1",
           "Le paragraphe 1 de l’article 14 de la Convention prévoit des centres."}},
         {"article:basel:14.1"}},
        {{{SegmentKind::heading, "h1", "Convenio de Basilea"},
          {SegmentKind::paragraph, "p1",
           "El párrafo 1 del artículo 14 del Convenio dispone lo siguiente."}},
         {"article:basel:14.1"}},
        {{{SegmentKind::heading, "h1", "Базельская конвенция"},
          {SegmentKind::paragraph, "p1",
           "В пункте 1 статьи 14 настоящей Конвенции предусмотрены центры."}},
         {"article:basel:14.1"}},
        {{{SegmentKind::heading, "h1", "اتفاقية بازل"},
          {SegmentKind::paragraph, "p1",
           "تنص الفقرة 1 من المادة 14 من هذه الاتفاقية على إنشاء مراكز."}},
         {"article:basel:14.1"}},
        // an article's own label, another law, no evidence
        {{{SegmentKind::heading, "h1", "Basel Convention"},
          {SegmentKind::heading, "h2", "Article 14"}},
         {}},
        {{{SegmentKind::heading, "h1", "CEDAW"},
          {SegmentKind::paragraph, "p1", "Article 28 of the Constitution forbids discrimination."}},
         {}},
        {{{SegmentKind::paragraph, "p1", "Article 28 forbids discrimination."}}, {}},
    };
    for (const auto& c : cases) {
        EXPECT_EQ(ids(tag_pieces(c.pieces), EntityKind::article), c.articles)
            << c.pieces.back().text;
    }
}

TEST(Tagger, ANoteSaysWhatArticleMeans) {
    const Tagged tagged = tag_pieces({
        {SegmentKind::preambular, "pp1", "Recordando el artículo 6, párrafo 1,"},
        {SegmentKind::footnote, "fn1",
         "A los efectos de la presente decisión, por “artículo” se entiende un artículo del "
         "Acuerdo de París."},
    });
    EXPECT_EQ(ids(tagged, EntityKind::article), Ids{"article:paris:6.1"});
}

TEST(Tagger, SentencesThatNameHostsGiveOneCentreAHost) {
    const Tagged tagged = tag_pieces({
        {SegmentKind::paragraph, "p5",
         "5. "
         "依照上述规定，已于《巴塞尔公约》框架下在阿根廷、中国以及乌拉圭建立了用于提供技术援助的区"
         "域中心。"},
        {SegmentKind::paragraph, "p34",
         "34. "
         "2009年5月，缔约方大会在其第SC-4/23号决定之中，批准为《斯德哥尔摩公约》区域和次区域中心，"
         "负责在巴西、中国和科威特进行能力建设，为期四年。"},
    });
    EXPECT_EQ(
        ids(tagged, EntityKind::centre),
        (Ids{"centre:basel-rc:ARG", "centre:basel-rc:CHN", "centre:basel-rc:URY",
             "centre:stockholm-rc:BRA", "centre:stockholm-rc:CHN", "centre:stockholm-rc:KWT"}));
    for (const Entity& entity : tagged.entities) {
        if (entity.id == "centre:stockholm-rc:KWT") {
            EXPECT_EQ(slice(tagged.document.text, entity.range), "科威特");
            EXPECT_EQ(entity.segment, "p34");
            EXPECT_EQ(entity.attributes.at("decision"), "decision:stockholm-cop:SC-4/23");
            EXPECT_EQ(entity.attributes.at("term"), "为期四年");
        }
    }
}

// Two networks in one sentence have a host each, in every language.
TEST(Tagger, CentresOfTwoNetworksInOneSentence) {
    const std::vector<std::string> sentences = {
        "Welcomes the regional centre for the Basel Convention in Indonesia and the Stockholm "
        "Convention regional centre in Brazil.",
        "Accueille avec satisfaction le centre régional de la Convention de Bâle en Indonésie et "
        "le "
        "centre régional de la Convention de Stockholm au Brésil.",
        "Acoge con beneplácito el centro regional del Convenio de Basilea en Indonesia y el centro "
        "regional del Convenio de Estocolmo en el Brasil.",
        "Приветствует региональный центр Базельской конвенции в Индонезии и региональный центр "
        "Стокгольмской конвенции в Бразилии.",
        "欢迎设在印度尼西亚的巴塞尔公约区域中心和设在巴西的斯德哥尔摩公约区域中心。",
        "يرحب بالمركز الإقليمي لاتفاقية بازل في إندونيسيا والمركز الإقليمي لاتفاقية استكهولم في "
        "البرازيل.",
    };
    for (const std::string& sentence : sentences) {
        SCOPED_TRACE(sentence);
        EXPECT_EQ(
            ids(tag_pieces({{SegmentKind::paragraph, "p1", sentence.c_str()}}), EntityKind::centre),
            (Ids{"centre:basel-rc:IDN", "centre:stockholm-rc:BRA"}));
    }
    EXPECT_EQ(ids(tag_pieces({{SegmentKind::paragraph, "p1",
                               "Regional centres of the Basel and Stockholm Conventions train "
                               "staff."}}),
                  EntityKind::centre),
              (Ids{"centre:basel-rc:?", "centre:stockholm-rc:?"}));
}

TEST(Tagger, ANoteThatListsTheCountriesThatAParagraphCounts) {
    const Tagged tagged = tag_pieces({
        {SegmentKind::paragraph, "p41",
         "41. National Cleaner Production Centres were set up in 3 countries."},
        {SegmentKind::footnote, "fn1", "Armenia, Brazil and Zimbabwe."},
        {SegmentKind::footnote, "fn2", "Chile, Cuba, Egypt and Kenya."},
    });
    Ids hosts = ids(tagged, EntityKind::centre);
    hosts.erase("centre:ncpc:?");
    EXPECT_EQ(hosts, (Ids{"centre:ncpc:ARM", "centre:ncpc:BRA", "centre:ncpc:ZWE"}));
}

TEST(Tagger, BareNumbersGoToTheOrganWhenTheClauseIsSilent) {
    Masthead masthead;
    masthead.body = "unep-gc";
    const struct {
        const char* text;
        const char* id;
    } cases[] = {
        {"in its decision 22/4, paragraph 3", "decision:unep-gc:22/4"},
        {"其第22/4号决定", "decision:unep-gc:22/4"},
        {"dans sa décision 22/4", "decision:unep-gc:22/4"},
        {"en su decisión 22/4", "decision:unep-gc:22/4"},
        {"в своем решении 22/4", "decision:unep-gc:22/4"},
        {"في مقرره 22/4", "decision:unep-gc:22/4"},
    };
    for (const auto& c : cases) {
        const Tagged tagged = tag_pieces({{SegmentKind::paragraph, "p1", c.text}}, masthead);
        EXPECT_EQ(ids(tagged, EntityKind::decision), Ids{c.id}) << c.text;
    }
}

TEST(Tagger, TagsAnActOnceAndKeepsItsWords) {
    const Tagged tagged =
        tag_pieces({{SegmentKind::paragraph, "p1", "1. See A/RES/54/217 and UNEP/GC.23/6."}});
    EXPECT_EQ(ids(tagged, EntityKind::resolution), Ids{"resolution:unga:54/217"});
    EXPECT_EQ(ids(tagged, EntityKind::symbol), Ids{"symbol:UNEP/GC.23/6"});
    EXPECT_EQ(ids(tagged, EntityKind::body), Ids{});
    EXPECT_TRUE(std::is_sorted(
        tagged.entities.begin(), tagged.entities.end(),
        [](const Entity& a, const Entity& b) { return a.range.begin < b.range.begin; }));
    for (const Entity& entity : tagged.entities) {
        EXPECT_FALSE(slice(tagged.document.text, entity.range).empty());
        EXPECT_FALSE(entity.rule.empty());
        EXPECT_EQ(entity.segment, "p1");
    }
    EXPECT_TRUE(tag_pieces({}).entities.empty());
}

}  // namespace
}  // namespace mea
