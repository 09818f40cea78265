// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "extractors/doc_fib.h"
#include "extractors/list_numbers.h"

// Sections, their headers and footers, and how notes are numbered ([MS-DOC] 2.8.26 PlcfSed,
// 2.8.21 Plcfhdd, 2.7 Dop).

namespace mea::doc {

enum class NoteKind { footnote, endnote };

struct NoteNumbering {
    enum class Restart { never, each_section, each_page };
    NumberFormat format = NumberFormat::decimal;
    Restart restart = Restart::never;
    int start = 1;
};

struct Section {
    Cps cps;
    bool new_page = true;     // else it begins where the section before ends
    bool title_page = false;  // the first page has its own header and footer
    NoteNumbering footnotes;
    NoteNumbering endnotes;
    std::string_view legacy_outline{};  // OLST of Word 6/95; borrowed

    const NoteNumbering& numbering(NoteKind kind) const {
        return kind == NoteKind::footnote ? footnotes : endnotes;
    }
};

enum class Furniture { even_header, header, even_footer, footer, first_header, first_footer };

class Sections {
public:
    // At least one section, whatever the file says.
    static Sections read(const Fib& fib, std::string_view document, std::string_view tables);

    const std::vector<Section>& all() const { return sections_; }
    const Section& holding(std::size_t cp) const;
    std::size_t index_of(std::size_t cp) const;
    bool ends_at(std::size_t cp) const;  // a section's last character is cp - 1

    // The CPs of a header or footer; empty when the section has none of its own (it shows the one
    // of the section before). False for one that is not printed: even ones without facing pages.
    Cps furniture(std::size_t section, Furniture which) const;
    bool printed(std::size_t section, Furniture which) const;

private:
    void read_furniture(const Fib& fib, std::string_view tables);
    std::vector<Section> sections_;
    std::vector<std::size_t> furniture_;  // CPs of Plcfhdd, absolute
    bool facing_pages_ = false;
};

}  // namespace mea::doc
