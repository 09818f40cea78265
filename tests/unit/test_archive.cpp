// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <string>

#include "extractors/archive.h"
#include "extractors/xml.h"
#include "tests/unit/zip_builder.h"

namespace mea {
namespace {

ErrorCode code_of(const std::string& bytes, const std::string& part, const Limits& limits) {
    Result<Archive> archive = Archive::open(bytes, limits);
    if (!archive) return archive.error().code;
    const Result<std::string> read = archive->read(part);
    return read ? ErrorCode::internal : read.error().code;
}

TEST(Archive, ReadsPartsByLooseNames) {
    const std::string bytes = zip_of({{"word/document.xml", "one"}, {"Word\\Styles.XML", "two"}});
    Result<Archive> archive = Archive::open(bytes, Limits{});
    ASSERT_TRUE(archive);
    EXPECT_EQ(archive->read("/WORD/document.xml").value(), "one");
    EXPECT_EQ(archive->read("word/styles.xml").value(), "two");
    EXPECT_FALSE(archive->contains("word/other.xml"));
    EXPECT_EQ(archive->names().size(), 2U);
}

TEST(Archive, RefusesBombsAndDamage) {
    const std::string zeros(4U << 20, 'a');
    const std::string bomb = zip_of({{"a", zeros}, {"b", zeros}});
    Limits small_part;
    small_part.max_part_bytes = 1U << 20;
    Limits one_part;
    one_part.max_parts = 1;
    Limits any_ratio;
    any_ratio.max_ratio = 1e9;
    EXPECT_EQ(code_of(bomb, "a", Limits{}), ErrorCode::limit) << "ratio";
    EXPECT_EQ(code_of(bomb, "a", any_ratio), ErrorCode::internal) << "no bound is reached";
    EXPECT_EQ(code_of(bomb, "a", small_part), ErrorCode::limit) << "length of a part";
    EXPECT_EQ(code_of(bomb, "a", one_part), ErrorCode::limit) << "number of parts";
    EXPECT_EQ(code_of(bomb, "c", any_ratio), ErrorCode::not_found);
    EXPECT_EQ(code_of(bomb.substr(0, bomb.size() / 2), "a", any_ratio), ErrorCode::damaged);
    EXPECT_EQ(code_of("PK\x03\x04 nothing", "a", any_ratio), ErrorCode::damaged);

    Limits together = any_ratio;
    together.max_inflated_bytes = 6U << 20;
    Result<Archive> archive = Archive::open(bomb, together);
    ASSERT_TRUE(archive);
    EXPECT_TRUE(archive->read("a"));
    EXPECT_EQ(archive->read("b").error().code, ErrorCode::limit) << "all parts together";
}

constexpr Namespace letters[] = {{"urn:x", "x"}};

TEST(Xml, GivesNamespacesTheirPrefixes) {
    const auto name_of_first = [](const char* text) {
        const Result<Xml> xml = parse_xml(text, letters, Limits{});
        return xml ? std::string(xml->tree.document_element().first_child().name()) : "error";
    };
    EXPECT_EQ(name_of_first(R"(<a xmlns:q="urn:x"><q:b/></a>)"), "x:b");
    EXPECT_EQ(name_of_first(R"(<a xmlns="urn:x"><b/></a>)"), "x:b");
    EXPECT_EQ(name_of_first(R"(<a xmlns="urn:x"><b xmlns="urn:other"/></a>)"), "b")
        << "an unknown namespace keeps what the name was";
    EXPECT_EQ(name_of_first(R"(<a xmlns:x="urn:x"><x:b/></a>)"), "x:b");
}

TEST(Xml, RefusesDepthAndKeepsWhatStandsBeforeTheDamage) {
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "<a>";
    const Result<Xml> refused = parse_xml(deep, letters, Limits{});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::limit);

    const Result<Xml> cut = parse_xml("<a><b>one</b><b>tw", letters, Limits{});
    ASSERT_TRUE(cut);
    EXPECT_TRUE(cut->cut_short);
    EXPECT_STREQ(cut->tree.document_element().child("b").child_value(), "one");
    EXPECT_EQ(parse_xml("no markup", letters, Limits{}).error().code, ErrorCode::damaged);
}

}  // namespace
}  // namespace mea
