// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

// The font table of an RTF file: in which code page a font's bytes are written.

namespace mea::rtf {

struct Font {
    int charset = -1;   // \fcharset; -1 when not stated
    int code_page = 0;  // \cpg; 0 when not stated
    std::string name;
};

class Fonts {
public:
    // The font being described; text belongs to its name up to ';'.
    void begin(int number);
    void set_charset(int charset) { fonts_[current_].charset = charset; }
    void set_code_page(int code_page) { fonts_[current_].code_page = code_page; }
    void add_name(std::string_view text);

    // Of a font's bytes; `otherwise` when neither the table nor the font's name says.
    int code_page(int number, int otherwise) const;
    std::string_view name(int number) const;
    bool draws_symbols(int number) const;

private:
    std::map<int, Font> fonts_;
    int current_ = 0;
    bool named_ = false;
};

}  // namespace mea::rtf
