// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/rtf_fonts.h"

#include "extractors/rtf_charset.h"
#include "extractors/symbol_fonts.h"
#include "pipeline/text.h"

namespace mea::rtf {

void Fonts::begin(int number) {
    current_ = number;
    named_ = false;
    fonts_[number] = Font{};
}

void Fonts::add_name(std::string_view text) {
    if (named_) return;
    const std::size_t end = text.find(';');
    named_ = end != std::string_view::npos;
    fonts_[current_].name += text.substr(0, end);
}

int Fonts::code_page(int number, int otherwise) const {
    const auto found = fonts_.find(number);
    if (found == fonts_.end()) return otherwise;
    const Font& font = found->second;
    if (font.code_page > 0) return font.code_page;
    const int by_charset = code_page_of_charset(font.charset);
    if (font.charset > 0 && by_charset > 0) return by_charset;
    const int by_name = code_page_of_font_name(trimmed(font.name));
    if (by_name > 0) return by_name;
    return by_charset > 0 ? by_charset : otherwise;
}

std::string_view Fonts::name(int number) const {
    const auto found = fonts_.find(number);
    return found == fonts_.end() ? std::string_view() : trimmed(found->second.name);
}

bool Fonts::draws_symbols(int number) const {
    return code_page(number, 0) == symbol_code_page || symbol_character(name(number), U'a') != 0;
}

}  // namespace mea::rtf
