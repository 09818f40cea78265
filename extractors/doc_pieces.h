// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/doc_fib.h"
#include "extractors/extractor.h"
#include "pipeline/result.h"

// The piece table: which bytes of WordDocument each character position names ([MS-DOC] 2.4.1).
//
// Word saves changes by pieces that point back and forth in the file, each 8-bit or UTF-16. All
// text is decoded once, as UTF-16 units by CP; formatting is looked up by byte offset.

namespace mea::doc {

struct Piece {
    std::size_t begin = 0;  // CPs, half-open
    std::size_t end = 0;
    std::size_t offset = 0;         // byte of `begin` in WordDocument
    std::size_t unit = 1;           // bytes a character: 1 or 2
    std::string_view properties{};  // sprms of a fast save for the whole piece; borrowed
    std::uint16_t short_sprm = 0;   // or one sprm with a byte (Prm0); 0 for none
    char short_operand = 0;

    std::size_t byte_of(std::size_t cp) const { return offset + (cp - begin) * unit; }
};

class Pieces {
public:
    // `document` is WordDocument and `clx` the bytes of Table::pieces; both are borrowed. Word 6/95
    // without a piece table has one piece. Errors: damaged, limit.
    static Result<Pieces> read(const Fib& fib, std::string_view document, std::string_view clx,
                               const Limits& limits);

    // UTF-16 by CP. Word 6/95: codes as they are, 0x00–0xFF or with a lead byte above the
    // other, still to be decoded by font.
    const std::u16string& text() const { return text_; }
    std::u16string& text() { return text_; }

    // The piece of a CP; nullptr outside the text. O(1) for neighbours, O(log n) else.
    const Piece* at(std::size_t cp) const;

    const std::vector<Piece>& all() const { return pieces_; }
    bool cut_short() const { return cut_short_; }  // bytes of some piece are not in the file

private:
    bool read_clx(const Fib& fib, std::string_view clx);
    Result<void> decode(std::string_view document, Version version, const Limits& limits);

    std::vector<Piece> pieces_;
    std::u16string text_;
    bool cut_short_ = false;
    mutable std::size_t last_ = 0;
};

// Windows-1252 with every byte defined: 0x81, 0x8D … stand for themselves.
char16_t from_cp1252(std::uint8_t byte);

}  // namespace mea::doc
