// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/doc_fib.h"

// The font table ([MS-DOC] 2.9.286 SttbfFfn): names for symbols, character sets for Word 6/95.

namespace mea::doc {

struct Font {
    std::string name;  // ASCII; '?' for the rest
    int charset = 0;   // as in Windows' LOGFONT: 0 Western, 2 symbol, 204 Cyrillic, 134 GB2312 …
};

class Fonts {
public:
    static Fonts read(std::string_view table, Version version);
    // The empty font where there is none.
    const Font& at(int index) const;
    int count() const { return static_cast<int>(fonts_.size()); }

private:
    std::vector<Font> fonts_;
};

}  // namespace mea::doc
