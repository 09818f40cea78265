// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/doc_styles.h"

#include <algorithm>
#include <cstdint>

#include "extractors/doc_pieces.h"
#include "extractors/little_endian.h"
#include "pipeline/text.h"

namespace mea::doc {
namespace {

constexpr std::size_t most_styles = 4095;  // istd has 12 bits
constexpr int no_base = 0xFFF;
constexpr int user_style = 0xFFE;
constexpr int deepest_base = 64;

std::string wide_text(const LittleEndian& bytes, std::size_t at, std::size_t units) {
    std::string out;
    for (std::size_t i = 0; i < units && bytes.has(at + 2 * i, 2); ++i)
        out += to_utf8(bytes.u16(at + 2 * i));
    return out;
}

std::string narrow_text(const LittleEndian& bytes, std::size_t at, std::size_t size) {
    std::string out;
    for (const char c : bytes.view(at, size))
        out += to_utf8(from_cp1252(static_cast<std::uint8_t>(c)));
    return out;
}

// Aliases follow the name after a comma.
std::string first_name(std::string name) { return name.substr(0, name.find(',')); }

struct Changes {
    std::vector<std::string_view> parts;
};

Changes read_changes(const LittleEndian& std, std::size_t at, std::size_t count) {
    Changes changes;
    for (std::size_t i = 0; i < count && std.has(at, 2); ++i) {
        const std::size_t size = std.u16(at);
        changes.parts.push_back(std.view(at + 2, size));
        at += 2 + size + size % 2;
    }
    changes.parts.resize(3);
    return changes;
}

Style read_style(const LittleEndian& std, std::size_t base_size, Version version) {
    Style style;
    const int id = std.u16(0) & 0xFFF;
    const unsigned kind = std.u16(2) & 0xFu;
    const int base = std.u16(2) >> 4;
    const std::size_t count = std.u16(4) & 0xFu;
    style.builtin = id == user_style ? -1 : id;
    style.base = base == no_base ? -1 : base;
    std::size_t at = base_size;
    if (version == Version::word97) {
        const std::size_t length = std.u16(at);
        style.name = first_name(wide_text(std, at + 2, length));
        at += 2 + 2 * length + 2;
    } else {
        const std::size_t length = std.u8(at);
        style.name = first_name(narrow_text(std, at + 1, length));
        at += 1 + length + 1;
    }
    const Changes changes = read_changes(std, at + at % 2, count);
    // A paragraph's changes begin with the two bytes of its own istd.
    const auto paragraph = [](std::string_view part) {
        return part.substr(std::min<std::size_t>(2, part.size()));
    };
    switch (kind) {
        case 1:
            style.kind = Style::Kind::paragraph;
            style.paragraph_changes = paragraph(changes.parts[0]);
            style.character_changes = changes.parts[1];
            break;
        case 2:
            style.kind = Style::Kind::character;
            style.character_changes = changes.parts[0];
            break;
        case 3:
            style.kind = Style::Kind::table;
            break;
        case 4:
            style.kind = Style::Kind::list;
            style.paragraph_changes = paragraph(changes.parts[0]);
            break;
        default:
            break;
    }
    return style;
}

}  // namespace

void apply_layer(ParagraphProperties& to, std::string_view changes, Version version,
                 const Lists& lists) {
    if (changes.empty()) return;
    bool names_list = false;
    ParagraphProperties with_list = to;
    Sprms first(changes, version);
    while (const std::optional<Sprm> sprm = first.next()) {
        if (sprm->code != sprm::p_list && sprm->code != sprm::p_level) continue;
        apply(with_list, *sprm);
        names_list = true;
    }
    if (names_list && with_list.list != 0 && !with_list.keep_indent) {
        const ListIndent indent = lists.indent(with_list.list, with_list.level);
        to.left = indent.left.value_or(to.left);
        to.first = indent.first.value_or(to.first);
    }
    Sprms sprms(changes, version);
    while (const std::optional<Sprm> sprm = sprms.next()) apply(to, *sprm);
}

Styles Styles::read(std::string_view table, Version version, const Lists& lists) {
    Styles styles;
    styles.version_ = version;
    const LittleEndian bytes(table);
    const std::size_t head = bytes.u16(0);
    const std::size_t count = std::min<std::size_t>(bytes.u16(2), most_styles);
    const std::size_t base_size = bytes.u16(4);
    const int font = head >= 14 ? bytes.u16(14) : 0;
    styles.none_.characters.font = font;
    std::size_t at = 2 + head;
    for (std::size_t i = 0; i < count && bytes.has(at, 2); ++i) {
        const std::size_t size = bytes.u16(at);
        styles.styles_.push_back(
            size == 0 ? Style{}
                      : read_style(LittleEndian(bytes.view(at + 2, size)), base_size, version));
        styles.styles_.back().characters.font = font;
        at += 2 + size + size % 2;
    }
    for (std::size_t i = 0; i < styles.styles_.size(); ++i) styles.resolve(i, lists, 0);
    return styles;
}

void Styles::resolve(std::size_t istd, const Lists& lists, int depth) {
    Style& style = styles_[istd];
    if (style.resolved) return;
    style.resolved = true;  // before its base: a cycle ends here
    ParagraphProperties paragraph;
    CharacterProperties characters = none_.characters;
    const bool has_base = style.base >= 0 && static_cast<std::size_t>(style.base) < styles_.size();
    if (has_base && depth < deepest_base) {
        const auto base = static_cast<std::size_t>(style.base);
        resolve(base, lists, depth + 1);
        paragraph = styles_[base].paragraph;
        characters = styles_[base].characters;
    }
    const bool heading = style.builtin >= builtin::heading1 && style.builtin <= builtin::heading9;
    if (heading) paragraph.outline = style.builtin - 1;
    apply_layer(paragraph, style.paragraph_changes, version_, lists);
    paragraph.style = static_cast<int>(istd);
    const CharacterProperties inherited = characters;
    Sprms sprms(style.character_changes, version_);
    while (const std::optional<Sprm> sprm = sprms.next()) apply(characters, *sprm, inherited);
    style.paragraph = paragraph;
    style.characters = characters;
}

const Style& Styles::at(int istd) const {
    if (istd < 0 || static_cast<std::size_t>(istd) >= styles_.size()) return none_;
    return styles_[static_cast<std::size_t>(istd)];
}

void Styles::apply_character_style(int istd, CharacterProperties& to,
                                   const CharacterProperties& of_paragraph) const {
    std::vector<std::string_view> layers;
    while (istd > 0 && layers.size() < static_cast<std::size_t>(deepest_base)) {
        const Style& style = at(istd);
        if (style.kind != Style::Kind::character) break;
        layers.push_back(style.character_changes);
        istd = style.base;
    }
    for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) {
        Sprms sprms(*layer, version_);
        while (const std::optional<Sprm> sprm = sprms.next()) apply(to, *sprm, of_paragraph);
    }
}

}  // namespace mea::doc
