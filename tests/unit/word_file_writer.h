// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

// Small Word 97 documents for tests: stories of paragraphs and runs, one piece and one page of
// formatting a run ([MS-DOC]). Call the stories in their order: main, footnotes, headers, comments.

namespace mea::test {

std::string sprm8(unsigned code, unsigned value);
std::string sprm16(unsigned code, unsigned value);
std::string sprm32(unsigned code, unsigned long value);

struct WrittenLevel {
    unsigned format = 0;  // nfc
    std::u16string text;  // U+0000 … U+0008 stand for numbers
    unsigned start = 1;
    unsigned restart = 9;  // 9: the usual rule
    bool legal = false;
};

enum class Bytes { wide, narrow };

class WordFileWriter {
public:
    // Adds characters with these sprms. Narrow: cp1252, one byte each.
    WordFileWriter& run(std::u16string text, std::string sprms = {}, Bytes bytes = Bytes::wide);

    // Ends the paragraph with `mark` and gives it style and sprms.
    WordFileWriter& end(std::string sprms = {}, unsigned style = 0, char16_t mark = u'\r',
                        std::string mark_sprms = {});
    WordFileWriter& paragraph(std::u16string text, std::string sprms = {}, unsigned style = 0) {
        return run(std::move(text)).end(std::move(sprms), style);
    }

    // What follows belongs to the next story (0 main, 1 footnotes, 2 headers, 4 comments).
    WordFileWriter& story(std::size_t which);
    std::size_t cp() const { return cp_; }
    std::size_t cp_in_story() const { return cp_ - story_begin_; }

    WordFileWriter& style(unsigned builtin, unsigned base, std::u16string name, std::string sprms);
    // Gives the style added last these sprms of characters.
    WordFileWriter& letters_of_style(const std::string& sprms);
    WordFileWriter& list(unsigned long id, std::vector<WrittenLevel> levels);
    // An override of list `id`; `start` (level, number) when it begins anew. Numbered from 1.
    WordFileWriter& override_of(unsigned long id, std::vector<std::pair<unsigned, unsigned>> start);
    // A note called at this point of the main text, and later its text's beginning.
    WordFileWriter& call_note(bool automatic);
    WordFileWriter& begin_note();
    WordFileWriter& begin_header();  // the next of 6 separators and 6 stories a section
    WordFileWriter& table(std::size_t which, std::string bytes);  // any other table of the FIB

    // Puts the sprms of a section into WordDocument; gives the offset for its table.
    std::size_t section_properties(const std::string& sprms);

    unsigned flags = 0x0200;  // 1Table
    std::string word_document();
    std::string bytes();  // the compound file

private:
    struct Run {
        std::u16string text;
        std::string sprms;
        Bytes bytes;
        std::size_t offset;
    };
    struct Paragraph {
        std::size_t first_run;
        std::size_t last_run;
        std::string sprms;
    };
    void write();
    void write_formatting(std::string& main);

    std::vector<Run> runs_;
    std::vector<Paragraph> paragraphs_;
    std::vector<std::string> styles_;
    std::string lists_, levels_, overrides_, override_data_;
    std::size_t list_count_ = 0, override_count_ = 0;
    std::vector<std::pair<std::size_t, bool>> calls_;
    std::vector<std::size_t> notes_, headers_;
    std::array<std::size_t, 8> lengths_{};
    std::vector<std::pair<std::size_t, std::string>> tables_;
    std::string section_properties_;
    std::string main_, table_stream_;
    std::size_t cp_ = 0, story_begin_ = 0, story_ = 0, paragraph_begin_ = 0;
};

}  // namespace mea::test
