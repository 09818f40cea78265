// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include <gtest/gtest.h>
#include <unistd.h>
#include <nlohmann/json.hpp>

#include "app/knowledge.h"
#include "app/server/routes.h"
#include "extractors/registry.h"
#include "index/writer.h"
#include "pipeline/source.h"

// An index of one note in six languages, a document whose every text is hostile HTML, and one
// that was read from the English sample's PDF; and the routes over it.

namespace mea {

inline constexpr const char* note_symbol = "UNEP/POPS/COP.21/INF/97";
inline constexpr const char* hostile_symbol = "UNEP/POPS/COP.21/INF/98";
inline constexpr const char* printed_symbol = "UNEP/POPS/COP.21/INF/99";
inline constexpr const char* hostile_text =
    "<script>alert(1)</script>\"'&<img src=x onerror=alert(1)>";

inline IndexParagraph paragraph_of(const std::string& path, const std::string& words) {
    IndexParagraph paragraph;
    paragraph.path = path;
    paragraph.kind = path[0] == 'h' ? "heading" : "paragraph";
    paragraph.number = path.substr(1);
    paragraph.text = words;
    return paragraph;
}

inline IndexDocument document_of(const std::string& symbol, const std::string& language) {
    IndexDocument document;
    document.key = document.symbol = symbol;
    document.language = language;
    document.title = "A note";
    document.date = "2041-02-11";
    document.body = "stockholm-cop";
    document.file = {sha256_of(symbol).substr(0, 8) + "." + language,
                     sha256_of(symbol + language),
                     "text/plain",
                     "plain",
                     10,
                     0};
    document.masthead_json = "{}";
    return document;
}

class ServedIndex : public testing::Test {
protected:
    static void SetUpTestSuite() {
        folder_ =
            std::filesystem::path(testing::TempDir()) / ("mea_served_" + std::to_string(getpid()));
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_ / "web" / "strings");
        auto painter = PagePainter::start();
        ASSERT_TRUE(painter) << describe(painter.error());
        painter_ = std::make_shared<const PagePainter>(std::move(*painter));
        auto knowledge = load_knowledge();
        ASSERT_TRUE(knowledge) << describe(knowledge.error());
        knowledge_ = std::make_shared<const Knowledge>(std::move(*knowledge));
        write_web();
        write_index(folder_ / "index");
        routes_ = std::make_unique<Routes>(made_routes({}));
    }

    static void TearDownTestSuite() {
        routes_.reset();
        painter_.reset();
        knowledge_.reset();
        std::filesystem::remove_all(folder_);
    }

    static Routes made_routes(std::vector<std::string> origins, double search_seconds = 10) {
        auto routes = Routes::make({(folder_ / "index").string(), (folder_ / "web").string(),
                                    std::move(origins), painter_, MEA_SOURCE_DIR, search_seconds},
                                   knowledge_);
        EXPECT_TRUE(routes) << describe(routes.error());
        return std::move(*routes);
    }

    static void write_web() {
        std::ofstream(folder_ / "web" / "index.html")
            << "<!doctype html><html lang=\"en\" dir=\"ltr\"><title>mea</title>"
               "<script src=\"/main.js\"></script><nav id=\"languages\"></nav>"
               "<a data-t=\"outline.title\" data-t-label=\"page.home\" aria-label=\"Home\">x</a>"
               "<main id=\"main\"></main></html>";
        std::ofstream(folder_ / "web" / "main.js") << "export {};" << std::string(5000, ' ');
        std::ofstream(folder_ / "web" / "strings" / "ar.json")
            << R"({"outline.title": "المحتويات", "page.home": "الصفحة الأولى", "plural": {"one": "1"}})";
        std::filesystem::copy(std::filesystem::path(MEA_SOURCE_DIR) / "app/web/openapi.json",
                              folder_ / "web" / "openapi.json");
        std::ofstream(folder_ / "secret.txt") << "secret";
    }

    static void write_index(const std::filesystem::path& directory) {
        auto writer = Writer::open(directory.string(), "test");
        ASSERT_TRUE(writer) << describe(writer.error());
        const std::pair<const char*, const char*> texts[] = {
            {"en", "1. The regional centres report, recalling decision SC-1/15."},
            {"fr", "1. Les centres régionaux font rapport."},
            {"es", "1. Los centros regionales informan."},
            {"ru", "1. Региональные центры докладывают."},
            {"zh", "1. 区域中心提交报告。"},
            {"ar", "1- تقدم المراكز الإقليمية تقريرا."}};
        for (const auto& [language, words] : texts) {
            IndexDocument document = document_of(note_symbol, language);
            document.paragraphs = {paragraph_of("h1", "I"), paragraph_of("p1", words),
                                   paragraph_of("h2", "II")};
            if (std::string(language) == "en") {
                document.paragraphs[1].entities = {
                    {"decision:stockholm-cop:SC-1/15", {51, 58}, {{"verb", "recalls"}}},
                    {"centre:basel-rc:ARG", {7, 23}, {}}};
            }
            document.segments = document.paragraphs.size();
            ASSERT_TRUE(writer->put(document));
        }
        IndexDocument hostile = document_of(hostile_symbol, "en");
        hostile.title = hostile_text;
        hostile.paragraphs = {paragraph_of("h1", hostile_text), paragraph_of("p1", hostile_text),
                              paragraph_of("h2", hostile_text)};
        hostile.paragraphs[1].entities = {{std::string("decision:stockholm-cop:") + hostile_text,
                                           {0, 8},
                                           {{"verb", hostile_text}}}};
        ASSERT_TRUE(writer->put(hostile));
        ASSERT_TRUE(writer->put(printed_document()));
        ASSERT_TRUE(writer->commit());
    }

    static IndexDocument printed_document() {
        const std::string path = "corpus/samples/note.en.pdf";
        IndexDocument printed = document_of(printed_symbol, "en");
        const auto source = read_source(std::string(MEA_SOURCE_DIR) + "/" + path, 10'000'000);
        EXPECT_TRUE(source) << "the sample is missing";
        if (!source) return printed;
        printed.file = {path, source->sha256, source->media_type, "pdf", source->bytes.size(), 3};
        printed.paragraphs = {
            paragraph_of("p3",
                         "3. The terms of reference of the regional centres are set out in annex I "
                         "to decision SC-2/9, the first of them having been endorsed by decision "
                         "SC-4/23."),
            paragraph_of("p4", "Zyx wvu tsr qpo nml kji hgf edc.")};
        for (IndexParagraph& one : printed.paragraphs) one.first_page = one.last_page = 1;
        return printed;
    }

    static Response get(const std::string& target, const std::string& method = "GET") {
        auto request = parse_target(target);
        if (!request) return {400, "", "", {}};
        request->method = method;
        return routes_->answer(*request);
    }

    static std::string header(const Response& response, const std::string& name) {
        for (const auto& [key, value] : response.headers) {
            if (key == name) return value;
        }
        return {};
    }

    static inline std::filesystem::path folder_;
    static inline std::shared_ptr<const PagePainter> painter_;
    static inline std::shared_ptr<const Knowledge> knowledge_;
    static inline std::unique_ptr<Routes> routes_;
};

}  // namespace mea
