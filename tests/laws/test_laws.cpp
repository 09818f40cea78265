// SPDX-License-Identifier: GPL-3.0-or-later
// The laws of the data as properties of every sample document, and the promise of the project: one
// structure in six languages and three formats. Where ../shared is there, the laws are checked on
// real documents too.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "app/knowledge.h"
#include "extractors/registry.h"
#include "pipeline/assemble.h"
#include "pipeline/process.h"

namespace mea {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const fs::path samples = fs::path(MEA_SOURCE_DIR) / "corpus" / "samples";

const Knowledge& knowledge() {
    static const Knowledge known = [] {
        Result<Knowledge> loaded = load_knowledge();
        if (!loaded) throw std::runtime_error(describe(loaded.error()));
        return std::move(*loaded);
    }();
    return known;
}

Result<Product> product_of(const fs::path& file) {
    const Result<Source> source = read_source(file.string(), std::size_t{64} << 20);
    if (!source) return tl::unexpected<Error>(source.error());
    return process(
        *source, [](const Source& s) { return extract(s, Limits{}); }, knowledge());
}

using Segments = std::map<std::string, const Segment*>;

Segments check_segments(const Product& product) {
    Segments by_id;
    for (const Segment& s : product.structure.segments) {
        EXPECT_TRUE(by_id.emplace(s.id, &s).second) << "two segments are called " << s.id;
        EXPECT_FALSE(s.rule.empty()) << s.id;
        EXPECT_LE(s.range.end, product.document.text.size()) << s.id;
        EXPECT_LT(s.range.begin, s.range.end) << s.id;
    }
    for (const Segment& s : product.structure.segments) {
        if (s.parent.empty()) continue;
        const auto parent = by_id.find(s.parent);
        if (parent == by_id.end()) {
            ADD_FAILURE() << s.id << " has the unknown parent " << s.parent;
        } else if (s.kind != SegmentKind::footnote &&
                   parent->second->kind != SegmentKind::heading) {
            EXPECT_TRUE(parent->second->range.contains(s.range))
                << s.id << " is outside " << s.parent;
        }
    }
    return by_id;
}

void check_blocks(const Product& product) {
    std::vector<bool> covered(product.document.text.size() + 1, false);
    for (const Segment& s : product.structure.segments)
        std::fill(covered.begin() + static_cast<std::ptrdiff_t>(s.range.begin),
                  covered.begin() + static_cast<std::ptrdiff_t>(s.range.end), true);
    for (const Block& block : product.document.blocks)
        EXPECT_TRUE(covered[block.range.begin])
            << "in no segment: " << slice(product.document.text, block.range);
}

void check_entities(const Product& product, const Segments& segments) {
    std::size_t last = 0;
    for (const Entity& e : product.entities) {
        EXPECT_FALSE(e.rule.empty()) << e.id;
        EXPECT_FALSE(e.range.empty()) << e.id;
        EXPECT_LE(e.range.end, product.document.text.size()) << e.id;
        EXPECT_GE(e.range.begin, last) << e.id << " is out of order";
        EXPECT_TRUE(e.confidence > 0 && e.confidence <= 1) << e.id;
        EXPECT_TRUE(e.id.starts_with(std::string(name_of(e.kind)) + ":")) << e.id;
        last = e.range.begin;
        const auto segment = segments.find(e.segment);
        if (segment == segments.end()) {
            ADD_FAILURE() << e.id << " is in the unknown segment " << e.segment;
        } else {
            EXPECT_TRUE(segment->second->range.contains(e.range)) << e.id << " in " << e.segment;
        }
    }
}

void check_records(const Product& product) {
    const IndexDocument record = assemble(product, Terms{});
    EXPECT_FALSE(record.key.empty());
    std::set<std::string> paths;
    for (const IndexParagraph& p : record.paragraphs) {
        EXPECT_TRUE(paths.insert(p.path).second) << p.path;
        for (const IndexEntity& e : p.entities) EXPECT_LE(e.range.end, p.text.size()) << e.id;
        std::size_t last = 0;
        for (const IndexNoteMark& mark : p.note_marks) {
            EXPECT_LE(mark.at, p.text.size()) << p.path;
            EXPECT_GE(mark.at, last) << p.path;
            last = mark.at;
        }
    }
    for (const IndexParagraph& p : record.paragraphs) {
        for (const IndexNoteMark& mark : p.note_marks)
            EXPECT_TRUE(paths.contains(mark.note)) << p.path << " calls " << mark.note;
    }
}

void check_laws(const fs::path& file) {
    SCOPED_TRACE(file.string());
    const Result<Product> product = product_of(file);
    ASSERT_TRUE(product) << describe(product.error());
    EXPECT_EQ(check_extracted(product->document), std::vector<std::string>{});
    const Segments segments = check_segments(*product);
    check_blocks(*product);
    check_entities(*product, segments);
    check_records(*product);
}

json expected(const std::string& name) {
    std::ifstream in(samples / "expected" / (name + ".json"));
    return json::parse(in);
}

bool is_structure(SegmentKind kind) {
    return kind == SegmentKind::paragraph || kind == SegmentKind::subparagraph ||
           kind == SegmentKind::preambular || kind == SegmentKind::operative ||
           kind == SegmentKind::quotation || kind == SegmentKind::decision ||
           kind == SegmentKind::annex || kind == SegmentKind::article ||
           kind == SegmentKind::footnote || kind == SegmentKind::table;
}

std::string difference(const std::set<std::string>& want, const std::set<std::string>& have) {
    std::string out;
    for (const std::string& id : want) {
        if (!have.contains(id)) out += " missing " + id;
    }
    for (const std::string& id : have) {
        if (!want.contains(id)) out += " extra " + id;
    }
    return out;
}

std::set<std::string> keys_of(const json& object) {
    std::set<std::string> keys;
    for (const auto& [key, value] : object.items()) keys.insert(key);
    return keys;
}

struct Version {
    std::string document, language, format;
};

std::ostream& operator<<(std::ostream& out, const Version& v) {
    return out << v.document << '.' << v.language << '.' << v.format;
}

std::vector<Version> versions() {
    std::vector<Version> all;
    for (const char* document : {"note", "report"}) {
        for (const char* language : {"ar", "en", "es", "fr", "ru", "zh"}) {
            for (const char* format : {"doc", "docx", "pdf"})
                all.push_back({document, language, format});
        }
    }
    return all;
}

class Samples : public testing::TestWithParam<Version> {
protected:
    fs::path file() const {
        const Version& v = GetParam();
        return samples / (v.document + "." + v.language + "." + v.format);
    }
};

TEST_P(Samples, KeepTheLaws) { check_laws(file()); }

TEST_P(Samples, HaveOneStructureAndOneMasthead) {
    const json want = expected(GetParam().document);
    const json& masthead = want["masthead"];
    const Result<Product> product = product_of(file());
    ASSERT_TRUE(product) << describe(product.error());
    EXPECT_EQ(product->languages.document, GetParam().language);
    EXPECT_EQ(product->masthead.symbol.value_or("none"), masthead["symbol"]);
    EXPECT_EQ(product->masthead.date.value_or("none"), masthead["date"]);
    EXPECT_EQ(product->masthead.distribution.value_or("none"), masthead["distribution"]);
    EXPECT_EQ(product->masthead.session.value_or("none"), masthead["session"]);
    EXPECT_EQ(product->masthead.title.value_or("none"), masthead["title"][GetParam().language]);
    std::set<std::string> have;
    for (const Segment& s : product->structure.segments) {
        if (is_structure(s.kind)) have.insert(s.id);
    }
    EXPECT_EQ(difference(want["structure"].get<std::set<std::string>>(), have), "");
    EXPECT_EQ(product->document.text.find("DELETEDSENTENCE"), std::string::npos);
}

TEST_P(Samples, CiteTheSameDecisionsAndHostsInEverySpelling) {
    const json want = expected(GetParam().document);
    const Result<Product> product = product_of(file());
    ASSERT_TRUE(product) << describe(product.error());
    std::set<std::string> decisions;
    std::set<std::string> hosts;
    for (const Entity& e : product->entities) {
        if (e.kind == EntityKind::decision || e.kind == EntityKind::resolution)
            decisions.insert(e.id);
        if (e.kind == EntityKind::centre && !e.id.ends_with(":?")) hosts.insert(e.id);
    }
    EXPECT_EQ(difference(keys_of(want["decisions"]), decisions), "");
    EXPECT_EQ(difference(keys_of(want["centres"]), hosts), "");
}

std::string name_of_version(const testing::TestParamInfo<Version>& info) {
    return info.param.document + "_" + info.param.language + "_" + info.param.format;
}

INSTANTIATE_TEST_SUITE_P(All, Samples, testing::ValuesIn(versions()), name_of_version);

TEST(RealDocuments, KeepTheLaws) {
    const char* set = std::getenv("MEA_SHARED");
    const fs::path shared =
        set != nullptr ? fs::path(set) : fs::path(MEA_SOURCE_DIR) / ".." / "shared";
    std::ifstream in(shared / "data" / "manifest.json");
    if (!in)
        GTEST_SKIP() << "../shared/data is not there: the laws are checked on the samples only";
    const json manifest = json::parse(in);
    for (const json& one : manifest["annotated"])
        check_laws(shared / "data" / one["file"].get<std::string>());
}

}  // namespace
}  // namespace mea
