// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/served_index.h"

#include <algorithm>
#include <thread>

#include "app/server/access_log.h"
#include "app/server/answer_cache.h"

namespace mea {
namespace {

namespace fs = std::filesystem;

constexpr const char* json = "application/json";
constexpr const char* html = "text/html; charset=utf-8";
constexpr const char* wrong = "application/problem+json";

std::string repeated(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

TEST_F(ServedIndex, AnswersEveryRoute) {
    struct Case {
        std::string target;
        int status;
        std::string type, holds;
    };
    const std::string note = note_symbol;
    const Case cases[] = {
        // pages
        {"/", 200, html, "<main"},
        {"/help", 200, html, "<main"},
        {"/main.js", 200, "text/javascript; charset=utf-8", "export"},
        {"/d/" + note, 200, html, "<div id=\"p1\" class=\"passage paragraph depth0\" lang=\"en\""},
        {"/d/" + note, 200, html, "href=\"/decision/decision:stockholm-cop:SC-1/15\""},
        {"/d/" + note + "?lang=ar", 200, html, "<article lang=\"ar\" dir=\"rtl\""},
        {"/d/" + note + "?lang=zh", 200, html, "区域中心"},
        {"/d/" + note + "?ui=ar", 200, html, "المحتويات"},
        {"/d/" + note + "?ui=ar", 200, html, "<html lang=\"ar\" dir=\"rtl\">"},
        {"/d/UNEP/NONE/1", 404, html, "there is no document"},
        {"/parallel/" + note, 200, html, "<td lang=\"fr\" dir=\"ltr\""},
        {"/parallel/" + note + "?ui=ar", 200, html, "<td lang=\"ar\" dir=\"rtl\""},
        {"/parallel/" + note + "?langs=ru,zh", 200, html, "<td lang=\"ru\" dir=\"ltr\""},
        {"/parallel/" + note + "?langs=fr,es", 200, html, "régionaux"},
        {"/parallel/none", 404, html, "there is no document"},
        {"/decision/SC-1/15", 200, html, "recalls"},
        {"/decision/decision:stockholm-cop:SC-1/15", 200, html, "/d/" + note + "#p1"},
        {"/decision/decision:stockholm-cop:SC-9/99", 404, html, "nothing in the index cites"},
        {"/decision/nothing", 400, html, "no decision"},
        {"/decisions", 200, html, "SC-1/15"},
        {"/centres", 200, html, "Argentina"},
        {"/documents", 200, html, note},
        // search in six languages
        {"/api/v1/search?q=regional", 200, json, "\"total\":"},
        {"/api/v1/search?q=r%C3%A9gionaux", 200, json, "\"language\":\"fr\""},
        {"/api/v1/search?q=regionales", 200, json, "\"language\":\"es\""},
        {"/api/v1/search?q=%D1%86%D0%B5%D0%BD%D1%82%D1%80%D1%8B", 200, json, "\"language\":\"ru\""},
        {"/api/v1/search?q=%E5%8C%BA%E5%9F%9F", 200, json, "\"language\":\"zh\""},
        {"/api/v1/search?q=%D8%A7%D9%84%D9%85%D8%B1%D8%A7%D9%83%D8%B2", 200, json,
         "\"language\":\"ar\""},
        {"/api/v1/search?q=nowhere", 200, json, "\"total\":0"},
        {"/api/v1/facets?q=report", 200, json, "\"mea/facets/1\""},
        {"/api/v1/suggest?q=SC-1", 200, json, "\"text\":\"SC-1/15\""},
        {"/api/v1/suggest?q=unep/pops", 200, json, "\"kind\":\"document\""},
        {"/api/v1/suggest?q=waste+in+chin", 200, json, "waste in China"},
        {"/api/v1/suggest?q=%E5%8C%BA%E5%9F%9F", 200, json, "\"language\":\"zh\""},
        {"/api/v1/suggest?q=", 200, json, "\"suggestions\":[]"},
        {"/api/v1/export?q=centres&format=csv", 200, "text/csv; charset=utf-8", note},
        {"/api/v1/export?q=centres&format=bibtex", 200, "application/x-bibtex; charset=utf-8",
         "@techreport{UNEP-POPS-COP.21-INF-97-en"},
        {"/api/v1/export?q=centres&format=tmx", 200, "application/x-tmx+xml; charset=utf-8",
         "xml:lang=\"zh\""},
        {"/api/v1/export?q=centres&format=jsonl", 200, "application/x-ndjson", "\"rank\":1"},
        {"/api/v1/export?q=centres", 200, json, "mea/results/1"},
        // documents
        {"/api/v1/document?symbol=" + note + "&lang=ru", 200, json, "Региональные"},
        {"/api/v1/document?symbol=UNEP/NONE/1", 404, wrong, "\"status\":404"},
        {"/api/v1/document?symbol=" + note + "&lang=de", 400, wrong, "lang"},
        {"/api/v1/document", 400, wrong, "symbol"},
        {"/api/v1/paragraph?id=" + note + "%23p1", 200, json, "\"cited_by\":0"},
        {"/api/v1/paragraph?id=" + note + "%23p9", 404, wrong, "p9"},
        {"/api/v1/paragraph?id=" + note, 400, wrong, "id"},
        {"/api/v1/parallel?id=" + note + "&langs=en,zh", 200, json, "mea/parallel/1"},
        {"/api/v1/parallel?id=" + note + "&format=csv", 200, "text/csv; charset=utf-8", "path,"},
        {"/api/v1/parallel?id=" + note + "%23p9", 404, wrong, "p9"},
        {"/api/v1/parallel?id=" + note + "&langs=xx", 400, wrong, "langs"},
        {"/api/v1/parallel?id=none", 404, wrong, "none"},
        // registers
        {"/api/v1/decisions?body=stockholm-cop", 200, json, "SC-1/15"},
        {"/api/v1/decisions?q=nothing:x", 400, wrong, "usage"},
        {"/api/v1/citations?id=SC-1/15", 200, json, "\"citing\":1"},
        {"/api/v1/citations?id=", 400, wrong, "usage"},
        {"/api/v1/citations?id=SC-9/99", 404, wrong, "not_found"},
        {"/api/v1/centres?country=ARG", 200, json, "centre:basel-rc:ARG"},
        {"/api/v1/centres?country=CHN", 200, json, "\"total\":0"},
        {"/api/v1/documents?lang=zh", 200, json, note},
        {"/api/v1/graph?id=SC-1/15", 200, json, "\"recalls\""},
        {"/api/v1/graph?id=SC-1/15&format=svg&depth=2", 200, "image/svg+xml",
         "xlink:href=\"/decision/decision:stockholm-cop:SC-1/15\""},
        {"/api/v1/graph?id=SC-1/15&depth=9", 400, wrong, "depth"},
        {"/api/v1/graph?id=SC-9/99", 404, wrong, "not_found"},
        {"/api/v1/names?lang=zh", 200, json, "\"CHN\":\"中国\""},
        {"/api/v1/status", 200, json, "\"documents\":8"},
        {"/api/v1/openapi.json", 200, json, "\"3.1.0\""},
        {"/health", 200, json, "\"ok\""},
        {"/metrics", 200, "text/plain; version=0.0.4; charset=utf-8", "mea_requests_total"},
        // pictures of pages
        {std::string("/api/v1/page?symbol=") + printed_symbol + "&page=1&w=200", 200, "image/png",
         "\x89PNG"},
        {std::string("/api/v1/page?symbol=") + printed_symbol + "&page=99", 404, wrong, "page 99"},
        {std::string("/api/v1/page?symbol=") + printed_symbol + "&w=9000", 400, wrong, "w"},
        {"/api/v1/page?symbol=" + note, 404, wrong, "without pages"},
        {std::string("/api/v1/page/boxes?id=") + printed_symbol + "%23p3", 200, json,
         "\"boxes\":[["},
        {std::string("/api/v1/page/boxes?id=") + printed_symbol + "%23p4", 200, json,
         "\"boxes\":[]"},
        {std::string("/api/v1/page/boxes?id=") + printed_symbol + "%23p5", 404, wrong, "paragraph"},
        // bad input
        {"/api/v1/search?q=%22open", 400, wrong, "\"code\":\"query\""},
        {"/api/v1/search?q=", 400, wrong, "\"status\":400"},
        {"/api/v1/search?q=a&limit=x", 400, wrong, "limit"},
        {"/api/v1/search?q=a&limit=100000", 400, wrong, "limit"},
        {"/api/v1/search?q=a&offset=-1", 400, wrong, "offset"},
        {"/api/v1/search?q=a&by=page", 400, wrong, "by"},
        {"/api/v1/search?q=a&show_lang=de", 400, wrong, "show_lang"},
        {"/api/v1/export?q=a&format=exe", 400, wrong, "format"},
        {"/api/v1/search?q=%FF", 400, "", ""},
        {"/api/v1/search?q=%4", 400, "", ""},
        {"/../secret.txt", 404, wrong, ""},
        {"/%2e%2e/secret.txt", 404, wrong, ""},
        {"/d/../../secret.txt", 404, html, ""},
        {"/api/v1/page?symbol=../../secret.txt", 404, wrong, ""},
        {"/nowhere", 404, wrong, "no such page"},
        {"/api/v1/nowhere", 404, wrong, "no such page"},
        {"/api/v1/search?q=" + std::string(1200, 'a'), 400, wrong, "too long"},
        {"/api/v1/suggest?q=" + std::string(1200, 'a'), 400, wrong, "too long"},
        {"/api/v1/decisions?q=" + std::string(1200, 'a'), 400, wrong, "too long"},
        // hostile queries are answered or refused, quickly enough for a test
        {"/api/v1/search?q=a*+OR+b*", 400, wrong, "two letters"},
        {"/api/v1/search?q=" + std::string(300, '('), 400, wrong, ""},
        {"/api/v1/search?q=" + repeated("%22of+the%22+", 13), 400, wrong, "too many phrases"},
        {"/api/v1/search?q=" + repeated("%22of+the%22+", 12), 200, json, ""},
        {"/api/v1/search?q=" + repeated("%E2%80%9Ca+b%E2%80%9D+", 13), 400, wrong, "phrases"},
        {"/api/v1/export?q=a&format=tmx&limit=1001", 400, wrong, "1,000"},
        {"/api/v1/search?q=NOT+NOT+NOT+NOT", 400, wrong, ""},
    };
    for (const Case& c : cases) {
        const Response response = get(c.target);
        EXPECT_EQ(response.status, c.status) << c.target << "\n" << response.body;
        EXPECT_EQ(response.type, c.type.empty() ? response.type : c.type) << c.target;
        EXPECT_NE(response.body.find(c.holds), std::string::npos) << c.target << "\n"
                                                                  << response.body;
        EXPECT_EQ(response.body.find("secret\n"), std::string::npos) << c.target;
        EXPECT_EQ(response.body.find(folder_.string()), std::string::npos) << c.target;
        EXPECT_EQ(response.body.find(MEA_SOURCE_DIR), std::string::npos) << c.target;
        if (response.type == json || response.type == wrong) {
            EXPECT_TRUE(nlohmann::json::accept(response.body)) << c.target;
        }
        if (response.status >= 400 && response.type == wrong) {
            EXPECT_EQ(nlohmann::json::parse(response.body).at("status"), response.status);
        }
    }
}

TEST_F(ServedIndex, ASearchThatTakesTooLongSaysSo) {
    const Routes hasty = made_routes({}, 1e-9);
    for (const char* target :
         {"/api/v1/search?q=regional", "/api/v1/facets?q=regional", "/api/v1/export?q=regional"}) {
        auto request = parse_target(target);
        request->method = "GET";
        const Response response = hasty.answer(*request);
        EXPECT_EQ(response.status, 503) << target;
        EXPECT_EQ(response.type, wrong) << target;
        const auto said = nlohmann::json::parse(response.body);
        EXPECT_EQ(said.at("code"), "timed_out") << target;
        EXPECT_EQ(said.at("title"), "the search takes too long") << target;
        EXPECT_NE(said.at("detail").get<std::string>().find("rarer words"), std::string::npos);
        EXPECT_EQ(header(response, "Retry-After"), "") << "asking again would not help";
    }
    auto other = parse_target("/api/v1/status");
    other->method = "GET";
    EXPECT_EQ(hasty.answer(*other).status, 200);
}

TEST_F(ServedIndex, TheWordsOfADocumentAreNeverMarkup) {
    const std::string targets[] = {
        std::string("/d/") + hostile_symbol,
        std::string("/parallel/") + hostile_symbol,
        std::string("/decision/symbol:") + hostile_symbol,
        "/documents",
        "/decisions",
        std::string("/api/v1/graph?format=svg&depth=2&id=symbol:") + hostile_symbol,
        "/d/%3Cscript%3Ealert(1)%3C/script%3E",
        "/decision/%3Cscript%3Ealert(1)%3C/script%3E",
    };
    for (const std::string& target : targets) {
        const Response response = get(target);
        EXPECT_EQ(response.body.find("<script>alert"), std::string::npos) << target;
        EXPECT_EQ(response.body.find("<img"), std::string::npos) << target << response.body;
        EXPECT_NE(response.body.find("script&gt;"), std::string::npos) << target << response.body;
    }
}

TEST_F(ServedIndex, WhatDidNotChangeIsNotSentAgain) {
    const std::string note = std::string("/d/") + note_symbol;
    for (const std::string& target :
         {std::string("/main.js"), std::string("/api/v1/search?q=regional"), note}) {
        auto request = parse_target(target);
        request->method = "GET";
        const Response first = routes_->answer(*request);
        request->if_none_match = header(first, "ETag");
        EXPECT_FALSE(request->if_none_match.empty()) << target;
        const Response second = routes_->answer(*request);
        EXPECT_EQ(second.status, 304) << target;
        EXPECT_TRUE(second.body.empty()) << target;
        request->if_none_match = "\"another\"";
        EXPECT_EQ(routes_->answer(*request).status, 200) << target;
    }
}

TEST_F(ServedIndex, AnswersAreKeptWithinBounds) {
    AnswerCache cache;
    const std::string large(AnswerCache::most_of_one, 'a');
    const std::size_t more = 2 * AnswerCache::most_bytes / large.size();
    for (std::size_t i = 0; i < more; ++i) cache.keep(std::to_string(i), {200, json, large, {}});
    EXPECT_FALSE(cache.find("0"));
    EXPECT_TRUE(cache.find(std::to_string(more - 1)));
    cache.keep("too large", {200, json, large + "a", {}});
    EXPECT_FALSE(cache.find("too large"));
    // Parameters in another order are the same question, another value is not.
    const auto key = [](const char* target) {
        return AnswerCache::key_of("tag", *parse_target(target));
    };
    EXPECT_EQ(key("/a?b=1&c=2"), key("/a?c=2&b=1"));
    EXPECT_NE(key("/a?b=1&c=2"), key("/a?b=1&c=3"));
    EXPECT_NE(key("/a?b=1c"), key("/a?b=1&c="));
    EXPECT_NE(key("/a"), AnswerCache::key_of("other", *parse_target("/a")));
}

TEST_F(ServedIndex, TextIsPackedForThoseWhoTakeIt) {
    auto request = parse_target("/main.js");
    request->method = "GET";
    const Response plain = routes_->answer(*request);
    request->takes_gzip = true;
    const Response packed = routes_->answer(*request);
    EXPECT_EQ(header(packed, "Content-Encoding"), "gzip");
    EXPECT_EQ(header(packed, "Vary"), "Accept-Encoding");
    EXPECT_LT(packed.body.size(), plain.body.size());
    EXPECT_EQ(packed.body.substr(0, 2), "\x1F\x8B");
}

TEST_F(ServedIndex, OtherSitesReadTheApiOnlyWhenNamed) {
    const Routes named = made_routes({"https://example.org"});
    const Routes any = made_routes({"*"});
    struct Case {
        const Routes& routes;
        std::string target, origin, allowed;
    };
    const Case cases[] = {
        {*routes_, "/api/v1/status", "https://example.org", ""},
        {named, "/api/v1/status", "https://example.org", "https://example.org"},
        {named, "/api/v1/status", "https://evil.example", ""},
        {named, "/api/v1/search?q=%22", "https://example.org", "https://example.org"},
        {named, "/", "https://example.org", ""},
        {any, "/api/v1/status", "https://evil.example", "*"},
    };
    for (const Case& c : cases) {
        auto request = parse_target(c.target);
        request->method = "GET";
        request->origin = c.origin;
        EXPECT_EQ(header(c.routes.answer(*request), "Access-Control-Allow-Origin"), c.allowed)
            << c.target << " " << c.origin;
        request->method = "OPTIONS";
        EXPECT_EQ(c.routes.answer(*request).status, 204) << c.target;
    }
}

// Every route of the API is described, with its parameters, and nothing else is.
TEST_F(ServedIndex, TheDescriptionAndTheTableAgree) {
    const auto described = nlohmann::json::parse(get("/api/v1/openapi.json").body);
    const auto& parameters = described.at("components").at("parameters");
    std::map<std::string, std::vector<std::string>> in_table, in_description;
    for (const Route& route : Routes::table()) {
        if (!route.path.starts_with("/api/")) continue;
        auto& names = in_table[std::string(route.path)];
        for (const std::string_view name : route.parameters) names.emplace_back(name);
    }
    for (const auto& [path, item] : described.at("paths").items()) {
        auto& names = in_description[path];
        const auto listed = item.at("get").value("parameters", nlohmann::json::array());
        for (const auto& one : listed) {
            const std::string reference = one.value("$ref", "");
            const auto& meant =
                reference.empty() ? one : parameters.at(reference.substr(reference.rfind('/') + 1));
            names.push_back(meant.at("name"));
        }
    }
    EXPECT_EQ(in_table, in_description);
}

// The required members of the described schema, those of array items too.
void hold(const nlohmann::json& value, const nlohmann::json& given, const nlohmann::json& all,
          const std::string& where) {
    const nlohmann::json none = nlohmann::json::object();
    const std::string name = given.value("$ref", std::string());
    const nlohmann::json& schema =
        name.empty() ? given
                     : all.at("components").at("schemas").at(name.substr(name.rfind('/') + 1));
    if (schema.contains("allOf")) {
        for (const auto& part : schema.at("allOf")) hold(value, part, all, where);
    }
    if (schema.contains("required")) {
        for (const auto& key : schema.at("required")) {
            EXPECT_TRUE(value.contains(key)) << where << ": " << key << " is missing";
        }
    }
    if (schema.contains("const")) {
        EXPECT_EQ(value, schema.at("const")) << where;
    }
    const nlohmann::json& members = schema.contains("properties") ? schema.at("properties") : none;
    for (const auto& [key, inner] : members.items()) {
        if (value.contains(key)) hold(value.at(key), inner, all, where + "/" + key);
    }
    if (schema.contains("items") && value.is_array()) {
        for (const auto& item : value) hold(item, schema.at("items"), all, where + "[]");
    }
}

TEST_F(ServedIndex, AnswersHaveTheDescribedShape) {
    const auto described = nlohmann::json::parse(get("/api/v1/openapi.json").body);
    const std::string note = note_symbol;
    const std::map<std::string, std::string> queries{
        {"search", "?q=centres&facets=1"},
        {"facets", "?q=centres"},
        {"suggest", "?q=SC-1"},
        {"export", "?q=centres"},
        {"document", "?symbol=" + note},
        {"paragraph", "?id=" + note + "%23p1"},
        {"parallel", "?id=" + note},
        {"decisions", ""},
        {"citations", "?id=SC-1/15"},
        {"centres", ""},
        {"documents", ""},
        {"page/boxes", std::string("?id=") + printed_symbol + "%23p3"},
        {"graph", "?id=SC-1/15"},
        {"names", ""},
        {"status", ""},
        {"openapi.json", ""},
    };
    for (const auto& [path, item] : described.at("paths").items()) {
        const std::string name = path.substr(std::string("/api/v1/").size());
        const auto& content = item.at("get").at("responses").at("200").at("content");
        if (!content.contains(json)) continue;
        ASSERT_TRUE(queries.contains(name)) << name;
        const Response response = get(path + queries.at(name));
        ASSERT_EQ(response.status, 200) << path << response.body;
        hold(nlohmann::json::parse(response.body), content.at(json).at("schema"), described, path);
    }
    const auto bad = nlohmann::json::parse(get("/api/v1/search?q=%22").body);
    hold(bad, described.at("components").at("schemas").at("Problem"), described, "problem");
}

TEST_F(ServedIndex, AnIndexThatVanishesOrIsReplacedIsNoticed) {
    const fs::path index = folder_ / "index";
    const std::string search = "/api/v1/search?q=regional";
    const std::string before = header(get(search), "ETag");
    fs::rename(index, folder_ / "away");
    for (const char* target : {"/api/v1/search?q=regional", "/health", "/api/v1/documents"}) {
        const Response gone = get(target);
        EXPECT_EQ(gone.status, 503) << target;
        EXPECT_EQ(header(gone, "Retry-After"), "5") << target;
        EXPECT_EQ(gone.body.find(folder_.string()), std::string::npos) << gone.body;
    }
    EXPECT_EQ(get(std::string("/d/") + note_symbol).status, 503);
    EXPECT_EQ(get("/main.js").status, 200);
    // Another index in its place.
    {
        auto writer = Writer::open(index.string(), "test");
        ASSERT_TRUE(writer);
        IndexDocument other = document_of("UNEP/GC.23/8", "en");
        other.paragraphs = {paragraph_of("p1", "1. Another regional document.")};
        ASSERT_TRUE(writer->put(other));
        ASSERT_TRUE(writer->commit());
        const Response replaced = get(search);
        EXPECT_EQ(replaced.status, 200);
        EXPECT_NE(replaced.body.find("Another"), std::string::npos);
        EXPECT_NE(header(replaced, "ETag"), before);
        // It grows.
        other.symbol = other.key = "UNEP/GC.23/9";
        other.file.sha256 = sha256_of("9");
        other.file.path = "nine";
        ASSERT_TRUE(writer->put(other));
        ASSERT_TRUE(writer->commit());
        EXPECT_NE(header(get(search), "ETag"), header(replaced, "ETag"));
        EXPECT_NE(get("/api/v1/documents").body.find("UNEP/GC.23/9"), std::string::npos);
    }
    fs::remove_all(index);
    fs::rename(folder_ / "away", index);
    EXPECT_EQ(header(get(search), "ETag"), before);
}

TEST_F(ServedIndex, AFileThatIsGoneOrChangedHasNoPicture) {
    const fs::path files = folder_ / "files";
    fs::create_directories(files / "corpus/samples");
    const fs::path copy = files / "corpus/samples/note.en.pdf";
    auto elsewhere = Routes::make(
        {(folder_ / "index").string(), (folder_ / "web").string(), {}, painter_, files.string()},
        knowledge_);
    ASSERT_TRUE(elsewhere);
    auto request = parse_target(std::string("/api/v1/page?symbol=") + printed_symbol + "&page=1");
    const Response gone = elsewhere->answer(*request);
    EXPECT_EQ(gone.status, 404);
    EXPECT_NE(gone.body.find("no longer where it was"), std::string::npos) << gone.body;
    std::ofstream(copy) << "%PDF-1.4 something else";
    const Response changed = elsewhere->answer(*request);
    EXPECT_EQ(changed.status, 404);
    EXPECT_NE(changed.body.find("has changed"), std::string::npos) << changed.body;
    fs::copy_file(fs::path(MEA_SOURCE_DIR) / "corpus/samples/note.en.pdf", copy,
                  fs::copy_options::overwrite_existing);
    EXPECT_EQ(elsewhere->answer(*request).status, 200);
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

TEST(Target, TheClientIsTheLastThatTheProxyNames) {
    struct Case {
        const char *header, *client;
    };
    const Case cases[] = {
        {"192.0.2.7", "192.0.2.7"},
        {"10.0.0.1, 192.0.2.7", "192.0.2.7"},
        {"192.0.2.7, 2001:db8::1", "2001:db8::1"},
        {"", "127.0.0.1"},
        {"unknown", "127.0.0.1"},
        {"192.0.2.7,", "127.0.0.1"},
        {"\"><script>", "127.0.0.1"},
    };
    for (const Case& c : cases)
        EXPECT_EQ(forwarded_client(c.header, "127.0.0.1"), c.client) << c.header;
}

TEST(AccessLogLine, HoldsNothingThatBreaksALine) {
    struct Case {
        Exchange exchange;
        const char* line;
    };
    const Case cases[] = {
        {{"192.0.2.7", "GET", "/api/v1/search?q=a", "", 200, 12, 0.0034},
         "192.0.2.7 - - [now] \"GET /api/v1/search?q=a HTTP/1.1\" 200 12 3.4"},
        {{"::1", "GET", "/\"\n\x1B[31m\xC3", "", 404, 0, 0},
         "::1 - - [now] \"GET /\\x22\\x0A\\x1B[31m\\xC3 HTTP/1.1\" 404 0 0.0"},
        {{"::1", "", "", "", 400, 5, 1}, "::1 - - [now] \"-\" 400 5 1000.0"},
    };
    for (const Case& c : cases) EXPECT_EQ(line_of(c.exchange, "now"), c.line);
}

}  // namespace
}  // namespace mea
