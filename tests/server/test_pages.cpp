// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "app/render/page.h"
#include "app/server/page_language.h"
#include "tests/server/served_index.h"

namespace mea {
namespace {

std::size_t count(const std::string& text, const std::string& what) {
    std::size_t found = 0;
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += what.size())
        ++found;
    return found;
}

IndexParagraph paragraph(std::string path, std::string text, std::string kind = "paragraph") {
    IndexParagraph one;
    one.path = std::move(path);
    one.kind = std::move(kind);
    one.text = std::move(text);
    return one;
}

StoredDocument stored(std::vector<IndexParagraph> paragraphs) {
    StoredDocument all;
    all.document.key = all.document.symbol = "UNEP/X/1";
    all.document.language = "en";
    all.document.title = "A note";
    all.document.masthead_json = "{}";
    all.document.paragraphs = std::move(paragraphs);
    all.languages = {"en", "zh"};
    return all;
}

std::string html_of(const StoredDocument& document, const std::string& at = {}) {
    return page_of(document, Lexicon(), PageWords(), at).main;
}

TEST(Parts, AreBoundedAndEndBeforeHeadings) {
    struct Case {
        std::string rows;  // a digit a row, its bytes; 'h' before it: a heading
        std::size_t most;
        std::string parts;  // rows of each
        std::string at;     // path "r3" is the fourth row
        std::size_t shown;
    };
    const Case cases[] = {
        {"", 10, "0", "", 0},
        {"5", 10, "1", "", 0},
        {"55", 10, "2", "", 0},
        {"555", 10, "2 1", "", 0},
        {"555", 10, "2 1", "r2", 1},
        {"555", 10, "2 1", "r9", 0},
        // what is longer than a part is one
        {"9995", 5, "1 1 1 1", "r3", 3},
        // a heading near the end goes with what follows
        {"8h155", 10, "1 2 1", "", 0},
        {"81h155", 10, "2 2 1", "r2", 1},
        // one far from it does not
        {"2h1555", 10, "3 2", "", 0},
    };
    for (const Case& c : cases) {
        std::vector<std::string> paths;
        std::vector<PartRow> rows;
        for (std::size_t i = 0; i < c.rows.size(); ++i) paths.push_back("r" + std::to_string(i));
        for (std::size_t i = 0; i < c.rows.size(); ++i) {
            const bool heading = c.rows[i] == 'h';
            if (heading) ++i;
            rows.push_back(
                {paths[rows.size()], static_cast<std::size_t>(c.rows[i] - '0'), heading});
        }
        const Parts parts = parts_of(rows, c.at, c.most);
        std::string sizes;
        std::size_t next = 0;
        for (const Part& part : parts.all) {
            EXPECT_EQ(part.begin, next) << c.rows;
            next = part.end;
            sizes += (sizes.empty() ? "" : " ") + std::to_string(part.end - part.begin);
        }
        EXPECT_EQ(next, rows.size()) << c.rows;
        EXPECT_EQ(sizes, c.parts) << c.rows << " in " << c.most;
        EXPECT_EQ(parts.shown, c.shown) << c.rows << " at " << c.at;
    }
}

TEST(ReadingPage, MarksOfNotesLeadToThemAndBack) {
    struct Case {
        std::vector<IndexNoteMark> marks;
        std::string holds;
    };
    const std::string call1 =
        "<sup><a class=\"call\" id=\"call-fn1\" href=\"#fn1\" aria-label=\"note 1\">1</a></sup>";
    const Case cases[] = {
        {{{3, "fn1"}}, "<p>One" + call1 + " two <a class=\"entity"},
        {{{0, "fn1"}}, "<p>" + call1 + "One two <a class=\"entity"},
        {{{21, "fn1"}}, "</a> three" + call1 + "</p>"},
        // inside a link: after it; at its border: where it is
        {{{10, "fn1"}}, "SC-1/15</a>" + call1 + " three"},
        {{{8, "fn1"}}, "two " + call1 + "<a class=\"entity"},
        {{{15, "fn1"}}, "SC-1/15</a>" + call1 + " three"},
        // called twice: one place to come back to
        {{{3, "fn1"}, {7, "fn1"}},
         call1 + " two<sup><a class=\"call\" href=\"#fn1\" aria-label=\"note 1\">1</a></sup>"},
        {{{3, "d1.fn2~2"}}, "href=\"?lang=en&amp;at=d1.fn2%7E2#d1.fn2~2\""},
    };
    for (const Case& c : cases) {
        IndexParagraph text = paragraph("p1", "One two SC-1/15 three");
        text.entities = {{"decision:stockholm-cop:SC-1/15", {8, 15}, {}}};
        text.note_marks = c.marks;
        const std::string page =
            html_of(stored({text, paragraph("fn1", "First note.", "footnote")}));
        if (c.marks[0].note == "fn1") {
            EXPECT_NE(page.find(c.holds), std::string::npos) << c.holds << "\n" << page;
            EXPECT_NE(page.find("First note. <a class=\"back\" href=\"#call-fn1\""),
                      std::string::npos);
        } else {
            EXPECT_NE(page.find(">2</a></sup>"), std::string::npos) << page;
        }
    }
    EXPECT_EQ(html_of(stored({paragraph("fn1", "Not called.", "footnote")})).find("class=\"back\""),
              std::string::npos);
}

TEST(ReadingPage, LongDocumentsComeInParts) {
    std::vector<IndexParagraph> all;
    for (int i = 1; i <= 3000; ++i) {
        const std::string number = std::to_string(i);
        if (i % 50 == 1) all.push_back(paragraph("h" + number, "Part " + number, "heading"));
        all.push_back(paragraph("p" + number, std::string(300, 'a') + number));
        all.back().note_marks = {{2, "fn" + number}};
    }
    for (int i = 1; i <= 3001; ++i)
        all.push_back(paragraph("fn" + std::to_string(i), "Note.", "footnote"));
    const StoredDocument document = stored(all);
    constexpr std::size_t bound = 550'000;
    std::string at;
    std::size_t passages = 0;
    std::size_t notes = 0;
    std::size_t parts = 0;
    for (;;) {
        const std::string page = html_of(document, at);
        EXPECT_LT(page.size(), bound) << at;
        ++parts;
        passages += count(page, "class=\"passage paragraph");
        notes += count(page, "class=\"passage footnote");
        // Each note stands below the text that calls it.
        EXPECT_EQ(count(page, "href=\"#fn"),
                  count(page, "class=\"call\"") + count(page, "class=\"passage footnote"))
            << at;
        const std::string next = "<a rel=\"next\" href=\"?lang=en&amp;at=";
        const std::size_t link = page.find(next);
        if (link == std::string::npos) break;
        at = page.substr(link + next.size(),
                         page.find('"', link + next.size()) - link - next.size());
        ASSERT_LT(parts, 100U);
    }
    EXPECT_GT(parts, 3U);
    EXPECT_EQ(passages, 3000U);
    EXPECT_EQ(notes, 3001U);
    // The outline leads to every part, a note to the part that calls it.
    const std::string last = html_of(document, "p2999");
    EXPECT_NE(last.find("id=\"p2999\""), std::string::npos);
    EXPECT_EQ(last.find("id=\"p1\""), std::string::npos);
    EXPECT_NE(last.find("href=\"?lang=en&amp;at=h1#h1\""), std::string::npos);
    EXPECT_NE(html_of(document, "fn2999").find("id=\"p2999\""), std::string::npos);
    EXPECT_NE(html_of(document, "nowhere").find("id=\"p1\""), std::string::npos);
}

TEST(ReadingPage, ADocumentWithoutASymbolGoesByItsTitle) {
    StoredDocument document = stored({paragraph("p1", "Text.")});
    document.document.key = "sha256:0123456789abcdef";
    document.document.symbol.clear();
    EXPECT_NE(html_of(document).find("<span class=\"title\" lang=\"en\" dir=\"ltr\">A note</span>"),
              std::string::npos);
    EXPECT_EQ(html_of(document).find("Untitled"), std::string::npos);
    EXPECT_NE(html_of(document).find("/decision/document:sha256:0123456789abcdef"),
              std::string::npos);
    document.document.title.clear();
    EXPECT_NE(html_of(document).find("Untitled document"), std::string::npos);
}

TEST_F(ServedIndex, AnswersAreKeptAsTheyAreSent) {
    for (const std::string& target :
         {std::string("/main.js"), std::string("/api/v1/names?lang=en"), std::string("/help")}) {
        const auto ask = [&target](bool packed) {
            auto request = parse_target(target);
            request->method = "GET";
            request->takes_gzip = packed;
            return routes_->answer(*request);
        };
        // In either order, and again from what is kept.
        for (const bool packed : {true, false, true, false, false, true}) {
            const Response response = ask(packed);
            EXPECT_EQ(header(response, "Content-Encoding"),
                      packed && target != "/help" ? "gzip" : "")
                << target;
            if (target != "/help") {
                EXPECT_EQ(header(response, "Vary"), "Accept-Encoding") << target;
                EXPECT_EQ(response.body.starts_with("\x1f\x8b"), packed) << target;
            }
            EXPECT_EQ(response.body, ask(packed).body) << target;
        }
    }
}

TEST(PageLanguage, IsAskedOrChosenOrTheBrowsers) {
    struct Case {
        std::string asked, cookies, accepted, language;
    };
    const Case cases[] = {
        {"", "", "", "en"},
        // the browser's
        {"", "", "fr", "fr"},
        {"", "", "zh-Hans-CN, en;q=0.8", "zh"},
        {"", "", "de, ru;q=0.7, en;q=0.3", "ru"},
        {"", "", "en;q=0.3, es;q=0.9", "es"},
        {"", "", "AR-EG", "ar"},
        {"", "", "de, it", "en"},
        {"", "", "*;q=x,;;,,", "en"},
        {"", "", "ru;q=0", "en"},
        // chosen before
        {"", "ui=es", "fr", "es"},
        {"", "a=b; ui=zh; c=d", "fr", "zh"},
        {"", "ui=xx", "fr", "fr"},
        {"", "gui=es", "fr", "fr"},
        // asked now
        {"ar", "ui=es", "fr", "ar"},
        {"xx", "ui=es", "fr", "es"},
    };
    for (const Case& c : cases) {
        Request request;
        if (!c.asked.empty()) request.query["ui"] = c.asked;
        request.cookies = c.cookies;
        request.accept_language = c.accepted;
        EXPECT_EQ(page_language(request), c.language)
            << c.asked << " | " << c.cookies << " | " << c.accepted;
        EXPECT_EQ(language_cookie(request).empty(), c.asked != "ar") << c.asked;
    }
}

TEST_F(ServedIndex, PagesAreInTheReadersLanguage) {
    const auto answer = [](const std::string& target, const std::string& cookies) {
        auto request = parse_target(target);
        request->method = "GET";
        request->cookies = cookies;
        request->accept_language = "fr, en;q=0.5";
        return routes_->answer(*request);
    };
    const Response french = answer("/help", "");
    EXPECT_EQ(header(french, "Content-Language"), "fr");
    EXPECT_EQ(header(french, "Set-Cookie"), "");
    EXPECT_EQ(header(french, "Vary"), "Accept-Language, Cookie");
    EXPECT_NE(french.body.find("<html lang=\"fr\" dir=\"ltr\">"), std::string::npos);
    const Response arabic = answer("/help?ui=ar", "ui=ru");
    EXPECT_EQ(header(arabic, "Content-Language"), "ar");
    EXPECT_TRUE(header(arabic, "Set-Cookie").starts_with("ui=ar; ")) << "the choice is kept";
    EXPECT_NE(arabic.body.find(">المحتويات</a>"), std::string::npos) << arabic.body;
    EXPECT_NE(arabic.body.find("aria-label=\"الصفحة الأولى\""), std::string::npos);
    EXPECT_NE(arabic.body.find("<a href=\"?ui=zh\" lang=\"zh\""), std::string::npos);
    const Response chosen = answer("/help?x=1", "ui=ar");
    EXPECT_EQ(header(chosen, "Content-Language"), "ar");
    EXPECT_NE(header(chosen, "ETag"), header(french, "ETag")) << "another text, another tag";
    EXPECT_EQ(header(chosen, "ETag"), header(arabic, "ETag"));
}

TEST_F(ServedIndex, FilesOfThePageAreKeptForAsLongAsTheyAreTheSame) {
    const std::string page = get("/").body;
    const std::size_t at = page.find("/v/");
    ASSERT_NE(at, std::string::npos) << page;
    const std::string script = page.substr(at, page.find('"', at) - at);
    EXPECT_TRUE(script.ends_with("/main.js")) << script;
    EXPECT_EQ(header(get(script), "Cache-Control"), "public, max-age=31536000, immutable");
    EXPECT_EQ(get(script).body, get("/main.js").body);
    EXPECT_EQ(header(get("/main.js"), "Cache-Control"), "no-cache");
    EXPECT_EQ(header(get("/v/older/main.js"), "Cache-Control"), "no-cache");
    for (const char* none : {"/v/", "/v/x", "/v/x/", "/v/x/../secret.txt", "/v//none.js"})
        EXPECT_EQ(get(none).status, 404) << none;
}

}  // namespace
}  // namespace mea
