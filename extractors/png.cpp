// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>
#include <vector>

#include <zlib.h>

#include "extractors/page_image.h"

namespace mea {
namespace {

std::string big_endian(std::uint32_t value) {
    std::string out;
    for (int shift = 24; shift >= 0; shift -= 8)
        out += static_cast<char>((value >> static_cast<unsigned>(shift)) & 0xFFU);
    return out;
}

std::string chunk(const std::string& type, const std::string& data) {
    const std::string body = type + data;
    const auto sum =
        crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
    return big_endian(static_cast<std::uint32_t>(data.size())) + body +
           big_endian(static_cast<std::uint32_t>(sum));
}

}  // namespace

std::string png_of(const Pixels& pixels) {
    constexpr std::size_t bytes_a_pixel = 3;
    const std::size_t row = pixels.width * bytes_a_pixel;
    std::string rows;
    rows.reserve((row + 1) * pixels.height);
    for (std::size_t y = 0; y < pixels.height; ++y) {
        // Filter "up": lines of print repeat from row to row.
        rows += y == 0 ? '\0' : '\2';
        const char* line = pixels.bytes + y * pixels.stride;
        for (std::size_t x = 0; x < row; ++x) {
            const int above = y == 0 ? 0 : (line - pixels.stride)[x];
            rows += static_cast<char>(line[x] - above);
        }
    }
    uLongf size = compressBound(static_cast<uLong>(rows.size()));
    std::string packed(size, '\0');
    constexpr int level = 6;
    if (compress2(reinterpret_cast<Bytef*>(packed.data()), &size,
                  reinterpret_cast<const Bytef*>(rows.data()), static_cast<uLong>(rows.size()),
                  level) != Z_OK)
        return {};
    packed.resize(size);
    const std::string header = big_endian(static_cast<std::uint32_t>(pixels.width)) +
                               big_endian(static_cast<std::uint32_t>(pixels.height)) +
                               std::string("\x08\x02\0\0\0", 5);
    return "\x89PNG\r\n\x1a\n" + chunk("IHDR", header) + chunk("IDAT", packed) + chunk("IEND", "");
}

}  // namespace mea
