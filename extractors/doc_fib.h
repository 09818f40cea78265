// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "pipeline/result.h"

// The File Information Block: where everything is in a Word document ([MS-DOC] 2.5).
//
// Character positions (CP) count UTF-16 units or bytes of text through all stories, one after the
// other. Offsets of tables are into the table stream (Word 97+) or into WordDocument itself (6/95).

namespace mea::doc {

enum class Version { word6, word97 };

enum class Story {
    main,
    footnotes,
    headers,
    macros,
    comments,
    endnotes,
    text_boxes,
    header_text_boxes
};
inline constexpr std::size_t story_count = 8;

// The tables that are read, by position in FibRgFcLcb97 ([MS-DOC] 2.5.6).
enum class Table : std::size_t {
    styles = 1,
    footnote_references = 2,
    footnote_texts = 3,
    comment_references = 4,
    comment_texts = 5,
    sections = 6,
    headers = 11,
    character_pages = 12,
    paragraph_pages = 13,
    fonts = 15,
    document_properties = 31,
    pieces = 33,
    shapes = 40,
    header_shapes = 41,
    endnote_references = 46,
    endnote_texts = 47,
    drawings = 50,
    text_boxes = 56,
    header_text_boxes = 58,
    lists = 73,
    list_overrides = 74,
};

struct Extent {
    std::size_t offset = 0;
    std::size_t size = 0;
};

struct Cps {  // half-open
    std::size_t begin = 0;
    std::size_t end = 0;
};

struct Fib {
    Version version = Version::word97;
    int language = 0;  // lid of the program that made the document
    bool encrypted = false;
    bool second_table = false;  // the table stream is "1Table"
    bool far_east = false;      // 6/95: text in multi-byte character sets
    bool double_bytes = false;  // 6/95: two bytes a character, the code of its character set
    bool macintosh = false;
    std::size_t text_begin = 0;  // 6/95 without pieces: byte of the first character
    std::array<std::size_t, story_count> lengths{};  // in CPs
    std::string_view table_offsets;                  // the FcLcb pairs as they are in the file

    Extent table(Table which) const;
    Cps story(Story which) const;
};

// Errors: unsupported (Word 2 and before, not a document), damaged (too short).
Result<Fib> read_fib(std::string_view document);

}  // namespace mea::doc
