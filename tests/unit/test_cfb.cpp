// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <string>

#include "compound_file_writer.h"
#include "extractors/cfb.h"

namespace mea {
namespace {

using test::compound_file;
using test::set16;
using test::set32;

std::string counted(std::size_t size) {
    std::string text;
    while (text.size() < size) text += std::to_string(text.size()) + ' ';
    text.resize(size);
    return text;
}

TEST(CompoundFiles, GiveTheStreamsOfTheirRoot) {
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{64},
                                   std::size_t{4095}, std::size_t{4096}, std::size_t{200'000}}) {
        const std::string bytes =
            compound_file({{"WordDocument", counted(size)}, {"1Table", "tables"}, {"Data", ""}});
        const Result<CompoundFile> file = CompoundFile::open(bytes);
        ASSERT_TRUE(file) << describe(file.error());
        EXPECT_EQ(file->read("WordDocument").value_or("none"), counted(size)) << size << " bytes";
        EXPECT_EQ(file->read("1TABLE").value_or("none"), "tables") << "ASCII case does not matter";
        EXPECT_EQ(file->read("Data").value_or("none"), "");
        EXPECT_FALSE(file->read("0Table").has_value());
        EXPECT_TRUE(file->contains("data"));
        EXPECT_FALSE(file->contains("0Table"));
    }
}

TEST(CompoundFiles, BoundEveryChain) {
    const std::string content = counted(20'000);
    const std::string good = compound_file({{"WordDocument", content}, {"1Table", "tables"}});
    const std::size_t table = good.size() - 512;
    struct Case {
        const char* name;
        std::size_t at;
        unsigned long value;
        bool opens;
    };
    const Case cases[] = {
        {"a sector follows itself", table + 4, 1, true},
        {"a chain goes back to its beginning", table + 40, 0, true},
        {"a chain leaves the file", table + 8, 0x00FFFFF0, true},
        {"the directory is its own child", 0, 0, true},
        {"an impossible sector size", 30, 0x0006FFFF, false},
        {"no allocation table", 76, 0xFFFFFFFF, false},
        {"the directory is outside", 48, 0x00FFFFF0, false},
        {"endless extensions of the allocation table", 68, 3, true},
    };
    for (const Case& c : cases) {
        std::string bytes = good;
        if (c.at != 0) set32(bytes, c.at, c.value);
        const Result<CompoundFile> file = CompoundFile::open(bytes);
        EXPECT_EQ(file.has_value(), c.opens) << c.name;
        if (!file) {
            EXPECT_EQ(file.error().code, ErrorCode::damaged) << c.name;
            continue;
        }
        const std::string read = file->read("WordDocument").value_or("");
        EXPECT_LE(read.size(), content.size()) << c.name;
        EXPECT_EQ(read.substr(0, 512), content.substr(0, read.substr(0, 512).size())) << c.name;
    }
}

TEST(CompoundFiles, KeepWhatATruncatedFileHas) {
    const std::string content = counted(50'000);
    const std::string good = compound_file({{"WordDocument", content}});
    // The directory and the table stand at the end here: without them nothing can be found.
    for (const std::size_t size :
         {std::size_t{0}, std::size_t{100}, std::size_t{512}, std::size_t{10'000}}) {
        const Result<CompoundFile> file = CompoundFile::open(good.substr(0, size));
        ASSERT_FALSE(file) << size;
        EXPECT_EQ(file.error().code, ErrorCode::damaged) << size;
    }
    EXPECT_FALSE(CompoundFile::open("%PDF-1.4"));
}

TEST(CompoundFiles, WalkATreeWithCycles) {
    std::string bytes = compound_file({{"A", "a"}, {"B", "b"}, {"C", "c"}});
    const std::size_t directory = bytes.find(std::string("R\0o\0o\0t\0", 8));
    ASSERT_NE(directory, std::string::npos);
    set32(bytes, directory + 3 * 128 + 68, 1);  // C's left is A again
    set32(bytes, directory + 3 * 128 + 72, 0);  // and its right the root
    const Result<CompoundFile> file = CompoundFile::open(bytes);
    ASSERT_TRUE(file);
    EXPECT_EQ(file->read("C").value_or("none"), "c");
}

}  // namespace
}  // namespace mea
