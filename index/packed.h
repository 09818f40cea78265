// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

// Values one after the other in one string of bytes: numbers in groups of seven bits, the lowest
// first, the highest bit of a byte saying that more follow; texts behind their length. The reader
// knows the order; nothing names a value. A reader of other bytes throws std::runtime_error and
// never reads past the end.

namespace mea {

class PackedWriter {
public:
    void number(std::size_t value);
    void text(std::string_view value);
    std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

class PackedReader {
public:
    // Does not copy: `bytes` must outlive the reader.
    explicit PackedReader(std::string_view bytes) : bytes_(bytes) {}

    std::size_t number();
    std::string text();

    // A number of things that follow, each of at least one byte.
    std::size_t count();

    bool at_end() const { return bytes_.empty(); }

    // Throws unless all was read.
    void finish() const;

private:
    std::string_view bytes_;
};

}  // namespace mea
