// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "case_document.h"
#include "corpus_knowledge.h"
#include "pipeline/language.h"
#include "pipeline/lexicon.h"
#include "pipeline/masthead.h"
#include "pipeline/process.h"
#include "pipeline/zones.h"

namespace mea {
namespace {

const Lexicon& lexicon() {
    static const Lexicon loaded = [] {
        auto result = load_lexicon(std::string(MEA_SOURCE_DIR) + "/corpus/lexicon");
        if (!result) ADD_FAILURE() << describe(result.error());
        return result ? std::move(*result) : Lexicon();
    }();
    return loaded;
}

Masthead masthead_of(const ExtractedDocument& document) {
    const Languages languages = detect_languages(document);
    return read_masthead(document, languages, find_zones(document, languages), lexicon());
}

// "field: value", one a line, only of what is stated.
std::vector<std::string> lines_of(const Masthead& masthead) {
    std::vector<std::string> lines;
    const auto add = [&lines](const char* field, const std::optional<std::string>& value) {
        if (value) lines.push_back(std::string(field) + ": " + *value);
    };
    add("symbol", masthead.symbol);
    if (masthead.symbol_as_printed != masthead.symbol) add("printed", masthead.symbol_as_printed);
    add("date", masthead.date);
    add("distribution", masthead.distribution);
    add("original", masthead.original_language);
    add("body", masthead.body);
    add("session", masthead.session);
    std::string days;
    for (const std::string& day : masthead.meeting_dates) days += (days.empty() ? "" : " ") + day;
    if (!days.empty()) add("days", days);
    add("place", masthead.meeting_place);
    add("agenda", masthead.agenda_item);
    add("title", masthead.title);
    return lines;
}

TEST(Masthead, Cases) {
    for (const char* name : {"english", "french", "spanish", "russian", "chinese", "arabic"}) {
        const CaseFile file = read_case_file(std::string("masthead/") + name);
        ASSERT_GE(file.cases.size(), 3U) << "too few cases in " << file.path;
        for (const CaseFile::Case& one : file.cases) {
            SCOPED_TRACE(file.path + ": " + one.name);
            std::vector<std::string> expected = one.expected;
            std::erase(expected, "nothing");
            std::vector<std::string> found = lines_of(masthead_of(document_of(one.lines)));
            std::sort(expected.begin(), expected.end());
            std::sort(found.begin(), found.end());
            EXPECT_EQ(found, expected);
        }
    }
}

// Every field is stated by a case of every language.
TEST(Masthead, CasesStateEveryField) {
    constexpr std::array fields = {"symbol:",  "date:", "distribution:", "original:", "body:",
                                   "session:", "days:", "place:",        "agenda:",   "title:"};
    for (const char* name : {"english", "french", "spanish", "russian", "chinese", "arabic"}) {
        const CaseFile file = read_case_file(std::string("masthead/") + name);
        std::set<std::string> stated;
        for (const CaseFile::Case& one : file.cases)
            for (const std::string& line : one.expected)
                stated.insert(line.substr(0, line.find(':') + 1));
        for (const char* field : fields) EXPECT_EQ(stated.count(field), 1U) << name << field;
    }
}

// A report on a session, in the words of six languages, and titles that are none.
TEST(Masthead, AReportNamesItsMeeting) {
    struct Case {
        const char* title;
        const char* session;  // empty: not said
        const char* place;
    };
    const std::vector<Case> cases = {
        {"Report of the Conference of the Parties on its forty-first session, held in Sharm "
         "el-Sheikh "
         "from 30 November to 13 December 2043",
         "41", "Sharm el-Sheikh"},
        {"Rapport de la Conférence des Parties sur sa quarante et unième session, tenue à La Haye "
         "du "
         "30 novembre au 13 décembre 2043",
         "41", "La Haye"},
        {"Informe de la Conferencia de las Partes sobre su 41er período de sesiones, celebrado en "
         "La "
         "Paz del 30 de noviembre al 13 de diciembre de 2043",
         "41", "La Paz"},
        {"Доклад Конференции Сторон о работе ее сорок первой сессии, состоявшейся в Париже с 30 "
         "ноября по 13 декабря 2043 года",
         "41", ""},
        {"缔约方会议第四十一届会议报告，2043年11月30日至12月13日在巴黎举行", "41", "巴黎"},
        {"2043年11月30日至12月13日在巴黎举行的缔约方会议第四十一届会议报告", "41", "巴黎"},
        {"تقرير مؤتمر الأطراف عن دورته الحادية والأربعين المعقودة في باريس في الفترة من 30 تشرين "
         "الثاني/نوفمبر إلى 13 كانون الأول/ديسمبر 2043",
         "41", "باريس"},
        {"Report of the Executive Secretary on decisions of the fortieth session", "", ""},
        {"Accounts for the period from 1 January to 31 December 2043", "", ""},
    };
    for (const Case& one : cases) {
        SCOPED_TRACE(one.title);
        ExtractedDocument document =
            document_of({"FCCC/CP/2044/10/Add.1", "Distr.: General", "29 January 2044",
                         std::string("# ") + one.title, "1. …"});
        const Masthead masthead = understand({}, std::move(document), knowledge()).masthead;
        ASSERT_EQ(masthead.title.value_or(""), one.title);
        EXPECT_EQ(masthead.session.value_or(""), one.session);
        EXPECT_EQ(masthead.meeting_place.value_or(""), one.place);
        std::vector<std::string> days;
        if (*one.session != '\0') days = {"2043-11-30", "2043-12-13"};
        EXPECT_EQ(masthead.meeting_dates, days);
    }
}

TEST(Masthead, AnEmptyDocumentHasNone) {
    EXPECT_TRUE(lines_of(masthead_of(ExtractedDocument{})).empty());
}

}  // namespace
}  // namespace mea
