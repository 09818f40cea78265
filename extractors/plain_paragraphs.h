// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

// Lines of plain text → paragraphs.
//
// Blank lines part paragraphs. Whether the lines between them are one wrapped paragraph or
// paragraphs of their own is read from the whole text: wrapped text has a common width that its
// inner lines come near to. In wrapped text a new paragraph also begins after a short line, and at
// an enumerator that follows punctuation. A paragraph that a page break cut in two (no punctuation
// at its end, a small or caseless letter at the beginning of the next) is joined again.
//
// Joined lines have a space between them, Han text none. Pure, thread-safe, linear in the text.

namespace mea {

struct PlainParagraph {
    std::string text;    // one line; '\n' where `hard_breaks` were asked for and found
    bool single = true;  // was one line
};

enum class HardBreaks { none, markdown };  // markdown: two spaces or '\' at the end of a line

std::vector<PlainParagraph> plain_paragraphs(std::string_view text, HardBreaks hard_breaks);

}  // namespace mea
