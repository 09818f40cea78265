// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

// Checked little-endian reading of bytes from a file. What lies outside reads as zero and as empty
// views: readers test has() where the difference matters. Does not own the bytes.

namespace mea {

class LittleEndian {
public:
    LittleEndian() = default;
    explicit LittleEndian(std::string_view bytes) : bytes_(bytes) {}

    std::size_t size() const { return bytes_.size(); }
    bool has(std::size_t at, std::size_t count) const {
        return at <= bytes_.size() && count <= bytes_.size() - at;
    }
    std::uint8_t u8(std::size_t at) const {
        return at < bytes_.size() ? static_cast<std::uint8_t>(bytes_[at]) : std::uint8_t{0};
    }
    std::uint16_t u16(std::size_t at) const {
        if (!has(at, 2)) return 0;
        return static_cast<std::uint16_t>(u8(at) | (u8(at + 1) << 8));
    }
    std::uint32_t u32(std::size_t at) const {
        if (!has(at, 4)) return 0;
        return static_cast<std::uint32_t>(u16(at)) |
               (static_cast<std::uint32_t>(u16(at + 2)) << 16);
    }
    std::uint64_t u64(std::size_t at) const {
        return static_cast<std::uint64_t>(u32(at)) |
               (static_cast<std::uint64_t>(u32(at + 4)) << 32);
    }
    std::int16_t i16(std::size_t at) const { return static_cast<std::int16_t>(u16(at)); }
    std::int32_t i32(std::size_t at) const { return static_cast<std::int32_t>(u32(at)); }

    // At most `count` bytes from `at`; fewer, or none, where the bytes end.
    std::string_view view(std::size_t at, std::size_t count) const {
        if (at >= bytes_.size()) return {};
        return bytes_.substr(at, std::min(count, bytes_.size() - at));
    }

private:
    std::string_view bytes_;
};

}  // namespace mea
