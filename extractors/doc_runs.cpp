// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/doc_runs.h"

#include <algorithm>
#include <limits>
#include <set>

#include "extractors/little_endian.h"

namespace mea::doc {
namespace {

constexpr std::size_t page_size = 512;

std::vector<std::size_t> page_offsets(std::string_view table, Version version) {
    const LittleEndian bytes(table);
    const std::size_t entry = version == Version::word97 ? 4 : 2;
    std::vector<std::size_t> offsets;
    if (bytes.size() < 4) return offsets;
    const std::size_t count = (bytes.size() - 4) / (4 + entry);
    std::set<std::size_t> seen;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t at = 4 * (count + 1) + entry * i;
        const std::size_t page = entry == 4 ? bytes.u32(at) & 0x3FFFFFu : bytes.u16(at);
        if (seen.insert(page).second) offsets.push_back(page * page_size);
    }
    return offsets;
}

// One page: the byte positions, then `entry` bytes a run, the first of which is half an offset.
template <class Add>
void read_page(const LittleEndian& page, std::size_t entry, const Add& add) {
    if (page.size() < page_size) return;
    const std::size_t count = page.u8(page_size - 1);
    const std::size_t entries = 4 * (count + 1);
    if (entries + entry * count > page_size) return;
    for (std::size_t i = 0; i < count; ++i) {
        const Run run{.begin = page.u32(4 * i), .end = page.u32(4 * i + 4)};
        if (run.end > run.begin) add(run, 2u * page.u8(entries + entry * i));
    }
}

}  // namespace

Runs Runs::of_characters(std::string_view document, std::string_view pages, Version version) {
    const LittleEndian bytes(document);
    Runs runs;
    for (const std::size_t offset : page_offsets(pages, version)) {
        const LittleEndian page(bytes.view(offset, page_size));
        read_page(page, 1, [&](Run run, std::size_t at) {
            if (at != 0) run.properties = page.view(at + 1, page.u8(at));
            runs.runs_.push_back(run);
        });
    }
    runs.sort();
    return runs;
}

Runs Runs::of_paragraphs(std::string_view document, std::string_view pages, Version version) {
    const LittleEndian bytes(document);
    const std::size_t entry = version == Version::word97 ? 13 : 7;
    Runs runs;
    for (const std::size_t offset : page_offsets(pages, version)) {
        const LittleEndian page(bytes.view(offset, page_size));
        read_page(page, entry, [&](Run run, std::size_t at) {
            std::size_t size = 2u * page.u8(at);
            std::size_t content = at + 1;
            // A zero byte before the size: the size is even. Word 6/95 has the even size only.
            if (size == 0 && version == Version::word97) {
                size = 2u * page.u8(at + 1);
                content = at + 2;
            } else if (size > 0 && version == Version::word97) {
                size -= 1;
            }
            if (at != 0 && size >= 1) {
                const LittleEndian found(page.view(content, size));
                const std::size_t name = version == Version::word97 ? 2 : 1;
                run.style = name == 2 ? found.u16(0) : found.u8(0);
                run.properties = found.view(name, size);
            }
            runs.runs_.push_back(run);
        });
    }
    runs.sort();
    return runs;
}

void Runs::sort() {
    const auto earlier = [](const Run& a, const Run& b) { return a.begin < b.begin; };
    if (!std::is_sorted(runs_.begin(), runs_.end(), earlier))
        std::stable_sort(runs_.begin(), runs_.end(), earlier);
    for (std::size_t i = 0; i + 1 < runs_.size(); ++i)
        runs_[i].end = std::min(runs_[i].end, runs_[i + 1].begin);
}

const Run* Runs::at(std::size_t byte) const {
    const auto holds = [byte](const Run& run) { return run.begin <= byte && byte < run.end; };
    if (last_ < runs_.size() && holds(runs_[last_])) return &runs_[last_];
    if (last_ + 1 < runs_.size() && holds(runs_[last_ + 1])) return &runs_[++last_];
    const auto after = std::upper_bound(runs_.begin(), runs_.end(), byte,
                                        [](std::size_t v, const Run& r) { return v < r.begin; });
    if (after == runs_.begin()) return nullptr;
    const auto found = static_cast<std::size_t>(after - runs_.begin() - 1);
    if (!holds(runs_[found])) return nullptr;
    last_ = found;
    return &runs_[last_];
}

std::size_t Runs::next_begin(std::size_t byte) const {
    const auto after = std::upper_bound(runs_.begin(), runs_.end(), byte,
                                        [](std::size_t v, const Run& r) { return v < r.begin; });
    return after == runs_.end() ? std::numeric_limits<std::size_t>::max() : after->begin;
}

}  // namespace mea::doc
