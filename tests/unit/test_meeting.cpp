// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "pipeline/ordinal_words.h"
#include "pipeline/tagger.h"
#include "tests/unit/corpus_knowledge.h"

// Whose meeting is meant when the words alone do not say it. What they say alone is proved by the
// examples of corpus/rules/meetings.json (test_rules.cpp).

namespace mea {
namespace {

struct Found {
    std::string id;
    std::string words;
    double confidence = 0;
};

std::vector<Found> meetings(const char* text, const char* body) {
    DocumentBuilder out("test");
    out.add(text, Block{});
    const ExtractedDocument document = std::move(out).finish();
    Masthead masthead;
    if (*body != '\0') masthead.body = body;
    const Languages languages = detect_languages(document);
    std::vector<Found> found;
    for (const Entity& entity : tag({document, languages, masthead, {}}, knowledge())) {
        if (entity.kind == EntityKind::meeting)
            found.push_back(
                {entity.id, std::string(slice(document.text, entity.range)), entity.confidence});
    }
    return found;
}

TEST(Meetings, AreTheDocumentsWhereTheSentenceNamesNobodyElse) {
    const struct {
        const char* body;
        const char* text;
        const char* id;  // empty: nothing
        const char* words;
    } cases[] = {
        // "its": the organ of the document
        {"stockholm-cop", "To consider the matter at its fourth meeting.",
         "meeting:stockholm-cop:4", "fourth meeting"},
        {"stockholm-cop", "D’examiner la question à sa quatrième réunion.",
         "meeting:stockholm-cop:4", "quatrième réunion"},
        {"stockholm-cop", "Examinar la cuestión en su cuarta reunión.", "meeting:stockholm-cop:4",
         "cuarta reunión"},
        {"stockholm-cop", "Рассмотреть этот вопрос на своем четвертом совещании.",
         "meeting:stockholm-cop:4", "четвертом совещании"},
        {"stockholm-cop", "决定在其第四次会议上审议这一问题。", "meeting:stockholm-cop:4",
         "第四次会议"},
        {"stockholm-cop", "أن ينظر في المسألة في اجتماعه الرابع.", "meeting:stockholm-cop:4",
         "اجتماعه الرابع"},
        // an organ without its treaty
        {"stockholm-cop", "the fourth meeting of the Conference of the Parties",
         "meeting:stockholm-cop:4", "fourth meeting"},
        {"basel-cop", "la dixième réunion de la Conférence des Parties", "meeting:basel-cop:10",
         "dixième réunion"},
        {"basel-cop", "la décima reunión de la Conferencia de las Partes", "meeting:basel-cop:10",
         "décima reunión"},
        {"basel-cop", "десятое совещание Конференции Сторон", "meeting:basel-cop:10",
         "десятое совещание"},
        {"basel-cop", "缔约方大会第十次会议", "meeting:basel-cop:10", "第十次会议"},
        {"basel-cop", "الاجتماع العاشر لمؤتمر الأطراف", "meeting:basel-cop:10", "الاجتماع العاشر"},
        {"unfccc-cma", "the twenty-sixth session of the Conference of the Parties",
         "meeting:unfccc-cop:26", "twenty-sixth session"},
        // abbreviations
        {"unfccc-cop", "since COP 21 was held in Paris", "meeting:unfccc-cop:21", "COP 21"},
        {"unfccc-cop", "la COP-21", "meeting:unfccc-cop:21", "COP-21"},
        {"basel-cop", "COP21", "meeting:basel-cop:21", "COP21"},
        // false friends
        {"stockholm-cop", "This meeting was held in Geneva.", "", ""},
        {"stockholm-cop", "A side meeting was held during the first week.", "", ""},
        {"stockholm-cop", "The first meeting of the group was held in Rome.", "", ""},
        {"stockholm-cop", "The working group, at its third meeting, agreed.", "", ""},
        {"stockholm-cop", "La première réunion du groupe s’est tenue à Rome.", "", ""},
        {"stockholm-cop", "La primera reunión del grupo se celebró en Roma.", "", ""},
        {"stockholm-cop", "Первое совещание группы состоялось в Риме.", "", ""},
        {"stockholm-cop", "工作组在其第三次会议上商定。", "", ""},
        {"stockholm-cop", "اتفق الفريق العامل في اجتماعه الثالث.", "", ""},
        {"unga", "The item was considered at its 35th meeting.", "", ""},
        {"isa-council", "供理事会第二十届会议审议", "", ""},
        {"", "To consider the matter at its fourth meeting.", "", ""},
        {"", "since COP 21 was held", "", ""},
    };
    for (const auto& c : cases) {
        const std::vector<Found> found = meetings(c.text, c.body);
        const bool none = *c.id == '\0';
        ASSERT_EQ(found.size(), none ? 0U : 1U)
            << c.text << (found.empty() ? "" : " → " + found.front().id);
        if (none) continue;
        EXPECT_EQ(found.front().id, c.id) << c.text;
        EXPECT_EQ(found.front().words, c.words);
        EXPECT_LT(found.front().confidence, 1) << c.text;
    }
}

TEST(Meetings, OrdinalsInOneWordOrThree) {
    const struct {
        const char* words;
        int value;
    } cases[] = {
        {"one hundred and eleventh", 111},
        {"soixante-dix-neuvième", 79},
        {"vigesimotercer", 23},
        {"septuagésimo noveno", 79},
        {"семьдесят девятой", 79},
        {"сороковая", 40},
        {"第一百一十一", 111},
        {"التاسعه والسبعين", 79},
    };
    for (const auto& c : cases) EXPECT_EQ(read_ordinal_words(c.words), c.value) << c.words;
}

}  // namespace
}  // namespace mea
