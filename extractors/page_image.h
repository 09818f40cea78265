// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "extractors/child.h"
#include "pipeline/extracted.h"
#include "pipeline/result.h"
#include "pipeline/source.h"

// A page of a PDF file as it was printed: its picture, and its words with their places.
//
// Poppler draws in a worker (child.h): a hostile file costs one picture. PagePainter::start() must
// be called before any other thread exists; the rest may be called from several threads, each call
// has its own worker.

namespace mea {

struct PrintedWord {
    std::string text;  // letters as printed from left to right, not yet in reading order
    Box box;           // points from the top left corner of the picture
};

struct PrintedPage {
    double width = 0;  // points
    double height = 0;
    std::vector<PrintedWord> words;  // in the order of the file
};

class PagePainter {
public:
    static constexpr std::size_t narrowest = 100;  // pixels
    static constexpr std::size_t widest = 2000;

    static Result<PagePainter> start();

    // PNG, RGB. Pages count from 1. Errors: unsupported (no PDF file), not_found (no such page),
    // encrypted, damaged, and those of Child::run().
    Result<std::string> png(const Source& source, int page, std::size_t width) const;
    Result<PrintedPage> words(const Source& source, int page) const;

private:
    explicit PagePainter(Child child) : child_(std::move(child)) {}
    Child child_;
};

// Lines of a page that a passage stands on, one box a line, from the first to the last.
//
// Where the words of the page and of the passage agree is found line by line, without regard to the
// order of letters and words in a line (Arabic is printed from right to left), and the run of lines
// that has most of them is taken. Empty when there is none. Pure and thread-safe.
std::vector<Box> boxes_of(const PrintedPage& page, std::string_view passage);

// 8-bit RGB, `stride` bytes a row → PNG (https://www.w3.org/TR/png/).
struct Pixels {
    const char* bytes = nullptr;
    std::size_t width = 0;
    std::size_t height = 0;
    std::size_t stride = 0;
};
std::string png_of(const Pixels& pixels);

}  // namespace mea
