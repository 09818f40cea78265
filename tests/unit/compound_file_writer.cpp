// SPDX-License-Identifier: GPL-3.0-or-later
#include "compound_file_writer.h"

#include <algorithm>

namespace mea::test {
namespace {

constexpr std::size_t sector = 512;
constexpr std::size_t mini_sector = 64;
constexpr std::size_t mini_cutoff = 4096;
constexpr unsigned long end_of_chain = 0xFFFFFFFE;
constexpr unsigned long free_sector = 0xFFFFFFFF;
constexpr unsigned long table_sector = 0xFFFFFFFD;

void pad(std::string& bytes, std::size_t to) {
    bytes.resize((bytes.size() + to - 1) / to * to, '\0');
}

// Sectors in order; each stream is one run of them.
struct Sectors {
    std::string bytes;
    std::vector<unsigned long> next;

    unsigned long add(std::string content, std::size_t size) {
        if (content.empty()) return end_of_chain;
        pad(content, size);
        const unsigned long first = next.size();
        const std::size_t count = content.size() / size;
        for (std::size_t i = 0; i < count; ++i)
            next.push_back(i + 1 < count ? first + i + 1 : end_of_chain);
        bytes += content;
        return first;
    }
};

std::string entry(std::string_view name, int type, unsigned long start, std::size_t size) {
    std::string bytes;
    for (const char c : name) put16(bytes, static_cast<unsigned char>(c));
    bytes.resize(64, '\0');
    put16(bytes, static_cast<unsigned>(2 * name.size() + 2));
    bytes += static_cast<char>(type);
    bytes += '\1';
    for (int i = 0; i < 3; ++i) put32(bytes, free_sector);
    bytes.resize(116, '\0');
    put32(bytes, start);
    put32(bytes, size);
    put32(bytes, 0);
    return bytes;
}

}  // namespace

void put16(std::string& to, unsigned value) {
    to += static_cast<char>(value & 0xFF);
    to += static_cast<char>((value >> 8) & 0xFF);
}

void put32(std::string& to, unsigned long value) {
    put16(to, static_cast<unsigned>(value & 0xFFFF));
    put16(to, static_cast<unsigned>((value >> 16) & 0xFFFF));
}

void set16(std::string& in, std::size_t at, unsigned value) {
    std::string bytes;
    put16(bytes, value);
    in.replace(at, 2, bytes);
}

void set32(std::string& in, std::size_t at, unsigned long value) {
    std::string bytes;
    put32(bytes, value);
    in.replace(at, 4, bytes);
}

std::string compound_file(const std::map<std::string, std::string>& streams) {
    Sectors regular;
    Sectors mini;
    std::string directory = entry("Root Entry", 5, end_of_chain, 0);
    unsigned long id = 1;
    for (const auto& [name, content] : streams) {
        Sectors& where = content.size() < mini_cutoff ? mini : regular;
        const std::size_t size = content.size() < mini_cutoff ? mini_sector : sector;
        std::string made = entry(name, 2, where.add(content, size), content.size());
        if (id < streams.size()) set32(made, 72, id + 1);  // the next one is on its right
        directory += made;
        ++id;
    }
    if (!streams.empty()) set32(directory, 76, 1);
    const std::size_t mini_size = mini.bytes.size();
    set32(directory, 116, regular.add(mini.bytes, sector));
    set32(directory, 120, mini_size);
    const unsigned long directory_start = regular.add(directory, sector);
    std::string mini_table;
    for (const unsigned long next : mini.next) put32(mini_table, next);
    while (mini_table.size() % sector != 0) put32(mini_table, free_sector);
    const unsigned long mini_table_start = regular.add(mini_table, sector);

    std::size_t tables = 1;
    while ((regular.next.size() + tables) * 4 > tables * sector) ++tables;
    std::string header("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    header.resize(sector, '\0');
    set16(header, 24, 0x3E);
    set16(header, 26, 3);
    set16(header, 28, 0xFFFE);
    set16(header, 30, 9);
    set16(header, 32, 6);
    set32(header, 44, tables);
    set32(header, 48, directory_start);
    set32(header, 56, mini_cutoff);
    set32(header, 60, mini_table_start);
    set32(header, 64, mini_table.size() / sector);
    set32(header, 68, end_of_chain);
    for (std::size_t i = 0; i < 109; ++i)
        set32(header, 76 + 4 * i, i < tables ? regular.next.size() + i : free_sector);
    std::string table;
    for (const unsigned long next : regular.next) put32(table, next);
    for (std::size_t i = 0; i < tables; ++i) put32(table, table_sector);
    while (table.size() < tables * sector) put32(table, free_sector);
    return header + regular.bytes + table;
}

}  // namespace mea::test
