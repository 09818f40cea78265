// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/doubts.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "case_document.h"
#include "corpus_knowledge.h"
#include "pipeline/process.h"
#include "pipeline/versions.h"

namespace mea {
namespace {

Product product_of(const std::vector<std::string>& lines) {
    return understand(Source{}, document_of(lines), knowledge());
}

// "code page", one a warning.
std::vector<std::string> codes_of(const Product& product) {
    std::vector<std::string> codes;
    for (const Warning& warning : product.warnings) codes.push_back(warning.code);
    return codes;
}

struct Case {
    const char* name;
    std::vector<std::string> lines;
    std::vector<std::string> codes;
};

void expect_codes(const std::vector<Case>& cases) {
    for (const Case& one : cases) {
        const Product product = product_of(one.lines);
        EXPECT_EQ(codes_of(product), one.codes) << one.name;
        for (const Warning& warning : product.warnings)
            EXPECT_FALSE(warning.message.empty()) << one.name;
    }
}

TEST(Doubts, CountsInSixLanguages) {
    const std::vector<std::string> gap{"numbering_gap"};
    const std::vector<std::string> twice{"duplicate_number"};
    expect_codes({
        // A paragraph that is missing.
        {"en", {"1. The lamps burn.", "2. Oil is dear.", "4. Keepers sleep."}, gap},
        {"fr", {"1. Les lampes brûlent.", "2. L’huile est chère.", "4. Ils dorment."}, gap},
        {"es", {"1. Las luces arden.", "2. El aceite es caro.", "4. Ellos duermen."}, gap},
        {"ru", {"1. Лампы горят.", "2. Масло дорого.", "4. Смотрители спят."}, gap},
        {"zh", {"1. 灯亮着。", "2. 油很贵。", "4. 守灯人睡着了。"}, gap},
        {"ar", {"١- تضيء المصابيح.", "٢- الزيت غال.", "٤- ينام الحراس."}, gap},
        // A number twice, and the count goes on.
        {"en", {"1. Lamps burn.", "2. Oil is dear.", "2. Keepers sleep.", "3. It is late."}, twice},
        {"fr", {"1. Elles brûlent.", "2. L’huile.", "2. Ils dorment.", "3. Il est tard."}, twice},
        {"es", {"1. Las luces.", "2. El aceite.", "2. Ellos duermen.", "3. Es tarde."}, twice},
        {"ru", {"1. Лампы горят.", "2. Масло.", "2. Они спят.", "3. Уже поздно."}, twice},
        {"zh", {"1. 灯亮着。", "2. 油很贵。", "2. 人睡着了。", "3. 天晚了。"}, twice},
        {"ar", {"1- تضيء المصابيح.", "2- الزيت.", "2- ينام الحراس.", "3- تأخر الوقت."}, twice},
        // In a list.
        {"en", {"1. The keeper shall:", "(a) Wake;", "(c) Watch."}, gap},
        {"fr", {"1. Le gardien :", "a) Veille ;", "c) Regarde."}, gap},
        {"es", {"1. El guardián:", "a) Vela;", "c) Mira."}, gap},
        {"ru", {"1. Смотритель:", "a) бодрствует;", "c) смотрит."}, gap},
        {"zh", {"1. 守灯人应当：", "(a) 醒着；", "(c) 观察。"}, gap},
        {"ar", {"1- على الحارس:", "(أ) أن يسهر؛", "(ج) أن يراقب."}, gap},
        {"en", {"1. He shall:", "(a) Wake;", "(b) Watch;", "(b) Wait;", "(c) Sleep."}, twice},
        {"ar", {"1- عليه:", "(أ) السهر؛", "(ب) النظر؛", "(ب) الصبر؛", "(ج) النوم."}, twice},
        // In a decision and in an annex.
        {"decision",
         {"Decision SC-21/1: Lamps", "The Conference of the Parties", "1. Adopts the plan;",
          "2. Invites Parties;", "4. Requests the secretariat to help."},
         gap},
        {"annex",
         {"1. Lamps burn.", "2. Oil is dear.", "Annex I", "1. Wicks are cut.", "2. Glass is clean.",
          "4. Doors are shut."},
         gap},
        // What is in order: a quotation, a count that begins again in an annex, "bis".
        {"quotation",
         {"28. Article 12 of the Convention reads:", "2. Parties shall keep lights.",
          "3. Help shall be given.", "29. The Conference adopted guidance.", "30. It rose."},
         {}},
        {"annex", {"1. Lamps burn.", "2. Oil is dear.", "Annex", "1. Wicks.", "2. Glass."}, {}},
        {"bis", {"1. Lamps burn.", "1 bis. Oil is dear.", "2. Keepers sleep."}, {}},
        {"two alphabets", {"1. The keeper shall:", "(a) Wake:", "(i) Early;", "(b) Watch."}, {}},
    });
}

TEST(Doubts, MissingSymbolInSixLanguages) {
    const std::vector<std::string> missing{"missing_symbol"};
    expect_codes({
        {"en", {"Distr.: General", "14 December 2021", "Original: English", "1. Lamps."}, missing},
        {"fr", {"Distr. : Générale", "14 décembre 2021", "Français", "1. Lampes."}, missing},
        {"es", {"Distr. general", "14 de diciembre de 2021", "Español", "1. Luces."}, missing},
        {"ru", {"Distr.: General", "14 December 2021", "Russian", "1. Лампы горят."}, missing},
        {"zh", {"Distr.: General", "14 December 2021", "CHINESE", "1. 灯亮着。"}, missing},
        {"ar", {"Distr.: General", "14 December 2021", "Arabic", "1- تضيء المصابيح."}, missing},
        {"session and item",
         {"Conference of the Parties", "Third session", "Nairobi, 3–7 May 2021",
          "Item 4 of the provisional agenda", "Lamps", "1. Lamps burn."},
         missing},
        // With a symbol.
        {"en", {"UNEP/POPS/COP.3/9", "Distr.: General", "14 December 2021", "1. Lamps."}, {}},
        {"running head", {"@ UNEP/POPS/COP.3/9", "Distr.: General", "1. Lamps burn."}, {}},
        // No UN document.
        {"letter", {"Dear Madam,", "The third session of our club is over.", "Yours"}, {}},
        {"treaty", {"Convention on Lamps", "Article 1", "Parties keep lamps."}, {}},
        {"words", {"General", "Notes on lamps", "English", "1. Lamps burn."}, {}},
        {"zh", {"灯塔的故事", "第三届会议之后，大家都回家了。", "1. 灯亮着。"}, {}},
    });
}

TEST(Doubts, SuspectDigits) {
    const std::vector<std::string> suspect{"suspect_digits"};
    expect_codes({
        // Years, beside the right one or one another.
        {"year", {"اجتمعت الأطراف في عام 2004.", "وعقدت الدورة في عام 4002."}, suspect},
        {"indic", {"اجتمعت في سنة ١٩٩٨.", "وعقدت الدورة في سنة ٨٩٩١."}, suspect},
        {"two", {"اجتمعت في عام 8991.", "وعقدت الدورة في عام 4002."}, {suspect[0], suspect[0]}},
        // Codes.
        {"other script", {"وفي مقرره 18/م أ-1", "عملا بمقرره ٨١/م أ-١ قدم التقرير."}, suspect},
        {"twice and once",
         {"القرار 54/217 اعتمد.", "ينفذ القرار 54/217 الآن.", "القرار 45/712 اعتمد."},
         suspect},
        // Labels of paragraphs and pages.
        {"labels",
         {"8- اجتمعت.", "9- قررت.", "01- طلبت.", "11- دعت.", "21- أكدت.", "31- ختمت."},
         {"numbering_gap", "suspect_digits"}},
        // What is as it should be.
        {"alone", {"وعقدت الدورة في عام 4002."}, {}},
        {"quantity", {"اجتمعت في عام 2004.", "وتم جمع 4002 من المصابيح."}, {}},
        {"part of a code", {"اجتمعت في عام 2004.", "الوثيقة A/4002 صدرت."}, {}},
        {"two decisions", {"القرار 54/12 اعتمد.", "القرار 54/21 اعتمد."}, {}},
        {"once each", {"القرار 54/217 اعتمد.", "القرار 45/712 اعتمد."}, {}},
        {"years in order", {"في عام 1991 وفي عام 2002 اجتمعت."}, {}},
        // Other scripts are never turned round.
        {"en", {"It met in the year 2004.", "It met in the year 4002."}, {}},
        {"fr", {"Réunion de l’année 2004.", "Réunion de l’année 4002."}, {}},
        {"es", {"Reunión del año 2004.", "Reunión del año 4002."}, {}},
        {"ru", {"Совещание 2004 года.", "Совещание 4002 года."}, {}},
        {"zh", {"2004年举行了会议。", "4002年举行了会议。"}, {}},
    });
}

TEST(Doubts, PagesCountedBackwards) {
    ExtractedDocument document;
    DocumentBuilder out("test");
    for (int page = 1; page <= 13; ++page) {
        Block words;
        words.first_page = words.last_page = page;
        out.add("اجتمعت الأطراف واعتمدت التقرير.", words);
        Block number = words;
        number.kind = BlockKind::page_number;
        std::string printed = std::to_string(page);
        out.add(std::string(printed.rbegin(), printed.rend()), number);
    }
    document = std::move(out).finish();
    const std::vector<Zone> zones(document.blocks.size(), Zone::body);
    const std::vector<Warning> warnings = doubts_of_digits(document, zones, {}, {});
    ASSERT_EQ(warnings.size(), 1U);
    EXPECT_EQ(warnings[0].page, 10);
}

TEST(Doubts, VersionsThatDisagree) {
    const auto version = [](const std::string& language, std::vector<std::string> lines) {
        lines.insert(lines.begin(), {"UNEP/POPS/COP.3/9", "Distr.: General", "14 December 2021"});
        Product product = product_of(lines);
        EXPECT_EQ(product.languages.document, language);
        return product;
    };
    const std::vector<std::string> en{"1. Lamps burn.", "2. Keepers shall:", "(a) Wake;",
                                      "(b) Watch.", "3. It is late."};
    VersionLedger ledger;
    EXPECT_TRUE(ledger.add(version("en", en)).empty());
    EXPECT_TRUE(ledger
                    .add(version("fr", {"1. Les lampes brûlent.", "2. Les gardiens sont tenus :",
                                        "a) De veiller ;", "b) De regarder.", "3. Il est tard."}))
                    .empty());
    EXPECT_TRUE(ledger
                    .add(version("ar", {"1- تضيء المصابيح.", "2- على الحراس:", "(أ) أن يسهروا؛",
                                        "(ب) أن يراقبوا.", "3- تأخر الوقت."}))
                    .empty());
    const std::vector<Warning> zh =
        ledger.add(version("zh", {"1. 灯亮着。", "2. 守灯人应当：", "(a) 醒着。", "3. 天晚了。"}));
    ASSERT_EQ(zh.size(), 1U);
    EXPECT_EQ(zh[0].code, "versions_disagree");
    EXPECT_NE(zh[0].message.find("missing here p2.b"), std::string::npos) << zh[0].message;
    const std::vector<Warning> ru =
        ledger.add(version("ru", {"1. Лампы горят.", "2. Смотрители обязаны:", "a) бодрствовать;",
                                  "b) смотреть.", "3. Уже поздно.", "4. Конец."}));
    ASSERT_EQ(ru.size(), 1U);
    EXPECT_NE(ru[0].message.find("only here p4"), std::string::npos) << ru[0].message;
    EXPECT_NE(ru[0].message.find("4 paragraphs"), std::string::npos) << ru[0].message;
    // A second file of a version, another document, and one without a symbol are not compared.
    EXPECT_TRUE(ledger.add(version("en", {"1. Lamps burn.", "2. They burn on."})).empty());
    EXPECT_TRUE(ledger.add(product_of({"1. Las luces arden.", "2. Ellos duermen."})).empty());
}

}  // namespace
}  // namespace mea
