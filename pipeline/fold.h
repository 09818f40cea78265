// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/text.h"

// Folding: the form in which texts are compared, with a map back to the text (law 7).
//
// The tagger, the lexicon and the index's analyzer all match on a folded text and report ranges of
// the original. Folding never changes the stored text. Always folded: compatibility forms (NFKC:
// full width, Arabic presentation forms, ligatures, ⅰ, ㈠ → "(一)"), case, Kangxi and CJK radicals,
// dashes U+2010–2015 and U+2212 to "-", quotation marks to ASCII, every decimal digit to ASCII,
// white space (with U+00A0, U+3000) to " ", soft hyphens, bidi controls and tatweel to nothing.
// Never folded: Cyrillic й, ё (the index alone adds ё = е), Han variants unless asked.
//
//   FoldedText f = fold("第ＳＣ‑1/15号", Folding{});   f.text == "第sc-1/15号"
//   f.original({3, 10}) is the range of "ＳＣ‑1/15".
//
// Pure and thread-safe.

namespace mea {

struct Folding {
    bool keep_case = false;       // decision and symbol codes need their case
    bool latin_accents = false;   // é → e (Latin letters only)
    bool arabic_letters = false;  // أ إ آ ٱ → ا, ى → ي, ة → ه; harakat removed
    bool simplified_han = false;  // Traditional → Simplified
    bool yo = false;              // ё → е
};

struct FoldedText {
    std::string text;                   // UTF-8
    std::vector<std::uint32_t> origin;  // original byte of each folded byte, and one for the end

    // The original range of a folded range: from the first byte of its first character to the
    // beginning of the character that follows its last one.
    Range original(Range folded) const;
};

FoldedText fold(std::string_view text, Folding folding);

// Only the text, when positions do not matter (keys, query words).
std::string folded(std::string_view text, Folding folding = {});

// With latin_accents and arabic_letters: for comparison with words of lists.
std::string folded_words(std::string_view text);

}  // namespace mea
