// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/symbol.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "pipeline/dates.h"

namespace mea {
namespace {

struct SymbolCase {
    const char* text;
    std::vector<std::string> canonical;
};

std::vector<std::string> symbols_of(std::string_view text) {
    std::vector<std::string> found;
    for (const SymbolMention& mention : find_symbols(text)) found.push_back(mention.canonical);
    return found;
}

TEST(Symbol, AdditionsNamedBehindASymbolAreSymbols) {
    using Names = std::vector<std::string>;
    EXPECT_EQ(symbols_of("FCCC/SBI/2099/14 and Add.1–3, and FCCC/SBI/2099/INF.9"),
              (Names{"FCCC/SBI/2099/14", "FCCC/SBI/2099/14/Add.1", "FCCC/SBI/2099/14/Add.2",
                     "FCCC/SBI/2099/14/Add.3", "FCCC/SBI/2099/INF.9"}));
    EXPECT_EQ(symbols_of("les documents A/99/10/Add.1 et Add.2"),
              (Names{"A/99/10/Add.1", "A/99/10/Add.2"}));
    EXPECT_EQ(symbols_of("documento FCCC/SB/2099/5 y Add.1 y Add.1/Corr.1"),
              (Names{"FCCC/SB/2099/5", "FCCC/SB/2099/5/Add.1", "FCCC/SB/2099/5/Add.1/Corr.1"}));
    EXPECT_EQ(symbols_of("документы A/HRC/99/8 и Add.1 и 2"),
              (Names{"A/HRC/99/8", "A/HRC/99/8/Add.1", "A/HRC/99/8/Add.2"}));
    EXPECT_EQ(symbols_of("载于A/99/10和Add.1-2号文件"),
              (Names{"A/99/10", "A/99/10/Add.1", "A/99/10/Add.2"}));
    EXPECT_EQ(symbols_of("في الوثيقة A/99/10 وAdd.1 وCorr.2"),
              (Names{"A/99/10", "A/99/10/Add.1", "A/99/10/Corr.2"}));
    EXPECT_EQ(symbols_of("A/99/10 and Add.1, 2 December"), (Names{"A/99/10", "A/99/10/Add.1"}));
    EXPECT_EQ(symbols_of("A/99/10 and addenda"), (Names{"A/99/10"}));
    const std::string text = "A/99/10 and Add.1";
    EXPECT_EQ(slice(text, find_symbols(text).at(1).range), "Add.1");
}

TEST(Symbol, IsFoundAndSpelledCanonically) {
    const SymbolCase cases[] = {
        // zh
        {"载于文件 UNEP/GC.23/6。", {"UNEP/GC.23/6"}},
        {"(A/53/463)中提出的相关建议", {"A/53/463"}},
        {"第 53 号(UNEP / POPS/COP.2/30*)中", {"UNEP/POPS/COP.2/30"}},
        {"UNEP / POPS / COP.4 / 38", {"UNEP/POPS/COP.4/38"}},
        {"A / C.2/58", {"A/C.2/58"}},
        {"A / C.2/58/L.3", {"A/C.2/58/L.3"}},
        {"документ A / C.2 / 58 / L.3 и другие", {"A/C.2/58/L.3"}},
        {"الوثيقة A / RES / 54/217", {"A/RES/54/217"}},
        {"FCCC / SBI / 2019 / 9 / Add.1", {"FCCC/SBI/2019/9/Add.1"}},
        {"plan A / C or B", {}},
        {"UNEP/POPS/COP.4 / 38 countries", {"UNEP/POPS/COP.4"}},
        {"Option A / CO2", {}},
        {"vitamins A / E / C", {}},
        {"* UNEP(DTIE)Hg/INC.1/1。", {"UNEP(DTIE)/Hg/INC.1/1"}},
        {"（ＵＮＥＰ／ＧＣＳＳ．ＶＩＩＩ／５／Ａｄｄ．２）", {"UNEP/GCSS.VIII/5/Add.2"}},
        {"见UNEP/IEG/IGSP/3/INF/5和UNEP/POPS/COP.1/27号文件",
         {"UNEP/IEG/IGSP/3/INF/5", "UNEP/POPS/COP.1/27"}},
        // en
        {"the report (A/80/5 (Vol. II), chap. II)", {"A/80/5(Vol.II)"}},
        {"A/81/6 (Sect. 10) and A/81/6 (Sect. 29A)/Corr.1",
         {"A/81/6(Sect.10)", "A/81/6(Sect.29A)/Corr.1"}},
        {"See UNEP/GC.23/6/Add.1 and UNEP/GC.23/6/Add.1/Corr.1.",
         {"UNEP/GC.23/6/Add.1", "UNEP/GC.23/6/Add.1/Corr.1"}},
        {"A/69/25, UNEP/EA.6/HLS.1, FCCC/CP/2015/10/Add.1",
         {"A/69/25", "UNEP/EA.6/HLS.1", "FCCC/CP/2015/10/Add.1"}},
        {"UNEP/CBD/BS/COP-MOP/7/6/Add.3", {"UNEP/CBD/BS/COP-MOP/7/6/Add.3"}},
        {"UNEP/OzL.Pro/ExCom/80/59*", {"UNEP/OzL.Pro/ExCom/80/59"}},
        {"UNEP/OzL.Pro.27/2 and UNEP/FAO/RC/COP.4/24",
         {"UNEP/OzL.Pro.27/2", "UNEP/FAO/RC/COP.4/24"}},
        {"ICCD/COP(15)/23/Add.1", {"ICCD/COP(15)/23/Add.1"}},
        {"SAICM//ICCM.3/24", {"SAICM/ICCM.3/24"}},
        {"S/RES/2214 (2015), A/RES/3363 (XXX), A/RES/ES-10/21",
         {"S/RES/2214(2015)", "A/RES/3363(XXX)", "A/RES/ES-10/21"}},
        {"ECE/TRADE/C/CEFACT/2019/22/Rev.1", {"ECE/TRADE/C/CEFACT/2019/22/Rev.1"}},
        {"E/CN.4/Sub.2/1982/7; A/CONF.48/14/REV.1; A/2626",
         {"E/CN.4/Sub.2/1982/7", "A/CONF.48/14/Rev.1", "A/2626"}},
        {"XYZ/WG.2/4/Add. 1", {"XYZ/WG.2/4/Add.1"}},
        // fr, es
        {"le document UNEP/POPS/COP.3/30, l’additif", {"UNEP/POPS/COP.3/30"}},
        {"el documento FCCC/SBI/1997/11. Español", {"FCCC/SBI/1997/11"}},
        // ru: Cyrillic look-alikes
        {"в документе А/80/604 и Е/2005/12", {"A/80/604", "E/2005/12"}},
        {"см. А/С.2/80/L.22", {"A/C.2/80/L.22"}},
        // ar
        {"الوثيقة CEDAW/C/BGD/6-7 و HRI/GEN/2/Rev.5", {"CEDAW/C/BGD/6-7", "HRI/GEN/2/Rev.5"}},
        {"الوثيقة ISBA/١٦/A/١٢/Rev.١", {"ISBA/16/A/12/Rev.1"}},
        // not symbols
        {"2009/10, HIV/AIDS, and/or, 1/CP.21, 53/242, km/h", {}},
        {"https://undocs.org/A/RES/54/217 http://x.org/?s=A/RES/54/217", {}},
        {"A/H1N1 and TCP/IP, ISO/IEC 17025, FAO/WHO 2009", {}},
        {"第54/217号决议，2005/2006两年期", {}},
        {"UNEP/UNIDO, UNEP/WHO Europe, UNEP/AMAP", {}},
    };
    for (const SymbolCase& c : cases) EXPECT_EQ(symbols_of(c.text), c.canonical) << c.text;
}

TEST(Symbol, RangeIsWhatWasRead) {
    const std::string text = "（ＵＮＥＰ／ＧＣ．２３／６）";
    const std::vector<SymbolMention> found = find_symbols(text);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(slice(text, found[0].range), "ＵＮＥＰ／ＧＣ．２３／６");
    EXPECT_TRUE(find_symbols("UNEP/CHW.12/27*").at(0).reissue);
    EXPECT_FALSE(find_symbols("UNEP/CHW.12/27").at(0).reissue);
}

TEST(Symbol, WholeTextOrNothing) {
    EXPECT_EQ(canonical_symbol(" UNEP(DTIE)Hg/INC.1/1 "), "UNEP(DTIE)/Hg/INC.1/1");
    EXPECT_EQ(canonical_symbol("UNEP/CHW.12/27*"), "UNEP/CHW.12/27");
    EXPECT_EQ(canonical_symbol("see UNEP/CHW.12/27"), std::nullopt);
    EXPECT_EQ(canonical_symbol(""), std::nullopt);
}

TEST(Symbol, KnowsItsOrgan) {
    const struct {
        const char* symbol;
        const char* body;
    } cases[] = {
        {"UNEP/POPS/COP.4/38", "stockholm-cop"},
        {"UNEP/POPS/POPRC.1/10", "stockholm-poprc"},
        {"UNEP/GCSS.VIII/5", "unep-gc"},
        {"UNEP/GC.23/8", "unep-gc"},
        {"UNEP/EA.5/Res.14", "unea"},
        {"UNEP/CHW.12/27", "basel-cop"},
        {"UNEP/CHW/OEWG/2/12", "basel-oewg"},
        {"UNEP/FAO/RC/COP.4/24", "rotterdam-cop"},
        {"UNEP/MC/COP.1/14", "minamata-cop"},
        {"UNEP/OzL.Pro.27/2", "montreal-mop"},
        {"UNEP/OzL.Pro/ExCom/80/59", "mlf-excom"},
        {"FCCC/PA/CMA/2016/3", "unfccc-cma"},
        {"FCCC/KP/CMP/2009/21", "unfccc-cmp"},
        {"CBD/COP/13/25", "cbd-cop"},
        {"CBD/SBSTTA/24/12", "cbd-sbstta"},
        {"UNEP/CBD/SBI/1/14", "cbd-sbi"},
        {"UNEP/CBD/BS/COP-MOP/7/6", "cartagena-mop"},
        {"ISBA/19/C/17", "isa-council"},
        {"ISBA/18/A/11", "isa-assembly"},
        {"A/RES/54/217", "unga"},
        {"S/RES/2214(2015)", "unsc"},
        {"E/2005/12", "ecosoc"},
        {"A/HRC/17/3", "hrc"},
        {"ECE/TRADE/437", "unece"},
        {"XYZ/WG.2/4", ""},
    };
    for (const auto& c : cases) EXPECT_EQ(body_of_symbol(c.symbol), c.body) << c.symbol;
}

TEST(Symbol, OfAnActIsTheAct) {
    const struct {
        const char* symbol;
        const char* id;
    } cases[] = {
        {"A/RES/54/217", "resolution:unga:54/217"},
        {"A/RES/S-26/2", "resolution:unga:S-26/2"},
        {"A/RES/3363(XXX)", "resolution:unga:3363(XXX)"},
        {"S/RES/2214(2015)", "resolution:unsc:2214(2015)"},
        {"E/RES/1999/60", "resolution:ecosoc:1999/60"},
        {"UNEP/EA.5/Res.14", "resolution:unea:5/14"},
        {"CBD/COP/DEC/15/4", "decision:cbd-cop:15/4"},
        {"CBD/SBSTTA/REC/24/3", "recommendation:cbd-sbstta:24/3"},
        {"UNEP/CBD/SBSTTA/REC/XX/1", "recommendation:cbd-sbstta:XX/1"},
        {"CBD/SBI/REC/3/5", "recommendation:cbd-sbi:3/5"},
        {"CBD/CP/MOP/DEC/9/1", "decision:cartagena-mop:CP-9/1"},
        {"A/54/217", ""},
        {"UNEP/EA.5/Res.14/Corr.1", ""},
    };
    for (const auto& c : cases) EXPECT_EQ(act_of_symbol(c.symbol), c.id) << c.symbol;
}

TEST(Dates, AreReadInSixLanguages) {
    const struct {
        const char* text;
        std::vector<std::string> iso;  // "first/last" for a range
    } cases[] = {
        // en
        {"Nairobi, 21–25 February 2005", {"2005-02-21/2005-02-25"}},
        {"14 December 2004 and May 2009", {"2004-12-14", "2009-05"}},
        {"from 28 September to 2 October 2009", {"2009-09-28/2009-10-02"}},
        {"30 December 2009 to 3 January 2010", {"2009-12-30/2010-01-03"}},
        {"Adopted on December 14, 2004.", {"2004-12-14"}},
        // fr
        {"du 21 au 25 février 2005", {"2005-02-21/2005-02-25"}},
        {"le 1er août 2005; en décembre 2010", {"2005-08-01", "2010-12"}},
        // es
        {"del 6 al 20 de noviembre de 2022", {"2022-11-06/2022-11-20"}},
        {"11 de septiembre de 2015", {"2015-09-11"}},
        // ru
        {"с 21 по 25 февраля 2005 года", {"2005-02-21/2005-02-25"}},
        {"22 июля 2013 года, в мае 2009 года", {"2013-07-22", "2009-05"}},
        // zh
        {"2005年2月21-25日，内罗毕", {"2005-02-21/2005-02-25"}},
        {"2009年10月19日至23日于曼谷", {"2009-10-19/2009-10-23"}},
        {"2009 年 5 月；２００４年１２月１４日", {"2009-05", "2004-12-14"}},
        {"2009年12月30日至2010年1月3日", {"2009-12-30/2010-01-03"}},
        // ar
        {"22 تموز/يوليه 2013", {"2013-07-22"}},
        {"٢٢ تموز/يوليه ٢٠١٣", {"2013-07-22"}},
        {"من 21 إلى 25 شباط/فبراير 2005", {"2005-02-21/2005-02-25"}},
        {"أيار/مايو 2009", {"2009-05"}},
        // not dates
        {"in 2005, 2004–2005, 31/308, page 12", {}},
        {"45 May 2005x, 2005年度", {"2005-05"}},
        {"2005-02-21 and 2005-02-213", {"2005-02-21"}},
    };
    for (const auto& c : cases) {
        std::vector<std::string> found;
        for (const DateMention& date : find_dates(c.text)) {
            found.push_back(date.last.empty() ? date.iso : date.iso + "/" + date.last);
        }
        EXPECT_EQ(found, c.iso) << c.text;
    }
}

}  // namespace
}  // namespace mea
