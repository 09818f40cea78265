// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <fstream>
#include <thread>

#include <gtest/gtest.h>
#include <unistd.h>
#include <nlohmann/json.hpp>

#include "app/server/http.h"
#include "app/server/routes.h"
#include "index/writer.h"
#include "pipeline/source.h"

namespace mea {
namespace {

namespace fs = std::filesystem;

IndexDocument document_in(const std::string& language, const std::string& words) {
    IndexDocument document;
    document.key = document.symbol = "UNEP/POPS/COP.21/INF/97";
    document.language = language;
    document.title = "<b>A note</b>";
    document.file = {"note." + language, sha256_of(language), "text/plain", "plain", 10, 1};
    document.masthead_json = "{}";
    IndexParagraph paragraph;
    paragraph.path = "p1";
    paragraph.kind = "paragraph";
    paragraph.number = "1";
    paragraph.text = words;
    document.paragraphs.push_back(paragraph);
    document.segments = 1;
    return document;
}

class Server : public testing::Test {
protected:
    static void SetUpTestSuite() {
        folder_ = fs::path(testing::TempDir()) / ("mea_server_" + std::to_string(getpid()));
        fs::remove_all(folder_);
        fs::create_directories(folder_ / "web");
        std::ofstream(folder_ / "web" / "index.html") << "<!doctype html><title>page</title>";
        std::ofstream(folder_ / "web" / "main.js") << "export {};";
        std::ofstream(folder_ / "secret.txt") << "secret";
        auto writer = Writer::open((folder_ / "index").string(), "test");
        ASSERT_TRUE(writer) << describe(writer.error());
        const std::pair<const char*, const char*> texts[] = {
            {"en", "1. The regional centres report."},
            {"fr", "1. Les centres régionaux font rapport."},
            {"es", "1. Los centros regionales informan."},
            {"ru", "1. Региональные центры докладывают."},
            {"zh", "1. 区域中心提交报告。"},
            {"ar", "1- تقدم المراكز الإقليمية تقريرا."}};
        for (const auto& [language, words] : texts)
            ASSERT_TRUE(writer->put(document_in(language, words)));
        ASSERT_TRUE(writer->commit());
        auto routes = Routes::make(
            {(folder_ / "index").string(), (folder_ / "web").string(), {}, nullptr, ""},
            std::make_shared<const Knowledge>());
        ASSERT_TRUE(routes) << describe(routes.error());
        routes_ = std::make_unique<Routes>(std::move(*routes));
    }
    static void TearDownTestSuite() {
        routes_.reset();
        fs::remove_all(folder_);
    }

    static Response get(std::string_view target) {
        const auto request = parse_target(target);
        return request ? routes_->answer(*request) : Response{400, "", "", {}};
    }

    static inline fs::path folder_;
    static inline std::unique_ptr<Routes> routes_;
};

TEST_F(Server, AnswersEveryRoute) {
    struct Case {
        std::string target;
        int status;
        std::string type, holds;
    };
    const Case cases[] = {
        // pages
        {"/", 200, "text/html; charset=utf-8", "page"},
        {"/d/UNEP/POPS/COP.21/INF/97", 200, "text/html; charset=utf-8", "page"},
        {"/main.js", 200, "text/javascript; charset=utf-8", "export"},
        // search in six languages
        {"/api/v1/search?q=regional", 200, "application/json", "\"total\":"},
        {"/api/v1/search?q=r%C3%A9gionaux", 200, "application/json", "\"language\":\"fr\""},
        {"/api/v1/search?q=regionales", 200, "application/json", "\"language\":\"es\""},
        {"/api/v1/search?q=%D1%86%D0%B5%D0%BD%D1%82%D1%80%D1%8B", 200, "application/json",
         "\"language\":\"ru\""},
        {"/api/v1/search?q=%E5%8C%BA%E5%9F%9F", 200, "application/json", "\"language\":\"zh\""},
        {"/api/v1/search?q=%D8%A7%D9%84%D9%85%D8%B1%D8%A7%D9%83%D8%B2", 200, "application/json",
         "\"language\":\"ar\""},
        {"/api/v1/search?q=nowhere", 200, "application/json", "\"total\":0"},
        // documents
        {"/api/v1/document?symbol=UNEP/POPS/COP.21/INF/97&lang=ru", 200, "application/json",
         "Региональные"},
        {"/api/v1/document?symbol=UNEP/NONE/1", 404, "application/problem+json", "\"status\":404"},
        {"/api/v1/document", 400, "application/problem+json", "symbol"},
        {"/health", 200, "application/json", "\"ok\""},
        // bad input
        {"/api/v1/search?q=%22open", 400, "application/problem+json", "\"code\":\"query\""},
        {"/api/v1/search?q=", 400, "application/problem+json", "\"status\":400"},
        {"/api/v1/search?q=a&limit=x", 400, "application/problem+json", "limit"},
        {"/api/v1/search?q=a&limit=100000", 400, "application/problem+json", "limit"},
        {"/api/v1/search?q=%FF", 400, "", ""},
        {"/api/v1/search?q=%4", 400, "", ""},
        {"/../secret.txt", 404, "application/problem+json", ""},
        {"/%2e%2e/secret.txt", 404, "application/problem+json", ""},
        {"/nowhere", 404, "application/problem+json", "no such page"},
        {"/api/v1/search?q=" + std::string(1200, 'a'), 400, "application/problem+json", "too long"},
    };
    for (const Case& c : cases) {
        const Response response = get(c.target);
        EXPECT_EQ(response.status, c.status) << c.target << "\n" << response.body;
        EXPECT_EQ(response.type, c.type == "" ? response.type : c.type) << c.target;
        EXPECT_NE(response.body.find(c.holds), std::string::npos) << c.target << "\n"
                                                                  << response.body;
        EXPECT_EQ(response.body.find("secret"), std::string::npos) << c.target;
        EXPECT_EQ(response.body.find(folder_.string()), std::string::npos) << c.target;
    }
}

TEST_F(Server, AFileThatDidNotChangeIsNotSentAgain) {
    auto request = parse_target("/main.js");
    const Response first = routes_->answer(*request);
    for (const auto& [name, value] : first.headers) {
        if (name == "ETag") request->if_none_match = value;
    }
    EXPECT_EQ(routes_->answer(*request).status, 304);
}

TEST(Target, Decodes) {
    struct Case {
        std::string target, path, q;
        bool good;
    };
    const Case cases[] = {
        {"/d/UNEP/GC.23/8?q=a+b", "/d/UNEP/GC.23/8", "a b", true},
        {"/%E5%8C%BA?q=%D0%A1%D0%9A-1%2F15", "/区", "СК-1/15", true},
        {"/a%20b?x=1&q=%D8%A7", "/a b", "ا", true},
        {"/?q=%", "", "", false},
        {"/?q=%0", "", "", false},
        {"/?q=%41", "/", "A", true},
        {"/?q=%00", "", "", false},
        {"/?q=%C3%28", "", "", false},
        {"nothing", "", "", false},
    };
    for (const Case& c : cases) {
        const auto request = parse_target(c.target);
        ASSERT_EQ(request.has_value(), c.good) << c.target;
        if (!request) continue;
        EXPECT_EQ(request->path, c.path) << c.target;
        EXPECT_EQ(request->query.at("q"), c.q) << c.target;
    }
}

}  // namespace
}  // namespace mea
