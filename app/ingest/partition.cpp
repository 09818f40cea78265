// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/partition.h"

#include <algorithm>
#include <charconv>

namespace mea {

std::size_t Partition::part_of(const std::string& sha256, std::size_t parts) {
    constexpr std::size_t digits = 15;
    std::size_t value = 0;
    const std::size_t length = std::min(digits, sha256.size());
    std::from_chars(sha256.data(), sha256.data() + length, value, 16);
    return value % parts;
}

Result<Partition> parse_partition(const std::string& text) {
    Partition partition;
    if (text.empty()) return partition;
    const char* end = text.data() + text.size();
    const auto first = std::from_chars(text.data(), end, partition.number);
    const bool slash = first.ec == std::errc() && first.ptr != end && *first.ptr == '/';
    const auto second = slash ? std::from_chars(first.ptr + 1, end, partition.of)
                              : std::from_chars_result{end, std::errc::invalid_argument};
    if (second.ec != std::errc() || second.ptr != end || partition.of == 0 ||
        partition.number >= partition.of)
        return fail(ErrorCode::usage, "not a partition: " + text, "--shard",
                    "write I/N with 0 <= I < N, for example 0/4");
    return partition;
}

}  // namespace mea
