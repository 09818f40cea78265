// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/host.h"

#include <gtest/gtest.h>

#include <string>

#include "pipeline/tagger.h"
#include "tests/unit/corpus_knowledge.h"

namespace mea {
namespace {

// "BRA CHN", "?" for a generic mention, in order of the text.
std::string centres_in(const std::string& text) {
    std::string keys;
    for (const Entity& entity : tag_query(text, knowledge())) {
        if (entity.kind != EntityKind::centre) continue;
        if (!keys.empty()) keys += ' ';
        keys += entity.id.substr(entity.id.rfind(':') + 1);
    }
    return keys;
}

struct HostCase {
    const char* text;
    const char* keys;
};

TEST(Hosts, AreTiedToTheCentreByWordsInSixLanguages) {
    const HostCase cases[] = {
        // the list after passive verbs, nouns and participles
        {"Stockholm Convention regional centres are hosted by Brazil, China and Kuwait.",
         "BRA CHN KWT"},
        {"The regional centres of the Basel Convention, located in Egypt and Senegal, train staff.",
         "EGY SEN"},
        {"The Basel Convention regional centre is based in Uruguay.", "URY"},
        {"Les centres régionaux de la Convention de Stockholm sont accueillis par le Brésil, la "
         "Chine et le Koweït.",
         "BRA CHN KWT"},
        {"Les centres régionaux de la Convention de Bâle, établis au Sénégal, en Égypte et aux "
         "Philippines, forment.",
         "SEN EGY PHL"},
        {"Les centres régionaux de la Convention de Bâle ont pour hôtes l’Égypte et le Sénégal.",
         "EGY SEN"},
        {"Los centros regionales del Convenio de Estocolmo están ubicados en el Brasil, China y "
         "Kuwait.",
         "BRA CHN KWT"},
        {"Los centros regionales del Convenio de Basilea, acogidos por Egipto y el Senegal, "
         "capacitan.",
         "EGY SEN"},
        {"Los centros regionales del Convenio de Basilea con sede en Egipto y el Senegal.",
         "EGY SEN"},
        {"Los centros regionales del Convenio de Estocolmo tienen por anfitriones al Brasil y "
         "Kuwait.",
         "BRA KWT"},
        {"Региональные центры Стокгольмской конвенции размещены в Бразилии, Китае и Кувейте.",
         "BRA CHN KWT"},
        {"Региональные центры Базельской конвенции, которые действуют в Египте и в Сенегале.",
         "EGY SEN"},
        {"Региональные центры Базельской конвенции находятся в Египте и Сенегале.", "EGY SEN"},
        {"《斯德哥尔摩公约》区域中心分别设于巴西、中国和科威特。", "BRA CHN KWT"},
        {"《巴塞尔公约》区域中心的东道国为埃及和塞内加尔。", "EGY SEN"},
        {"《巴塞尔公约》区域中心由埃及和塞内加尔承办。", "EGY SEN"},
        {"المراكز الإقليمية لاتفاقية استكهولم التي تستضيفها البرازيل والصين والكويت.",
         "BRA CHN KWT"},
        {"المراكز الإقليمية لاتفاقية بازل التي يقع مقرها في مصر والسنغال.", "EGY SEN"},
        {"المراكز الإقليمية لاتفاقية بازل أنشئت في مصر والسنغال.", "EGY SEN"},
        // the hosts first
        {"Egypt and Senegal host Basel Convention regional centres.", "EGY SEN"},
        {"In Egypt and Senegal, Basel Convention regional centres have been established.",
         "EGY SEN"},
        {"L’Égypte et le Sénégal accueillent les centres régionaux de la Convention de Bâle.",
         "EGY SEN"},
        {"Egipto y el Senegal acogen los centros regionales del Convenio de Basilea.", "EGY SEN"},
        {"В Египте и Сенегале созданы региональные центры Базельской конвенции.", "EGY SEN"},
        {"Египет и Сенегал принимают у себя региональные центры Базельской конвенции.", "EGY SEN"},
        {"已在埃及和塞内加尔设立了《巴塞尔公约》区域中心。", "EGY SEN"},
        {"مصر والسنغال تستضيفان المراكز الإقليمية لاتفاقية بازل.", "EGY SEN"},
        // the verb first
        {"Se han establecido centros regionales del Convenio de Basilea en Egipto y el Senegal.",
         "EGY SEN"},
        {"أنشئت المراكز الإقليمية لاتفاقية بازل في مصر والسنغال.", "EGY SEN"},
        {"تستضيف المراكز الإقليمية لاتفاقية بازل كل من مصر والسنغال.", "EGY SEN"},
        // no verb: the place right after the centre's words
        {"the regional centre of the Basel Convention in Uruguay", "URY"},
        {"le centre régional de la Convention de Bâle au Sénégal", "SEN"},
        {"el centro regional del Convenio de Basilea en el Uruguay", "URY"},
        {"региональный центр Базельской конвенции в Сенегале", "SEN"},
    };
    for (const HostCase& c : cases) EXPECT_EQ(centres_in(c.text), c.keys) << c.text;
}

TEST(Hosts, OfTheCentresThatTheSentenceBeforeNames) {
    const HostCase cases[] = {
        {"Basel Convention regional centres train staff. The centres are located in Egypt and "
         "Senegal.",
         "? EGY SEN"},
        {"Les centres régionaux de la Convention de Bâle forment du personnel. Ces centres sont "
         "situés en Égypte et au Sénégal.",
         "? EGY SEN"},
        {"Los centros regionales del Convenio de Basilea capacitan. Estos centros están ubicados "
         "en Egipto y el Senegal.",
         "? EGY SEN"},
        {"Региональные центры Базельской конвенции обучают кадры. Эти центры расположены в "
         "Египте и Сенегале.",
         "? EGY SEN"},
        {"《巴塞尔公约》区域中心提供培训。这些中心设在埃及和塞内加尔。", "? EGY SEN"},
        {"تدرب المراكز الإقليمية لاتفاقية بازل الموظفين. وتقع هذه المراكز في مصر والسنغال.",
         "? EGY SEN"},
        // no network is named, or the centres do something else
        {"The centres are located in Egypt and Senegal.", ""},
        {"Basel Convention regional centres train staff. The centres assist Egypt and Senegal.",
         "?"},
    };
    for (const HostCase& c : cases) EXPECT_EQ(centres_in(c.text), c.keys) << c.text;
}

TEST(Hosts, AreNotTheCountriesThatMerelyStandNear) {
    const HostCase cases[] = {
        // who spoke, paid or is served
        {"Brazil, China and Kuwait thanked the regional centres of the Basel Convention.", "?"},
        {"Located far away, the Basel Convention regional centres assisted Peru and Chile.", "?"},
        {"The Basel Convention regional centres were established with funds of Norway and Japan.",
         "?"},
        {"Les centres régionaux de la Convention de Bâle, créés en 1995, aident le Brésil et la "
         "Chine.",
         "?"},
        {"Los centros regionales del Convenio de Basilea, creados en 1995, ayudan al Brasil y "
         "China.",
         "?"},
        {"Региональные центры Базельской конвенции, созданные в 1995 году, помогают Бразилии и "
         "Китаю.",
         "?"},
        {"《巴塞尔公约》区域中心成立以来向巴西和中国提供援助。", "?"},
        {"ساعدت المراكز الإقليمية لاتفاقية بازل المنشأة عام 1995 البرازيل والصين.", "?"},
        // something else is hosted
        {"The Basel Convention regional centres held workshops hosted by Brazil and China.", "?"},
        {"Les centres régionaux de la Convention de Bâle ont tenu des ateliers accueillis par le "
         "Brésil et la Chine.",
         "?"},
        {"Los centros regionales del Convenio de Basilea celebraron talleres acogidos por el "
         "Brasil y China.",
         "?"},
        {"Региональные центры Базельской конвенции провели семинары, организованные в Бразилии и "
         "Китае.",
         "?"},
        {"《巴塞尔公约》区域中心举办了由巴西和中国承办的讲习班。", "?"},
        {"نظمت المراكز الإقليمية لاتفاقية بازل حلقات عمل تستضيفها البرازيل والصين.", "?"},
    };
    for (const HostCase& c : cases) EXPECT_EQ(centres_in(c.text), c.keys) << c.text;
}

TEST(Hosts, CarryTheDecisionThatEndorsedThem) {
    const char* const texts[] = {
        "Recalling decision SC-3/12, the Stockholm Convention regional centres, endorsed by "
        "decision SC-4/23, are hosted by Brazil and Kuwait.",
        "Rappelant la décision SC-3/12, les centres régionaux de la Convention de Stockholm, "
        "approuvés par la décision SC-4/23, sont accueillis par le Brésil et le Koweït.",
        "Recordando la decisión SC-3/12, los centros regionales del Convenio de Estocolmo, "
        "aprobados en la decisión SC-4/23, están ubicados en el Brasil y Kuwait.",
        "Региональные центры Стокгольмской конвенции, утвержденные решением СК-4/23, размещаются "
        "в Бразилии и Кувейте в соответствии с решением СК-3/12.",
        "经第SC-4/23号决定核可的《斯德哥尔摩公约》区域中心设在巴西和科威特。",
        "تستضيف المراكز الإقليمية لاتفاقية استكهولم، التي أقرت بموجب المقرر ا س-4/23، كل من "
        "البرازيل والكويت.",
    };
    for (const char* text : texts) {
        EXPECT_EQ(centres_in(text), "BRA KWT") << text;
        for (const Entity& entity : tag_query(text, knowledge())) {
            if (entity.kind != EntityKind::centre) continue;
            const auto decision = entity.attributes.find("decision");
            ASSERT_NE(decision, entity.attributes.end()) << text;
            EXPECT_EQ(decision->second, "decision:stockholm-cop:SC-4/23") << text;
        }
    }
}

}  // namespace
}  // namespace mea
