// SPDX-License-Identifier: GPL-3.0-or-later
// Run by the build: prints the Traditional ideographs that have a Simplified form, each with it, as
// ICU's character transliterator "Hant-Hans" has them, in order. To ask ICU whenever the program
// starts would take longer than a search.

#include <iostream>
#include <memory>

#include <unicode/translit.h>
#include <unicode/unistr.h>

namespace {

constexpr UChar32 first_han = 0x3400;
constexpr UChar32 last_han = 0x9FFF;

}  // namespace

int main() {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> simplify(
        icu::Transliterator::createInstance("Hant-Hans", UTRANS_FORWARD, status));
    if (U_FAILURE(status) || !simplify) {
        std::cerr << "make_simplified_han: ICU has no Hant-Hans: " << u_errorName(status) << '\n';
        return 1;
    }
    for (UChar32 c = first_han; c <= last_han; ++c) {
        icu::UnicodeString text(c);
        simplify->transliterate(text);
        const bool another = text.countChar32() == 1 && text.char32At(0) != c;
        if (another) std::cout << '{' << c << ", " << text.char32At(0) << "},\n";
    }
    return std::cout.flush() ? 0 : 1;
}
