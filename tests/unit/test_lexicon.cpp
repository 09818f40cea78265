// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "pipeline/aho_corasick.h"
#include "pipeline/fold.h"
#include "pipeline/lexicon.h"
#include "pipeline/lexicon_file.h"
#include "pipeline/name_pattern.h"
#include "pipeline/name_table.h"
#include "pipeline/text.h"

namespace mea {
namespace {

const std::string lexicon_directory = std::string(MEA_SOURCE_DIR) + "/corpus/lexicon";
constexpr std::array<const char*, 6> languages{"ar", "en", "es", "fr", "ru", "zh"};

const Lexicon& lexicon() {
    static const Lexicon loaded = [] {
        auto result = load_lexicon(lexicon_directory);
        if (!result) ADD_FAILURE() << describe(result.error());
        return result ? std::move(*result) : Lexicon();
    }();
    return loaded;
}

// "treaty:basel=Basel Convention; body:un=…" in order of the text; country names left out on
// request.
std::string shown(std::string_view text, std::string_view language, std::string_view kinds) {
    std::string out;
    for (const NameMention& mention : lexicon().find(text, language)) {
        if (!kinds.empty() && kinds.find(mention.kind) == std::string_view::npos) continue;
        if (!out.empty()) out += "; ";
        out += mention.kind + ':' + mention.key + '=' + std::string(slice(text, mention.range));
    }
    return out;
}

struct FindCase {
    const char* language;
    const char* kinds;  // those looked at; "" for all
    const char* text;
    const char* want;
};

void expect_all(const FindCase* begin, const FindCase* end) {
    for (const FindCase* one = begin; one != end; ++one)
        EXPECT_EQ(shown(one->text, one->language, one->kinds), one->want)
            << one->language << ": " << one->text;
}

constexpr FindCase names[] = {
    // Treaties: short and official names, inflected, with and without title brackets.
    {"en", "", "under the Stockholm Convention.", "treaty:stockholm=Stockholm Convention"},
    {"en", "", "the UNFCCC and its Kyoto Protocol",
     "treaty:unfccc=UNFCCC; treaty:kyoto=Kyoto Protocol"},
    {"fr", "", "la Convention de Stockholm sur les polluants organiques persistants",
     "treaty:stockholm=Convention de Stockholm sur les polluants organiques persistants"},
    {"es", "", "en virtud del Convenio de Estocolmo y el Acuerdo de París",
     "treaty:stockholm=Convenio de Estocolmo; treaty:paris=Acuerdo de París"},
    {"ru", "", "в соответствии со Стокгольмской конвенцией",
     "treaty:stockholm=Стокгольмской конвенцией"},
    {"ru", "", "к Киотскому протоколу и Парижскому соглашению",
     "treaty:kyoto=Киотскому протоколу; treaty:paris=Парижскому соглашению"},
    {"zh", "", "根据《关于持久性有机污染物的斯德哥尔摩公约》的规定",
     "treaty:stockholm=关于持久性有机污染物的斯德哥尔摩公约"},
    {"zh", "treaty", "《联合国气候变化框架公约》《京都议定书》",
     "treaty:unfccc=联合国气候变化框架公约; treaty:kyoto=京都议定书"},
    {"ar", "", "بموجب اتفاقية استكهولم", "treaty:stockholm=اتفاقية استكهولم"},
    {"ar", "", "لاتفاقية ستوكهولم واتفاقية بازل",
     "treaty:stockholm=اتفاقية ستوكهولم; treaty:basel=اتفاقية بازل"},
    // Instruments.
    {"en", "", "Agenda 21 and the 2030 Agenda",
     "instrument:agenda-21=Agenda 21; instrument:agenda-2030=2030 Agenda"},
    {"fr", "", "le Programme de développement durable à l’horizon 2030",
     "instrument:agenda-2030=Programme de développement durable à l’horizon 2030"},
    {"es", "", "el Programa 21 y la Declaración de Río",
     "instrument:agenda-21=Programa 21; instrument:rio-declaration=Declaración de Río"},
    {"ru", "", "осуществления Повестки дня на XXI век",
     "instrument:agenda-21=Повестки дня на XXI век"},
    {"zh", "", "《二十一世纪议程》和《21 世纪议程》",
     "instrument:agenda-21=二十一世纪议程; instrument:agenda-21=21 世纪议程"},
    {"ar", "", "جدول أعمال القرن ٢١", "instrument:agenda-21=جدول أعمال القرن ٢١"},
    // Bodies.
    {"en", "", "the United Nations Environment Programme (UNEP)",
     "body:unep=United Nations Environment Programme; body:unep=UNEP"},
    {"fr", "", "le Programme des Nations Unies pour l’environnement (PNUE)",
     "body:unep=Programme des Nations Unies pour l’environnement; body:unep=PNUE"},
    {"es", "", "la Asamblea General", "body:unga=Asamblea General"},
    {"ru", "", "Генеральной Ассамблеи Организации Объединённых Наций",
     "body:unga=Генеральной Ассамблеи Организации Объединённых Наций"},
    {"zh", "", "联合国 环境规划署理事会第二十三届会议", "body:unep-gc=联合国 环境规划署理事会"},
    {"ar", "", "وبرنامج الأمم المتحدة للبيئة", "body:unep=برنامج الأمم المتحدة للبيئة"},
    // Countries.
    {"en", "", "Iran (Islamic Republic of), Côte d’Ivoire and the Russian Federation",
     "country:IRN=Iran (Islamic Republic of); country:CIV=Côte d’Ivoire; country:RUS=Russian "
     "Federation"},
    {"fr", "", "au Sénégal, en Côte d'Ivoire et à l’Équateur",
     "country:SEN=Sénégal; country:CIV=Côte d'Ivoire; country:ECU=Équateur"},
    {"es", "", "en el Brasil, España y los Países Bajos",
     "country:BRA=Brasil; country:ESP=España; country:NLD=Países Bajos"},
    {"ru", "", "в Аргентине, Китае, Индонезии, Египте и Южной Африке",
     "country:ARG=Аргентине; country:CHN=Китае; country:IDN=Индонезии; country:EGY=Египте; "
     "country:ZAF=Южной Африке"},
    {"zh", "", "在阿根廷、中国、埃及、俄罗斯联邦和俄罗斯",
     "country:ARG=阿根廷; country:CHN=中国; country:EGY=埃及; country:RUS=俄罗斯联邦; "
     "country:RUS=俄罗斯"},
    {"ar", "", "في الأرجنتين والصين ومصر وإندونيسيا",
     "country:ARG=الأرجنتين; country:CHN=الصين; country:EGY=مصر; country:IDN=إندونيسيا"},
    {"ar", "country", "للصين وبالبرازيل", "country:CHN=للصين; country:BRA=البرازيل"},
};

TEST(Lexicon, FindsNamesInSixLanguages) { expect_all(std::begin(names), std::end(names)); }

constexpr FindCase false_friends[] = {
    // Case.
    {"en", "", "those who cited it; she cites a case", ""},
    {"en", "", "WHO and CITES", "body:who=WHO; treaty:cites=CITES"},
    {"en", "", "a turkey, china plates, the chad and guinea pigs", ""},
    {"ru", "", "кроме того, воз и мали", ""},
    // The same letters in another language.
    {"en", "", "the UN system", "body:un=UN"},
    {"fr", "", "UN PROGRAMME", ""},
    {"es", "", "UN PLAN", ""},
    // Words inside words.
    {"en", "", "Roman law, Omani, Nigerien, Chadian, Unepic", ""},
    {"zh", "", "发展中国家在沿海地区", ""},
    {"zh", "", "印度洋、几内亚湾和南中国海", ""},
    {"zh", "", "印度、几内亚和中国", "country:IND=印度; country:GIN=几内亚; country:CHN=中国"},
    {"ar", "", "دعم مالي وتقني", ""},
    // Longest match.
    {"en", "", "Niger, Nigeria, Oman", "country:NER=Niger; country:NGA=Nigeria; country:OMN=Oman"},
    {"en", "", "Papua New Guinea, Equatorial Guinea, Guinea-Bissau, Guinea",
     "country:PNG=Papua New Guinea; country:GNQ=Equatorial Guinea; country:GNB=Guinea-Bissau; "
     "country:GIN=Guinea"},
    {"en", "", "the Democratic Republic of the Congo, the Congo",
     "country:COD=Democratic Republic of the Congo; country:COG=Congo"},
    {"es", "", "Guinea Ecuatorial y República Dominicana",
     "country:GNQ=Guinea Ecuatorial; country:DOM=República Dominicana"},
    {"fr", "", "la Réunion des Parties", ""},
    {"zh", "", "北马里亚纳群岛、马里、许多哥伦比亚人",
     "country:MNP=北马里亚纳群岛; country:MLI=马里; country:COL=哥伦比亚"},
    {"en", "", "Vienna Convention on the Law of Treaties",
     "treaty:vclt=Vienna Convention on the Law of Treaties"},
    {"en", "", "Vienna Convention on Diplomatic Relations", ""},
    {"ar", "", "لجنة القضاء على التمييز ضد المرأة",
     "body:cedaw-committee=لجنة القضاء على التمييز ضد المرأة"},
    {"zh", "", "消除对妇女歧视委员会", "body:cedaw-committee=消除对妇女歧视委员会"},
    {"zh", "", "《执行计划》", ""},
    // Symbols and numbers of decisions.
    {"en", "", "UNEP/GC.23/8, CEDAW/C/BGD/6-7, 6/CMA.4", ""},
    {"en", "", "FAO/WHO and UNDP/GEF", "body:fao=FAO; body:who=WHO; body:undp=UNDP; body:gef=GEF"},
    {"zh", "", "UNEP/GC.23/8环境署", "body:unep=环境署"},
    // Money, seas, plans named after a country.
    {"en", "", "United States dollars; the SAMOA Pathway; Lake Chad; the Gulf of Guinea", ""},
    {"fr", "", "500 000 dollars des États-Unis; le golfe de Guinée", ""},
    {"es", "", "dólares de los Estados Unidos", ""},
    {"ru", "", "500 000 долл. США; озера Чад", ""},
    {"ar", "", "من دولارات الولايات المتحدة؛ بحيرة تشاد", ""},
    {"ru", "", "в США и Чаде", "country:USA=США; country:TCD=Чаде"},
    {"es", "", "programa 21 del presupuesto", ""},
    // Not an entity of its own, but whose articles are meant.
    {"en", "",
     "the Regulations on Prospecting and Exploration for Polymetallic Nodules in the Area",
     "regulations:isa-nodules=Regulations on Prospecting and Exploration for Polymetallic Nodules "
     "in the Area"},
};

TEST(Lexicon, IsNotMisledByFalseFriends) {
    expect_all(std::begin(false_friends), std::end(false_friends));
}

constexpr FindCase overlaps[] = {
    // A treaty inside a body: both, in every language.
    {"en", "", "the Conference of the Parties to the Stockholm Convention",
     "body:stockholm-cop=Conference of the Parties to the Stockholm Convention; "
     "treaty:stockholm=Stockholm Convention"},
    {"fr", "", "la Conférence des Parties à la Convention de Bâle",
     "body:basel-cop=Conférence des Parties à la Convention de Bâle; treaty:basel=Convention de "
     "Bâle"},
    {"es", "", "la Conferencia de las Partes en el Convenio de Rotterdam",
     "body:rotterdam-cop=Conferencia de las Partes en el Convenio de Rotterdam; "
     "treaty:rotterdam=Convenio de Rotterdam"},
    {"ru", "", "Конференцией Сторон Базельской конвенции",
     "body:basel-cop=Конференцией Сторон Базельской конвенции; treaty:basel=Базельской конвенции"},
    {"zh", "", "《斯德哥尔摩公约》缔约方大会",
     "body:stockholm-cop=斯德哥尔摩公约》缔约方大会; treaty:stockholm=斯德哥尔摩公约"},
    {"ar", "", "مؤتمر الأطراف في اتفاقية بازل",
     "body:basel-cop=مؤتمر الأطراف في اتفاقية بازل; treaty:basel=اتفاقية بازل"},
    // Of one kind the longest: the treaty named in another's title is not counted again.
    {"en", "treaty",
     "the Agreement relating to the Implementation of Part XI of the United Nations Convention on "
     "the Law of the Sea of 10 December 1982",
     "treaty:part-xi=Agreement relating to the Implementation of Part XI of the United Nations "
     "Convention on the Law of the Sea of 10 December 1982"},
    {"zh", "treaty", "《联合国气候变化框架公约京都议定书》",
     "treaty:kyoto=联合国气候变化框架公约京都议定书"},
    {"zh", "treaty", "《关于执行1982年12月10日<联合国海洋法公约>第十一部分的协定》",
     "treaty:part-xi=关于执行1982年12月10日<联合国海洋法公约>第十一部分的协定"},
    // One word "conventions" for several treaties.
    {"en", "", "the Basel, Rotterdam and Stockholm conventions",
     "treaty:basel=Basel; treaty:rotterdam=Rotterdam; treaty:stockholm=Stockholm conventions"},
    {"fr", "", "des Conventions de Bâle, de Rotterdam et de Stockholm",
     "treaty:basel=Conventions de Bâle; treaty:rotterdam=Rotterdam; treaty:stockholm=Stockholm"},
    {"es", "", "los convenios de Basilea, Rotterdam y Estocolmo",
     "treaty:basel=convenios de Basilea; treaty:rotterdam=Rotterdam; treaty:stockholm=Estocolmo"},
    {"ru", "", "Базельской, Роттердамской и Стокгольмской конвенций",
     "treaty:basel=Базельской; treaty:rotterdam=Роттердамской; treaty:stockholm=Стокгольмской "
     "конвенций"},
    {"zh", "", "巴塞尔、鹿特丹和斯德哥尔摩公约",
     "treaty:basel=巴塞尔; treaty:rotterdam=鹿特丹; treaty:stockholm=斯德哥尔摩公约"},
    {"ar", "", "اتفاقيات بازل وروتردام واستكهولم",
     "treaty:basel=اتفاقيات بازل; treaty:rotterdam=روتردام; treaty:stockholm=استكهولم"},
    {"en", "", "a meeting in Basel and Stockholm on the treaties", ""},
};

TEST(Lexicon, LetsKindsOverlapAndJoinsCoordinatedNames) {
    expect_all(std::begin(overlaps), std::end(overlaps));
}

constexpr FindCase centres[] = {
    // The words name the network.
    {"en", "centre", "the Basel Convention regional centres",
     "centre:basel-rc=Basel Convention regional centres"},
    {"fr", "centre", "les centres régionaux de la Convention de Stockholm",
     "centre:stockholm-rc=centres régionaux de la Convention de Stockholm"},
    {"es", "centre", "el centro regional del Convenio de Basilea",
     "centre:basel-rc=centro regional del Convenio de Basilea"},
    {"ru", "centre", "национальных центров экологически чистого производства",
     "centre:ncpc=национальных центров экологически чистого производства"},
    {"zh", "centre", "《巴塞尔公约》区域中心和国家清洁生产中心",
     "centre:basel-rc=巴塞尔公约》区域中心; centre:ncpc=国家清洁生产中心"},
    {"ar", "centre", "المراكز الإقليمية لاتفاقية بازل",
     "centre:basel-rc=المراكز الإقليمية لاتفاقية بازل"},
    // The words may name several.
    {"en", "centre", "regional and subregional centres; WHO regional offices",
     "centre:?=regional and subregional centres; centre:who-ro=WHO regional offices"},
    {"fr", "centre", "un centre régional, des bureaux régionaux",
     "centre:?=centre régional; centre:?=bureaux régionaux"},
    {"es", "centre", "los centros regionales", "centre:?=centros regionales"},
    {"ru", "centre", "региональным центрам", "centre:?=региональным центрам"},
    {"zh", "centre", "区域中心和次区域中心、合作中心",
     "centre:?=区域中心和次区域中心; centre:?=合作中心"},
    {"ar", "centre", "والمراكز الإقليمية", "centre:?=المراكز الإقليمية"},
};

TEST(Lexicon, KnowsTheWordsForCentres) {
    expect_all(std::begin(centres), std::end(centres));
    const auto offices = lexicon().find("the regional offices");
    ASSERT_EQ(offices.size(), 1U);
    EXPECT_EQ(offices[0].rule, "lexicon.centre.office");
    ASSERT_NE(lexicon().entry("centre", "?office"), nullptr);
    EXPECT_EQ(lexicon().entry("centre", "?office")->networks.size(), 3U);
    EXPECT_EQ(lexicon().entry("centre", "who-cc")->body, "who");
    EXPECT_EQ(lexicon().entry("centre", "basel-rc")->treaty, "basel");
}

TEST(Lexicon, RangesAreOfTheOriginal) {
    const std::string text = "Ｔｈｅ  Stock\u00ADholm  Convention，《京都议定书》。";
    const auto found = lexicon().find(text, "en");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(slice(text, found[0].range), "Stock\u00ADholm  Convention");
    EXPECT_EQ(slice(text, found[1].range), "京都议定书");
}

TEST(Lexicon, AcceptsAnyBytes) {
    for (const std::string text :
         {"", "\xFF\xFE\x80", "WHO\xC3", "\xE4\xB8", " 《》 ", "\"\"\"WHO\""})
        for (const NameMention& mention : lexicon().find(text)) {
            EXPECT_LE(mention.range.end, text.size());
            EXPECT_FALSE(mention.range.empty());
        }
}

TEST(Lexicon, AnUnloadedLexiconFindsNothing) {
    EXPECT_TRUE(Lexicon().find("Basel Convention").empty());
    EXPECT_EQ(Lexicon().entry("treaty", "basel"), nullptr);
    EXPECT_EQ(Lexicon().name("treaty", "basel", "en"), "basel");
    EXPECT_FALSE(load_lexicon("/nowhere").has_value());
}

TEST(Lexicon, GivesPreferredNames) {
    EXPECT_EQ(lexicon().name("treaty", "basel", "ru"), "Базельская конвенция");
    EXPECT_EQ(lexicon().name("country", "CHN", "zh"), "中国");
    EXPECT_EQ(lexicon().name("country", "ARG", "ru"), "Аргентина");
    EXPECT_EQ(lexicon().name("country", "ARG", "de"), "Argentina");
    EXPECT_EQ(lexicon().name("body", "none", "en"), "none");
    ASSERT_NE(lexicon().entry("body", "stockholm-cop"), nullptr);
    EXPECT_EQ(lexicon().entry("body", "stockholm-cop")->treaty, "stockholm");
}

// The first keys of the project: gold files and links use them.
struct Keys {
    const char* kind;
    const char* keys;
};
constexpr Keys promised[] = {
    {"body",
     "unga unsc ecosoc hrc unep-gc unea basel-cop basel-oewg rotterdam-cop rotterdam-crc "
     "stockholm-cop stockholm-poprc minamata-cop vienna-cop montreal-mop mlf-excom unfccc-cop "
     "unfccc-cmp unfccc-cma unfccc-sbi unfccc-sbsta cbd-cop cartagena-mop nagoya-mop unccd-cop "
     "cites-cop cms-cop ramsar-cop whc bbnj-cop isa-assembly isa-council iccm itpgrfa-gb ipbes"},
    {"body",
     "un unep undp unido fao who ilo imo wmo iaea unesco unicef unitar unops unece escap eclac eca "
     "escwa un-habitat un-women wfp iom unhcr ohchr unodc undrr unctad unep-wcmc world-bank imf "
     "wto "
     "gef gcf iomc emg ceb undg csd hlpf un-water un-energy iucn oecd eu au ifcs ioc isa itlos icj "
     "interpol wco"},
    {"treaty",
     "basel rotterdam stockholm minamata bamako waigani vienna-ozone montreal unfccc kyoto paris "
     "cbd "
     "cartagena nagoya nagoya-kl unccd cites cms ramsar whc itpgrfa unclos part-xi fish-stocks "
     "bbnj "
     "marpol london-convention london-protocol lrtap espoo aarhus un-charter vclt outer-space crc "
     "cedaw isa-nodules isa-sulphides isa-crusts"},
    {"instrument",
     "saicm gfc agenda-21 jpoi rio-declaration millennium-declaration agenda-2030 bali-plan udhr "
     "sendai addis"},
    {"country", "CHN ARG RUS IRN CIV TUR MKD PSE"},
    {"centre", "basel-rc stockholm-rc ncpc who-cc who-ro unep-ro fao-ro ozone-network"},
};

TEST(Lexicon, HoldsEveryPromisedKey) {
    for (const Keys& row : promised) {
        std::istringstream keys(row.keys);
        for (std::string key; keys >> key;)
            EXPECT_NE(lexicon().entry(row.kind, key), nullptr) << row.kind << ' ' << key;
    }
}

TEST(LexiconData, EveryEntryIsNamedInSixLanguagesInNfc) {
    const auto file = read_lexicon_files(lexicon_directory);
    ASSERT_TRUE(file.has_value()) << describe(file.error());
    std::size_t countries = 0;
    for (const LexiconEntry& entry : file->entries) {
        countries += entry.kind == "country" ? 1U : 0U;
        std::set<std::string> spoken;
        for (const auto& [language, name] : entry.names) {
            spoken.insert(language);
            EXPECT_EQ(to_nfc(name), name) << entry.kind << ' ' << entry.key;
            EXPECT_EQ(squeeze(name), name) << entry.kind << ' ' << entry.key;
            EXPECT_TRUE(expand_name(name).has_value()) << name;
        }
        for (const char* language : languages)
            EXPECT_TRUE(spoken.contains(language))
                << entry.kind << ' ' << entry.key << ' ' << language;
    }
    EXPECT_EQ(countries, 249U);  // ISO 3166-1
}

// Every name is found, as its own key, when it stands alone.
TEST(LexiconData, EveryNameFindsItsOwnKey) {
    const auto file = read_lexicon_files(lexicon_directory);
    ASSERT_TRUE(file.has_value()) << describe(file.error());
    for (const NameRecord& name : file->names) {
        if (name.entry == NameRecord::hidden || name.rank == NameRank::part) continue;
        const LexiconEntry& entry = file->entries[name.entry];
        const std::string key = entry.key.starts_with('?') ? "?" : entry.key;
        const auto forms = expand_name(name.pattern);
        ASSERT_TRUE(forms.has_value()) << name.pattern;
        for (const std::string& form : *forms) {
            const auto found = lexicon().find(form, name.language);
            EXPECT_TRUE(std::any_of(found.begin(), found.end(),
                                    [&](const NameMention& mention) {
                                        return mention.kind == name.kind && mention.key == key;
                                    }))
                << name.kind << ' ' << entry.key << ": " << form;
        }
    }
}

TEST(LexiconData, EverySourceIsNamed) {
    for (const auto& item : std::filesystem::directory_iterator(lexicon_directory)) {
        std::ifstream in(item.path());
        const auto json = nlohmann::json::parse(in);
        if (!json.contains("entries")) continue;
        const bool whole = json.contains("source");
        for (const auto& entry : json.at("entries"))
            EXPECT_TRUE(whole || entry.contains("source")) << item.path() << ' ' << entry.at("key");
    }
}

// One word a line, in NFC, no word twice, no word that is a name in its language; abbreviations are
// told from words by their capitals ("WHO" from "who").
TEST(LexiconData, StopWordsAreWordsAndNoNames) {
    const auto file = read_lexicon_files(lexicon_directory);
    ASSERT_TRUE(file.has_value()) << describe(file.error());
    for (const std::string language : languages) {
        std::set<std::string> spellings;
        for (const NameRecord& name : file->names)
            if (name.language == language) {
                const auto forms = expand_name(name.pattern);
                ASSERT_TRUE(forms.has_value()) << name.pattern;
                for (const std::string& form : *forms) {
                    if (!name.exact_case) spellings.insert(folded(form));
                }
            }
        std::ifstream in(std::string(MEA_SOURCE_DIR) + "/corpus/stopwords/" + language + ".txt");
        std::set<std::string> words;
        for (std::string line; std::getline(in, line);) {
            if (line.starts_with('#')) continue;
            EXPECT_EQ(to_nfc(line), line) << language;
            EXPECT_FALSE(line.empty() || line.find(' ') != std::string::npos) << language << line;
            EXPECT_TRUE(words.insert(line).second) << language << ' ' << line << " twice";
            EXPECT_FALSE(spellings.contains(folded(line)))
                << language << ' ' << line << " is a name";
        }
        EXPECT_GT(words.size(), 100U) << language;
    }
}

struct PatternCase {
    const char* pattern;
    const char* want;  // forms joined by '/'; "" for an error
};
constexpr PatternCase patterns[] = {
    {"Basel Convention{|s}", "Basel Convention/Basel Conventions"},
    {"Базельск{ая|ой|ой} конвенци{я|и|и}", "Базельская конвенция/Базельской конвенции"},
    {"اتفاقي{ة|تي} بازل", "اتفاقية بازل/اتفاقيتي بازل"},
    {"Convention de Bâle", "Convention de Bâle"},
    {"《巴塞尔公约》", "《巴塞尔公约》"},
    {"Convenio{|s} de Basilea", "Convenio de Basilea/Convenios de Basilea"},
    {"a{b|c}{d|e|f}", ""},
    {"a{b", ""},
    {"a}b", ""},
    {"a{b{c}}", ""},
};

TEST(NamePattern, Expands) {
    for (const PatternCase& one : patterns) {
        const auto forms = expand_name(one.pattern);
        std::string joined;
        if (forms)
            for (const std::string& form : *forms) joined += (joined.empty() ? "" : "/") + form;
        EXPECT_EQ(joined, one.want) << one.pattern;
    }
    EXPECT_EQ(dictionary_form("Стран{а|ы}"), "Страна");
    EXPECT_EQ(dictionary_form("a{b"), "a{b");
}

// Against a search for each word at each place.
TEST(AhoCorasick, AgreesWithTheNaiveSearch) {
    const std::vector<std::u32string> words{U"a",   U"ab",   U"bab", U"bc",        U"bca", U"c",
                                            U"caa", U"公约", U"约",  U"конвенция", U"ab"};
    AhoCorasick automaton(words);
    for (const std::u32string text :
         {U"abccab", U"ababcaabab", U"公约约公", U"конвенция", U"", U"zz"}) {
        std::multiset<std::u32string> want;
        for (std::size_t at = 0; at < text.size(); ++at)
            for (std::size_t i = 0; i + 1 < words.size(); ++i)  // the last word is a duplicate
                if (std::u32string_view(text).substr(at).starts_with(words[i]))
                    want.insert(words[i]);
        std::multiset<std::u32string> have;
        for (const auto& match : automaton.find(text)) {
            EXPECT_EQ(text.substr(match.begin, match.end - match.begin), words[match.word]);
            have.insert(words[match.word]);
        }
        EXPECT_EQ(have, want);
    }
    EXPECT_TRUE(AhoCorasick().find(U"abc").empty());
    EXPECT_TRUE(AhoCorasick({U""}).find(U"abc").empty());
}

TEST(NameTable, RefusesTwoKeysWithOneSpelling) {
    const std::vector<LexiconEntry> entries{{"body", "one", {}, {}}, {"body", "two", {}, {}}};
    NameRecord one;
    one.entry = 0;
    one.kind = "body";
    one.language = "en";
    one.pattern = "Same Name";
    NameRecord two = one;
    two.entry = 1;
    EXPECT_FALSE(make_name_table({one, two}, entries).has_value());
    two.kind = "treaty";
    EXPECT_TRUE(make_name_table({one, two}, entries).has_value());
    two.kind = "body";
    two.only = one.only = true;
    two.language = "fr";
    EXPECT_TRUE(make_name_table({one, two}, entries).has_value());
}

}  // namespace
}  // namespace mea
