// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "case_document.h"
#include "pipeline/language.h"
#include "pipeline/lexicon.h"
#include "pipeline/masthead.h"
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

TEST(Masthead, AnEmptyDocumentHasNone) {
    EXPECT_TRUE(lines_of(masthead_of(ExtractedDocument{})).empty());
}

}  // namespace
}  // namespace mea
