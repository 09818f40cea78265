// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/glyph_letters.h"

#include <algorithm>
#include <cstddef>

namespace mea {
namespace {

constexpr std::size_t max_tables = 64;
constexpr std::size_t max_segments = 65'536;
constexpr std::size_t max_characters = 300'000;
constexpr std::uint32_t last_glyph = 0xFFFF;

// What lies outside reads as zero.
class BigEndian {
public:
    explicit BigEndian(std::string_view bytes) : bytes_(bytes) {}

    std::uint32_t u8(std::size_t at) const {
        return at < bytes_.size() ? static_cast<unsigned char>(bytes_[at]) : 0U;
    }
    std::uint32_t u16(std::size_t at) const { return (u8(at) << 8) | u8(at + 1); }
    std::uint32_t u32(std::size_t at) const { return (u16(at) << 16) | u16(at + 2); }
    BigEndian from(std::size_t at) const {
        return BigEndian(at < bytes_.size() ? bytes_.substr(at) : std::string_view());
    }
    std::size_t size() const { return bytes_.size(); }

private:
    std::string_view bytes_;
};

bool is_between(char32_t value, char32_t first, char32_t last) {
    return value >= first && value <= last;
}

bool says_nothing(char32_t value) {
    return value < 0x20 || is_between(value, 0x7F, 0x9F) || is_between(value, 0xD800, 0xF8FF) ||
           value >= 0xF0000 || value == 0xFFFD || value == 0xFFFE || value == 0xFFFF;
}

// Smaller is better.
int rank_of(char32_t value) {
    const bool radical = is_between(value, 0x2E80, 0x2FDF);
    const bool compatible =
        is_between(value, 0xF900, 0xFAFF) || is_between(value, 0x2F800, 0x2FA1F);
    return radical || compatible ? 1 : 0;
}

class Table {
public:
    explicit Table(GlyphLetters& letters) : letters_(letters) {}

    void read(const BigEndian& table) {
        if (table.u16(0) == 4) read_segments(table);
        if (table.u16(0) == 12) read_groups(table);
    }

private:
    void add(std::uint32_t glyph, char32_t value) {
        if (glyph == 0 || glyph > last_glyph || says_nothing(value)) return;
        const auto [found, added] = letters_.emplace(glyph, value);
        if (added) return;
        const char32_t before = found->second;
        if (rank_of(value) < rank_of(before) ||
            (rank_of(value) == rank_of(before) && value < before)) {
            found->second = value;
        }
    }

    // "Segment mapping to delta values"
    void read_segments(const BigEndian& table) {
        const std::size_t count = table.u16(6) / 2;
        const std::size_t starts = 16 + 2 * count;
        const std::size_t deltas = starts + 2 * count;
        const std::size_t offsets = deltas + 2 * count;
        if (offsets + 2 * count > table.size()) return;
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint32_t first = table.u16(starts + 2 * i);
            const std::uint32_t last = table.u16(14 + 2 * i);
            const std::uint32_t delta = table.u16(deltas + 2 * i);
            const std::uint32_t offset = table.u16(offsets + 2 * i);
            for (std::uint32_t value = first; value <= last && seen_ < max_characters; ++value) {
                ++seen_;
                std::uint32_t glyph = value;
                if (offset != 0) {
                    glyph = table.u16(offsets + 2 * i + offset + 2 * (value - first));
                    if (glyph == 0) continue;
                }
                add((glyph + delta) & last_glyph, value);
            }
        }
    }

    // "Segmented coverage"
    void read_groups(const BigEndian& table) {
        const std::size_t count = std::min<std::size_t>(table.u32(12), max_segments);
        if (16 + 12 * count > table.size()) return;
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint32_t first = table.u32(16 + 12 * i);
            const std::uint32_t last = table.u32(20 + 12 * i);
            const std::uint32_t glyph = table.u32(24 + 12 * i);
            for (std::uint32_t value = first; value <= last && value <= 0x10FFFF; ++value) {
                if (++seen_ > max_characters) return;
                add(glyph + (value - first), value);
            }
        }
    }

    GlyphLetters& letters_;
    std::size_t seen_ = 0;
};

bool is_unicode(std::uint32_t platform, std::uint32_t encoding) {
    return platform == 0 || (platform == 3 && (encoding == 1 || encoding == 10));
}

}  // namespace

GlyphLetters letters_of_glyphs(std::string_view font) {
    GlyphLetters out;
    const BigEndian bytes(font);
    constexpr std::uint32_t cmap = 0x636D6170;
    const std::size_t tables = std::min<std::size_t>(bytes.u16(4), max_tables);
    for (std::size_t i = 0; i < tables; ++i) {
        if (bytes.u32(12 + 16 * i) != cmap) continue;
        const BigEndian table = bytes.from(bytes.u32(20 + 16 * i));
        const std::size_t parts = std::min<std::size_t>(table.u16(2), max_tables);
        for (std::size_t k = 0; k < parts; ++k) {
            if (!is_unicode(table.u16(4 + 8 * k), table.u16(6 + 8 * k))) continue;
            Table(out).read(table.from(table.u32(8 + 8 * k)));
        }
        break;
    }
    return out;
}

}  // namespace mea
