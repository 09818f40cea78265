// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <ostream>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <vector>

#include "app/knowledge.h"
#include "bad_input.h"
#include "pipeline/assemble.h"
#include "pipeline/dump.h"
#include "pipeline/process.h"

// Every shape of bad_input.h comes out as a tiling with unique ids, however long it is. Nothing
// here measures time: at the large sizes, work that grows with the square meets the limit that
// ctest sets to every test.

namespace mea {
namespace {

const Knowledge& knowledge() {
    static const Knowledge known = [] {
        Result<Knowledge> loaded = load_knowledge();
        if (!loaded) throw std::runtime_error(describe(loaded.error()));
        return std::move(*loaded);
    }();
    return known;
}

// Every block begins in a segment and no words lie outside all of them.
void expect_tiling(const Product& product) {
    std::vector<Range> ranges;
    for (const Segment& s : product.structure.segments) ranges.push_back(s.range);
    std::sort(ranges.begin(), ranges.end(), [](Range a, Range b) { return a.begin < b.begin; });
    std::size_t reached = 0;
    std::size_t lost = 0;
    for (const Range range : ranges) {
        if (range.begin > reached)
            lost += !trimmed(slice(product.document.text, {reached, range.begin})).empty();
        reached = std::max(reached, range.end);
    }
    EXPECT_EQ(lost, 0U) << "words in no segment";
    EXPECT_EQ(reached, product.document.text.size());
}

void expect_tree(const Product& product) {
    std::unordered_map<std::string, const Segment*> by_id;
    std::size_t twice = 0;
    std::size_t empty = 0;
    for (const Segment& s : product.structure.segments) {
        twice += !by_id.emplace(s.id, &s).second;
        empty += s.range.empty() || s.rule.empty();
    }
    std::size_t orphans = 0;
    std::size_t outside = 0;
    for (const Segment& s : product.structure.segments) {
        if (s.parent.empty()) continue;
        const auto parent = by_id.find(s.parent);
        orphans += parent == by_id.end();
        if (parent == by_id.end() || s.kind == SegmentKind::footnote) continue;
        outside += parent->second->kind != SegmentKind::heading &&
                   !parent->second->range.contains(s.range);
    }
    EXPECT_EQ(twice, 0U) << "ids given twice";
    EXPECT_EQ(empty, 0U) << "segments without words or rule";
    EXPECT_EQ(orphans, 0U) << "parents that are not there";
    EXPECT_EQ(outside, 0U) << "children outside their parents";
    for (const Entity& e : product.entities) {
        const auto holder = by_id.find(e.segment);
        ASSERT_NE(holder, by_id.end()) << e.id;
        ASSERT_TRUE(holder->second->range.contains(e.range)) << e.id;
    }
}

Product product_of(const BadInput& shape, std::size_t size) {
    Product product = understand(Source{}, shape.make(size), knowledge());
    if (!product.document.text.empty()) expect_tiling(product);
    expect_tree(product);
    return product;
}

class BadInputs : public testing::TestWithParam<BadInput> {};

TEST_P(BadInputs, AreTiled) {
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{7}, std::size_t{90}})
        product_of(GetParam(), size);
}

TEST_P(BadInputs, EndHoweverLong) {
    const Product product = product_of(GetParam(), GetParam().large);
    EXPECT_EQ(assemble(product, knowledge().terms).segments, product.structure.segments.size());
    EXPECT_EQ(to_json(product).back(), '}');
}

std::string test_name(const testing::TestParamInfo<BadInput>& info) {
    std::string name(info.param.name);
    std::replace_if(
        name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(All, BadInputs, testing::ValuesIn(bad_inputs()), test_name);

struct Told {
    const char* shape;
    const char* code;
};

// What a person should look at is said, and said briefly.
TEST(BadInput, IsWarnedOf) {
    const std::vector<Told> table{
        {"numbers that run backwards", "numbering_gap"},
        {"numbers that turn back", "numbering_gap"},
    };
    for (const Told& one : table) {
        SCOPED_TRACE(one.shape);
        const auto shape =
            std::find_if(bad_inputs().begin(), bad_inputs().end(),
                         [&](const BadInput& input) { return input.name == one.shape; });
        ASSERT_NE(shape, bad_inputs().end());
        const Product product = product_of(*shape, 300);
        const auto told = std::count_if(product.warnings.begin(), product.warnings.end(),
                                        [&](const Warning& w) { return w.code == one.code; });
        EXPECT_GE(told, 1);
        EXPECT_LE(told, 10);
    }
}

}  // namespace

// Names the shape in a failure.
std::ostream& operator<<(std::ostream& out, const BadInput& shape) { return out << shape.name; }

}  // namespace mea
