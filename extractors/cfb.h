// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/little_endian.h"
#include "pipeline/result.h"

// Compound files (OLE2, [MS-CFB]): the file system inside a .doc.
//
// Only the children of the root are seen: a document embedded in another has streams of the same
// names further down. Every chain is bounded by the number of sectors, the directory is walked with
// a visited set. Borrows the bytes; immutable after open().
//
//   Result<CompoundFile> file = CompoundFile::open(source.bytes);
//   std::optional<std::string> words = file->read("WordDocument");

namespace mea {

class CompoundFile {
public:
    static constexpr std::string_view magic{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8};

    // Errors: damaged (no header, no allocation table, no directory).
    static Result<CompoundFile> open(std::string_view bytes);

    // Whether the root has a stream or a storage of this name. ASCII case does not matter.
    bool contains(std::string_view name) const;

    // The content of a stream, or nullopt when the root has none of this name. Shorter than the
    // directory says when the chain is broken or the file is truncated.
    std::optional<std::string> read(std::string_view name) const;

private:
    struct Entry {
        std::string name;  // UTF-8 for ASCII, '?' for the rest
        bool stream = false;
        std::uint32_t start = 0;
        std::uint64_t size = 0;
    };

    CompoundFile() = default;
    bool read_allocation_table();
    bool read_directory();
    const Entry* find(std::string_view name) const;
    std::size_t sector_size() const { return std::size_t{1} << sector_shift_; }
    std::size_t sector_offset(std::uint32_t sector) const;
    std::string read_chain(std::uint32_t first, std::size_t most) const;
    std::string read_mini_chain(std::uint32_t first, std::size_t most) const;

    LittleEndian bytes_;
    unsigned sector_shift_ = 9;
    unsigned mini_shift_ = 6;
    std::uint64_t mini_cutoff_ = 4096;
    std::vector<std::uint32_t> next_;  // the allocation table: the sector after each sector
    std::vector<std::uint32_t> next_mini_;
    std::string mini_;            // the stream that holds all short streams
    std::vector<Entry> entries_;  // the children of the root
};

}  // namespace mea
