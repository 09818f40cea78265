// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/doc_drawings.h"

#include <algorithm>

#include <unicode/unistr.h>

#include "extractors/little_endian.h"

namespace mea::doc {
namespace {

constexpr std::size_t head_size = 8;  // OfficeArtRecordHeader
constexpr std::uint16_t drawing_group = 0xF000, drawing = 0xF002, shape_group = 0xF003,
                        shape = 0xF004, shape_identity = 0xF00A, shape_options = 0xF00B;
constexpr std::uint16_t art_text = 0x00C0;  // gtextUNICODE
constexpr std::uint16_t option_name = 0x3FFF, option_has_data = 0x8000;
constexpr int deepest = 32;

struct Record {
    std::uint16_t type = 0;
    std::size_t instance = 0;
    LittleEndian content;
    std::size_t size = 0;  // with the head
};

Record record_at(const LittleEndian& bytes, std::size_t at) {
    Record record;
    if (!bytes.has(at, head_size)) return record;
    record.instance = bytes.u16(at) >> 4;
    record.type = bytes.u16(at + 2);
    record.content = LittleEndian(bytes.view(at + head_size, bytes.u32(at + 4)));
    record.size = head_size + record.content.size();
    return record;
}

std::string wide_text(const LittleEndian& units) {
    icu::UnicodeString text;
    for (std::size_t at = 0; at + 1 < units.size() && units.u16(at) != 0; at += 2) {
        const auto unit = static_cast<char16_t>(units.u16(at));
        text.append(unit < u' ' ? u' ' : unit);
    }
    std::string out;
    return text.toUTF8String(out);
}

std::string words_of(const Record& options) {
    constexpr std::size_t option_size = 6;
    std::size_t data_at = option_size * options.instance;
    for (std::size_t i = 0; i < options.instance; ++i) {
        const LittleEndian& bytes = options.content;
        if (!bytes.has(option_size * i, option_size)) break;
        const std::uint16_t name = bytes.u16(option_size * i);
        if ((name & option_has_data) == 0) continue;
        const std::size_t size = bytes.u32(option_size * i + 2);
        if ((name & option_name) == art_text)
            return wide_text(LittleEndian(bytes.view(data_at, size)));
        data_at += size;
    }
    return {};
}

class Reader {
public:
    explicit Reader(std::vector<Shape>& shapes) : shapes_(shapes) {}

    // A container; `group` is the shape that its members are anchored by, 0 for themselves.
    void read(const LittleEndian& bytes, std::uint32_t group, int depth) {
        if (depth > deepest) return;
        for (std::size_t at = 0; bytes.has(at, head_size);) {
            const Record record = record_at(bytes, at);
            at += record.size;
            if (record.type == shape)
                add(record.content, group);
            else if (record.type == shape_group)
                read(record.content, group != 0 ? group : group_of(record, depth), depth + 1);
        }
    }

private:
    // A group begins with the shape that stands for it; the outermost is the page, no group.
    static std::uint32_t group_of(const Record& record, int depth) {
        const Record first = record_at(record.content, 0);
        if (depth == 0 || first.type != shape) return 0;
        for (std::size_t at = 0; first.content.has(at, head_size);) {
            const Record part = record_at(first.content, at);
            if (part.type == shape_identity) return part.content.u32(0);
            at += part.size;
        }
        return 0;
    }

    void add(const LittleEndian& bytes, std::uint32_t group) {
        Shape found;
        for (std::size_t at = 0; bytes.has(at, head_size);) {
            const Record record = record_at(bytes, at);
            at += record.size;
            if (record.type == shape_identity) found.id = record.content.u32(0);
            if (record.type == shape_options && found.words.empty()) found.words = words_of(record);
        }
        found.anchored = group != 0 ? group : found.id;
        if (found.id != 0) shapes_.push_back(std::move(found));
    }

    std::vector<Shape>& shapes_;
};

}  // namespace

Drawings Drawings::read(std::string_view content) {
    const LittleEndian bytes(content);
    Drawings drawings;
    const Record group = record_at(bytes, 0);
    if (group.type != drawing_group) return drawings;
    Reader reader(drawings.shapes_);
    // A byte before each drawing tells main text from headers.
    for (std::size_t at = group.size + 1; bytes.has(at, head_size);) {
        const Record record = record_at(bytes, at);
        if (record.type != drawing) break;
        reader.read(record.content, 0, 0);
        at += record.size + 1;
    }
    std::stable_sort(drawings.shapes_.begin(), drawings.shapes_.end(),
                     [](const Shape& a, const Shape& b) { return a.anchored < b.anchored; });
    return drawings;
}

std::vector<Shape> Drawings::at(std::uint32_t id) const {
    const auto first = std::lower_bound(
        shapes_.begin(), shapes_.end(), id,
        [](const Shape& shape_of, std::uint32_t v) { return shape_of.anchored < v; });
    std::vector<Shape> found;
    for (auto at = first; at != shapes_.end() && at->anchored == id; ++at) found.push_back(*at);
    return found;
}

}  // namespace mea::doc
