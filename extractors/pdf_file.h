// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/extracted.h"
#include "pipeline/text.h"

// A PDF file as Poppler reads it: words with boxes and fonts, labels of pages, outline,
// information.
//
// This is the one place that knows Poppler's own classes (package libpoppler-private-dev), whose
// shape may change with each release of Poppler. The stable interface, poppler-cpp, gives the same
// words in twice the time: it copies the list of all fonts into each word and sets up a converter
// for each, copies the table of objects for each page, and dies of words without a font (22.12).
// Pictures of pages (page_image.h) are drawn through poppler-cpp.
//
// Coordinates are points from the top left corner of the page as it is shown. Strings are UTF-8 in
// normalization form C. Damaged files are repaired where Poppler can; nothing is printed. One file
// belongs to one thread; files are independent.

namespace mea {

struct PdfLetter {
    char32_t code = 0;      // never 0; U+FFFD where the file gives no character
    int font = -1;          // in PdfPage::fonts; -1 where the file sets none
    bool vertical = false;  // the font is made for vertical writing
};

struct PdfWord {
    Range letters;  // in PdfPage::letters, as printed from left to right; not empty
    Box box;
    double size = 0;  // points
    int turn = 0;     // quarter turns clockwise
    bool space_after = false;
    // Of each letter, in PdfPage::boxes; empty for words of one font that run from left to right,
    // of which nobody asks where a letter stands.
    Range boxes;
};

struct PdfPage {
    double width = 0;
    double height = 0;
    std::string label;               // "iv"; the number of the page where the file has no labels
    std::vector<std::string> fonts;  // names as the file has them: "ABCDEF+Times-Bold"
    std::vector<PdfLetter> letters;
    std::vector<Box> boxes;
    std::vector<PdfWord> words;  // at most max_words; in Poppler's reading order

    static constexpr std::size_t max_words = 200'000;
};

struct OutlineTitle {
    int level = 0;  // from 0
    std::string title;
};

class PdfFile {
public:
    // `bytes` must outlive the file. Nothing where they are no PDF file that can be read.
    static std::optional<PdfFile> open(std::string_view bytes);

    PdfFile(PdfFile&&) noexcept;
    PdfFile& operator=(PdfFile&&) noexcept;
    ~PdfFile();

    bool needs_password() const;  // then nothing else can be asked for
    int pages() const;

    // From 1; nothing where the page is damaged or does not exist.
    std::optional<PdfPage> page(int number);

    // Of the document information: "Title", "CreationDate" (as written: "D:2024…"); or empty.
    std::string information(const char* key) const;

    // In order, at most 32 levels and about a megabyte.
    std::vector<OutlineTitle> outline();

private:
    struct Parts;
    explicit PdfFile(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace mea
