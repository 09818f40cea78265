// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The text of Word 6 and 95: bytes in the character set of each run's font.

namespace mea::doc {

class Document;

// Replaces the bytes in `document.pieces.text()` by UTF-16, in place: positions stay. The second
// byte of a two-byte character becomes U+FFFF, which no reader prints.
void decode_by_font(Document& document);

}  // namespace mea::doc
