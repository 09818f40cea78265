// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "index_fixture.h"

// A small index in six languages, for the tests of search.

namespace mea::test {

inline const std::vector<Name> names{
    {"第SC-1/15号决定", "decision:stockholm-cop:SC-1/15", EntityKind::decision},
    {"решение СК-1/15", "decision:stockholm-cop:SC-1/15", EntityKind::decision},
    {"решении СК-1/15", "decision:stockholm-cop:SC-1/15", EntityKind::decision},
    {"SC-1/15", "decision:stockholm-cop:SC-1/15", EntityKind::decision},
    {"1/CMA.1", "decision:unfccc-cma:1/CMA.1", EntityKind::decision},
    {"resolution 54/217", "resolution:unga:54/217", EntityKind::resolution},
    {"Basel Convention", "treaty:basel", EntityKind::treaty},
    {"巴塞尔公约", "treaty:basel", EntityKind::treaty},
    {"China", "country:CHN", EntityKind::country},
    {"中国", "country:CHN", EntityKind::country},
    {"Argentina", "country:ARG", EntityKind::country},
    {"article 12.4", "article:stockholm:12.4", EntityKind::article},
};

// A small corpus in six languages; paths say what a paragraph is about.
inline std::vector<IndexDocument> corpus() {
    std::vector<IndexDocument> all;
    all.push_back(document(
        "UNEP/POPS/COP.4/38", "en",
        {paragraph("p1",
                   "The Conference of the Parties, by its decision SC-1/15, adopted the budget."),
         paragraph("p2", "Regional centres of the Basel Convention in China and Argentina."),
         paragraph("p3", "Mercury waste shall be managed in an environmentally sound manner.",
                   "operative"),
         paragraph("p4", "Document UNEP/POPS/COP.3/30 contains the report; see article 12.4."),
         paragraph("p5", "The party adopted decisions on medical waste.", "footnote"),
         paragraph("r1", "UNEP/POPS/COP.4/38 mercury", "running_head")}));
    all.push_back(document("UNEP/POPS/COP.4/38", "zh",
                           {paragraph("p1", "缔约方会议第SC-1/15号决定通过了预算。"),
                            paragraph("p2", "巴塞尔公约区域中心设在中国。"),
                            paragraph("p3", "区域合作与信息中心。中国的心区。", "paragraph"),
                            paragraph("p4", "铁路12306，勘探工\n作计划，和平利用。"),
                            paragraph("p5", "區域中心的能力建設。")}));
    all.push_back(
        document("UNEP/POPS/COP.4/38", "ru",
                 {paragraph("p1", "Конференция Сторон приняла решение СК-1/15 о бюджете."),
                  paragraph("p2", "Стороны конвенции, ещё не представившие доклады о районе."),
                  paragraph("p3", "В решении СК-1/15 о конвенциях.")}));
    all.push_back(document("FCCC/PA/CMA/2018/3", "fr",
                           {paragraph("p1", "L’économie circulaire : décisions adoptées, 1/CMA.1."),
                            paragraph("p2", "Les régions côtières et l'environnement marin.")}));
    all.push_back(document("FCCC/PA/CMA/2018/3", "es",
                           {paragraph("p1", "La decisión 1/CMA.1 sobre la economía de la región."),
                            paragraph("p2", "Convenciones sobre el medio ambiente.")}));
    all.push_back(document("A/54/1", "ar",
                           {paragraph("p1", "والأطراف في اتفاقيـــة التنوع البيولوجي، المقرر ١٨."),
                            paragraph("p2", "للبيئة والتنمية، ﺍﻻﺗﻔﺎﻗﻴﺎﺕ الدولية.")}));
    all[0].title = "Report of the Conference on persistent organic pollutants";
    all[0].date = "2009-05-08";
    all[0].body = "stockholm-cop";
    all[1].date = "2009-05-08";
    all[1].title = "持久性有机污染物缔约方会议报告";
    all[2].title = "Смета расходов секретариата";
    all[3].date = "2018-12-15";
    all[3].title = "Dépenses du secrétariat";
    all[4].title = "Gastos de la secretaría";
    all[5].title = "نفقات الأمانة";
    all[0].paragraphs[1].headings = {"IV. Technical assistance"};
    for (IndexDocument& one : all) tag(one, names);
    return all;
}

inline void write(const std::string& directory, const std::vector<IndexDocument>& documents) {
    Result<Writer> writer = Writer::open(directory, "rules 1");
    ASSERT_TRUE(writer) << describe(writer.error());
    for (const IndexDocument& one : documents) {
        const Result<Put> put = writer->put(one);
        ASSERT_TRUE(put) << describe(put.error());
        EXPECT_EQ(put->status, "indexed") << one.file.path;
    }
    ASSERT_TRUE(writer->commit());
}

inline std::string place(const Hit& hit) { return hit.language + "#" + hit.paragraph.path; }

}  // namespace mea::test
