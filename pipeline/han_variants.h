// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Han characters that mean the same: radicals used as letters, and Traditional for Simplified.
//
// PDF fonts often map ordinary ideographs to the Kangxi or CJK radical blocks (⽅ for 方). NFKC
// covers the first; the second needs Unicode's Equivalent_Unified_Ideograph property. Traditional →
// Simplified is ICU's character transliterator "Hant-Hans", one character at a time so that offsets
// hold; its table is written into the program when it is built. Pure and thread-safe.

namespace mea {

// A radical of U+2E80–2FDF as the ideograph it stands for; any other character unchanged.
char32_t unified_han(char32_t c);

// The Simplified form of a Han character; any other character unchanged.
char32_t simplified_han(char32_t c);

}  // namespace mea
