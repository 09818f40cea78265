// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/packed.h"

#include <limits>
#include <stdexcept>

namespace mea {
namespace {

constexpr unsigned group_bits = 7;
constexpr unsigned more = 1U << group_bits;

[[noreturn]] void fail_to_read(const char* why) { throw std::runtime_error(why); }

}  // namespace

void PackedWriter::number(std::size_t value) {
    for (; value >= more; value >>= group_bits) {
        bytes_.push_back(static_cast<char>((value & (more - 1)) | more));
    }
    bytes_.push_back(static_cast<char>(value));
}

void PackedWriter::text(std::string_view value) {
    number(value.size());
    bytes_ += value;
}

std::size_t PackedReader::number() {
    std::size_t value = 0;
    for (unsigned shift = 0; shift < std::numeric_limits<std::size_t>::digits;
         shift += group_bits) {
        if (bytes_.empty()) fail_to_read("it ends within a number");
        const auto byte = static_cast<unsigned char>(bytes_.front());
        bytes_.remove_prefix(1);
        value |= static_cast<std::size_t>(byte & (more - 1)) << shift;
        if (byte < more) return value;
    }
    fail_to_read("a number has no end");
}

std::string PackedReader::text() {
    const std::size_t size = count();
    std::string value(bytes_.substr(0, size));
    bytes_.remove_prefix(size);
    return value;
}

std::size_t PackedReader::count() {
    const std::size_t value = number();
    if (value > bytes_.size()) fail_to_read("it is shorter than it says");
    return value;
}

void PackedReader::finish() const {
    if (!bytes_.empty()) fail_to_read("it is longer than it says");
}

}  // namespace mea
