// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/doc_pieces.h"

#include <algorithm>
#include <array>

#include "extractors/little_endian.h"

namespace mea::doc {
namespace {

constexpr std::uint8_t clx_properties = 1;
constexpr std::uint8_t clx_pieces = 2;
constexpr std::uint32_t eight_bit_flag = 0x40000000;

// [MS-DOC] 2.9.215 Prm0: the sprm of each isprm that changes what is read.
std::uint16_t sprm_of_short_form(unsigned isprm) {
    switch (isprm) {
        case 0x05:
            return 0x2403;  // sprmPJc80
        case 0x0C:
            return 0x260A;  // sprmPIlvl
        case 0x18:
            return 0x2416;  // sprmPFInTable
        case 0x19:
            return 0x2417;  // sprmPFTtp
        case 0x41:
            return 0x0800;  // sprmCFRMarkDel
        case 0x53:
            return 0x2A33;  // sprmCPlain
        case 0x55:
            return 0x0835;  // sprmCFBold
        case 0x56:
            return 0x0836;  // sprmCFItalic
        case 0x5C:
            return 0x083C;  // sprmCFVanish
        case 0x68:
            return 0x2A48;  // sprmCIss
        case 0x75:
            return 0x0855;  // sprmCFSpec
        case 0x78:
            return 0x2640;  // sprmPOutLvl
        default:
            return 0;
    }
}

struct Clx {
    std::vector<std::string_view> properties;  // the Prc, by index
    LittleEndian pieces;                       // the PlcPcd
};

Clx split(std::string_view bytes) {
    const LittleEndian clx(bytes);
    Clx parts;
    std::size_t at = 0;
    while (clx.u8(at) == clx_properties && clx.has(at, 3)) {
        const std::size_t size = clx.u16(at + 1);
        parts.properties.push_back(clx.view(at + 3, size));
        at += 3 + size;
    }
    if (clx.u8(at) == clx_pieces) parts.pieces = LittleEndian(clx.view(at + 5, clx.u32(at + 1)));
    return parts;
}

}  // namespace

char16_t from_cp1252(std::uint8_t byte) {
    static constexpr std::array<char16_t, 32> upper{
        0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
    if (byte < 0x80 || byte > 0x9F) return byte;
    return upper[static_cast<std::size_t>(byte - 0x80)];
}

Result<Pieces> Pieces::read(const Fib& fib, std::string_view document, std::string_view clx,
                            const Limits& limits) {
    Pieces pieces;
    if (!pieces.read_clx(fib, clx)) {
        if (fib.version == Version::word97)
            return fail(ErrorCode::damaged, "the piece table of the Word document is missing");
        std::size_t length = 0;
        for (const std::size_t part : fib.lengths) length += part;
        length = std::min(length, document.size());
        const std::size_t unit = fib.double_bytes ? 2 : 1;
        pieces.pieces_.push_back(
            {.begin = 0, .end = length, .offset = fib.text_begin, .unit = unit});
    }
    if (Result<void> decoded = pieces.decode(document, fib.version, limits); !decoded)
        return tl::unexpected(decoded.error());
    return pieces;
}

bool Pieces::read_clx(const Fib& fib, std::string_view bytes) {
    const Clx clx = split(bytes);
    constexpr std::size_t descriptor = 8;
    if (clx.pieces.size() < 4 + 4 + descriptor) return false;
    const std::size_t count = (clx.pieces.size() - 4) / (4 + descriptor);
    const std::size_t descriptors = 4 * (count + 1);
    for (std::size_t i = 0; i < count; ++i) {
        Piece piece{.begin = clx.pieces.u32(4 * i), .end = clx.pieces.u32(4 * i + 4)};
        const std::size_t expected = pieces_.empty() ? 0 : pieces_.back().end;
        if (piece.begin != expected || piece.end < piece.begin) break;
        const std::size_t at = descriptors + descriptor * i;
        const std::uint32_t position = clx.pieces.u32(at + 2);
        const std::uint16_t change = clx.pieces.u16(at + 6);
        const bool eight_bit = (position & eight_bit_flag) != 0 || fib.version == Version::word6;
        piece.unit = eight_bit && !fib.double_bytes ? 1 : 2;
        piece.offset = position & ~eight_bit_flag;
        if (eight_bit && fib.version == Version::word97) piece.offset /= 2;
        if ((change & 1) != 0) {
            const std::size_t index = change >> 1;
            if (index < clx.properties.size()) piece.properties = clx.properties[index];
        } else {
            piece.short_sprm = sprm_of_short_form((change >> 1) & 0x7Fu);
            piece.short_operand = static_cast<char>(change >> 8);
        }
        if (piece.end > piece.begin) pieces_.push_back(piece);
    }
    return !pieces_.empty();
}

Result<void> Pieces::decode(std::string_view document, Version version, const Limits& limits) {
    const LittleEndian bytes(document);
    for (Piece& piece : pieces_) {
        const std::size_t there =
            piece.offset < bytes.size() ? (bytes.size() - piece.offset) / piece.unit : 0;
        const std::size_t length = std::min(piece.end - piece.begin, there);
        if (text_.size() + length > limits.max_text_bytes)
            return fail(ErrorCode::limit, "the document's pieces hold too much text");
        text_.reserve(text_.size() + length);
        for (std::size_t i = 0; i < length; ++i) {
            const std::size_t at = piece.offset + i * piece.unit;
            if (piece.unit == 2)
                text_ += static_cast<char16_t>(bytes.u16(at));
            else if (version == Version::word6)
                text_ += static_cast<char16_t>(bytes.u8(at));
            else
                text_ += from_cp1252(bytes.u8(at));
        }
        if (length < piece.end - piece.begin) {
            // The pieces after this one would have CPs without text: the rest is lost.
            piece.end = piece.begin + length;
            cut_short_ = true;
            const auto kept = &piece - pieces_.data() + 1;
            pieces_.resize(static_cast<std::size_t>(kept));
            break;
        }
    }
    return {};
}

const Piece* Pieces::at(std::size_t cp) const {
    const auto holds = [cp](const Piece& piece) { return piece.begin <= cp && cp < piece.end; };
    if (last_ < pieces_.size() && holds(pieces_[last_])) return &pieces_[last_];
    if (last_ + 1 < pieces_.size() && holds(pieces_[last_ + 1])) return &pieces_[++last_];
    const auto after = std::upper_bound(pieces_.begin(), pieces_.end(), cp,
                                        [](std::size_t v, const Piece& p) { return v < p.begin; });
    if (after == pieces_.begin()) return nullptr;
    const auto found = static_cast<std::size_t>(after - pieces_.begin() - 1);
    if (!holds(pieces_[found])) return nullptr;
    last_ = found;
    return &pieces_[last_];
}

}  // namespace mea::doc
