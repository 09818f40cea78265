// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "pipeline/lexicon_file.h"
#include "pipeline/name_pattern.h"
#include "pipeline/terms.h"

namespace mea {
namespace {

const std::string lexicon_directory = std::string(MEA_SOURCE_DIR) + "/corpus/lexicon";
const std::string file_of_terms = lexicon_directory + "/terms.json";
constexpr std::array<const char*, 6> languages{"ar", "en", "es", "fr", "ru", "zh"};

const Terms& terms() {
    static const Terms loaded = [] {
        auto result = load_terms(lexicon_directory);
        if (!result) ADD_FAILURE() << describe(result.error());
        return result ? std::move(*result) : Terms();
    }();
    return loaded;
}

// "clearing-house-mechanism=centre d'échange; …" in order of the text.
std::string shown(std::string_view text, std::string_view language) {
    std::string out;
    for (const TermMention& mention : terms().find(text, language)) {
        if (!out.empty()) out += "; ";
        out += mention.key + '=' + std::string(slice(text, mention.range));
    }
    return out;
}

struct FindCase {
    const char* language;
    const char* text;
    const char* want;
};

constexpr FindCase in_six_languages[] = {
    // One concept, its names and forms.
    {"en", "through the clearing-house mechanism.",
     "clearing-house-mechanism=clearing-house mechanism"},
    {"en", "a Clearing House Mechanism", "clearing-house-mechanism=Clearing House Mechanism"},
    {"fr", "par l'intermédiaire du centre d'échange", "clearing-house-mechanism=centre d'échange"},
    {"es", "los mecanismos de facilitación", "clearing-house-mechanism=mecanismos de facilitación"},
    {"ru", "в рамках механизма посредничества",
     "clearing-house-mechanism=механизма посредничества"},
    {"ru", "Информационно-координационным механизмом",
     "clearing-house-mechanism=Информационно-координационным механизмом"},
    {"zh", "通过信息交换所机制", "clearing-house-mechanism=信息交换所机制"},
    {"zh", "通過信息交流機制提供", "clearing-house-mechanism=信息交流機制"},
    {"ar", "من خلال آلية تبادل المعلومات", "clearing-house-mechanism=آلية تبادل المعلومات"},
    // Case, number, article, clitics, accents.
    {"ru", "развивающимся странам", "developing-country-parties=развивающимся странам"},
    {"ru", "Договаривающейся Стороной", "party=Договаривающейся Стороной"},
    {"es", "de las evaluaciones de impacto ambiental",
     "environmental-impact-assessment=evaluaciones de impacto ambiental"},
    {"fr", "DES POLLUANTS ORGANIQUES PERSISTANTS",
     "persistent-organic-pollutants=POLLUANTS ORGANIQUES PERSISTANTS"},
    {"ar", "وللمراكز الإقليمية", "regional-centre=للمراكز الإقليمية"},
    {"ar", "بالنفايات الخطرة", "hazardous-wastes=النفايات الخطرة"},
    {"zh", "土著人民和顯著", "indigenous-peoples=土著人民"},
    // The longest name wins, and neighbours do not disturb each other.
    {"en", "capacity-building and technology transfer",
     "capacity-building=capacity-building; technology-transfer=technology transfer"},
    {"en", "marine genetic resources", "marine-genetic-resources=marine genetic resources"},
    {"zh", "缔约方大会主席团", "conference-of-the-parties=缔约方大会; bureau=主席团"},
    {"fr", "consentement préalable en connaissance de cause",
     "prior-informed-consent=consentement préalable en connaissance de cause"},
    {"es", "transferencia de tecnología marina",
     "technology-transfer=transferencia de tecnología marina"},
    // Abbreviations are read letter by letter.
    {"en", "listing of POPs", "persistent-organic-pollutants=POPs"},
    {"fr", "des POP", "persistent-organic-pollutants=POP"},
    {"ru", "СОЗ", "persistent-organic-pollutants=СОЗ"},
    // A word that means another thing elsewhere.
    {"en", "ODS", "ozone-depleting-substances=ODS"},
    {"es", "los ODS", "sustainable-development-goals=ODS"},
    {"en", "activities in the Area", "the-area=activities in the Area"},
};

constexpr FindCase no_terms[] = {
    {"en", "he partied on; annexed, annexation; pops up", ""},
    {"en", "people living in the area", ""},
    {"en", "the commission agreed upon", ""},
    {"fr", "sous réserve de ce qui suit", ""},
    {"fr", "veuillez observer la notice", ""},
    {"es", "en la zona norte", ""},
    {"ru", "механизм; в районе", ""},
    {"zh", "建立一个机制", ""},
    {"zh", "该地区", ""},
    {"ar", "في هذه المنطقة", ""},
    {"ar", "آلية جديدة", ""},
    {"en", "document UNEP/POPS/COP.1/2", ""},
};

template <std::size_t size>
void expect_all(const FindCase (&cases)[size]) {
    for (const FindCase& one : cases)
        EXPECT_EQ(shown(one.text, one.language), one.want) << one.language << ": " << one.text;
}

TEST(Terms, AreFoundInSixLanguages) { expect_all(in_six_languages); }

TEST(Terms, AreNotFoundInOtherWords) { expect_all(no_terms); }

struct ConceptCase {
    const char* language;
    const char* text;
    std::vector<std::string> want;
};

const std::vector<ConceptCase> concept_cases{
    // those in longer names too, one for each mention
    {"en", "the Conference of the Parties", {"conference-of-the-parties", "party"}},
    {"zh", "通过信息交换所机制", {"clearing-house-mechanism", "information-exchange"}},
    {"ru", "в рамках механизма посредничества", {"clearing-house-mechanism"}},
    {"fr",
     "les centres d'échange, un centre d'échange",
     {"clearing-house-mechanism", "clearing-house-mechanism"}},
    {"es", "los mecanismos de facilitación", {"clearing-house-mechanism"}},
    {"ar", "وللمراكز الإقليمية", {"regional-centre"}},
    // a name of another language is none
    {"es", "los ODS", {"sustainable-development-goals"}},
    {"zh", "建立一个机制", {}},
};

TEST(Terms, ATextSpeaksOfConcepts) {
    for (const ConceptCase& one : concept_cases) {
        EXPECT_EQ(terms().concepts_of(one.text, one.language), one.want)
            << one.language << ": " << one.text;
    }
    EXPECT_TRUE(Terms().concepts_of("clearing-house mechanism", "en").empty());
}

TEST(Terms, NamesOfAnEntryArePreferredFirst) {
    const TermConcept* term = terms().entry("clearing-house-mechanism");
    ASSERT_NE(term, nullptr);
    std::map<std::string, std::string> first;
    for (const auto& [language, name] : term->names) first.emplace(language, name);
    EXPECT_EQ(first["en"], "clearing-house mechanism");
    EXPECT_EQ(first["fr"], "centre d'échange");
    EXPECT_EQ(first["zh"], "信息交换所机制");
    EXPECT_EQ(terms().entry("no-such-term"), nullptr);
}

TEST(Terms, SayWhichLanguageANameIs) {
    const auto mentions = terms().find("bureau, consensus", "");
    ASSERT_EQ(mentions.size(), 1U);
    EXPECT_EQ(mentions[0].language, "") << "spelt so in English and French";
    EXPECT_EQ(terms().find("consensus", "fr").at(0).language, "fr");
    EXPECT_EQ(terms().find("консенсус").at(0).language, "ru");
}

TEST(Terms, ThatWereNotLoadedFindNothing) {
    EXPECT_TRUE(Terms().find("clearing-house mechanism").empty());
    EXPECT_TRUE(Terms().all().empty());
    const auto missing = load_terms("/nowhere");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, ErrorCode::not_found);
}

TEST(Terms, EveryConceptHasSixLanguagesAndASource) {
    std::ifstream in(file_of_terms);
    const auto file = nlohmann::json::parse(in);
    std::set<std::string> keys;
    for (const auto& entry : file.at("entries")) {
        const auto key = entry.at("key").get<std::string>();
        EXPECT_TRUE(keys.insert(key).second) << key << " stands twice";
        EXPECT_FALSE(entry.value("source", "").empty()) << key << " has no source";
        EXPECT_EQ(key.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-"), key.npos) << key;
        for (const char* language : languages)
            EXPECT_TRUE(entry.at("short").contains(language)) << key << " has no " << language;
    }
    EXPECT_EQ(keys.size(), terms().all().size());
}

TEST(Terms, EveryNameIsFoundAsItself) {
    const auto file = read_lexicon_file(file_of_terms);
    ASSERT_TRUE(file) << describe(file.error());
    for (const NameRecord& name : file->names) {
        if (name.entry == NameRecord::hidden) continue;
        const std::string& key = file->entries[name.entry].key;
        const auto forms = expand_name(name.pattern);
        ASSERT_TRUE(forms) << key << ": " << describe(forms.error());
        for (const std::string& form : *forms) {
            const auto found = terms().find(form, name.language);
            if (found.empty()) {
                ADD_FAILURE() << key << " is not found in " << form;
                continue;
            }
            EXPECT_EQ(found[0].key, key) << form;
            EXPECT_EQ(found[0].language, name.language) << form;
            EXPECT_EQ(found[0].range, (Range{0, form.size()})) << key << ": " << form;
        }
    }
}

}  // namespace
}  // namespace mea
