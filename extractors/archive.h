// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/extractor.h"

// A ZIP archive in memory, read within bounds. Used by every format that is one (DOCX, ODT).
//
// What the directory of an archive claims is not believed: bytes are counted while they are
// inflated, and reading stops with ErrorCode::limit at Limits.max_part_bytes for a part,
// max_inflated_bytes for all parts read so far, or max_ratio once a part is longer than 1 MiB. More
// than max_parts entries are refused on opening. Part names compare without regard to ASCII case,
// to a leading '/', and to '\' in place of '/', as real producers mix them; where two entries have
// one name the first is read.
//
//   Result<Archive> archive = Archive::open(source.bytes, limits);
//   if (!archive) return tl::unexpected(archive.error());     damaged, limit
//   Result<std::string> xml = archive->read("word/document.xml");
//
// Errors of read(): not_found, encrypted, damaged (truncated, wrong checksum), limit. The bytes
// given to open() must outlive the archive. One thread at a time.

namespace mea {

class Archive {
public:
    static Result<Archive> open(std::string_view bytes, const Limits& limits);
    ~Archive();
    Archive(Archive&&) noexcept;
    Archive& operator=(Archive&&) noexcept;

    bool contains(std::string_view name) const;
    std::vector<std::string> names() const;  // as stored, in the order of the directory
    Result<std::string> read(std::string_view name);
    std::size_t inflated() const { return inflated_; }  // bytes read so far

private:
    struct Handle;
    explicit Archive(const Limits& limits);

    std::unique_ptr<Handle> handle_;
    std::map<std::string, std::size_t> entries_;  // folded name → index
    std::vector<std::string> names_;
    Limits limits_;
    std::size_t inflated_ = 0;
};

}  // namespace mea
