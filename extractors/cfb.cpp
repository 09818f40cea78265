// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/cfb.h"

#include <algorithm>
#include <set>

namespace mea {
namespace {

constexpr std::size_t header_size = 512;
constexpr std::size_t entry_size = 128;
constexpr std::size_t header_fat_slots = 109;
constexpr std::uint32_t last_regular_sector = 0xFFFFFFFA;
constexpr std::uint32_t no_entry = 0xFFFFFFFF;

bool regular(std::uint32_t sector) { return sector <= last_regular_sector; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

bool same_name(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lower(x) == lower(y); });
}

std::string entry_name(const LittleEndian& directory, std::size_t at) {
    const std::size_t units = std::min<std::size_t>(directory.u16(at + 64) / 2u, 32);
    std::string name;
    for (std::size_t i = 0; i + 1 < units; ++i) {
        const std::uint16_t unit = directory.u16(at + 2 * i);
        name += unit < 0x80 ? static_cast<char>(unit) : '?';
    }
    return name;
}

void append_words(std::vector<std::uint32_t>& table, std::string_view bytes) {
    const LittleEndian words(bytes);
    for (std::size_t i = 0; i + 4 <= words.size(); i += 4) table.push_back(words.u32(i));
}

}  // namespace

Result<CompoundFile> CompoundFile::open(std::string_view bytes) {
    CompoundFile file;
    file.bytes_ = LittleEndian(bytes);
    if (bytes.size() < header_size || !bytes.starts_with(magic))
        return fail(ErrorCode::damaged, "no header of a compound file");
    file.sector_shift_ = file.bytes_.u16(30);
    file.mini_shift_ = file.bytes_.u16(32);
    file.mini_cutoff_ = file.bytes_.u32(56);
    if (file.sector_shift_ < 7 || file.sector_shift_ > 16 || file.mini_shift_ > file.sector_shift_)
        return fail(ErrorCode::damaged, "impossible sector size in the compound file", "byte 30");
    if (!file.read_allocation_table())
        return fail(ErrorCode::damaged, "no allocation table in the compound file", "byte 76");
    if (!file.read_directory())
        return fail(ErrorCode::damaged, "no directory in the compound file", "byte 48");
    return file;
}

std::size_t CompoundFile::sector_offset(std::uint32_t sector) const {
    return (static_cast<std::size_t>(sector) + 1) << sector_shift_;
}

bool CompoundFile::read_allocation_table() {
    const std::size_t sectors = bytes_.size() >> sector_shift_;
    const std::size_t per_sector = sector_size() / 4;
    std::vector<std::uint32_t> slots;
    for (std::size_t i = 0; i < header_fat_slots; ++i) slots.push_back(bytes_.u32(76 + 4 * i));
    std::uint32_t more = bytes_.u32(68);
    for (std::size_t step = 0; regular(more) && step < sectors; ++step) {
        const std::size_t at = sector_offset(more);
        if (!bytes_.has(at, sector_size())) break;
        for (std::size_t i = 0; i + 1 < per_sector; ++i) slots.push_back(bytes_.u32(at + 4 * i));
        more = bytes_.u32(at + 4 * (per_sector - 1));
    }
    for (const std::uint32_t slot : slots) {
        if (next_.size() > sectors) break;
        if (!regular(slot)) continue;
        const std::string_view part = bytes_.view(sector_offset(slot), sector_size());
        append_words(next_, part);
        if (part.size() < sector_size()) break;
    }
    return !next_.empty();
}

bool CompoundFile::read_directory() {
    const std::string content = read_chain(bytes_.u32(48), bytes_.size());
    const LittleEndian directory(content);
    if (directory.size() < entry_size) return false;
    append_words(next_mini_, read_chain(bytes_.u32(60), bytes_.size()));
    mini_ = read_chain(directory.u32(116), static_cast<std::size_t>(directory.u32(120)));

    std::set<std::uint32_t> visited;
    std::vector<std::uint32_t> pending{directory.u32(76)};
    while (!pending.empty()) {
        const std::uint32_t id = pending.back();
        pending.pop_back();
        const std::size_t at = static_cast<std::size_t>(id) * entry_size;
        if (id == no_entry || !directory.has(at, entry_size) || !visited.insert(id).second)
            continue;
        const std::uint8_t type = directory.u8(at + 66);
        if (type == 1 || type == 2)
            entries_.push_back({entry_name(directory, at), type == 2, directory.u32(at + 116),
                                directory.u32(at + 120)});
        pending.push_back(directory.u32(at + 68));
        pending.push_back(directory.u32(at + 72));
    }
    return true;
}

const CompoundFile::Entry* CompoundFile::find(std::string_view name) const {
    for (const Entry& entry : entries_)
        if (same_name(entry.name, name)) return &entry;
    return nullptr;
}

bool CompoundFile::contains(std::string_view name) const { return find(name) != nullptr; }

std::optional<std::string> CompoundFile::read(std::string_view name) const {
    const Entry* entry = find(name);
    if (!entry || !entry->stream) return std::nullopt;
    const std::size_t most = static_cast<std::size_t>(entry->size);
    if (entry->size < mini_cutoff_) return read_mini_chain(entry->start, most);
    return read_chain(entry->start, most);
}

std::string CompoundFile::read_chain(std::uint32_t first, std::size_t most) const {
    most = std::min(most, bytes_.size());  // more is a chain that bites its tail
    std::string content;
    content.reserve(most);
    std::uint32_t sector = first;
    for (std::size_t step = 0; step < next_.size() && content.size() < most; ++step) {
        if (!regular(sector)) break;
        const std::size_t wanted = std::min(sector_size(), most - content.size());
        const std::string_view part = bytes_.view(sector_offset(sector), wanted);
        content += part;
        if (part.size() < wanted || sector >= next_.size()) break;
        sector = next_[sector];
    }
    return content;
}

std::string CompoundFile::read_mini_chain(std::uint32_t first, std::size_t most) const {
    const LittleEndian mini(mini_);
    const std::size_t size = std::size_t{1} << mini_shift_;
    most = std::min(most, mini_.size());
    std::string content;
    std::uint32_t sector = first;
    for (std::size_t step = 0; step < next_mini_.size() && content.size() < most; ++step) {
        if (!regular(sector)) break;
        const std::size_t at = static_cast<std::size_t>(sector) << mini_shift_;
        const std::size_t wanted = std::min(size, most - content.size());
        const std::string_view part = mini.view(at, wanted);
        content += part;
        if (part.size() < wanted || sector >= next_mini_.size()) break;
        sector = next_mini_[sector];
    }
    return content;
}

}  // namespace mea
