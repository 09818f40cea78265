// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/doc_lists.h"

#include <algorithm>

#include "extractors/doc_properties.h"
#include "extractors/little_endian.h"
#include "extractors/symbol_fonts.h"
#include "pipeline/text.h"

namespace mea::doc {
namespace {

constexpr std::size_t list_size = 28;      // LSTF
constexpr std::size_t override_size = 16;  // LFO
constexpr std::size_t level_size = 28;     // LVLF
constexpr std::size_t most_levels = ListCounters::max_levels;
constexpr std::uint32_t no_list_data = 0xFFFFFFFF;

struct Level {
    ListFormat format;
    std::size_t size = 0;  // bytes in the file
};

std::string template_of(const LittleEndian& text, std::size_t length) {
    std::string out;
    for (std::size_t i = 0; i < length; ++i) {
        char32_t unit = text.u16(2 * i);
        if (unit < most_levels) {
            out += '%';
            out += static_cast<char>('1' + unit);
            continue;
        }
        const bool pair = unit >= 0xD800 && unit < 0xDC00 && i + 1 < length;
        if (pair) {
            const char32_t low = text.u16(2 * ++i);
            unit = 0x10000 + ((unit - 0xD800) << 10) + ((low - 0xDC00) & 0x3FF);
        }
        if (unit >= 0x20) out += to_utf8(unit);
    }
    return out;
}

// The font that a level gives its number, or -1.
int font_of_level(std::string_view properties) {
    int font = -1;
    Sprms sprms(properties, Version::word97);
    while (const std::optional<Sprm> sprm = sprms.next())
        if (sprm->code == sprm::c_font) font = sprm->value();
    return font;
}

ListIndent indent_of_level(std::string_view properties) {
    ListIndent indent;
    Sprms sprms(properties, Version::word97);
    while (const std::optional<Sprm> sprm = sprms.next()) {
        if (sprm->code == sprm::p_left || sprm->code == sprm::p_left_physical)
            indent.left = sprm->value();
        if (sprm->code == sprm::p_first || sprm->code == sprm::p_first_physical)
            indent.first = sprm->value();
    }
    return indent;
}

Level read_level(const LittleEndian& bytes, std::size_t at, const Fonts& fonts) {
    Level found;
    ListLevel& level = found.format.level;
    const std::uint8_t flags = bytes.u8(at + 5);
    level.start = bytes.i32(at);
    level.format = number_format_from_nfc(bytes.u8(at + 4));
    level.legal = (flags & 0x04) != 0;
    const std::size_t characters = bytes.u8(at + 24);
    const std::size_t paragraphs = bytes.u8(at + 25);
    if ((flags & 0x08) != 0) level.restart = bytes.u8(at + 26);
    const std::string_view paragraph = bytes.view(at + level_size, paragraphs);
    const std::string_view character = bytes.view(at + level_size + paragraphs, characters);
    const std::size_t text_at = at + level_size + paragraphs + characters;
    const std::size_t length = bytes.u16(text_at);
    const Font& font = fonts.at(font_of_level(character));
    level.text = template_of(LittleEndian(bytes.view(text_at + 2, 2 * length)),
                             bytes.has(text_at + 2, 2 * length) ? length : 0);
    if (level.format == NumberFormat::bullet) level.text = bullet_text(font.name, level.text);
    found.format.indent = indent_of_level(paragraph);
    found.size = level_size + paragraphs + characters + 2 + 2 * length;
    return found;
}

}  // namespace

Lists Lists::read(const Fib& fib, std::string_view tables, const Fonts& fonts) {
    Lists lists;
    if (fib.version != Version::word97) return lists;
    lists.read_lists(fib, tables, fonts);
    lists.read_overrides(fib, tables, fonts);
    return lists;
}

void Lists::read_lists(const Fib& fib, std::string_view tables, const Fonts& fonts) {
    const Extent extent = fib.table(Table::lists);
    const LittleEndian bytes(tables);
    if (extent.size < 2) return;
    const std::size_t count = bytes.u16(extent.offset);
    // The levels of all lists follow the lists; the extent does not count them.
    std::size_t at = extent.offset + 2 + list_size * count;
    for (std::size_t i = 0; i < count && bytes.has(at, level_size); ++i) {
        const std::size_t head = extent.offset + 2 + list_size * i;
        List list{.id = bytes.i32(head), .formats = {}};
        const bool simple = (bytes.u8(head + 26) & 1) != 0;
        for (std::size_t n = 0; n < (simple ? 1 : most_levels) && bytes.has(at, level_size); ++n) {
            const Level level = read_level(bytes, at, fonts);
            list.formats.push_back(level.format);
            at += level.size;
        }
        lists_.push_back(std::move(list));
    }
}

void Lists::read_overrides(const Fib& fib, std::string_view tables, const Fonts& fonts) {
    const Extent extent = fib.table(Table::list_overrides);
    const LittleEndian bytes(tables);
    if (extent.size < 4) return;
    const std::size_t count =
        std::min<std::size_t>(bytes.u32(extent.offset),
                              bytes.view(extent.offset + 4, extent.size).size() / override_size);
    std::size_t at = extent.offset + 4 + override_size * count;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t head = extent.offset + 4 + override_size * i;
        const int id = bytes.i32(head);
        const auto list =
            std::find_if(lists_.begin(), lists_.end(), [id](const List& l) { return l.id == id; });
        Override override;
        override.list = static_cast<std::size_t>(list - lists_.begin());
        if (list != lists_.end()) {
            for (const ListFormat& format : list->formats) {
                override.levels.push_back(format.level);
                override.indents.push_back(format.indent);
            }
        }
        const std::size_t changes = std::min<std::size_t>(bytes.u8(head + 12), most_levels);
        if (bytes.u32(at) == no_list_data || changes > 0) at += 4;
        for (std::size_t n = 0; n < changes && bytes.has(at, 8); ++n) {
            const std::uint32_t flags = bytes.u32(at + 4);
            const std::size_t which = flags & 0x0F;
            const bool starts = (flags & 0x10) != 0;
            const bool formats = (flags & 0x20) != 0;
            int start = bytes.i32(at);
            at += 8;
            if (formats) {
                const Level level = read_level(bytes, at, fonts);
                at += level.size;
                start = level.format.level.start;
                if (which < override.levels.size()) {
                    override.levels[which] = level.format.level;
                    override.indents[which] = level.format.indent;
                }
            }
            if (starts && which < override.starts.size()) override.starts[which] = start;
        }
        if (list == lists_.end())
            overrides_.emplace_back(std::nullopt);
        else
            overrides_.emplace_back(std::move(override));
    }
}

const Lists::Override* Lists::find(int list) const {
    if (list < 1 || static_cast<std::size_t>(list) > overrides_.size()) return nullptr;
    const std::optional<Override>& found = overrides_[static_cast<std::size_t>(list - 1)];
    return found ? &*found : nullptr;
}

std::string Lists::count(int list, int level) {
    const Override* override = find(list);
    if (!override || level < 0 || static_cast<std::size_t>(level) >= override->levels.size())
        return {};
    const int counter = identity(list);
    const std::optional<int> start = override->starts[static_cast<std::size_t>(level)];
    if (start && started_.insert({list, level}).second) counters_.restart(counter, level, *start);
    return counters_.next(counter, level, override->levels);
}

int Lists::identity(int list) const {
    const Override* override = find(list);
    return override ? static_cast<int>(override->list) + 1 : 0;
}

ListIndent Lists::indent(int list, int level) const {
    const Override* override = find(list);
    if (!override || level < 0 || static_cast<std::size_t>(level) >= override->indents.size())
        return {};
    return override->indents[static_cast<std::size_t>(level)];
}

bool Lists::is_bullet(int list, int level) const {
    const Override* override = find(list);
    if (!override || level < 0 || static_cast<std::size_t>(level) >= override->levels.size())
        return false;
    return override->levels[static_cast<std::size_t>(level)].format == NumberFormat::bullet;
}

}  // namespace mea::doc
