// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/render/page_parts.h"

#include <algorithm>

#include "index/parallel.h"

namespace mea {

Parts parts_of(const std::vector<PartRow>& rows, std::string_view at, std::size_t most_bytes) {
    Parts parts;
    std::size_t begin = 0;
    std::size_t bytes = 0;
    std::size_t heading = 0;  // the last one in the last quarter
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool full = bytes + rows[i].bytes > most_bytes && i > begin;
        if (full) {
            const std::size_t end = heading > begin ? heading : i;
            parts.all.push_back({begin, end});
            bytes = 0;
            for (std::size_t k = end; k < i; ++k) bytes += rows[k].bytes;
            begin = end;
        }
        if (rows[i].heading && bytes > most_bytes / 4 * 3) heading = i;
        bytes += rows[i].bytes;
    }
    parts.all.push_back({begin, rows.size()});
    if (at.empty()) return parts;
    const auto in = [at](const PartRow& row) { return path_lies_in(row.path, at); };
    const auto found = std::find_if(rows.begin(), rows.end(), in);
    if (found == rows.end()) return parts;
    const auto row = static_cast<std::size_t>(found - rows.begin());
    while (row >= parts.now().end) ++parts.shown;
    return parts;
}

}  // namespace mea
