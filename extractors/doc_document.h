// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "extractors/cfb.h"
#include "extractors/doc_drawings.h"
#include "extractors/doc_fib.h"
#include "extractors/doc_fonts.h"
#include "extractors/doc_lists.h"
#include "extractors/doc_notes.h"
#include "extractors/doc_pieces.h"
#include "extractors/doc_properties.h"
#include "extractors/doc_runs.h"
#include "extractors/doc_sections.h"
#include "extractors/doc_styles.h"
#include "extractors/extractor.h"
#include "extractors/legacy_numbers.h"
#include "pipeline/result.h"

// A Word document taken apart: its streams and all tables that reading needs.
//
// The tables borrow from the streams, so that a Document stays where it was made.

namespace mea::doc {

class Document {
public:
    // Errors: damaged, encrypted, unsupported, limit. `file` is borrowed.
    static Result<std::unique_ptr<Document>> load(const CompoundFile& file, const Limits& limits);

    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

    std::u16string_view text() const { return pieces.text(); }

    // The properties of the paragraph whose mark stands at `cp`.
    ParagraphProperties paragraph_at(std::size_t cp);

    // Characters that share their properties: from a CP to `end`.
    struct Characters {
        std::size_t end = 0;
        CharacterProperties properties;
    };
    Characters characters_at(std::size_t cp, int paragraph_style) const;

    // Whether these CPs may be read too. Stories lie side by side, so that a file that names the
    // same text again and again is damaged; without a bound it would take forever.
    bool allow(Cps cps);

    // The shapes that are anchored at `cp` of the main text or of the headers: one, or a group.
    std::vector<Shape> shapes_at(std::size_t cp, Story story) const;

    // The CPs of the text box of a shape; empty when it has none.
    Cps text_box_of(const Shape& shape, Story story) const;

    // All text boxes of a story, in order.
    std::vector<Cps> text_boxes(Story story) const;

    Fib fib;
    Pieces pieces;
    Fonts fonts;
    Lists lists;
    LegacyNumbers legacy_numbers;
    Styles styles;
    Sections sections;
    Notes notes;
    Drawings drawings;

private:
    Document() = default;
    std::string_view bytes_of(Table table) const;
    std::string_view huge_properties(const Sprm& sprm);

    const CompoundFile* file_ = nullptr;
    std::string main_;
    std::string tables_;               // empty for Word 6/95: the tables are in main_
    std::optional<std::string> data_;  // read when something points there
    std::size_t allowed_ = 0;          // CPs
    Runs characters_;
    Runs paragraphs_;
};

}  // namespace mea::doc
