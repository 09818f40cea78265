// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <string>

#include "index/impact.h"

namespace mea {
namespace {

struct Text {
    std::size_t times;
    std::size_t length;
};

// Of the middle length on average.
constexpr Text texts[] = {{1, 125}, {2, 125}, {5, 125},  {1, 20}, {3, 20},
                          {1, 230}, {4, 230}, {40, 230}, {1, 55}, {1, 90}};

double weight_in(const Xapian::Database& database, Xapian::docid text,
                 const Xapian::Weight& weight) {
    Xapian::Enquire enquire(database);
    enquire.set_query(Xapian::Query("word"));
    enquire.set_weighting_scheme(weight);
    const Xapian::MSet matches = enquire.get_mset(0, std::size(texts));
    for (auto it = matches.begin(); it != matches.end(); ++it) {
        if (*it == text) return it.get_weight();
    }
    return 0;
}

TEST(Impact, WeighsAsBm25WithLengthsDoes) {
    Xapian::WritableDatabase counted("", Xapian::DB_BACKEND_INMEMORY);
    Xapian::WritableDatabase rated("", Xapian::DB_BACKEND_INMEMORY);
    for (const Text& text : texts) {
        Xapian::Document one;
        one.add_term("word", static_cast<Xapian::termcount>(text.times));
        one.add_term("others", static_cast<Xapian::termcount>(text.length - text.times));
        counted.add_document(one);
        Xapian::Document other;
        other.add_term("word", impact_of(text.times, text.length));
        rated.add_document(other);
    }
    ASSERT_DOUBLE_EQ(counted.get_avlength(), middle_length);
    for (std::size_t i = 0; i < std::size(texts); ++i) {
        const auto id = static_cast<Xapian::docid>(i + 1);
        const double bm25 = weight_in(counted, id, Xapian::BM25Weight(1, 0, 1, 0.5, 0.5));
        const double impact = weight_in(rated, id, weight_by_impact()) / said_once;
        EXPECT_GT(bm25, 0);
        EXPECT_NEAR(impact / bm25, 1, 0.02) << texts[i].times << " times in " << texts[i].length;
    }
}

TEST(Impact, IsAByteAndNeverNothing) {
    EXPECT_GE(impact_of(1, 1'000'000), 1U);
    EXPECT_LE(impact_of(1'000'000, 1'000'000), 127U);
    EXPECT_EQ(impact_of(1, static_cast<std::size_t>(middle_length)),
              static_cast<Xapian::termcount>(said_once));
}

}  // namespace
}  // namespace mea
