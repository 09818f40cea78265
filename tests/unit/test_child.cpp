// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <thread>

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include "extractors/child.h"
#include "extractors/sandbox.h"

namespace mea {
namespace {

#ifdef MEA_SANITIZE
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif

volatile int* const nowhere = nullptr;

void misbehave(const std::string& how) {
    if (how == "crash") *nowhere = 1;
    if (how == "abort" || how == "crash once") std::abort();
    if (how == "sleep") std::this_thread::sleep_for(std::chrono::seconds(60));
    if (how == "spin") {
        for (std::atomic<std::size_t> i = 0;; ++i) {
        }
    }
    if (how == "memory") {
        std::vector<std::string> kept;
        while (true) kept.emplace_back(std::size_t{16} << 20, 'x');
    }
    if (how == "socket") socket(AF_INET, SOCK_STREAM, 0);
    if (how == "fork" && fork() == 0) _exit(0);
    if (how == "exec") execl("/bin/true", "true", nullptr);
    if (how == "print") std::fputs("Out of memory\n", stderr);
    if (how == "throw") throw std::runtime_error("a library threw");
}

// A reader whose behaviour is written in the document.
Result<ExtractedDocument> wild_reader(const Source& source, const Limits&) {
    misbehave(source.careful && source.bytes == "crash once" ? "well" : source.bytes);
    DocumentBuilder out("wild");
    if (source.bytes == "read") out.add(std::ifstream("/etc/passwd") ? "read" : "refused", Block{});
    if (source.bytes == "write") {
        std::ofstream file(source.path);
        out.add(file ? "written" : "refused", Block{});
    }
    if (source.bytes == "flood") out.add(std::string(std::size_t{8} << 20, 'x'), Block{});
    if (source.bytes == "broken") out.document().text = "no block holds this";
    if (source.bytes == "encrypted") return fail(ErrorCode::encrypted, "a password is needed");
    out.add("Конференция Сторон 缔约方大会 مؤتمر الأطراف", Block{});
    return std::move(out).finish();
}

Source asking(const std::string& what) {
    Source source;
    source.path = testing::TempDir() + "mea_child_" + what;
    source.bytes = what;
    return source;
}

Child start_child() {
    ChildLimits limits;
    limits.wall_seconds = 3;
    limits.cpu_seconds = 1;
    limits.memory_bytes = std::size_t{512} << 20;
    limits.output_bytes = std::size_t{4} << 20;
    Result<Child> child = Child::start(limits, wild_reader);
    if (!child) throw std::runtime_error(describe(child.error()));
    return std::move(*child);
}

// Standard error is a file for as long as this lives.
class ErrorsInFile {
public:
    explicit ErrorsInFile(const std::string& path) : saved_(dup(STDERR_FILENO)) {
        std::FILE* file = std::fopen(path.c_str(), "w");
        dup2(fileno(file), STDERR_FILENO);
        std::fclose(file);
    }
    ~ErrorsInFile() {
        dup2(saved_, STDERR_FILENO);
        close(saved_);
    }
    ErrorsInFile(const ErrorsInFile&) = delete;
    ErrorsInFile& operator=(const ErrorsInFile&) = delete;

private:
    int saved_;
};

TEST(Child, WhatALibraryPrintsCostsNothing) {
    if (sanitized) GTEST_SKIP() << "sanitizers print there";
    const std::string path = testing::TempDir() + "mea_child_errors";
    const ErrorsInFile errors(path);
    const Child child = start_child();
    const auto document = child.run(asking("print"));
    ASSERT_TRUE(document) << describe(document.error());
    EXPECT_TRUE(document->warnings.empty());
    EXPECT_EQ(std::filesystem::file_size(path), 0U);
}

TEST(Child, BringsTheDocumentBack) {
    const Child child = start_child();
    const auto document = child.run(asking("well"));
    ASSERT_TRUE(document) << describe(document.error());
    EXPECT_EQ(document->text, "Конференция Сторон 缔约方大会 مؤتمر الأطراف");
}

TEST(Child, EachContainmentCostsOneDocument) {
    struct Case {
        std::string asked;
        ErrorCode code;
        bool in_sanitizer;  // whether the layer exists in sanitizer builds
    };
    const Case cases[] = {
        {"crash", ErrorCode::crashed, false},  // ASan exits instead of dying of the signal
        {"abort", ErrorCode::crashed, true},       {"sleep", ErrorCode::timed_out, true},
        {"spin", ErrorCode::timed_out, true},      {"memory", ErrorCode::limit, false},
        {"flood", ErrorCode::limit, true},         {"socket", ErrorCode::crashed, false},
        {"fork", ErrorCode::crashed, false},       {"exec", ErrorCode::crashed, false},
        {"throw", ErrorCode::internal, true},      {"broken", ErrorCode::internal, true},
        {"encrypted", ErrorCode::encrypted, true},
    };
    const Child child = start_child();
    for (const Case& c : cases) {
        if (sanitized && !c.in_sanitizer) continue;
        const auto document = child.run(asking(c.asked));
        ASSERT_FALSE(document) << c.asked;
        EXPECT_EQ(name_of(document.error().code), name_of(c.code))
            << c.asked << ": " << describe(document.error());
        EXPECT_FALSE(document.error().where.empty()) << c.asked;
        EXPECT_TRUE(child.run(asking("well"))) << "after " << c.asked;
    }
}

TEST(Child, ALargerFileMayTakeLonger) {
    constexpr std::size_t mebibyte = 1 << 20;
    struct Case {
        std::size_t bytes;
        double seconds;
    };
    const Case cases[] = {{0, 15}, {mebibyte, 30}, {3 * mebibyte, 60}, {400 * mebibyte, 150}};
    for (const Case& c : cases) EXPECT_DOUBLE_EQ(time_allowed(15, c.bytes), c.seconds) << c.bytes;
}

TEST(Child, ReadsAgainWithCareAfterACrash) {
    const auto document = start_child().run(asking("crash once"));
    ASSERT_TRUE(document) << describe(document.error());
    ASSERT_EQ(document->warnings.size(), 1U);
    EXPECT_EQ(document->warnings[0].code, "read_carefully");
}

TEST(Child, WorkersReadNoFileOfTheUserAndWriteNone) {
    if (sanitized) GTEST_SKIP() << "sanitizer builds run without seccomp and landlock";
    const Child child = start_child();
    const auto written = child.run(asking("write"));
    ASSERT_TRUE(written) << describe(written.error());
    EXPECT_TRUE(written->text.starts_with("refused")) << written->text;
    if (!missing_layers().empty()) GTEST_SKIP() << missing_layers().front();
    const auto read = child.run(asking("read"));
    ASSERT_TRUE(read) << describe(read.error());
    EXPECT_TRUE(read->text.starts_with("refused")) << read->text;
}

TEST(Child, ServesSeveralThreads) {
    const Child child = start_child();
    std::atomic<int> good = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&child, &good] {
            for (int i = 0; i < 10; ++i)
                good += child.run(asking(i % 5 == 4 ? "abort" : "well")) ? 1 : 0;
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(good, 32);
}

TEST(Sniff, ContentDecides) {
    struct Case {
        std::string bytes, name, type;
    };
    const std::string compound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    const auto wide = [](std::string_view text) {
        std::string out;
        for (const char c : text) out += std::string{c, '\0'};
        return out;
    };
    const Case cases[] = {
        {"%PDF-1.4 ...", "report.doc", "application/pdf"},
        {"junk before\n%PDF-1.7", "x", "application/pdf"},
        {compound + wide("WordDocument"), "x.pdf", "application/msword"},
        {compound + wide("Workbook"), "x.doc", "application/vnd.ms-excel"},
        {"{\\rtf1\\ansi", "x.doc", "application/rtf"},
        {"PK\x03\x04....word/document.xml", "x.zip", std::string(media_docx)},
        {"PK\x03\x04....xl/workbook.xml", "x.docx",
         "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
        {"PK\x03\x04......mimetypeapplication/vnd.oasis.opendocument.text", "x",
         "application/vnd.oasis.opendocument.text"},
        {"<!DOCTYPE html><p>x", "x.doc", "text/html"},
        {"MIME-Version: 1.0\nContent-Type: multipart/related", "x.doc", "text/html"},
        {"1. الفقرة الأولى", "x", "text/plain"},
        {"缔约方大会", "x.pdf", "text/plain"},
        {"path\tlang\n", "INDEX.tsv", "text/tab-separated-values"},
        {"{\"a\": 1}", "x.json", "application/json"},
        {std::string("\x00\x01\x02\x03\x04\x05\x06\x07", 8), "x.txt", ""},
        {"", "x.txt", ""},
    };
    for (const Case& c : cases) EXPECT_EQ(sniff(c.bytes, c.name), c.type) << c.bytes;
}

TEST(ReadSource, SaysWhatIsWrong) {
    const std::string folder = testing::TempDir() + "mea_read_source";
    std::ofstream(folder + ".empty").close();
    std::ofstream(folder + ".txt") << "1. Words";
    struct Case {
        std::string path;
        ErrorCode code;
    };
    const Case cases[] = {
        {folder + ".missing", ErrorCode::not_found},
        {folder + ".empty", ErrorCode::empty},
        {testing::TempDir(), ErrorCode::unsupported},
        {folder + ".txt", ErrorCode::limit},
    };
    for (const Case& c : cases) {
        const auto source = read_source(c.path, 4);
        ASSERT_FALSE(source) << c.path;
        EXPECT_EQ(name_of(source.error().code), name_of(c.code)) << c.path;
        EXPECT_EQ(source.error().where, c.path);
    }
    const auto whole = read_source(folder + ".txt", 100);
    ASSERT_TRUE(whole);
    EXPECT_EQ(whole->bytes, "1. Words");
    EXPECT_EQ(whole->media_type, "text/plain");
}

}  // namespace
}  // namespace mea
