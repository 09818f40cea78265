// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "index/analyzer.h"
#include "index/schema.h"

namespace mea {
namespace {

std::string atoms_of(std::string_view text) {
    std::string line;
    for (const Atom& atom : analyze(text).atoms) {
        if (!line.empty()) line += ' ';
        line += atom.word;
    }
    return line;
}

std::string codes_of(std::string_view text) {
    std::string line;
    for (const Code& code : analyze(text).codes) {
        if (!line.empty()) line += ' ';
        line += code.word;
    }
    return line;
}

struct AtomCase {
    const char* text;
    const char* atoms;
    const char* codes;
};

const std::vector<AtomCase> atom_cases{
    // one each
    {"The Parties’ decision", "the parties decision", ""},
    {"L’Économie de l'environnement", "economie de environnement", ""},
    {"La Convención, 2ª sesión", "la convencion 2a sesion", ""},
    {"Ещё один район", "еще один район", ""},
    {"اتفاقيـــة الأمم", "اتفاقيه الامم", ""},
    {"區域中心", "区 域 中 心", ""},
    // digits, width, dashes
    {"第ＳＣ‑1/15号决定", "第 sc 1 15 号 决 定", "sc-1/15"},
    {"المقرر ١٨", "المقرر 18", ""},
    {"SC–1/15 and SC-1/15", "sc 1 15 and sc 1 15", "sc-1/15 sc-1/15"},
    {"铁路12306", "铁 路 12306", ""},
    // codes whole and by parts
    {"UNEP/POPS/COP.4/38.", "unep pops cop 4 38", "unep/pops/cop.4/38"},
    {"(see UNEP(DTIE)/Hg/INC.1/10)", "see unep dtie hg inc 1 10", "unep(dtie)/hg/inc.1/10"},
    {"resolution 2214(2015)", "resolution 2214 2015", "2214(2015)"},
    {"A/53/463)中", "a 53 463 中", "a/53/463"},
    {"well-known sub-paragraph", "well known sub paragraph", ""},
    {"1/CP.17，", "1 cp 17", "1/cp.17"},
    // elisions and possessives are no words
    {"qu’il s'agit du Secretariat's work", "il agit du secretariat work", ""},
    {"C. d'Ivoire", "c ivoire", ""},
};

TEST(Analyzer, CutsTextsOfSixLanguages) {
    for (const AtomCase& test : atom_cases) {
        EXPECT_EQ(atoms_of(test.text), test.atoms) << test.text;
        EXPECT_EQ(codes_of(test.text), test.codes) << test.text;
    }
}

TEST(Analyzer, RangesNameWhatWasRead) {
    const std::string text = "“Ｍercury” ‑ 勘探工\n作计划, l’État";
    const Analysis analysis = analyze(text);
    ASSERT_EQ(analysis.atoms.size(), 8U);
    EXPECT_EQ(slice(text, analysis.atoms[0].range), "Ｍercury");
    EXPECT_EQ(slice(text, analysis.atoms[1].range), "勘");
    EXPECT_EQ(slice(text, analysis.atoms[7].range), "État");
    EXPECT_TRUE(analysis.atoms[3].joined) << "a line break inside a Chinese word is no border";
    EXPECT_FALSE(analysis.atoms[6].joined);
}

TEST(Analyzer, LeavesOutWordsThatNobodyLooksFor) {
    for (const char* text : {"The Basel Convention and basic rules", "La Convención y los países",
                             "La Convention et l’Économie", "Базельская конвенция и бумага",
                             "اتفاقية بازل والمراكز", "第ＳＣ‑1/15号决定：区域中心"}) {
        const std::vector<Atom> all = analyze(text).atoms;
        FirstBytes bytes;
        bytes.set(static_cast<unsigned char>(all.back().word.front()));
        std::size_t next = 0;  // of all
        std::size_t found = 0;
        bool left_out = false;
        for (const Atom& atom : atoms_beginning_with(bytes, text)) {
            if (atom.word.empty()) {
                EXPECT_FALSE(left_out) << "one for a row of them: " << text;
                left_out = true;
                continue;
            }
            const std::size_t before = next;
            while (next < all.size() && all[next].range != atom.range) ++next;
            ASSERT_LT(next, all.size()) << text;
            EXPECT_EQ(left_out, next > before) << atom.word << " in " << text;
            EXPECT_EQ(atom.word, all[next].word);
            EXPECT_EQ(atom.base, all[next].base);
            if (atom.word.front() == all.back().word.front()) ++found;
            left_out = false;
            ++next;
        }
        const auto wanted = std::count_if(all.begin(), all.end(), [&](const Atom& atom) {
            return atom.word.front() == all.back().word.front();
        });
        EXPECT_EQ(found, static_cast<std::size_t>(wanted)) << text;
    }
}

TEST(Analyzer, SurvivesAnyBytes) {
    unsigned state = 3;
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        for (int i = 0; i < 20; ++i) {
            state = state * 1664525U + 1013904223U;
            text += static_cast<char>(state >> 24U);
        }
        for (const Atom& atom : analyze(text).atoms) {
            EXPECT_LE(atom.range.end, text.size());
            EXPECT_FALSE(atom.range.empty());
        }
    }
}

struct StemCase {
    const char* language;
    const char* a;
    const char* b;
    bool same;
};

const std::vector<StemCase> stem_cases{
    {"en", "decisions", "decision", true},
    {"en", "parties", "party", true},
    {"en", "mercury", "merchant", false},
    {"fr", "décisions", "décision", true},
    {"fr", "économique", "economique", true},
    {"fr", "adoptées", "adopté", true},
    {"es", "decisiones", "decisión", true},
    {"es", "convención", "convencion", true},
    {"ru", "конвенции", "конвенция", true},
    {"ru", "решением", "решение", true},
    {"ru", "ещё", "еще", true},
    {"ru", "район", "раион", false},
    {"ar", "الأطراف", "اطراف", true},
    {"ar", "والأطراف", "أطراف", true},
    {"ar", "للبيئة", "البيئة", true},
    {"ar", "بالبيئة", "بيئة", true},
    {"ar", "اتفاقيات", "اتفاقية", true},
    {"ar", "والكتب", "الكتب", true},
    {"ar", "مقرر", "بيئة", false},
};

TEST(Stems, MakeInflectedFormsOneWord) {
    const Stemmer stemmer;
    for (const StemCase& test : stem_cases) {
        const auto stems = [&](const char* word) {
            return stems_of(analyze(word).atoms.at(0), test.language, stemmer);
        };
        const std::vector<std::string> a = stems(test.a);
        const std::vector<std::string> b = stems(test.b);
        std::vector<std::string> shared;
        std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(shared));
        EXPECT_EQ(!shared.empty(), test.same) << test.a << " and " << test.b;
    }
}

struct HanCase {
    const char* run;
    std::vector<std::string> words;
};

const std::vector<HanCase> han_cases{
    // short runs are one word: no hit lacks it
    {"区域中心", {"区域中心"}},
    {"缔约方会议", {"缔约方会议"}},
    {"和平", {"和平"}},
    {"公约的附件", {"公约的附件"}},
    {"的", {"的"}},
    {"的提案", {"提案"}},
    {"和提案的", {"提案"}},
    // what is asked is not the question word
    {"谁可以提出", {"可以", "提出"}},
    {"区域有多少", {"区域", "多少"}},
    // long runs are cut, particles dropped; no lone character is left over
    {"缔约方会议和公约的附件", {"缔约方", "会议", "公约", "附件"}},
    {"和平利用外层空间委员会", {"和平", "利用", "外层", "空间", "委员会"}},
};

TEST(Analyzer, CutsChineseQueries) {
    for (const HanCase& test : han_cases) {
        const std::vector<Atom> run = analyze(test.run).atoms;
        std::vector<std::string> words;
        for (const Range& word : han_words(run)) {
            std::string text;
            for (std::size_t i = word.begin; i < word.end; ++i) text += run[i].word;
            words.push_back(text);
        }
        EXPECT_EQ(words, test.words) << test.run;
    }
}

TEST(Schema, TermsStayWithinTheLimit) {
    const std::string a(300, 'a');
    const std::string term = bounded_term("XF", a + "1");
    EXPECT_LE(term.size(), 245U);
    EXPECT_NE(term, bounded_term("XF", a + "2"));
    EXPECT_EQ(term, bounded_term("XF", a + "1"));
    std::string han;
    for (int i = 0; i < 100; ++i) han += "区";
    EXPECT_LE(bounded_term("XF", han).size(), 245U);
}

struct TermCase {
    const char* id;
    std::vector<std::string> terms;
};

const std::vector<TermCase> term_cases{
    {"decision:stockholm-cop:SC-1/15",
     {"XEdecision:stockholm-cop:sc-1/15", "XDstockholm-cop:sc-1/15", "XDsc-1/15"}},
    {"resolution:unga:54/217", {"XEresolution:unga:54/217", "XDunga:54/217", "XD54/217"}},
    {"article:stockholm:12.4",
     {"XEarticle:stockholm:12.4", "XEarticle:stockholm:12", "XEarticle:stockholm"}},
    {"centre:basel-rc:ARG", {"XEcentre:basel-rc:arg", "XEcentre:basel-rc"}},
    {"treaty:basel", {"XEtreaty:basel"}},
    {"instrument:agenda-21", {"XEinstrument:agenda-21", "XEtreaty:agenda-21"}},
};

TEST(Schema, EntitiesHaveTheirTerms) {
    for (const TermCase& test : term_cases) EXPECT_EQ(entity_terms(test.id), test.terms) << test.id;
    EXPECT_EQ(entity_term("decision:?:5/3"), "XD5/3");
    EXPECT_EQ(entity_term("decision:unea:5/3"), "XEdecision:unea:5/3");
}

TEST(Schema, EveryFieldOfTheContractCanBeTyped) {
    for (const char* name : {"symbol", "decision", "treaty", "article", "body", "country", "centre",
                             "lang", "kind", "year", "date", "title"}) {
        ASSERT_NE(find_field(name), nullptr) << name;
        EXPECT_EQ(find_field(name)->name, name);
    }
    EXPECT_EQ(find_field("path"), nullptr);
    EXPECT_EQ(find_field("colour"), nullptr);
}

}  // namespace
}  // namespace mea
