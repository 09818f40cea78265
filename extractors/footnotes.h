// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/page_furniture.h"

// Notes at the foot of a page (CONVENTIONS §5.6): under a printed rule ("_____") or as the last
// lines of the page in smaller letters, each beginning with its mark. A zone without a mark
// continues the last note of the page before. Figures alone ("30 000" at the axis of a chart) are
// no notes.
//
// Pure and thread-safe.

namespace mea::layout {

struct FootnoteLine {
    Line line;         // without the mark
    std::string mark;  // "3", "a", "*" where a note begins; empty in its later lines
};

// Takes the note zone (and the rule above it) out of a page. `body_size` is the size of most
// letters of the document. Empty when the page has none.
std::vector<FootnoteLine> take_footnotes(PageLines& page, double body_size, Reading reading);

// "(١)" → "١", "3/" → "3"; nothing when the text is no mark of a note: digits, one or two letters,
// asterisks and daggers.
std::optional<std::string> note_mark(std::string_view text);

// "3", "a,b", "(١)" as printed in raised letters → the marks one by one; empty when one is none.
std::vector<std::string> note_marks(std::string_view raised);

}  // namespace mea::layout
