// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/doc_sections.h"

#include <algorithm>
#include <optional>

#include "extractors/doc_properties.h"
#include "extractors/little_endian.h"

namespace mea::doc {
namespace {

constexpr std::size_t descriptor_size = 12;  // SED
constexpr std::size_t separators = 6;        // stories of Plcfhdd before those of sections
constexpr std::size_t stories_a_section = 6;
constexpr int continuous = 0, new_column = 1;  // sprmSBkc
constexpr std::uint32_t no_properties = 0xFFFFFFFF;

NoteNumbering::Restart restart_from(int value) {
    if (value == 1) return NoteNumbering::Restart::each_section;
    return value == 2 ? NoteNumbering::Restart::each_page : NoteNumbering::Restart::never;
}

void read_numbering(NoteNumbering& numbering, std::uint16_t word) {
    numbering.restart = restart_from(word & 3);
    numbering.start = std::max(word >> 2, 1);
}

// What the whole document says: the Dop.
Section defaults_of(const LittleEndian& dop) {
    constexpr std::size_t footnotes_at = 2, endnotes_at = 52, formats_at = 492;
    Section section;
    section.endnotes.format = NumberFormat::lower_roman;
    read_numbering(section.footnotes, dop.u16(footnotes_at));
    read_numbering(section.endnotes, dop.u16(endnotes_at));
    if (dop.has(formats_at, 4)) {
        section.footnotes.format = number_format_from_nfc(dop.u16(formats_at));
        section.endnotes.format = number_format_from_nfc(dop.u16(formats_at + 2));
    }
    return section;
}

void read_properties(Section& section, std::string_view properties, Version version) {
    Sprms sprms(properties, version);
    while (const std::optional<Sprm> found = sprms.next()) {
        const int value = found->value();
        switch (found->code) {
            case sprm::s_break:
                section.new_page = value != continuous && value != new_column;
                break;
            case sprm::s_title_page:
                section.title_page = value != 0;
                break;
            case sprm::s_footnote_restart:
                section.footnotes.restart = restart_from(value);
                break;
            case sprm::s_endnote_restart:
                section.endnotes.restart = restart_from(value);
                break;
            case sprm::s_footnote_start:
                section.footnotes.start = std::max(value, 1);
                break;
            case sprm::s_endnote_start:
                section.endnotes.start = std::max(value, 1);
                break;
            case sprm::s_footnote_format:
                section.footnotes.format = number_format_from_nfc(value);
                break;
            case sprm::s_endnote_format:
                section.endnotes.format = number_format_from_nfc(value);
                break;
            case sprm::s_legacy_outline:
                section.legacy_outline = found->operand;
                break;
            default:
                break;
        }
    }
}

}  // namespace

Sections Sections::read(const Fib& fib, std::string_view document, std::string_view tables) {
    const LittleEndian bytes(document);
    const LittleEndian all(tables);
    const Extent dop_at = fib.table(Table::document_properties);
    const LittleEndian dop(all.view(dop_at.offset, dop_at.size));
    const Section defaults = defaults_of(dop);
    Sections sections;
    sections.facing_pages_ = (dop.u8(0) & 1) != 0;

    const Extent extent = fib.table(Table::sections);
    const LittleEndian plc(all.view(extent.offset, extent.size));
    const std::size_t count = plc.size() < 4 ? 0 : (plc.size() - 4) / (4 + descriptor_size);
    for (std::size_t i = 0; i < count; ++i) {
        Section section = defaults;
        section.cps = {plc.u32(4 * i), plc.u32(4 * i + 4)};
        if (section.cps.end < section.cps.begin) break;
        const std::uint32_t at = plc.u32(4 * (count + 1) + descriptor_size * i + 2);
        if (at != no_properties)
            read_properties(section, bytes.view(std::size_t{at} + 2, bytes.u16(at)), fib.version);
        sections.sections_.push_back(section);
    }
    if (sections.sections_.empty()) sections.sections_.push_back(defaults);
    sections.read_furniture(fib, tables);
    return sections;
}

void Sections::read_furniture(const Fib& fib, std::string_view tables) {
    const Extent extent = fib.table(Table::headers);
    const LittleEndian plc(LittleEndian(tables).view(extent.offset, extent.size));
    const Cps story = fib.story(Story::headers);
    for (std::size_t at = 0; at + 4 <= plc.size(); at += 4)
        furniture_.push_back(std::min(story.begin + plc.u32(at), story.end));
}

std::size_t Sections::index_of(std::size_t cp) const {
    const auto after = std::upper_bound(
        sections_.begin(), sections_.end(), cp,
        [](std::size_t v, const Section& section) { return v < section.cps.begin; });
    return after == sections_.begin() ? 0 : static_cast<std::size_t>(after - sections_.begin() - 1);
}

const Section& Sections::holding(std::size_t cp) const { return sections_[index_of(cp)]; }

bool Sections::ends_at(std::size_t cp) const {
    return cp > 0 && sections_[index_of(cp - 1)].cps.end == cp;
}

Cps Sections::furniture(std::size_t section, Furniture which) const {
    const std::size_t at =
        separators + stories_a_section * section + static_cast<std::size_t>(which);
    if (at + 1 >= furniture_.size() || furniture_[at + 1] < furniture_[at]) return {};
    return {furniture_[at], furniture_[at + 1]};
}

bool Sections::printed(std::size_t section, Furniture which) const {
    switch (which) {
        case Furniture::even_header:
        case Furniture::even_footer:
            return facing_pages_;
        case Furniture::first_header:
        case Furniture::first_footer:
            return section < sections_.size() && sections_[section].title_page;
        default:
            return true;
    }
}

}  // namespace mea::doc
